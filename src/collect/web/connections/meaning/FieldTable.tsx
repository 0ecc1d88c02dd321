import { Checkbox, TextInput } from '@mantine/core'
import { useTranslate } from '../../../../platform/i18n/use-translate.tsx'
import { Note } from '../../../../platform/ui/Form.tsx'
import type { HookMapping, SampleField } from '../../../connections/generic/model-mapping.ts'
import styles from './Meaning.module.css'
import { keepable, keyOf, nameOf, toggleProperty } from './prepare-meaning.ts'
import { meaningSentences } from './sentences.ts'

interface FieldTableProps {
  readonly fields: readonly SampleField[]
  readonly mapping: HookMapping
  onChange(mapping: HookMapping): void
}

/** The sample as a tree with its first values; what is ticked is kept as a property. */
export function FieldTable({ fields, mapping, onChange }: FieldTableProps) {
  const t = useTranslate(meaningSentences)
  const open = new Set(keepable(fields, mapping.each).map(({ path }) => keyOf(path)))
  return (
    <section className={styles.fields}>
      <h3 className={styles.small}>{t('fields')}</h3>
      <Note>{t('fields.about')}</Note>
      <ul className={styles.tree} dir="ltr">
        {fields.map(field => (
          <li key={keyOf(field.path)} className={styles.field} data-depth={Math.min(field.path.length, 6)}>
            <FieldRow
              field={field}
              isOpen={open.has(keyOf(field.path))}
              mapping={mapping}
              onChange={onChange}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface FieldRowProps extends Omit<FieldTableProps, 'fields'> {
  readonly field: SampleField
  readonly isOpen: boolean
}

function FieldRow({ field, isOpen, mapping, onChange }: FieldRowProps) {
  const t = useTranslate(meaningSentences)
  const kept = mapping.properties.find(one => keyOf(one.path) === keyOf(field.path))
  const name = nameOf(field.path)
  const last = field.path.at(-1) === '*' ? '[]' : field.path.at(-1)
  const values = field.entries === null ? field.values.join(', ') : t('fields.entries', { n: field.entries })
  return (
    <>
      {isOpen ? (
        <Checkbox
          label={last}
          aria-label={t('fields.keep', { field: name })}
          checked={kept !== undefined}
          onChange={() => onChange(toggleProperty(mapping, field.path))}
        />
      ) : (
        <span className={styles.group}>{last}</span>
      )}
      <span className={styles.values} title={values}>
        <bdi>{values}</bdi>
      </span>
      {kept && (
        <TextInput
          size="xs"
          className={styles.name}
          aria-label={t('fields.name', { field: name })}
          value={kept.name}
          onChange={event => {
            const next = event.currentTarget.value
            onChange({
              ...mapping,
              properties: mapping.properties.map(one => (one === kept ? { ...one, name: next } : one)),
            })
          }}
        />
      )}
    </>
  )
}
