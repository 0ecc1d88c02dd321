import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { QuestionCard } from '../../platform/ui/Card.tsx'
import { Chip } from '../../platform/ui/Chip.tsx'
import { Failed } from '../../platform/ui/Form.tsx'
import { saveFile } from '../../platform/ui/save-file.ts'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone } from '../../platform/ui/toasts.ts'
import type { Mapping } from '../imports/model-import.ts'
import styles from './Imports.module.css'
import {
  caseOptions,
  changeEvent,
  type EventRule,
  personOptions,
  type RefOption,
  timeOptions,
  toggleEvent,
  toggleProperty,
} from './prepare-mapping.ts'
import { collectSentences } from './sentences.ts'
import type { ImportWork } from './use-import.ts'

interface MappingEditorProps {
  readonly mapping: Mapping
  readonly work: ImportWork
  onChanged(isChanged: boolean): void
  onReset(): void
}

/** How rows become events: names, times, persons and properties, each to be changed; kept as a file. */
export function MappingEditor({ mapping, work, onChanged, onReset }: MappingEditorProps) {
  const t = useTranslate(collectSentences)
  const sentence = useErrorSentence()
  const [draft, setDraft] = useState(mapping)
  const isChanged = draft !== mapping
  useEffect(() => onChanged(isChanged), [isChanged, onChanged])
  const cases = caseOptions(draft)
  return (
    <QuestionCard
      title={t('mapping.title')}
      answer={t('mapping.text')}
      aside={
        <Button
          variant="default"
          onClick={() =>
            saveFile(`${draft.source}.mapping.json`, 'application/json', JSON.stringify(draft, null, 2))
          }
        >
          {t('mapping.download')}
        </Button>
      }
    >
      <div className={styles.pair}>
        <Select
          label={t('mapping.case')}
          data={[
            ...cases.map(value => ({ value, label: value })),
            { value: '', label: t('mapping.case.none') },
          ]}
          value={draft.case?.property ?? ''}
          allowDeselect={false}
          onChange={value => setDraft({ ...draft, case: value ? { property: value } : null })}
        />
        <TextInput
          label={t('mapping.source')}
          description={t('mapping.source.about')}
          dir="auto"
          value={draft.source}
          onChange={event => setDraft({ ...draft, source: event.currentTarget.value })}
        />
      </div>
      <ul className={styles.events}>
        {mapping.events.map(proposed => (
          <EventCard
            key={`${proposed.table} ${proposed.key}`}
            mapping={draft}
            proposed={proposed}
            onToggle={() => setDraft(toggleEvent(draft, mapping, proposed))}
            onChange={change => setDraft(changeEvent(draft, proposed, change))}
          />
        ))}
      </ul>
      {work.setMapping.error !== null && <Failed>{sentence(work.setMapping.error)}</Failed>}
      <div className={styles.finish}>
        <Button variant="subtle" onClick={onReset}>
          {t('mapping.reset')}
        </Button>
        <Button
          variant="default"
          disabled={!isChanged || draft.source.trim() === ''}
          loading={work.setMapping.isPending}
          onClick={() => work.setMapping.mutate(draft, { onSuccess: () => showDone(t('mapping.saved')) })}
        >
          {t('mapping.save')}
        </Button>
      </div>
    </QuestionCard>
  )
}

interface EventCardProps {
  readonly mapping: Mapping
  readonly proposed: EventRule
  onToggle(): void
  onChange(change: (found: EventRule) => EventRule): void
}

function EventCard({ mapping, proposed, onToggle, onChange }: EventCardProps) {
  const t = useTranslate(collectSentences)
  const found = mapping.events.find(one => one.table === proposed.table && one.key === proposed.key)
  const rule = found ?? proposed
  const isOn = found !== undefined
  const { name } = rule
  return (
    <li className={styles.event} data-off={!isOn}>
      <div className={styles.eventHead}>
        <Checkbox
          checked={isOn}
          disabled={isOn && mapping.events.length === 1}
          aria-label={t(isOn ? 'mapping.leave' : 'mapping.take')}
          onChange={onToggle}
        />
        {name.from === 'fixed' ? (
          <TextInput
            className={styles.eventName}
            aria-label={t('mapping.event')}
            dir="auto"
            value={name.name}
            disabled={!isOn}
            onChange={event => {
              const typed = event.currentTarget.value
              onChange(one => ({ ...one, name: { from: 'fixed', name: typed } }))
            }}
          />
        ) : (
          <span className={styles.eventName}>
            {t.rich('mapping.event.from', { column: { node: <bdi dir="ltr">{name.column}</bdi> } })}
          </span>
        )}
        <span className={styles.note}>
          {t.rich('mapping.of', { table: { node: <bdi dir="ltr">{rule.table}</bdi> } })}
          <RuleNotes rule={rule} />
        </span>
      </div>
      {isOn && <EventFields mapping={mapping} rule={rule} proposed={proposed} onChange={onChange} />}
    </li>
  )
}

