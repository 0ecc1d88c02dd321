import { dayOfText, shiftDay } from '../../platform/zones/model-days.ts'
import { calendarSeries } from '../circumstances/calendar.ts'
import { eidCountries } from '../circumstances/model-calendar-rules.ts'
import { bucketText } from '../model-buckets.ts'
import {
  isMoney,
  type Measure,
  type TrendLine,
  type TrendSeries,
  type Trends,
  type TrendsInput,
} from '../model-trends.ts'
import { findAnomalies, type ValueKind } from '../statistics/anomalies.ts'
import type { KnownSpan, SeriesCalendar } from '../statistics/calendar-columns.ts'
import { forecast } from '../statistics/forecast.ts'
import { refuseTooMany } from './local-buckets.ts'
import { rolling } from './rolling.ts'
import type { TrendRow } from './trends-row.ts'
import { partPlaces } from './trends-sql.ts'

/** More lines than this are not forecast at once: each is a search through the past. */
const mostForecasts = 12

/** Which rows a line of the answer is of. */
interface Wanted {
  readonly line: TrendLine
  readonly place: number
  readonly part: number
  readonly currency: string
  readonly isMoney: boolean
}

export function answerTrends(rows: TrendRow[], q: TrendsInput): Trends {
  const edge = rows[0]
  if (!edge) return { buckets: [], complete: [], ahead: [], series: [], unconverted: 0, events: 0 }
  const count = Math.max(0, edge.last - edge.first + 1)
  refuseTooMany(count)
  const indices = Array.from({ length: count }, (_, i) => edge.first + i)
  const complete = indices.map(
    (_, i) => (i > 0 || edge.first_complete === 1) && (i < count - 1 || edge.last_complete === 1),
  )
  const found = new Map(rows.map(r => [keyOf(r), r]))
  const wanted = wantedOf(rows, q)
  const calendar = calendarOf(q, edge)
  const whole = {
    first: edge.first + complete.indexOf(true),
    from: complete.indexOf(true),
    to: complete.lastIndexOf(true) + 1,
  }
  const series = wanted.map(one => {
    const isApart = rows.some(r => r.measure === 2 * one.place + 1 && r.currency !== '')
    const at = (bucket: number | null, side: 0 | 1) =>
      found.get(
        keyOf({
          ...one,
          // What is divided by may say no currency at all: visits do not.
          currency: side === 1 && !isApart ? '' : one.currency,
          measure: 2 * one.place + side,
          bucket: bucket ?? 0,
          is_whole: bucket === null ? 1 : 0,
        }),
      )
    const own = told(one, { indices, at, names: edge.names, q })
    const judged = whole.from < 0 ? [] : own.values.slice(whole.from, whole.to)
    const learned = { first: whole.first, values: judged, kind: kindOf(one.line) }
    return {
      ...own,
      anomalies: q.anomalies
        ? judge(learned, { calendar, lines: wanted.length, from: whole.from, count })
        : null,
      forecast:
        q.forecast === null ? null : ahead(learned, { calendar, horizon: q.forecast, lines: wanted.length }),
    }
  })
  const firstAhead = edge.first + whole.to
  return {
    buckets: indices.map(index => bucketText(index, q)),
    complete,
    ahead:
      whole.from < 0 ? [] : Array.from({ length: q.forecast ?? 0 }, (_, i) => bucketText(firstAhead + i, q)),
    series,
    unconverted: sum(rows.filter(r => r.is_whole === 1 && r.part === 0).map(r => r.unknown)),
    events: sum(rows.filter(r => r.is_whole === 1 && r.part === 0 && r.measure % 2 === 0).map(r => r.n)),
  }
}

function keyOf(r: Pick<TrendRow, 'measure' | 'part' | 'currency' | 'bucket' | 'is_whole'>): string {
  return [r.measure, r.part, r.is_whole, r.is_whole === 1 ? 0 : r.bucket, r.currency].join(' ')
}

/** Lines in the order asked, the whole before its parts, currencies by their events. */
function wantedOf(rows: readonly TrendRow[], q: TrendsInput): Wanted[] {
  const wholes = rows.filter(r => r.is_whole === 1)
  const { other, none } = partPlaces(q.split?.most ?? 0)
  return q.lines.flatMap((line, place) => {
    const money = isMoney(line.measure) || (line.over !== null && isMoney(line.over))
    const own = wholes.filter(r => r.measure === 2 * place || r.measure === 2 * place + 1)
    const events = Map.groupBy(
      own.filter(
        r => r.part === 0 && r.measure === 2 * place && (isMoney(line.measure) ? r.n > r.unknown : true),
      ),
      r => r.currency,
    )
    const currencies = [...events]
      .map(([currency, list]) => ({ currency, n: sum(list.map(r => r.n)) }))
      .sort((a, b) => b.n - a.n || (a.currency < b.currency ? -1 : 1))
      .map(({ currency }) => currency)
    const listed = money && currencies.length > 0 ? currencies : ['']
    const parts = q.split
      ? [0, ...[...new Set(own.map(r => r.part))].filter(part => part > 0).sort((a, b) => a - b)]
      : [0]
    return listed.flatMap(currency =>
      parts
        .filter(part => part <= Math.max(other, none))
        .map(part => ({ line, place, part, currency, isMoney: money })),
    )
  })
}

