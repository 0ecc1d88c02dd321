import { Button, FileButton, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { NumberField } from '../../../platform/ui/fields/NumberField.tsx'
import type { Leaf } from '../../segments/model-segment.ts'
import { useTraitTitle } from '../traits/use-traits.ts'
import { EventFields, SpanFields } from './EventFields.tsx'
import { emptyLeaf, isComplete, readList } from './prepare-draft.ts'
import styles from './Segments.module.css'
import { segmentSentences } from './sentences.ts'
import { useComputedTraits } from './use-segments.ts'
import { useSentence } from './use-sentence.ts'
import { ValueFields } from './ValueFields.tsx'

const kinds = ['did', 'sequence', 'trait', 'computed', 'account', 'list'] as const
const often = ['at-least', 'at-most', 'exactly'] as const

interface LeafEditorProps {
  readonly leaf: Leaf
  onChange(leaf: Leaf): void
  onRemove(): void
}

/** One condition: the sentence that it says, and the fields that it is made of. */
export function LeafEditor({ leaf, onChange, onRemove }: LeafEditorProps) {
  const t = useTranslate(segmentSentences)
  const say = useSentence()
  return (
    <div className={styles.leaf}>
      {isComplete({ key: 0, of: 'leaf', leaf }) && <p className={styles.sentence}>{say(leaf)}</p>}
      <div className={styles.row}>
        <NativeSelect
          label={t('leaf.kind')}
          value={leaf.of}
          data={kinds.map(of => ({ value: of, label: t(`leaf.${of}`) }))}
          onChange={({ currentTarget }) =>
            onChange(emptyLeaf(kinds.find(of => of === currentTarget.value) ?? leaf.of))
          }
        />
        <Button className={styles.small} variant="default" onClick={onRemove}>
          {t('leaf.remove')}
        </Button>
      </div>
      <Fields leaf={leaf} onChange={onChange} />
    </div>
  )
}

function Fields({ leaf, onChange }: Omit<LeafEditorProps, 'onRemove'>) {
  const t = useTranslate(segmentSentences)
  switch (leaf.of) {
    case 'did': {
      const { event, times } = leaf
      return (
        <>
          <EventFields
            label={t('leaf.event')}
            event={event}
            onChange={next => onChange({ ...leaf, event: next })}
          />
          <div className={styles.row}>
            <NativeSelect
              label={t('leaf.times')}
              value={times.are}
              data={often.map(are => ({ value: are, label: t(`times.${are}`) }))}
              onChange={({ currentTarget }) => {
                const are = often.find(value => value === currentTarget.value) ?? times.are
                onChange({ ...leaf, times: { ...times, are } })
              }}
            />
            <NumberField
              label={t('leaf.n')}
              value={times.n}
              onChange={n => onChange({ ...leaf, times: { ...times, n: n ?? -1 } })}
            />
          </div>
        </>
      )
    }
    case 'sequence':
      return (
        <>
          <EventFields
            label={t('leaf.first')}
            event={leaf.first}
            onChange={first => onChange({ ...leaf, first })}
          />
          <EventFields
            label={t('leaf.second')}
            event={leaf.second}
            onChange={second => onChange({ ...leaf, second })}
          />
          <fieldset className={styles.group}>
            <legend className={styles.quiet}>{t('leaf.within')}</legend>
            <div className={styles.row}>
              <SpanFields span={leaf.within} onChange={within => onChange({ ...leaf, within })} />
            </div>
          </fieldset>
        </>
      )
    case 'trait':
      return (
        <div className={styles.row}>
          <TextInput
            label={t('leaf.path')}
            dir="auto"
            value={leaf.path}
            onChange={({ currentTarget }) => onChange({ ...leaf, path: currentTarget.value })}
          />
          <ValueFields test={leaf.test} onChange={test => onChange({ ...leaf, test })} />
        </div>
      )
    case 'computed':
      return <ComputedFields leaf={leaf} onChange={onChange} />
    case 'account':
      return (
        <TagsInput
          label={t('leaf.accounts')}
          value={leaf.accounts}
          splitChars={['\n', '\t']}
          acceptValueOnBlur
          clearable={false}
          dir="auto"
          onChange={accounts => onChange({ ...leaf, accounts })}
        />
      )
    case 'list':
      return (
        <ListField
          identifiers={leaf.identifiers}
          onChange={identifiers => onChange({ ...leaf, identifiers })}
        />
      )
  }
}

function ComputedFields({
  leaf,
  onChange,
}: {
  leaf: Extract<Leaf, { of: 'computed' }>
  onChange(leaf: Leaf): void
}) {
  const t = useTranslate(segmentSentences)
  const titleOf = useTraitTitle()
  const traits = useComputedTraits().data?.traits ?? []
  if (traits.length === 0)
    return (
      <p className={styles.quiet}>
        {t('leaf.noTraits')} <AppLink to="/people/traits/new">{t('leaf.noTraits.make')}</AppLink>
      </p>
    )
  const choices = traits.map(trait => ({ value: String(trait.id), label: titleOf(trait) }))
  return (
    <div className={styles.row}>
      <NativeSelect
        label={t('leaf.trait.choose')}
        value={String(leaf.trait)}
        data={leaf.trait === 0 ? [{ value: '0', label: '' }, ...choices] : choices}
        onChange={({ currentTarget }) => onChange({ ...leaf, trait: Number(currentTarget.value) })}
      />
      <ValueFields test={leaf.test} onChange={test => onChange({ ...leaf, test })} />
    </div>
  )
}

function ListField({
  identifiers,
  onChange,
}: {
  identifiers: readonly string[]
  onChange(identifiers: string[]): void
}) {
  const t = useTranslate(segmentSentences)
  const [text, setText] = useState(identifiers.join('\n'))
  const type = (next: string) => {
    setText(next)
    onChange(readList(next))
  }
  return (
    <>
      <Textarea
        label={t('leaf.identifiers')}
        description={t('leaf.identifiers.hint')}
        dir="ltr"
        rows={6}
        value={text}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onDrop={event => {
          const [file] = event.dataTransfer.files
          if (!file) return
          event.preventDefault()
          void file.text().then(type)
        }}
      />
      <div className={styles.row}>
        <FileButton
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={file => void file?.text().then(type)}
        >
          {props => (
            <Button {...props} className={styles.small} variant="default" size="compact-sm">
              {t('leaf.identifiers.upload')}
            </Button>
          )}
        </FileButton>
        <span className={styles.quiet}>{t('leaf.identifiers.n', { n: identifiers.length })}</span>
      </div>
    </>
  )
}
