import { type PointerEvent, useState } from 'react'
import { useLocale } from '../../i18n/LocaleProvider.tsx'
import { useTranslate } from '../../i18n/use-translate.tsx'
import { kitSentences } from '../sentences.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { ChartTip } from './ChartTip.tsx'
import { anchorOf } from './place-x.ts'
import { type DrawnPoint, type LinePoint, nearestPoint, prepareLine, smallSample } from './prepare-line.ts'

interface LineChartProps {
  readonly title: string
  readonly points: readonly LinePoint[]
  readonly format: (value: number) => string
  readonly formatDate: (at: number) => string
  readonly colour?: string
  readonly height?: number
  readonly fromZero?: boolean
  readonly onPoint?: (at: number) => void
}

/** A trend. Time runs with the reading direction, or left to right when the reader prefers; y never turns. */
export function LineChart(props: LineChartProps) {
  const t = useTranslate(kitSentences)
  const { formats } = useLocale()
  const height = props.height ?? 220
  const hasInterval = props.points.some(p => p.low !== undefined)
  const hasN = props.points.some(p => p.n !== undefined)
  return (
    <ChartFrame
      withSwitch
      height={height}
      table={{
        caption: props.title,
        columns: [
          { name: t('chart.date') },
          { name: props.title, isNumber: true },
          ...(hasInterval ? [{ name: t('chart.interval') }] : []),
          ...(hasN ? [{ name: t('chart.people'), isNumber: true }] : []),
        ],
        rows: props.points.map(p => [
          props.formatDate(p.at),
          p.value === null ? '–' : props.format(p.value),
          ...(hasInterval ? [intervalOf(p, props.format, formats.range)] : []),
          ...(hasN ? [formats.number(p.n ?? 0)] : []),
        ]),
      }}
    >
      {width => <Drawing {...props} width={width} height={height} />}
    </ChartFrame>
  )
}

function intervalOf(
  p: LinePoint,
  format: (value: number) => string,
  range: (from: string, to: string) => string,
): string {
  return p.low === undefined || p.high === undefined ? '–' : range(format(p.low), format(p.high))
}

function Drawing(props: LineChartProps & { width: number; height: number }) {
  const t = useTranslate(kitSentences)
  const { timeDirection, formats } = useLocale()
  const [under, setUnder] = useState<DrawnPoint | null>(null)
  const { width, height } = props
  const colour = props.colour ?? 'var(--r-night)'
  const drawn = prepareLine(props.points, {
    width,
    height: height - 24,
    inset: 10,
    axis: 34,
    direction: timeDirection,
    fromZero: props.fromZero,
  })
  const [first, last] = [drawn.points[0], drawn.points.at(-1)]
  const axisX = timeDirection === 'rtl' ? width : 0
  const follow = (event: PointerEvent<SVGSVGElement>) =>
    setUnder(nearestPoint(drawn.points, event.clientX - event.currentTarget.getBoundingClientRect().x))
  return (
    <>
      <svg
        width={width}
        height={height}
        aria-hidden="true"
        onPointerMove={follow}
        onPointerLeave={() => setUnder(null)}
        onClick={() => under && props.onPoint?.(under.at)}
      >
        {drawn.ticks.map(tick => (
          <g key={tick.value}>
            <line
              x1={timeDirection === 'ltr' ? 40 : 0}
              x2={timeDirection === 'ltr' ? width : width - 40}
              y1={tick.y}
              y2={tick.y}
              stroke="var(--r-line-soft)"
            />
            <text
              x={axisX}
              y={tick.y + 4}
              fontSize="11"
              fill="var(--r-soft)"
              textAnchor={anchorOf('start', timeDirection)}
            >
              {props.format(tick.value)}
            </text>
          </g>
        ))}
        {drawn.band && <path d={drawn.band} fill={colour} opacity="0.12" />}
        <path d={drawn.path} fill="none" stroke={colour} strokeWidth="2.2" strokeLinecap="round" />
        {drawn.points.map(p => (
          <Mark key={p.at} point={p} colour={colour} isUnder={p.at === under?.at} />
        ))}
        {first && last && first !== last && (
          <>
            <DateLabel x={axisX} y={height - 4} side="start" text={props.formatDate(first.at)} />
            <DateLabel x={width - axisX} y={height - 4} side="end" text={props.formatDate(last.at)} />
          </>
        )}
      </svg>
      {under && under.value !== null && (
        <ChartTip
          x={under.x}
          width={width}
          title={props.formatDate(under.at)}
          rows={[
            { label: props.title, value: props.format(under.value) },
            ...(under.low === undefined
              ? []
              : [{ label: t('chart.interval'), value: intervalOf(under, props.format, formats.range) }]),
            ...(under.n === undefined ? [] : [{ label: t('chart.people'), value: formats.number(under.n) }]),
          ]}
        />
      )}
    </>
  )
}

function DateLabel(props: { x: number; y: number; side: 'start' | 'end'; text: string }) {
  const { timeDirection, direction } = useLocale()
  return (
    <text
      x={props.x}
      y={props.y}
      fontSize="11.5"
      fill="var(--r-soft)"
      style={{ direction, unicodeBidi: 'plaintext' }}
      textAnchor={svgAnchor(anchorOf(props.side, timeDirection), direction)}
    >
      {props.text}
    </text>
  )
}

/** A text with direction rtl hangs by its own start, which is its right: the anchor is turned back. */
function svgAnchor(anchor: 'start' | 'middle' | 'end', direction: 'ltr' | 'rtl') {
  return anchorOf(anchor, direction)
}

function Mark({ point, colour, isUnder }: { point: DrawnPoint; colour: string; isUnder: boolean }) {
  if (point.y === null) return null
  const isSmall = point.n !== undefined && point.n < smallSample
  if (!isUnder && !isSmall) return null
  return (
    <circle
      cx={point.x}
      cy={point.y}
      r="4.5"
      fill={isSmall ? 'var(--r-card)' : colour}
      stroke={colour}
      strokeWidth="2"
    />
  )
}
