import type { DrawnLine } from './prepare-trends.ts'

/** One line with its forecast, its rolling mean, what it is compared with, and what is unusual in it. */
export function PanelLine({ line }: { line: DrawnLine }) {
  const { colour } = line.series
  return (
    <g>
      {line.forecastBand && <path d={line.forecastBand} fill={colour} opacity="0.13" />}
      {line.before && (
        <path
          d={line.before}
          fill="none"
          stroke="var(--r-faint)"
          strokeWidth="1.6"
          strokeDasharray="1 4"
          strokeLinecap="round"
        />
      )}
      <path
        d={line.path}
        fill="none"
        stroke={colour}
        strokeWidth={line.smooth ? 1.1 : 2.1}
        strokeLinecap="round"
        opacity={line.smooth ? 0.5 : 1}
      />
      {line.smooth && (
        <path d={line.smooth} fill="none" stroke={colour} strokeWidth="2.4" strokeLinecap="round" />
      )}
      {line.forecast && (
        <path
          d={line.forecast}
          fill="none"
          stroke={colour}
          strokeWidth="2"
          strokeDasharray="6 5"
          strokeLinecap="round"
        />
      )}
      {line.loose.map(mark => (
        <circle
          key={mark.place}
          cx={mark.x}
          cy={mark.y}
          r="3.6"
          fill="var(--r-card)"
          stroke={colour}
          strokeWidth="1.6"
        />
      ))}
      {line.unusual.map(mark => (
        <circle
          key={mark.place}
          cx={mark.x}
          cy={mark.y}
          r="5.5"
          fill="var(--r-saffron-soft)"
          stroke="var(--r-saffron)"
          strokeWidth="2.2"
        />
      ))}
    </g>
  )
}
