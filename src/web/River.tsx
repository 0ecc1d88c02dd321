import { curveMonotoneX, line } from 'd3-shape'
import { useLocale } from '../platform/i18n/LocaleProvider.tsx'
import { placeX } from '../platform/ui/charts/place-x.ts'

const width = 640
const height = 180
const mood = [0.46, 0.36, 0.3, 0.62, 0.42, 0.86, 0.66, 0.22]
const hoped = [0.5, 0.44, 0.38, 0.46, 0.36, 0.42, 0.4, 0.16]

/** The emotion curve of a journey: as it is, and dashed as it should be. Runs in the reading direction. */
export function River() {
  const { direction } = useLocale()
  const place = (index: number) => placeX((index + 0.5) / mood.length, { width, direction })
  const path = (values: readonly number[]) => {
    const points = values.map((value, index): [number, number] => [place(index), value * height])
    return line().curve(curveMonotoneX)(direction === 'rtl' ? points.toReversed() : points) ?? ''
  }
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width="100%" aria-hidden="true" style={{ direction: 'ltr' }}>
      <line x1="0" x2={width} y1={height / 2} y2={height / 2} stroke="var(--r-line)" strokeDasharray="4 6" />
      <path
        d={path(mood)}
        fill="none"
        stroke="var(--r-night)"
        strokeWidth="22"
        opacity="0.08"
        strokeLinecap="round"
      />
      <path d={path(hoped)} fill="none" stroke="var(--r-mint)" strokeWidth="1.8" strokeDasharray="5 6" />
      <path d={path(mood)} fill="none" stroke="var(--r-night)" strokeWidth="3" strokeLinecap="round" />
      {mood.map((value, index) => (
        <Stop
          key={value}
          x={place(index)}
          y={value * height}
          value={value}
          isSmall={index === 0 || index === 6}
        />
      ))}
    </svg>
  )
}

function Stop(props: { x: number; y: number; value: number; isSmall: boolean }) {
  const colour = props.value > 0.55 ? 'var(--r-clay)' : props.value < 0.4 ? 'var(--r-mint)' : 'var(--r-night)'
  return (
    <circle
      cx={props.x}
      cy={props.y}
      r="6.5"
      fill={props.isSmall ? 'var(--r-card)' : colour}
      stroke={colour}
      strokeWidth="2.4"
    />
  )
}
