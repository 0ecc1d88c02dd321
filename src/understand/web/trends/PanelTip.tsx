import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ChartTip } from '../../../platform/ui/charts/ChartTip.tsx'
import { useBucketLabel } from '../use-bucket-label.ts'
import type { PanelProps } from './panel-props.ts'
import { trendsSentences } from './sentences.ts'
import { useValueFormat } from './use-value-format.ts'

/** What lies under the pointer: values, what was to be expected, what happened then. */
export function PanelTip(
  props: PanelProps & { names: readonly string[]; place: number; x: number; width: number },
) {
  const t = useTranslate(trendsSentences)
  const { formats } = useLocale()
  const { draft, asked, panel, before, influences, names, place } = props
  const label = useBucketLabel(draft.unit)
  const valueFormat = useValueFormat()
  const { buckets, complete, ahead } = asked.answer
  const next = place - complete.lastIndexOf(true) - 1
  const bucket = buckets[place] ?? ahead[next] ?? ''
  const day = bucket.slice(0, 10)
  const during = influences.filter(one => one.from <= day && one.to >= day).map(one => one.name)
  const rows = panel.series.flatMap((series, i) => {
    const format = valueFormat(series)
    const value = series.values[place] ?? null
    const old = before[i]?.values[place] ?? null
    const expected = series.anomalies?.places.includes(place) ? series.anomalies.band[place] : null
    const made = series.forecast?.isThere ? series.forecast.points[next] : undefined
    const isAlone = panel.series.length === 1
    const name = (text: string) =>
      isAlone ? text : t('trends.name.part', { name: names[i] ?? '', part: text })
    return [
      ...(value === null ? [] : [{ label: names[i] ?? '', value: format(value) }]),
      ...(expected
        ? [
            {
              label: name(t('trends.tip.expected')),
              value: formats.range(format(expected.low), format(expected.high)),
            },
          ]
        : []),
      ...(old === null ? [] : [{ label: name(t('trends.tip.before')), value: format(old) }]),
      ...(made
        ? [
            {
              label: name(t('trends.tip.forecast')),
              value: formats.range(format(made.low), format(made.high)),
            },
          ]
        : []),
    ]
  })
  const notes = [
    ...(buckets[place] !== undefined && !complete[place]
      ? [{ label: t('trends.tip.incomplete'), value: '' }]
      : []),
    ...(during.length > 0 ? [{ label: t('trends.tip.during'), value: formats.list(during) }] : []),
  ]
  return <ChartTip x={props.x} width={props.width} title={label(bucket)} rows={[...rows, ...notes]} />
}
