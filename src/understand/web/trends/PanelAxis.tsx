import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import type { Direction } from '../../../platform/i18n/languages.ts'
import { anchorOf } from '../../../platform/ui/charts/place-x.ts'
import type { BucketUnit } from '../../model-buckets.ts'
import type { Trends } from '../../model-trends.ts'
import { useBucketLabel } from '../use-bucket-label.ts'
import type { DrawnPanel, Panel } from './prepare-trends.ts'
import styles from './Trends.module.css'
import { useValueFormat } from './use-value-format.ts'

interface AxisProps {
  readonly drawn: DrawnPanel
  readonly answer: Trends
  readonly panel: Panel
  readonly unit: BucketUnit
  readonly width: number
  readonly height: number
  readonly axis: number
  readonly direction: Direction
}

/** Outside influences as bands, values at the side where time begins, dates below. */
export function PanelAxis({ drawn, answer, panel, unit, width, height, axis, direction }: AxisProps) {
  const { direction: reading } = useLocale()
  const label = useBucketLabel(unit)
  const valueFormat = useValueFormat()
  const format = valueFormat({ currency: panel.series[0]?.currency ?? null }, true)
  const isLtr = direction === 'ltr'
  const text = { direction: reading, unicodeBidi: 'plaintext' } as const
  return (
    <>
      {drawn.influences.map(({ influence, x, width: wide }) => (
        <g key={influence.id} className={styles.influence} data-kind={influence.kind}>
          <rect x={x} y={18} width={Math.max(2, wide)} height={height - 18} />
          {fits(influence.name, wide) && (
            <text x={x + wide / 2} y={13} fontSize="10.5" textAnchor="middle" style={text}>
              {influence.name}
            </text>
          )}
        </g>
      ))}
      {drawn.ticks.map(tick => (
        <g key={tick.value}>
          <line
            x1={isLtr ? axis : 0}
            x2={isLtr ? width : width - axis}
            y1={tick.y}
            y2={tick.y}
            stroke="var(--r-line-soft)"
          />
          <text
            x={isLtr ? 0 : width}
            y={tick.y + 4}
            fontSize="11"
            fill="var(--r-soft)"
            textAnchor={anchorOf('start', direction)}
          >
            {format(tick.value)}
          </text>
        </g>
      ))}
      {datePlaces(drawn.xs.length, width).map(place => {
        const bucket = answer.buckets[place] ?? answer.ahead[place - answer.complete.lastIndexOf(true) - 1]
        const isFirst = place === 0
        const isLast = place === drawn.xs.length - 1
        const side = isFirst ? 'start' : isLast ? 'end' : 'middle'
        return (
          bucket && (
            <text
              key={place}
              x={drawn.xs[place]}
              y={height + 16}
              fontSize="11.5"
              fill="var(--r-soft)"
              textAnchor={anchorOf(side, direction)}
              style={{ unicodeBidi: 'plaintext' }}
            >
              {label(bucket, true)}
            </text>
          )
        )
      })}
    </>
  )
}

/** Some 6 px a letter. */
function fits(name: string, width: number): boolean {
  return name.length * 6 + 4 < width
}

/** A date about every 150 px, first and last always. */
function datePlaces(count: number, width: number): number[] {
  const wanted = Math.max(2, Math.min(count, Math.floor(width / 150)))
  if (count < 2) return [0]
  return [...new Set(Array.from({ length: wanted }, (_, i) => Math.round((i * (count - 1)) / (wanted - 1))))]
}
