import { Autocomplete, Button, NativeSelect, TextInput } from '@mantine/core'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { NumberField } from '../../../platform/ui/fields/NumberField.tsx'
import { useNow } from '../../../platform/ui/use-now.ts'
import { shiftDay } from '../../../platform/zones/model-days.ts'
import { dayOf, startOfDay } from '../../../platform/zones/offsets.ts'
import { type EventSelector, type When, whenSchema } from '../../traits/model-traits.ts'
import styles from './Segments.module.css'
import { segmentSentences } from './sentences.ts'
import { useEventNames } from './use-segments.ts'
import { ValueFields } from './ValueFields.tsx'

const units = ['minutes', 'hours', 'days'] as const
type Unit = (typeof units)[number]

interface EventFieldsProps {
  readonly label: string
  readonly event: EventSelector
  onChange(event: EventSelector): void
}

/** Which event: its name, when, and what its properties must be. */
export function EventFields({ label, event, onChange }: EventFieldsProps) {
  const t = useTranslate(segmentSentences)
  const names = useEventNames()
  const { where } = event
  return (
    <>
      <div className={styles.row}>
        <Autocomplete
          label={label}
          data={[...names]}
          value={event.name}
          limit={30}
          dir="auto"
          onChange={name => onChange({ ...event, name })}
        />
        <WhenFields when={event.when} onChange={when => onChange({ ...event, when })} />
      </div>
      {[...where.entries()].map(([place, { path, test }]) => (
        <div key={place} className={styles.row}>
          <TextInput
            label={t('leaf.property')}
            dir="auto"
            value={path}
            onChange={({ currentTarget }) =>
              onChange({ ...event, where: where.with(place, { path: currentTarget.value, test }) })
            }
          />
          <ValueFields
            test={test}
            onChange={next => onChange({ ...event, where: where.with(place, { path, test: next }) })}
          />
          <Button
            className={styles.small}
            variant="default"
            onClick={() => onChange({ ...event, where: where.toSpliced(place, 1) })}
          >
            {t('leaf.unfilter')}
          </Button>
        </div>
      ))}
      <div className={styles.row}>
        <Button
          className={styles.small}
          variant="subtle"
          size="compact-sm"
          onClick={() => onChange({ ...event, where: [...where, { path: '', test: { is: 'known' } }] })}
        >
          {t('leaf.filter')}
        </Button>
      </div>
    </>
  )
}

function WhenFields({ when, onChange }: { when: When; onChange(when: When): void }) {
  const t = useTranslate(segmentSentences)
  const { offsets } = useLocale().settings
  const now = useNow(3_600_000)
  const choose = (is: string) => {
    const today = dayOf(offsets, now)
    const next = whenSchema.safeParse({
      ...{ is, n: 30, unit: 'days' },
      from: startOfDay(offsets, shiftDay(today, -30)),
      to: startOfDay(offsets, today),
    })
    if (next.success) onChange(next.data)
  }
  return (
    <>
      <NativeSelect
        label={t('leaf.when')}
        value={when.is}
        data={(['ever', 'last', 'between'] as const).map(is => ({ value: is, label: t(`when.${is}`) }))}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {when.is === 'last' && <SpanFields span={when} onChange={span => onChange({ is: 'last', ...span })} />}
      {when.is === 'between' && (
        <>
          <DayField label={t('when.from')} at={when.from} onChange={from => onChange({ ...when, from })} />
          <DayField label={t('when.to')} at={when.to} onChange={to => onChange({ ...when, to })} />
        </>
      )}
    </>
  )
}

/** A day of the workspace: what is kept is the instant at which it begins there. */
function DayField({ label, at, onChange }: { label: string; at: number; onChange(at: number): void }) {
  const { offsets } = useLocale().settings
  return (
    <TextInput
      type="date"
      label={label}
      value={dayOf(offsets, at)}
      onChange={({ currentTarget }) => {
        if (/^\d{4}-\d{2}-\d{2}$/.test(currentTarget.value))
          onChange(startOfDay(offsets, currentTarget.value))
      }}
    />
  )
}

interface SpanFieldsProps {
  readonly span: { readonly n: number; readonly unit: Unit }
  onChange(span: { n: number; unit: Unit }): void
}

/** So many minutes, hours or days. */
export function SpanFields({ span, onChange }: SpanFieldsProps) {
  const t = useTranslate(segmentSentences)
  const { n, unit } = span
  return (
    <>
      <NumberField label={t('leaf.span')} value={n} onChange={next => onChange({ n: next ?? 0, unit })} />
      <NativeSelect
        label={t('leaf.unit')}
        value={unit}
        data={units.map(value => ({ value, label: t(`unit.${value}`) }))}
        onChange={({ currentTarget }) =>
          onChange({ n, unit: units.find(value => value === currentTarget.value) ?? unit })
        }
      />
    </>
  )
}
