import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { measureKinds, needsPath } from '../../model-trends.ts'
import { ChoicePick, EventPick, PropertyPick } from '../ask/sentence/fields.tsx'
import type { Seen } from '../ask/use-seen.ts'
import { trendsSentences } from './sentences.ts'
import { type DraftMeasure, eventIn, measureOf } from './trends-draft.ts'

/** "Sum of revenue of orders": one measure as words that can be others. */
export function MeasureWords({
  measure,
  seen,
  onChange,
}: {
  measure: DraftMeasure
  seen: Seen
  onChange(next: DraftMeasure): void
}) {
  const t = useTranslate(trendsSentences)
  const event = eventIn(measure)
  const numbers = event === null ? seen.properties : seen.propertiesOf(event)
  const usual = numbers.find(one => one.isNumber)?.path ?? null
  const words = {
    measure: {
      node: (
        <ChoicePick
          label={t('trends.measure')}
          value={measure.of}
          options={measureKinds.map(value => ({ value, label: t(`trends.of.${value}`) }))}
          onChange={of => onChange(measureOf(of, event, measure.path ?? usual))}
        />
      ),
    },
    event: {
      node: (
        <EventPick
          label={t('trends.event')}
          value={event}
          seen={seen}
          isClearable
          placeholder={t('trends.any')}
          onChange={next => onChange(measureOf(measure.of, next, measure.path))}
        />
      ),
    },
  }
  if (!needsPath(measure.of)) return t.rich('trends.line.plain', words)
  return t.rich('trends.line.property', {
    ...words,
    property: {
      node: (
        <PropertyPick
          label={t('trends.property')}
          value={measure.path}
          seen={seen}
          event={event}
          isNumber
          onChange={path => onChange({ ...measure, path })}
        />
      ),
    },
  })
}
