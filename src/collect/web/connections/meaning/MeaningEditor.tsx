import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../../../platform/i18n/use-translate.tsx'
import { Buttons, Failed } from '../../../../platform/ui/Form.tsx'
import { useErrorSentence } from '../../../../platform/ui/states.tsx'
import { showDone } from '../../../../platform/ui/toasts.ts'
import type { HookMapping, ReadSample } from '../../../connections/generic/model-mapping.ts'
import { FieldTable } from './FieldTable.tsx'
import styles from './Meaning.module.css'
import { MeaningFields } from './MeaningFields.tsx'
import { MeaningPreview } from './MeaningPreview.tsx'
import { PersonFields } from './PersonFields.tsx'
import { draftOf } from './prepare-meaning.ts'
import { meaningSentences } from './sentences.ts'
import { useMeaningWork } from './use-meaning.ts'

interface MeaningEditorProps {
  readonly id: number
  readonly text: string
  readonly read: ReadSample
  readonly saved: HookMapping | null
}

/** The meaning of one sample's fields. What is proposed says why; nothing holds before it is saved. */
export function MeaningEditor({ id, text, read, saved }: MeaningEditorProps) {
  const t = useTranslate(meaningSentences)
  const sentence = useErrorSentence()
  const [mapping, setMapping] = useState<HookMapping>(() => draftOf(read, saved))
  const { preview, save } = useMeaningWork(id)
  const change = (next: HookMapping) => {
    setMapping(next)
    preview.reset()
  }
  const error = preview.error ?? save.error
  return (
    <div className={styles.editor}>
      <MeaningFields read={read} mapping={mapping} onChange={change} />
      <PersonFields read={read} mapping={mapping} onChange={change} />
      <FieldTable fields={read.fields} mapping={mapping} onChange={change} />
      {error && <Failed>{sentence(error)}</Failed>}
      {preview.data && <MeaningPreview found={preview.data} />}
      <Buttons>
        <Button
          variant="default"
          loading={preview.isPending}
          onClick={() => preview.mutate({ text, mapping })}
        >
          {t('preview')}
        </Button>
        <Button
          loading={save.isPending}
          onClick={() =>
            save.mutate(mapping, {
              onSuccess: ({ settings }) => {
                const versions = settings.versions
                showDone(t('saved', { n: Array.isArray(versions) ? versions.length : 1 }))
              },
            })
          }
        >
          {t('save')}
        </Button>
      </Buttons>
    </div>
  )
}
