import { Autocomplete, Checkbox, NativeSelect, PasswordInput, Textarea } from '@mantine/core'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { LtrField } from '../../../platform/ui/fields/LtrField.tsx'
import type { ConnectionField } from '../../connections/model-connection.ts'
import styles from './Connections.module.css'
import type { FormValues } from './prepare-connections.ts'
import { connectionSentences } from './sentences.ts'
import { useWords } from './use-connections.ts'

interface ConnectionFieldsProps {
  readonly fields: readonly ConnectionField[]
  readonly values: FormValues
  readonly secretsSet: readonly string[]
  /** Of the table that was looked at; empty before. */
  readonly columns: readonly string[]
  onChange(name: string, value: string | boolean): void
}

/** The form of a connector, made from its fields; long ones are set in sections. */
export function ConnectionFields({ fields, values, secretsSet, columns, onChange }: ConnectionFieldsProps) {
  const t = useTranslate(connectionSentences)
  const fieldsOf = (some: readonly ConnectionField[]) =>
    some.map(field => (
      <Field
        key={field.name}
        field={field}
        value={values[field.name] ?? ''}
        isSet={secretsSet.includes(field.name)}
        columns={field.isColumn ? columns : []}
        onChange={value => onChange(field.name, value)}
      />
    ))
  return [...Map.groupBy(fields, ({ section }) => section)].map(([section, of]) =>
    section === undefined ? (
      fieldsOf(of)
    ) : (
      <fieldset key={section} className={styles.section}>
        <legend className={styles.legend}>{t(`form.section.${section}`)}</legend>
        <div className={styles.sectionFields}>{fieldsOf(of)}</div>
      </fieldset>
    ),
  )
}

interface FieldProps {
  readonly field: ConnectionField
  readonly value: string | boolean
  readonly isSet: boolean
  readonly columns: readonly string[]
  onChange(value: string | boolean): void
}

function Field({ field, value, isSet, columns, onChange }: FieldProps) {
  const t = useTranslate(connectionSentences)
  const words = useWords()
  const label =
    field.isOptional && field.kind !== 'switch'
      ? `${words(field.label)} (${t('form.optional')})`
      : words(field.label)
  const help = field.help && words(field.help)
  const text = String(value)
  if (field.kind === 'switch')
    return (
      <Checkbox
        label={label}
        description={help}
        checked={value === true}
        onChange={event => onChange(event.currentTarget.checked)}
      />
    )
  if (field.isSecret)
    return (
      <PasswordInput
        label={label}
        description={help}
        dir="ltr"
        autoComplete="off"
        placeholder={isSet ? t('form.kept') : field.placeholder}
        value={text}
        onChange={event => onChange(event.currentTarget.value)}
      />
    )
  if (field.kind === 'choice')
    return (
      <NativeSelect
        label={label}
        description={help}
        data={(field.choices ?? []).map(choice => ({ value: choice.value, label: words(choice.label) }))}
        value={text}
        onChange={event => onChange(event.currentTarget.value)}
      />
    )
  if (field.kind === 'lines')
    return (
      <Textarea
        label={label}
        description={help}
        dir="ltr"
        autosize
        minRows={2}
        value={text}
        onChange={event => onChange(event.currentTarget.value)}
      />
    )
  if (columns.length > 0)
    return (
      <Autocomplete
        label={label}
        description={help}
        placeholder={field.placeholder}
        className={styles.column}
        classNames={{ option: styles.option ?? '' }}
        data={[...columns]}
        limit={100}
        value={text}
        onChange={onChange}
      />
    )
  return (
    <LtrField
      label={label}
      description={help}
      placeholder={field.placeholder}
      inputMode={field.kind === 'number' ? 'numeric' : undefined}
      value={text}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
