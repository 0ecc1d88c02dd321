import { Autocomplete, Button, MultiSelect, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { type MappingCondition, mappedCalls, propertyTests } from '../../mapping/model-mapping.ts'
import styles from './Mapping.module.css'
import { replaced, without } from './prepare-rules.ts'
import { mappingSentences } from './sentences.ts'
import { useSeen } from './use-mapping.ts'

interface ConditionFieldsProps {
  readonly when: MappingCondition
  readonly sources: readonly string[]
  onChange(when: MappingCondition): void
}

/** Which events a rule is about. */
export function ConditionFields({ when, sources, onChange }: ConditionFieldsProps) {
  const t = useTranslate(mappingSentences)
  const nameOf = useDataNames()
  const seen = useSeen()
  const known = [...new Set([...sources, ...when.sources])]
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('when.title')}</legend>
      <div className={styles.fields}>
        <TagsInput
          label={t('when.events')}
          description={t('when.events.hint')}
          data={[...seen.events]}
          value={when.events}
          onChange={events => onChange({ ...when, events })}
        />
        <MultiSelect
          label={t('when.sources')}
          description={t('when.sources.hint')}
          data={known.map(value => ({ value, label: nameOf('source', value) }))}
          value={when.sources}
          onChange={chosen => onChange({ ...when, sources: chosen })}
          searchable
        />
        <MultiSelect
          label={t('when.calls')}
          description={t('when.calls.hint')}
          data={[...mappedCalls]}
          value={when.calls}
          onChange={chosen => onChange({ ...when, calls: mappedCalls.filter(call => chosen.includes(call)) })}
        />
      </div>
      {when.properties.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: comparisons have no name but their place
        <div key={at} className={styles.row}>
          <Autocomplete
            label={t('when.path')}
            dir="ltr"
            data={[...seen.paths]}
            value={one.path}
            limit={50}
            onChange={path =>
              onChange({ ...when, properties: replaced(when.properties, at, { ...one, path }) })
            }
          />
          <NativeSelect
            label={t('when.test')}
            value={one.test}
            data={propertyTests.map(value => ({ value, label: t(`test.${value}`) }))}
            onChange={({ currentTarget }) => {
              const test = propertyTests.find(value => value === currentTarget.value) ?? one.test
              onChange({ ...when, properties: replaced(when.properties, at, { ...one, test }) })
            }}
          />
          {one.test !== 'exists' && one.test !== 'missing' && (
            <TextInput
              label={t('when.value')}
              dir="auto"
              value={one.value}
              onChange={({ currentTarget }) =>
                onChange({
                  ...when,
                  properties: replaced(when.properties, at, { ...one, value: currentTarget.value }),
                })
              }
            />
          )}
          <Button
            variant="default"
            onClick={() => onChange({ ...when, properties: without(when.properties, at) })}
          >
            {t('when.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          onClick={() =>
            onChange({ ...when, properties: [...when.properties, { path: '', test: 'is', value: '' }] })
          }
        >
          {t('when.add')}
        </Button>
      </div>
    </fieldset>
  )
}
