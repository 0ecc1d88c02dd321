import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import type { Direction } from '../../../platform/i18n/languages.ts'
import { placeX } from '../../../platform/ui/charts/place-x.ts'
import { type BucketUnit, bucketIndex } from '../../model-buckets.ts'
import type { TrendSeries, Trends } from '../../model-trends.ts'
import type { Influence } from './use-influences.ts'

/** Lines that can share an axis: of counts, of one currency, or of one measure of its own. */
export interface Panel {
  readonly id: string
  readonly series: readonly (TrendSeries & { readonly colour: string })[]
}

const colours = [1, 2, 3, 5, 6, 4].map(n => `var(--r-stage-${n})`)

/** @param isCount of a line, whether it counts something */
export function panelsOf(series: readonly TrendSeries[], isCount: (id: string) => boolean): Panel[] {
  const keyOf = ({ currency, id }: TrendSeries) => {
    if (currency !== null) return `money ${currency}`
    return isCount(id) ? 'count' : id
  }
  return [...Map.groupBy(series, keyOf)].map(([id, list]) => ({
    id,
    series: list.map((one, i) => ({ ...one, colour: colours[i % colours.length] ?? 'var(--r-night)' })),
  }))
}

export interface DrawnMark {
  readonly place: number
  readonly x: number
  readonly y: number
  readonly value: number
}

export interface DrawnLine {
  readonly series: Panel['series'][number]
  readonly path: string
  /** The end that is not a full bucket. */
  readonly loose: readonly DrawnMark[]
  readonly unusual: readonly DrawnMark[]
  readonly smooth: string
  readonly before: string
  readonly forecast: string
  readonly forecastBand: string
}

export interface DrawnPanel {
  readonly lines: readonly DrawnLine[]
  /** What was to be expected: drawn where one line stands alone. */
  readonly expected: string
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
  readonly influences: readonly {
    readonly influence: Influence
    readonly x: number
    readonly width: number
  }[]
  /** x of each bucket, forecast ones included. */
  readonly xs: readonly number[]
}

interface Size {
  readonly width: number
  readonly height: number
  readonly axis: number
  readonly direction: Direction
}

export interface PanelInput {
  readonly answer: Trends
  readonly panel: Panel
  /** The same lines of the comparison, place by place. */
  readonly before: readonly (TrendSeries | undefined)[]
  readonly influences: readonly Influence[]
  readonly unit: BucketUnit
}

/** All decisions of one panel. */
export function preparePanel(
  { answer, panel, before, influences, unit }: PanelInput,
  size: Size,
): DrawnPanel {
  const { buckets, complete, ahead } = answer
  const lastWhole = complete.lastIndexOf(true)
  const count = Math.max(buckets.length, ahead.length > 0 ? lastWhole + 1 + ahead.length : 0)
  const inner = size.width - size.axis - 16
  const left = 8 + (size.direction === 'ltr' ? size.axis : 0)
  const place = (i: number) =>
    left + placeX(count <= 1 ? 0.5 : i / (count - 1), { width: inner, direction: size.direction })
  const only = panel.series.length === 1 ? panel.series[0] : undefined
  const y = scaleOf(panel, before, only, size.height)
  const draw = (values: readonly (number | null)[], from = 0) => pathOf(values, i => place(from + i), y)
  return {
    xs: Array.from({ length: count }, (_, i) => place(i)),
    ticks: y.ticks(4).map(value => ({ value, y: y(value) })),
    expected: only?.anomalies ? bandOf(only.anomalies.band, place, y) : '',
    influences: influencesOf(influences, { first: buckets[0], unit, count, place }),
    lines: panel.series.map((series, i) => {
      const whole = series.values.map((value, at) => (complete[at] ? value : null))
      const mark = (at: number): DrawnMark[] => {
        const value = series.values[at] ?? null
        return value === null ? [] : [{ place: at, x: place(at), y: y(value), value }]
      }
      const made = series.forecast?.isThere ? series.forecast.points : []
      const last = series.values[lastWhole] ?? null
      const start = last === null ? [] : [{ value: last, low: last, high: last }]
      const from = lastWhole + 1 - start.length
      return {
        series,
        path: draw(whole),
        loose: complete.flatMap((isWhole, at) => (isWhole ? [] : mark(at))),
        unusual: (series.anomalies?.places ?? []).flatMap(mark),
        smooth: series.smooth ? draw(series.smooth) : '',
        before: draw(before[i]?.values.slice(0, count) ?? []),
        forecast:
          made.length > 0
            ? draw(
                [...start, ...made].map(p => p.value),
                from,
              )
            : '',
        forecastBand: made.length > 0 ? bandOf([...start, ...made], j => place(from + j), y) : '',
      }
    }),
  }
}

