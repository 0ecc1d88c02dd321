import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useFormats } from '../../i18n/LocaleProvider.tsx'
import { parseNumber } from '../../i18n/parse-number.ts'
import { useTranslate } from '../../i18n/use-translate.tsx'
import { Chip } from '../Chip.tsx'
import { kitSentences } from '../sentences.ts'
import styles from './fields.module.css'

/**
 * A number as people type it, ٣٫٥ as well as 3.5. Never `type="number"`: it throws Arabic-Indic digits away
 * without a word. What has two readings is asked about.
 */
export function NumberField(props: {
  label: string
  value: number | null
  onChange(value: number | null): void
  description?: string
}) {
  const t = useTranslate(kitSentences)
  const formats = useFormats()
  const [text, setText] = useState(
    props.value === null ? '' : formats.number(props.value, { maxDecimals: 10 }),
  )
  const parsed = parseNumber(text, formats.locale)
  const type = (next: string) => {
    setText(next)
    const found = parseNumber(next, formats.locale)
    props.onChange(found.kind === 'number' ? found.value : null)
  }
  return (
    <div>
      <TextInput
        label={props.label}
        description={props.description}
        inputMode="decimal"
        className={styles.ltr}
        dir="ltr"
        value={text}
        error={parsed.kind === 'invalid' ? t('number.invalid') : undefined}
        onChange={event => type(event.currentTarget.value)}
      />
      {parsed.kind === 'ambiguous' && (
        <fieldset className={styles.ask}>
          <legend>{t('number.ask')}</legend>
          {parsed.readings.map(reading => (
            <Chip
              key={reading}
              onClick={() => {
                props.onChange(reading)
                // Written with the decimals spelled out, so that it cannot be read in two ways again.
                setText(formats.number(reading, { decimals: Number.isInteger(reading) ? 0 : 4 }))
              }}
            >
              {formats.number(reading, { maxDecimals: 10 })}
            </Chip>
          ))}
        </fieldset>
      )}
    </div>
  )
}
