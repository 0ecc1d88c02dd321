import {
  knownColumns,
  knownSeries,
  type SeriesCalendar,
  seasonColumns,
  seasonLength,
  trendColumns,
  trendSpacing,
} from './calendar-columns.ts'
import { residualSpread, robustFit } from './least-squares.ts'
import { tCritical } from './student-t.ts'

/**
 * What its values are: counts vary at least as chance lets whole numbers vary (Poisson), amounts are never negative, and
 * anything else is taken as it is. Counts are judged by their roots, amounts by their logarithms, where they vary about
 * equally much at all heights.
 */
export type ValueKind = 'count' | 'amount' | 'any'

export interface Judged {
  /** Place in the series. */
  readonly place: number
  readonly value: number
  readonly expected: number
  /** What lies outside is flagged. */
  readonly low: number
  readonly high: number
}

export interface AnomalyAnswer {
  /** What was expected of each place; null where there was no value. */
  readonly band: readonly ({
    readonly expected: number
    readonly low: number
    readonly high: number
  } | null)[]
  readonly anomalies: readonly Judged[]
}

/** A mark is a false alarm in at most one calm chart of twenty: the chance that any of its values is flagged. */
export const falseAlarms = 0.05
/** Of the robust scale more is asked than it gives in the tails: aimed at 5 %, 4 to 6.5 % of 400 calm charts were marked. */
const aimedAt = 0.75 * falseAlarms

/**
 * Values that neither trend, season nor known feasts explain. The series is taken apart by a robust regression: a trend
 * that bends about every four weeks (13 weeks, half a year), the days of the week with the country's weekend, and the moving
 * feasts. The spread of what is left comes from its median, so that what is unusual does not hide itself. A value is flagged
 * beyond the t that all values of all `lines` of a calm chart pass with chance 1 − `falseAlarms` (Šidák). Null with less than
 * two seasons and ten values, or where more than half are 0.
 *
 * @param series indices that follow each other; null where there is no value
 */
export function findAnomalies(
  series: { readonly first: number; readonly values: readonly (number | null)[]; readonly kind: ValueKind },
  calendar: SeriesCalendar,
  lines = 1,
): AnomalyAnswer | null {
  const { first, values, kind } = series
  const there = values.flatMap((value, place) => (value === null ? [] : [{ place, value }]))
  const zeros = there.filter(({ value }) => value === 0).length
  if (there.length < leastValues(calendar) || (kind !== 'any' && zeros * 2 > there.length)) return null
  const names = knownSeries(
    there.map(({ place }) => first + place),
    calendar,
  )
  const columns = (place: number) => [
    ...trendColumns(place, values.length, trendSpacing[calendar.unit]),
    ...seasonColumns(first + place, calendar, values.length),
    ...knownColumns(first + place, names, calendar),
  ]
  const { to, from } = scaleOf(kind, values)
  const x = there.map(({ place }) => columns(place))
  const fit = robustFit(
    x,
    there.map(({ value }) => to(value)),
    kind === 'count' ? 1 : 0,
  )
  // The median absolute residual knows a spread as well as 0.37 times as many values would by their squares.
  const df = Math.max(2, 0.37 * (there.length - fit.rank))
  const beyond = tCritical(1 - (1 - aimedAt) ** (1 / (lines * there.length)), df)
  const band: AnomalyAnswer['band'][number][] = values.map(() => null)
  const anomalies: Judged[] = []
  for (const [i, { place, value }] of there.entries()) {
    const fitted = fit.fitted[i] ?? 0
    const half = beyond * fit.scale * residualSpread(fit, i)
    const judged = { expected: from(fitted), low: from(fitted - half), high: from(fitted + half) }
    band[place] = judged
    if (Math.abs(to(value) - fitted) > half + 1e-9 * Math.abs(fitted))
      anomalies.push({ place, value, ...judged })
  }
  return { band, anomalies }
}

function leastValues({ unit }: SeriesCalendar): number {
  return unit === 'hour' || unit === 'day' ? Math.max(10, 2 * seasonLength(unit)) : 12
}

/**
 * Where values of a kind vary about equally much, and back: the roots of counts, the logarithms of amounts, their roots where
 * some are 0.
 */
export function scaleOf(kind: ValueKind, values: readonly (number | null)[]): Scale {
  if (kind === 'any') return { to: value => value, from: value => value }
  if (kind === 'amount' && values.every(value => value === null || value > 0))
    return { to: value => Math.log(Math.max(1e-300, value)), from: Math.exp }
  const shift = kind === 'count' ? 0.375 : 0
  return {
    to: value => 2 * Math.sqrt(Math.max(0, value) + shift),
    from: value => Math.max(0, (Math.max(0, value) / 2) ** 2 - shift),
  }
}

export interface Scale {
  readonly to: (value: number) => number
  readonly from: (value: number) => number
}