/** What else the rule says: rows that are one event, rows that are none, and other names. */
function RuleNotes({ rule }: { readonly rule: EventRule }) {
  const t = useTranslate(collectSentences)
  const nameOf = useDataNames()
  const [only] = rule.when
  return (
    <>
      {rule.once.length > 0 && (
        <span>
          {' '}
          {t.rich('mapping.once', { columns: { node: <bdi dir="auto">{rule.once.join(' + ')}</bdi> } })}
        </span>
      )}
      {only && only.test !== 'negative' && (
        <span> {t.rich('mapping.when', { column: { node: <bdi dir="auto">{only.column}</bdi> } })}</span>
      )}
      {rule.otherwise.map(({ name: other, when }) => (
        <span key={`${other} ${when.test}`}>
          {' '}
          {t.rich(otherwiseWords[when.test], {
            name: { node: <bdi dir="auto">{nameOf('event', other)}</bdi> },
            column: { node: <bdi dir="auto">{when.test === 'negative' ? when.property : when.column}</bdi> },
            value: { node: <bdi dir="ltr">{'value' in when ? when.value : ''}</bdi> },
          })}
        </span>
      ))}
    </>
  )
}

const otherwiseWords = {
  prefix: 'mapping.otherwise',
  equals: 'mapping.otherwise.says',
  says: 'mapping.otherwise.says',
  negative: 'mapping.otherwise.negative',
} as const

function EventFields({
  mapping,
  rule,
  proposed,
  onChange,
}: Omit<EventCardProps, 'onToggle'> & { readonly rule: EventRule }) {
  const t = useTranslate(collectSentences)
  const heading = useId()
  return (
    <>
      <div className={styles.pair}>
        <RefSelect
          label={t('mapping.time')}
          options={timeOptions(mapping, rule)}
          chosen={rule.time.ref}
          onChoose={ref => ref && onChange(one => ({ ...one, time: { ...one.time, ref } }))}
        />
        <RefSelect
          label={t('mapping.person')}
          options={personOptions(mapping, rule)}
          chosen={rule.userId}
          none={t('mapping.nobody')}
          onChoose={ref => onChange(one => ({ ...one, userId: ref }))}
        />
      </div>
      <p id={heading} className={styles.label}>
        {t('mapping.properties')}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame */}
      <div className={styles.chips} role="group" aria-labelledby={heading}>
        {proposed.properties.map(property => (
          <Chip
            key={property.name}
            pressed={rule.properties.some(one => one.name === property.name)}
            onClick={() => onChange(one => toggleProperty(one, proposed, property.name))}
          >
            <bdi dir="ltr">{property.name}</bdi>
          </Chip>
        ))}
      </div>
    </>
  )
}

interface RefSelectProps {
  readonly label: string
  readonly options: readonly RefOption[]
  readonly chosen: RefOption['ref'] | null
  readonly none?: string
  onChoose(ref: RefOption['ref'] | null): void
}

function RefSelect({ label, options, chosen, none, onChoose }: RefSelectProps) {
  const value =
    options.find(one => one.ref === chosen) ??
    options.find(one => JSON.stringify(one.ref) === JSON.stringify(chosen))
  return (
    <Select
      label={label}
      data={[
        ...options.map(one => ({ value: one.label, label: one.label })),
        ...(none === undefined ? [] : [{ value: '', label: none }]),
      ]}
      value={value?.label ?? ''}
      allowDeselect={false}
      onChange={picked => onChoose(options.find(one => one.label === picked)?.ref ?? null)}
    />
  )
}
