import { scaleLinear } from 'd3-scale'
import type { Direction } from '../../../platform/i18n/languages.ts'
import { placeX } from '../../../platform/ui/charts/place-x.ts'
import type { Lifecycle, LifecycleState } from '../../model-lifecycle.ts'

type Period = Lifecycle['periods'][number]

export interface DrawnPart {
  readonly state: LifecycleState
  readonly n: number
  readonly y: number
  readonly height: number
}

export interface DrawnBar {
  readonly period: Period
  readonly x: number
  readonly width: number
  readonly parts: readonly DrawnPart[]
}

export interface DrawnLifecycle {
  readonly bars: readonly DrawnBar[]
  readonly zero: number
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
}

/** From the line up: who stays nearest to it. */
export const statesUp = ['returning', 'resurrecting', 'new'] as const

/** Bars above and below the line of nobody. Time runs with the reading direction, up is always up. */
export function prepareLifecycle(
  { periods }: Lifecycle,
  size: { width: number; height: number; axis: number; direction: Direction },
): DrawnLifecycle {
  const up = Math.max(1, ...periods.map(p => p.active))
  const down = Math.max(0, ...periods.map(p => p.dormant))
  const y = scaleLinear()
    .domain([-down, up])
    .range([size.height - 4, 8])
    .nice(4)
  const inner = size.width - size.axis
  const step = inner / Math.max(1, periods.length)
  const width = Math.max(1, Math.min(46, step * 0.78))
  const left = size.direction === 'ltr' ? size.axis : 0
  return {
    zero: y(0),
    ticks: y.ticks(5).map(value => ({ value, y: y(value) })),
    bars: periods.map((period, i) => {
      const middle = left + placeX((i + 0.5) / periods.length, { width: inner, direction: size.direction })
      return { period, x: middle - width / 2, width, parts: partsOf(period, y) }
    }),
  }
}

function partsOf(period: Period, y: (value: number) => number): DrawnPart[] {
  let base = 0
  const above = statesUp.map(state => {
    const n = period[state]
    const part = { state, n, y: y(base + n), height: y(base) - y(base + n) }
    base += n
    return part
  })
  const below = { state: 'dormant' as const, n: period.dormant, y: y(0), height: y(-period.dormant) - y(0) }
  return [...above, below].filter(({ n }) => n > 0)
}
