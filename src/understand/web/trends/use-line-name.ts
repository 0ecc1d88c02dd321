import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { TrendSeries } from '../../model-trends.ts'
import { namedValue } from '../ask/sentence/fields.tsx'
import { trendsSentences } from './sentences.ts'
import { type DraftLine, type DraftMeasure, eventIn, type TrendsDraft } from './trends-draft.ts'

/** What a line is called: by what it measures, in the reader's words. */
export function useLineName(): (line: DraftLine) => string {
  const t = useTranslate(trendsSentences)
  const nameOf = useDataNames()
  const measure = (one: DraftMeasure) => {
    const event = eventIn(one)
    return t(`trends.name.${one.of}`, {
      event: event === null ? t('trends.any') : nameOf('event', event),
      property: one.path === null ? '' : nameOf('property', one.path),
    })
  }
  return ({ measure: above, over }) =>
    over ? t('trends.name.ratio', { above: measure(above), below: measure(over) }) : measure(above)
}

/** The same of a line of the answer, with its part of a split and its currency where there are several. */
export function useSeriesName(
  draft: TrendsDraft,
  all: readonly TrendSeries[],
): (series: TrendSeries) => string {
  const t = useTranslate(trendsSentences)
  const nameOf = useDataNames()
  const lineName = useLineName()
  return series => {
    const line = draft.lines[Number(series.id) - 1]
    const parts = [line ? lineName(line) : series.id]
    const currencies = new Set(all.filter(one => one.id === series.id).map(one => one.currency))
    if (series.currency !== null && currencies.size > 1)
      parts.push(series.currency === '' ? t('trends.part.noCurrency') : series.currency)
    if (series.part === 'value') parts.push(namedValue(nameOf, draft.split?.path ?? '', series.value))
    if (series.part === 'other' || series.part === 'none') parts.push(t(`trends.part.${series.part}`))
    return parts.reduce((name, part) => t('trends.name.part', { name, part }))
  }
}
