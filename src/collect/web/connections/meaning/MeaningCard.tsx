import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useFormats } from '../../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../../platform/ui/Card.tsx'
import { Buttons, Failed, FormStack, Note } from '../../../../platform/ui/Form.tsx'
import { Since } from '../../../../platform/ui/Since.tsx'
import { Answer, useErrorSentence } from '../../../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../../../platform/ui/toasts.ts'
import type { sampleAnswer } from '../../../connections/generic/model-mapping.ts'
import parts from '../Connections.module.css'
import { MeaningEditor } from './MeaningEditor.tsx'
import { meaningSentences } from './sentences.ts'
import { useMeaningWork, useReadSample, useSamples } from './use-meaning.ts'

type Samples = z.infer<typeof sampleAnswer>

/** What the fields of a call mean: a sample is caught or pasted, its meaning chosen, looked at and saved. */
export function MeaningCard({ id }: { id: number }) {
  const t = useTranslate(meaningSentences)
  const samples = useSamples(id)
  return (
    <Card>
      <section className={parts.part}>
        <h2 className={parts.partTitle}>{t('title')}</h2>
        <Answer query={samples} shape="lines">
          {found => <Meaning id={id} found={found} />}
        </Answer>
      </section>
    </Card>
  )
}

function Meaning({ id, found }: { id: number; found: Samples }) {
  const t = useTranslate(meaningSentences)
  const formats = useFormats()
  const [pasted, setPasted] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const sample = found.samples.find(one => one.id === chosen) ?? found.samples[0]
  const text = pasted ?? sample?.text ?? null
  const read = useReadSample(text)
  const saved = found.versions.at(-1)
  const sentence = useErrorSentence()
  return (
    <FormStack>
      {saved && (
        <Note>
          {t.rich('versions', {
            n: { node: formats.number(saved.version) },
            when: { node: <Since at={saved.at} /> },
          })}
        </Note>
      )}
      <Waiting id={id} waiting={found.waiting} isReadable={saved !== undefined} />
      {text === null && !saved && <Note>{t('wait')}</Note>}
      {pasted === null && found.samples.length > 1 && (
        <NativeSelect
          label={t('sample')}
          data={found.samples.map(one => ({
            value: one.id,
            label: t('sample.at', { when: formats.dateTime(one.at) }),
          }))}
          value={sample?.id}
          onChange={event => setChosen(event.currentTarget.value)}
        />
      )}
      <Paste hasSample={text !== null} onRead={setPasted} />
      {read.error && <Failed>{sentence(read.error)}</Failed>}
      {text !== null && read.data && (
        <MeaningEditor key={text} id={id} text={text} read={read.data} saved={saved?.mapping ?? null} />
      )}
    </FormStack>
  )
}

function Waiting({ id, waiting, isReadable }: { id: number; waiting: number; isReadable: boolean }) {
  const t = useTranslate(meaningSentences)
  const sentence = useErrorSentence()
  const { replay } = useMeaningWork(id)
  if (waiting === 0) return null
  return (
    <div className={parts.partHead}>
      <Note>{t('held', { n: waiting })}</Note>
      {isReadable && (
        <Button
          loading={replay.isPending}
          onClick={() =>
            replay.mutate(undefined, {
              onSuccess: ({ taken }) => showDone(t('replayed', { n: taken })),
              onError: failure => showFailed(sentence(failure)),
            })
          }
        >
          {t('replay')}
        </Button>
      )}
    </div>
  )
}

function Paste({ hasSample, onRead }: { hasSample: boolean; onRead(text: string): void }) {
  const t = useTranslate(meaningSentences)
  const [isOpen, setOpen] = useState(!hasSample)
  const [text, setText] = useState('')
  if (!isOpen)
    return (
      <Buttons>
        <Button variant="subtle" size="xs" onClick={() => setOpen(true)}>
          {t('paste.other')}
        </Button>
      </Buttons>
    )
  return (
    <>
      <Textarea
        label={t('paste')}
        dir="ltr"
        autosize
        minRows={4}
        maxRows={12}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <Buttons>
        <Button
          variant="default"
          disabled={text.trim() === ''}
          onClick={() => {
            onRead(text)
            setOpen(false)
          }}
        >
          {t('paste.read')}
        </Button>
      </Buttons>
    </>
  )
}
