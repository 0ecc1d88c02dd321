import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { placeX } from '../../platform/ui/charts/place-x.ts'
import type { HomeView } from './prepare-home.ts'
import { smoothPath } from './prepare-map.ts'

const width = 180
const height = 44

/** The emotion curve in one line of text: it follows the reading direction, good is up. */
export function FeelingLine({ points, label }: { points: HomeView['feeling']; label: string }) {
  const { direction } = useLocale()
  const at = points.map(({ place, value }) => ({
    x: placeX(place, { width, direction }),
    y: height / 2 - (value / 2) * (height / 2 - 6),
    value,
  }))
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      style={{ direction: 'ltr' }}
    >
      <line x1={0} x2={width} y1={height / 2} y2={height / 2} stroke="var(--r-line)" strokeDasharray="3 4" />
      <path d={smoothPath(at)} fill="none" stroke="var(--r-night)" strokeWidth={2} strokeLinecap="round" />
      {at.map(({ x, y, value }) => (
        <circle
          key={x}
          cx={x}
          cy={y}
          r={3.5}
          fill={value <= -0.3 ? 'var(--r-clay)' : value >= 0.4 ? 'var(--r-mint)' : 'var(--r-night)'}
        />
      ))}
    </svg>
  )
}
