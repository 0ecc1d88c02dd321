import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import type { Direction } from '../../i18n/languages.ts'
import { placeX } from './place-x.ts'

export interface LinePoint {
  /** Instant (ms) of the point. */
  readonly at: number
  /** Null: no people behind it, so no number; the line has a gap. */
  readonly value: number | null
  readonly low?: number
  readonly high?: number
  /** People behind the point. Below 30 the mark is hollow. */
  readonly n?: number
}

export interface DrawnPoint extends LinePoint {
  readonly x: number
  readonly y: number | null
}

export interface DrawnLine {
  readonly points: readonly DrawnPoint[]
  readonly path: string
  readonly band: string
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
}

export const smallSample = 30

/** All decisions of a line chart: scales, gaps, band, ticks. `direction` is the direction of time. */
export function prepareLine(
  points: readonly LinePoint[],
  size: {
    width: number
    height: number
    inset: number
    /** Room for the labels of the value axis, at the side where time begins. */
    axis?: number
    direction: Direction
    fromZero?: boolean
  },
): DrawnLine {
  const from = points[0]?.at ?? 0
  const span = (points.at(-1)?.at ?? from) - from || 1
  const values = points.flatMap(p => [p.value, p.low, p.high].filter(v => typeof v === 'number'))
  const [least, most] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1]
  const bottom = size.fromZero === false ? least : Math.min(0, least)
  const y = scaleLinear()
    .domain(most === bottom ? [bottom, bottom + 1] : [bottom, most])
    .range([size.height - size.inset, size.inset])
    .nice(4)
  const axis = size.axis ?? 0
  const inner = size.width - 2 * size.inset - axis
  const left = size.inset + (size.direction === 'ltr' ? axis : 0)
  const drawn = points.map(p => ({
    ...p,
    x: left + placeX((p.at - from) / span, { width: inner, direction: size.direction }),
    y: p.value === null ? null : y(p.value),
  }))
  const ascending = size.direction === 'rtl' ? drawn.toReversed() : drawn
  const hasBand = drawn.some(p => p.low !== undefined && p.high !== undefined)
  return {
    points: drawn,
    path:
      line<DrawnPoint>()
        .defined(p => p.y !== null)
        .x(p => p.x)
        .y(p => p.y ?? 0)
        .curve(curveMonotoneX)(ascending) ?? '',
    band: hasBand
      ? (area<DrawnPoint>()
          .defined(p => p.y !== null && p.low !== undefined && p.high !== undefined)
          .x(p => p.x)
          .y0(p => y(p.low ?? 0))
          .y1(p => y(p.high ?? 0))
          .curve(curveMonotoneX)(ascending) ?? '')
      : '',
    ticks: y.ticks(4).map(value => ({ value, y: y(value) })),
  }
}

/** The point nearest to a pointer. */
export function nearestPoint(points: readonly DrawnPoint[], x: number): DrawnPoint | null {
  let best: DrawnPoint | null = null
  for (const point of points) if (!best || Math.abs(point.x - x) < Math.abs(best.x - x)) best = point
  return best
}
