import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import type { Direction } from '../../../platform/i18n/languages.ts'
import { placeX } from '../../../platform/ui/charts/place-x.ts'

export interface CurvePoint {
  readonly x: number
  /** Null: nothing to show; the curve has a gap. */
  readonly y: number | null
}

export interface Curve {
  readonly id: string
  readonly label: string
  readonly colour: string
  readonly dash?: string
  readonly thin?: boolean
  readonly points: readonly CurvePoint[]
}

export interface Band {
  readonly colour: string
  readonly points: readonly {
    readonly x: number
    readonly low: number | null
    readonly high: number | null
  }[]
}

export interface DrawnCurves {
  readonly curves: readonly { readonly curve: Curve; readonly path: string }[]
  readonly bands: readonly { readonly colour: string; readonly path: string }[]
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
  /** Where the value is 0, or 1 as a share; null where it is not in sight. */
  readonly zero: number | null
  x(value: number): number
  y(value: number): number
  /** The whole x nearest to a place of the drawing. */
  at(place: number): number
}

interface Size {
  readonly width: number
  readonly height: number
  readonly inset: number
  readonly axis: number
  readonly direction: Direction
}

/** All decisions of curves over days: scales, gaps, bands. A band that runs far beyond the curves is cut, not the curves made flat. */
export function prepareCurves(
  curves: readonly Curve[],
  bands: readonly Band[],
  { width, height, inset, axis, direction }: Size,
): DrawnCurves {
  const points = curves.flatMap(curve => curve.points)
  const xs = points.map(p => p.x)
  const [first, last] = xs.length > 0 ? [Math.min(...xs), Math.max(...xs)] : [0, 1]
  const span = last - first || 1
  const [bottom, top] = rangeOf(points, bands)
  const y = scaleLinear()
    .domain([bottom, top])
    .range([height - inset, inset])
    .nice(4)
    .clamp(true)
  const inner = width - 2 * inset - axis
  const left = inset + (direction === 'ltr' ? axis : 0)
  const x = (value: number) => left + placeX((value - first) / span, { width: inner, direction })
  const inOrder = <T extends { readonly x: number }>(list: readonly T[]) =>
    list.toSorted((a, b) => x(a.x) - x(b.x))
  const [low, high] = y.domain()
  return {
    curves: curves.map(curve => ({
      curve,
      path:
        line<CurvePoint>()
          .defined(p => p.y !== null)
          .x(p => x(p.x))
          .y(p => y(p.y ?? 0))
          .curve(curveMonotoneX)(inOrder(curve.points)) ?? '',
    })),
    bands: bands.map(({ colour, points: of }) => ({
      colour,
      path:
        area<Band['points'][number]>()
          .defined(p => p.low !== null && p.high !== null)
          .x(p => x(p.x))
          .y0(p => y(p.low ?? 0))
          .y1(p => y(p.high ?? 0))
          .curve(curveMonotoneX)(inOrder(of)) ?? '',
    })),
    ticks: y.ticks(4).map(value => ({ value, y: y(value) })),
    zero: (low ?? 0) < 0 && (high ?? 0) > 0 ? y(0) : null,
    x,
    y: value => y(value),
    at: place => {
      const share = (place - left) / inner
      return Math.round(first + span * (direction === 'rtl' ? 1 - share : share))
    },
  }
}

function rangeOf(points: readonly CurvePoint[], bands: readonly Band[]): [number, number] {
  const values = points.flatMap(p => p.y ?? [])
  if (values.length === 0) return [0, 1]
  const [least, most] = [Math.min(0, ...values), Math.max(...values)]
  const room = (most - least) * 0.6
  const edges = bands.flatMap(band => band.points.flatMap(p => [p.low ?? [], p.high ?? []].flat()))
  const bottom = Math.max(least - room, Math.min(least, ...edges))
  const top = Math.min(most + room, Math.max(most, ...edges))
  return bottom === top ? [bottom, bottom + 1] : [bottom, top]
}