interface Telling {
  readonly indices: readonly number[]
  at(bucket: number | null, side: 0 | 1): TrendRow | undefined
  readonly names: readonly string[]
  readonly q: TrendsInput
}

function told(
  { line, part, currency, isMoney: money }: Wanted,
  { indices, at, names, q }: Telling,
): Omit<TrendSeries, 'anomalies' | 'forecast'> {
  const { other, none } = partPlaces(q.split?.most ?? 0)
  const value = (bucket: number | null) => {
    const above = measured(line.measure, at(bucket, 0))
    if (!line.over) return above
    const below = measured(line.over, at(bucket, 1))
    return above === null || below === null || below === 0 ? null : above / below
  }
  const values = indices.map(value)
  const n = indices.map(index => at(index, 0)?.n ?? 0)
  const isMean = !line.over && line.measure.of === 'mean'
  const half = (index: number) => {
    const row = at(index, 0)
    return row && row.n > 1 && row.spread !== null
      ? (1.959963984540054 * row.spread) / Math.sqrt(row.n)
      : null
  }
  const edge = (side: 1 | -1) =>
    indices.map((index, i) => {
      const [middle, error] = [values[i] ?? null, half(index)]
      return middle === null || error === null ? null : middle + side * error
    })
  return {
    id: line.id,
    part: part === 0 ? 'whole' : part === none ? 'none' : part === other ? 'other' : 'value',
    value: part > 0 && part < other ? (names[part - 1] ?? '') : '',
    currency: money ? (q.currencies === 'reporting' ? (q.currency ?? currency) : currency) : null,
    values,
    low: isMean ? edge(-1) : null,
    high: isMean ? edge(1) : null,
    n,
    smooth: q.average === null ? null : rolling(values, n, { of: q.average, weighted: isMean }),
    total: value(null),
  }
}

/** What a measure is in a bucket: counts and sums of nothing are 0, anything else of nothing is nothing. */
function measured({ of }: Measure, row: TrendRow | undefined): number | null {
  const { n = 0, cases = 0 } = row ?? {}
  switch (of) {
    case 'events':
      return n
    case 'cases':
      return cases
    case 'per-case':
      return cases === 0 ? null : n / cases
    case 'sum':
      return row?.total ?? 0
    case 'mean':
      return row?.mean ?? null
    case 'median':
      return row?.median ?? null
    case 'p90':
      return row?.p90 ?? null
    case 'min':
      return row?.least ?? null
    default:
      return row?.most ?? null
  }
}

function kindOf({ measure, over }: TrendLine): ValueKind {
  if (over) return 'any'
  if (measure.of === 'events' || measure.of === 'cases') return 'count'
  return measure.of === 'sum' ? 'amount' : 'any'
}

interface Learned {
  readonly first: number
  readonly values: readonly (number | null)[]
  readonly kind: ValueKind
}

/** Amounts can be below 0 (refunds): then they are judged as they are. */
function asTheyAre(learned: Learned): Learned {
  return learned.values.some(value => value !== null && value < 0) ? { ...learned, kind: 'any' } : learned
}

function judge(
  learned: Learned,
  { calendar, lines, from, count }: { calendar: SeriesCalendar; lines: number; from: number; count: number },
): TrendSeries['anomalies'] {
  const judged = findAnomalies(asTheyAre(learned), calendar, lines)
  if (!judged) return null
  const band = Array.from({ length: count }, (_, i) => judged.band[i - from] ?? null)
  return { band, places: judged.anomalies.map(({ place }) => from + place) }
}

function ahead(
  learned: Learned,
  { calendar, horizon, lines }: { calendar: SeriesCalendar; horizon: number; lines: number },
): TrendSeries['forecast'] {
  const most = calendar.unit === 'hour' ? 3 : mostForecasts
  if (lines > most) return { isThere: false, reason: 'too-many', has: lines, needs: most }
  const made = forecast(asTheyAre(learned), calendar, horizon)
  if (!made.isThere) return made
  return {
    ...made,
    points: [...made.points],
    tried: [...made.tried],
    known: [...made.known],
    unknown: [...made.unknown],
  }
}

/** The week of the workspace, and the moving feasts where its country keeps them; with the days before each, in which people shop. */
function calendarOf(q: TrendsInput, { first, last }: TrendRow): SeriesCalendar {
  const { unit, weekStart, weekend } = q
  if (!eidCountries.includes(q.country)) return { unit, weekStart, weekend, known: [] }
  const from = bucketText(first, q).slice(0, 10)
  const to = bucketText(last + (q.forecast ?? 0) + 1, q).slice(0, 10)
  const spans = ['ramadan', 'eid-al-fitr', 'eid-al-adha'].flatMap(series =>
    calendarSeries(series, from, shiftDay(to, 10)).map(c => ({
      series,
      first: dayOfText(c.from),
      last: dayOfText(c.to),
    })),
  )
  const before: KnownSpan[] = spans
    .filter(({ series }) => series !== 'ramadan')
    .map(span => ({ series: 'before-eid', first: span.first - 7, last: span.first - 1 }))
  return { unit, weekStart, weekend, known: [...spans, ...before] }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