function scaleOf(
  panel: Panel,
  before: PanelInput['before'],
  only: TrendSeries | undefined,
  height: number,
): ScaleLinear<number, number> {
  const all = [
    ...panel.series.flatMap(s => [
      ...s.values,
      ...(s.forecast?.isThere ? s.forecast.points.map(p => p.value) : []),
    ]),
    ...before.flatMap(s => s?.values ?? []),
    ...(only?.anomalies?.band.flatMap(b => (b ? [b.expected] : [])) ?? []),
  ].filter(value => value !== null)
  const greatest = Math.max(0, ...all)
  // A band that opens far wider than all that happened would press the line flat: it is cut at the edge.
  const edges = panel.series
    .flatMap(s => (s.forecast?.isThere ? s.forecast.points.map(p => p.high) : []))
    .filter(value => value <= greatest * 1.6)
  const top = Math.max(greatest, ...edges)
  const bottom = Math.min(0, ...all)
  return scaleLinear()
    .domain([bottom, top > bottom ? top : bottom + 1])
    .range([height - 6, 22])
    .nice(4)
    .clamp(true)
}

function pathOf(
  values: readonly (number | null)[],
  place: (i: number) => number,
  y: ScaleLinear<number, number>,
): string {
  const draw = line<number | null>()
    .defined(value => value !== null)
    .x((_, i) => place(i))
    .y(value => y(value ?? 0))
    .curve(curveMonotoneX)
  return draw([...values]) ?? ''
}

type Edge = { readonly low: number; readonly high: number } | null

function bandOf(band: readonly Edge[], place: (i: number) => number, y: ScaleLinear<number, number>): string {
  const draw = area<Edge>()
    .defined(edge => edge !== null)
    .x((_, i) => place(i))
    .y0(edge => y(edge?.low ?? 0))
    .y1(edge => y(edge?.high ?? 0))
    .curve(curveMonotoneX)
  return draw([...band]) ?? ''
}

function influencesOf(
  influences: readonly Influence[],
  axis: { first: string | undefined; unit: BucketUnit; count: number; place: (i: number) => number },
): DrawnPanel['influences'] {
  const { first, unit, count, place } = axis
  if (first === undefined || count < 2) return []
  const calendar = { unit, weekStart: isoDay(first) }
  const at = (day: string) => bucketIndex(day, calendar) - bucketIndex(first, calendar)
  const half = Math.abs(place(1) - place(0)) / 2
  const ends = [place(0), place(count - 1)]
  return influences.flatMap(influence => {
    const from = Math.max(0, at(influence.from))
    const to = Math.min(count - 1, unit === 'hour' ? at(influence.to) + 23 : at(influence.to))
    if (to < 0 || from > count - 1 || to < from) return []
    const [a, b] = [place(from), place(to)]
    // Half a bucket on each side of its days, but never beyond the drawing: a week may be a fourth of it.
    const start = Math.max(Math.min(a, b) - half, Math.min(...ends))
    const end = Math.min(Math.max(a, b) + half, Math.max(...ends))
    return [{ influence, x: start, width: end - start }]
  })
}

/** A week begins on the day that the first bucket begins on. */
function isoDay(day: string): number {
  return new Date(`${day.slice(0, 10)}T00:00Z`).getUTCDay() || 7
}

/** The bucket nearest to a pointer. */
export function nearestPlace(xs: readonly number[], x: number): number {
  let best = 0
  for (const [i, at] of xs.entries()) if (Math.abs(at - x) < Math.abs((xs[best] ?? 0) - x)) best = i
  return best
}
