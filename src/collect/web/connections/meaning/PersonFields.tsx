import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useTranslate } from '../../../../platform/i18n/use-translate.tsx'
import { Note } from '../../../../platform/ui/Form.tsx'
import { type HookMapping, personKinds, type ReadSample } from '../../../connections/generic/model-mapping.ts'
import styles from './Meaning.module.css'
import { choicesOf, keyOf, pathOf, reasonOf } from './prepare-meaning.ts'
import { meaningSentences } from './sentences.ts'

interface PersonFieldsProps {
  readonly read: ReadSample
  readonly mapping: HookMapping
  onChange(mapping: HookMapping): void
}

/** By which identifiers the person is known. */
export function PersonFields({ read, mapping, onChange }: PersonFieldsProps) {
  const t = useTranslate(meaningSentences)
  const choices = choicesOf(read.fields, mapping.each)
  const set = (index: number, more: Partial<HookMapping['person'][number]>) =>
    onChange({
      ...mapping,
      person: mapping.person.map((one, i) => (i === index ? { ...one, ...more } : one)),
    })
  const [first] = choices
  return (
    <fieldset className={styles.person}>
      <legend>{t('person')}</legend>
      {mapping.person.length === 0 && <Note>{t('person.none')}</Note>}
      {mapping.person.map((one, index) => {
        const reason = reasonOf(read.reasons, 'person', one.path)
        return (
          <div key={`${one.kind} ${keyOf(one.path)}`} className={styles.personRow}>
            <NativeSelect
              label={t('person.kind')}
              data={personKinds.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))}
              value={one.kind}
              onChange={event => {
                const kind = personKinds.find(known => known === event.currentTarget.value)
                if (kind) set(index, { kind })
              }}
            />
            <NativeSelect
              label={t('person.field')}
              data={choices}
              value={keyOf(one.path)}
              onChange={event => set(index, { path: pathOf(event.currentTarget.value) })}
            />
            {one.kind === 'external' && (
              <TextInput
                label={t('person.external')}
                dir="ltr"
                value={one.external ?? ''}
                onChange={event => set(index, { external: event.currentTarget.value })}
              />
            )}
            <Button
              variant="subtle"
              onClick={() => onChange({ ...mapping, person: mapping.person.filter((_, i) => i !== index) })}
            >
              {t('person.remove')}
            </Button>
            {reason !== null && <p className={styles.why}>{t('because', { why: t(`why.${reason}`) })}</p>}
          </div>
        )
      })}
      {first && mapping.person.length < 10 && (
        <Button
          variant="default"
          size="xs"
          onClick={() =>
            onChange({
              ...mapping,
              person: [...mapping.person, { kind: 'user_id', path: pathOf(first.value) }],
            })
          }
        >
          {t('person.add')}
        </Button>
      )}
    </fieldset>
  )
}
