import { type MouseEvent, useState } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { ChartFrame, type ChartTable } from '../../../platform/ui/charts/ChartFrame.tsx'
import { ChartTip } from '../../../platform/ui/charts/ChartTip.tsx'
import { anchorOf } from '../../../platform/ui/charts/place-x.ts'
import styles from './Curves.module.css'
import { type Band, type Curve, type DrawnCurves, prepareCurves } from './prepare-curves.ts'

interface CurvesProps {
  readonly table: ChartTable
  readonly curves: readonly Curve[]
  readonly bands?: readonly Band[]
  /** Vertical lines with a word: the change. */
  readonly marks?: readonly { readonly x: number; readonly label: string }[]
  /** Stretches that are named: Ramadan in the background. */
  readonly stretches?: readonly { readonly from: number; readonly to: number; readonly label: string }[]
  readonly height?: number
  format(value: number): string
  /** The x axis and the head of the tip. */
  formatX(x: number): string
  readonly xLabels: readonly number[]
  readonly onX?: (x: number) => void
}

/** Several curves over days with bands, in the direction of time. */
export function Curves(props: CurvesProps) {
  const height = props.height ?? 240
  return (
    <>
      <ChartFrame height={height} table={props.table}>
        {width => <Drawing {...props} width={width} height={height} />}
      </ChartFrame>
      <ul className={styles.legend} aria-hidden="true">
        {props.curves.filter(isDrawn).map(({ id, label, colour, dash }) => (
          <li key={id}>
            <svg width="22" height="8" aria-hidden="true">
              <line x1="0" x2="22" y1="4" y2="4" stroke={colour} strokeWidth="2.4" strokeDasharray={dash} />
            </svg>
            <bdi>{label}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}

function isDrawn({ points }: Curve): boolean {
  return points.some(({ y }) => y !== null)
}

function Drawing(props: CurvesProps & { width: number; height: number }) {
  const { timeDirection } = useLocale()
  const [under, setUnder] = useState<number | null>(null)
  const { width, height, curves, bands = [] } = props
  const drawn = prepareCurves(curves, bands, {
    ...{ width, height: height - 24, inset: 10, axis: 44, direction: timeDirection },
  })
  const placeOf = (event: MouseEvent<SVGSVGElement>) =>
    drawn.at(event.clientX - event.currentTarget.getBoundingClientRect().x)
  const rows = curves.flatMap(({ label, points }) => {
    const y = points.find(p => p.x === under)?.y ?? null
    return y === null ? [] : [{ label, value: props.format(y) }]
  })
  return (
    <>
      <svg
        width={width}
        height={height}
        aria-hidden="true"
        onPointerMove={event => setUnder(placeOf(event))}
        onPointerLeave={() => setUnder(null)}
        onClick={event => props.onX?.(placeOf(event))}
      >
        <Axes {...props} drawn={drawn} />
        {drawn.bands.map(({ colour, path }) => (
          <path key={colour} d={path} fill={colour} opacity="0.13" />
        ))}
        {drawn.curves.map(({ curve, path }) => (
          <path
            key={curve.id}
            d={path}
            fill="none"
            stroke={curve.colour}
            strokeWidth={curve.thin ? 1.5 : 2.3}
            strokeDasharray={curve.dash}
            strokeLinecap="round"
          />
        ))}
        {under !== null && rows.length > 0 && (
          <line
            x1={drawn.x(under)}
            x2={drawn.x(under)}
            y1="8"
            y2={height - 28}
            stroke="var(--r-line)"
            strokeWidth="1"
          />
        )}
      </svg>
      {under !== null && rows.length > 0 && (
        <ChartTip x={drawn.x(under)} width={width} title={props.formatX(under)} rows={rows} />
      )}
    </>
  )
}

function Axes(props: CurvesProps & { width: number; height: number; drawn: DrawnCurves }) {
  const { timeDirection } = useLocale()
  const { width, height, drawn, marks = [], stretches = [] } = props
  const axisX = timeDirection === 'rtl' ? width : 0
  return (
    <>
      {stretches.map(({ from, to, label }) => {
        const [a, b] = [drawn.x(from), drawn.x(to)]
        return (
          <g key={`${label}${from}`}>
            <rect
              x={Math.min(a, b)}
              width={Math.max(2, Math.abs(b - a))}
              y="4"
              height={height - 32}
              fill="var(--r-saffron-soft)"
              opacity="0.55"
            />
            <Label x={(a + b) / 2} y={16} side="middle" text={label} />
          </g>
        )
      })}
      {drawn.ticks.map(tick => (
        <g key={tick.value}>
          <line
            x1={timeDirection === 'ltr' ? 48 : 0}
            x2={timeDirection === 'ltr' ? width : width - 48}
            y1={tick.y}
            y2={tick.y}
            stroke="var(--r-line-soft)"
          />
          <Label x={axisX} y={tick.y + 4} side="start" text={props.format(tick.value)} />
        </g>
      ))}
      {drawn.zero !== null && (
        <line
          x1={timeDirection === 'ltr' ? 48 : 0}
          x2={timeDirection === 'ltr' ? width : width - 48}
          y1={drawn.zero}
          y2={drawn.zero}
          stroke="var(--r-line)"
          strokeWidth="1.3"
        />
      )}
      {marks.map(({ x, label }) => (
        <g key={label}>
          <line
            x1={drawn.x(x)}
            x2={drawn.x(x)}
            y1="20"
            y2={height - 28}
            stroke="var(--r-ink)"
            strokeWidth="1.4"
            strokeDasharray="2 3"
          />
          <Label x={drawn.x(x)} y={14} side="middle" text={label} strong />
        </g>
      ))}
      {clearLabels(props).map(x => (
        <Label
          key={x}
          x={drawn.x(x)}
          y={height - 4}
          side={sideOf(x, props.xLabels)}
          text={props.formatX(x)}
        />
      ))}
    </>
  )
}

const letterWidth = 6.2

/** The first and the last label, and those between that do not run into either. */
function clearLabels({ xLabels, formatX, drawn }: CurvesProps & { drawn: DrawnCurves }): readonly number[] {
  const widthOf = (x: number) => formatX(x).length * letterWidth
  const ends = [xLabels[0], xLabels.at(-1)]
  return xLabels.filter(x =>
    ends.every(
      end =>
        end === undefined ||
        ends.includes(x) ||
        Math.abs(drawn.x(x) - drawn.x(end)) > widthOf(end) + widthOf(x) / 2 + 8,
    ),
  )
}

function sideOf(x: number, all: readonly number[]): 'start' | 'middle' | 'end' {
  if (x === all[0]) return 'start'
  return x === all.at(-1) ? 'end' : 'middle'
}

/** A text in the direction of the reader, hung in the direction of time. */
function Label(props: {
  x: number
  y: number
  side: 'start' | 'middle' | 'end'
  text: string
  strong?: boolean
}) {
  const { timeDirection, direction } = useLocale()
  return (
    <text
      x={props.x}
      y={props.y}
      fontSize="11.5"
      fontWeight={props.strong ? 600 : 400}
      fill={props.strong ? 'var(--r-ink)' : 'var(--r-soft)'}
      {...(props.strong ? { paintOrder: 'stroke', stroke: 'var(--r-card)', strokeWidth: 4 } : {})}
      style={{ direction, unicodeBidi: 'plaintext' }}
      textAnchor={anchorOf(anchorOf(props.side, timeDirection), direction)}
    >
      {props.text}
    </text>
  )
}
