import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ChoicePick, EventPick, PropertyPick, ValuePick, WindowPick } from '../ask/sentence/fields.tsx'
import { PillSelect } from '../ask/sentence/Pill.tsx'
import { SentenceLine } from '../ask/sentence/Sentence.tsx'
import { eventOf, touchpointOf } from '../ask/touchpoint-draft.ts'
import type { Seen } from '../ask/use-seen.ts'
import { type MeasureDraft, measureKinds } from './measure-draft.ts'
import { dailySentences } from './sentences.ts'

interface MeasureProps {
  readonly measure: MeasureDraft
  readonly seen: Seen
  change(measure: MeasureDraft): void
}

/** The line of the sentence that says what is measured every day. */
export function MeasureSentence(props: MeasureProps) {
  const t = useTranslate(dailySentences)
  const { measure, seen, change } = props
  const { of = 'conversion' } = measure
  const kind = {
    node: (
      <ChoicePick
        label={t('measure.kind')}
        value={of}
        options={measureKinds.map(value => ({ value, label: t(`measure.kind.${value}`) }))}
        onChange={next => change({ ...measure, of: next })}
      />
    ),
  }
  const eventPick = (field: 'event' | 'from' | 'to') => ({
    node: (
      <EventPick
        label={t(`measure.${field}`)}
        value={eventOf(measure[field]) || null}
        seen={seen}
        onChange={event => change({ ...measure, [field]: touchpointOf(event) })}
      />
    ),
  })
  if (of === 'conversion')
    return (
      <SentenceLine>
        {t.rich('measure.conversion', {
          kind,
          from: eventPick('from'),
          to: eventPick('to'),
          window: {
            node: (
              <WindowPick
                label={t('measure.window')}
                value={measure.windowMs ?? 86_400_000}
                onChange={windowMs => windowMs !== null && change({ ...measure, windowMs })}
              />
            ),
          },
        })}
      </SentenceLine>
    )
  if (of === 'count' || of === 'cases')
    return <SentenceLine>{t.rich('measure.count', { kind, event: eventPick('event') })}</SentenceLine>
  if (of === 'share') return <ShareLine {...props} kind={kind} event={eventPick('event')} />
  return <ValueLine {...props} kind={kind} event={eventPick('event')} />
}

type Part = { node: React.ReactNode }

function ValueLine({ measure, seen, change, kind, event }: MeasureProps & { kind: Part; event: Part }) {
  const t = useTranslate(dailySentences)
  const currencies = seen.propertiesOf(eventOf(measure.event)).find(one => one.path === 'currency')?.examples
  const path = {
    node: (
      <PropertyPick
        label={t('measure.path')}
        value={measure.path || null}
        seen={seen}
        event={eventOf(measure.event) || null}
        isNumber
        onChange={next => change({ ...measure, path: next ?? '' })}
      />
    ),
  }
  if (!currencies && !measure.currency)
    return <SentenceLine>{t.rich('measure.average', { kind, path, event })}</SentenceLine>
  const currency = {
    node: (
      <PillSelect
        label={t('measure.currency')}
        value={measure.currency ?? null}
        placeholder={t('measure.anyCurrency')}
        options={(currencies ?? []).map(value => ({ value, label: value }))}
        isClearable
        isFree
        onChange={next => change({ ...measure, currency: next })}
      />
    ),
  }
  return <SentenceLine>{t.rich('measure.money', { kind, path, event, currency })}</SentenceLine>
}

function ShareLine({ measure, seen, change, kind, event }: MeasureProps & { kind: Part; event: Part }) {
  const t = useTranslate(dailySentences)
  const first = measure.where?.[0] ?? { path: '', op: 'is', value: '' }
  const put = (more: object) => change({ ...measure, where: [{ ...first, ...more }] })
  return (
    <SentenceLine>
      {t.rich('measure.share', {
        kind,
        event,
        path: {
          node: (
            <PropertyPick
              label={t('measure.path')}
              value={first.path || null}
              seen={seen}
              event={eventOf(measure.event) || null}
              onChange={path => put({ path: path ?? '' })}
            />
          ),
        },
        value: {
          node: (
            <ValuePick
              label={t('measure.value')}
              value={first.value || null}
              seen={seen}
              path={first.path}
              onChange={value => put({ value: value ?? '' })}
            />
          ),
        },
      })}
    </SentenceLine>
  )
}
