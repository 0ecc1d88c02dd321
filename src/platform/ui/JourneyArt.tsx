import { useLocale } from '../i18n/LocaleProvider.tsx'
import { placeX } from './charts/place-x.ts'

const points = [
  [0.06, 30],
  [0.28, 18],
  [0.5, 40],
  [0.72, 26],
  [0.94, 10],
] as const
const width = 160

/** The customer's line, waiting for its first steps. Reads in the direction of the language. */
export function JourneyArt() {
  const { direction } = useLocale()
  const place = (at: number) => placeX(at, { width, direction })
  const line = points.map(([at, y]) => `${place(at)},${y}`).join(' ')
  return (
    <svg width={width} height={52} viewBox={`0 0 ${width} 52`} aria-hidden="true">
      <polyline points={line} fill="none" stroke="var(--r-line)" strokeWidth="2" strokeDasharray="4 5" />
      {points.map(([at, y], index) => (
        <circle
          key={at}
          cx={place(at)}
          cy={y}
          r="5"
          fill={index === 0 ? 'var(--r-mint)' : 'var(--r-card)'}
          stroke={index === 0 ? 'var(--r-mint)' : 'var(--r-faint)'}
          strokeWidth="1.6"
        />
      ))}
    </svg>
  )
}
