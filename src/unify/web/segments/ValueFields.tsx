import { NativeSelect, TagsInput, TextInput } from '@mantine/core'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { NumberField } from '../../../platform/ui/fields/NumberField.tsx'
import { type ValueTest, valueTestSchema } from '../../traits/model-traits.ts'
import { segmentSentences } from './sentences.ts'

const tests = [
  'known',
  'one-of',
  'containing',
  'beginning',
  'at-least',
  'at-most',
  'more-than',
  'less-than',
] as const

/** What a value is asked for, as fields of a row. */
export function ValueFields({ test, onChange }: { test: ValueTest; onChange(test: ValueTest): void }) {
  const t = useTranslate(segmentSentences)
  const choose = (is: string) => {
    // Filled so that it is well formed; an empty text is not, and asks to be completed.
    const next = valueTestSchema.safeParse({ is, values: [''], text: ' ', number: 0 })
    if (!next.success) return
    if ('values' in next.data) onChange({ ...next.data, values: [] })
    else if ('text' in next.data) onChange({ ...next.data, text: '' })
    else onChange(next.data)
  }
  return (
    <>
      <NativeSelect
        label={t('leaf.test')}
        value={test.is}
        data={tests.map(is => ({ value: is, label: t(`test.${is}`) }))}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {'values' in test && (
        <TagsInput
          label={t('leaf.values')}
          value={test.values}
          splitChars={['\n', '\t']}
          acceptValueOnBlur
          clearable={false}
          dir="auto"
          onChange={values => onChange({ ...test, values })}
        />
      )}
      {'text' in test && (
        <TextInput
          label={t('leaf.value')}
          dir="auto"
          value={test.text}
          onChange={({ currentTarget }) => onChange({ ...test, text: currentTarget.value })}
        />
      )}
      {'number' in test && (
        <NumberField
          label={t('leaf.value')}
          value={test.number}
          onChange={number => onChange({ ...test, number: number ?? Number.NaN })}
        />
      )}
    </>
  )
}
