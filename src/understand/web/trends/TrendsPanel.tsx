import { type MouseEvent, useState } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ChartFrame } from '../../../platform/ui/charts/ChartFrame.tsx'
import { useBucketLabel } from '../use-bucket-label.ts'
import { PanelAxis } from './PanelAxis.tsx'
import { PanelLine } from './PanelLine.tsx'
import { PanelTip } from './PanelTip.tsx'
import type { PanelProps } from './panel-props.ts'
import { nearestPlace, preparePanel } from './prepare-trends.ts'
import { trendsSentences } from './sentences.ts'
import styles from './Trends.module.css'
import { useSeriesName } from './use-line-name.ts'
import { usePointBehind } from './use-point-behind.ts'
import { useValueFormat } from './use-value-format.ts'

/** Lines of one axis: what was, what was to be expected, what is unusual, what comes. */
export function TrendsPanel(props: PanelProps) {
  const t = useTranslate(trendsSentences)
  const { formats } = useLocale()
  const { draft, asked, panel } = props
  const nameOf = useSeriesName(draft, asked.answer.series)
  const label = useBucketLabel(draft.unit)
  const valueFormat = useValueFormat()
  const names = panel.series.map(nameOf)
  return (
    <section className={styles.panel}>
      <ul className={styles.legend}>
        {panel.series.map((one, i) => (
          <li key={`${one.id} ${one.part} ${one.value} ${one.currency}`}>
            <span className={styles.swatch} style={{ background: one.colour }} aria-hidden />
            <bdi>{names[i]}</bdi>
          </li>
        ))}
      </ul>
      <ChartFrame
        height={props.height}
        table={{
          caption: t('trends.chart', { names: formats.list(names) }),
          columns: [{ name: t('trends.column.date') }, ...names.map(name => ({ name, isNumber: true }))],
          rows: asked.answer.buckets.map((bucket, at) => [
            label(bucket),
            ...panel.series.map(one => {
              const value = one.values[at] ?? null
              return value === null ? '–' : valueFormat(one)(value)
            }),
          ]),
        }}
      >
        {width => <Drawing {...props} width={width} names={names} />}
      </ChartFrame>
    </section>
  )
}

function Drawing(props: PanelProps & { width: number; names: readonly string[] }) {
  const { timeDirection } = useLocale()
  const { draft, asked, panel, before, influences, width, height, names, onBehind } = props
  const behind = usePointBehind({ draft, asked })
  const [under, setUnder] = useState<number | null>(null)
  const size = { width, height: height - 22, axis: 52, direction: timeDirection }
  const { answer } = asked
  const drawn = preparePanel({ answer, panel, before, influences, unit: draft.unit }, size)
  const placeOf = (event: MouseEvent<SVGSVGElement>) =>
    nearestPlace(drawn.xs, event.clientX - event.currentTarget.getBoundingClientRect().x)
  // Where it was pressed, not what was under the pointer before: a finger does not hover.
  const open = (event: MouseEvent<SVGSVGElement>) => {
    const [first] = panel.series
    const found = first && behind(first, placeOf(event))
    if (found) onBehind(found)
  }
  return (
    <>
      <svg
        width={width}
        height={height}
        aria-hidden="true"
        className={styles.drawing}
        onPointerMove={event => setUnder(placeOf(event))}
        onPointerLeave={() => setUnder(null)}
        onClick={open}
      >
        <PanelAxis drawn={drawn} answer={answer} {...size} panel={panel} unit={draft.unit} />
        {drawn.expected && <path d={drawn.expected} fill="var(--r-night)" opacity="0.07" />}
        {drawn.lines.map(one => (
          <PanelLine key={`${one.series.id} ${one.series.part} ${one.series.value}`} line={one} />
        ))}
        {under !== null && (
          <line
            x1={drawn.xs[under]}
            x2={drawn.xs[under]}
            y1={22}
            y2={size.height}
            stroke="var(--r-faint)"
            strokeDasharray="2 3"
          />
        )}
      </svg>
      {under !== null && (
        <PanelTip {...props} names={names} place={under} x={drawn.xs[under] ?? 0} width={width} />
      )}
    </>
  )
}
