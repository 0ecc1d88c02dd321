import { useLocale } from '../../i18n/LocaleProvider.tsx'
import { type LinePoint, prepareLine } from './prepare-line.ts'

/** A trend inside a sentence or a card. `label` says in words what it shows. */
export function Sparkline(props: {
  label: string
  points: readonly LinePoint[]
  width?: number
  height?: number
  colour?: string
}) {
  const { timeDirection } = useLocale()
  const { width = 96, height = 28, colour = 'var(--r-night)' } = props
  // No band: at this size it would only hide the line.
  const values = props.points.map(({ at, value }) => ({ at, value }))
  const drawn = prepareLine(values, {
    width,
    height,
    inset: 4,
    direction: timeDirection,
    fromZero: false,
  })
  const last = drawn.points.findLast(p => p.y !== null)
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.label}
      style={{ direction: 'ltr' }}
    >
      <path d={drawn.path} fill="none" stroke={colour} strokeWidth="1.8" strokeLinecap="round" />
      {last && <circle cx={last.x} cy={last.y ?? 0} r="2.6" fill={colour} />}
    </svg>
  )
}
