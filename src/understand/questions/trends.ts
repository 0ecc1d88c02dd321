import { question } from '../../platform/warehouse/question.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { type Trends, type TrendsInput, trendsInput } from '../model-trends.ts'
import { bucketOfInstant, endOfLog, startOfLog } from './local-buckets.ts'
import { answerTrends } from './trends-answer.ts'
import { type TrendRow, trendRow } from './trends-row.ts'
import { measuredEvents, measuresOf, topValues } from './trends-sql.ts'

/**
 * How do these numbers move from day to day (hour, week, month)?
 *
 * A bucket is a local hour, day, week or month of the zone: a day may have 23 or 25 hours or begin at 01:00; an hour that the
 * clock shows twice is one bucket, one that it skips is none. A line measures the events it names: how many, of how many
 * different cases, how many a case; or the numbers in a property: sum, mean, median and 90 % quantile (exact, between the
 * two nearest), least, greatest; events without a number there do not count. A ratio divides one measure by another. Events are
 * those of the cases that the view shows. Buckets run from the beginning of the period, or of the log, to the end of the
 * period, or of the log, also where nothing happened; those that are not whole are marked, and neither judged nor learned from.
 * Money is told by currency, or converted by the workspace's newest rate on or before the event's day; without a
 * rate it is counted as left out. A ratio with money in it takes both sides of one currency. A split tells each event by its own
 * value: the most frequent values (ties by the value), all others, those without; the whole beside them. Total order and ties do
 * not matter: nothing here depends on what came first. What is unusual: `findAnomalies`; what comes next: `forecast`.
 */
export const trends = question({
  name: 'trends',
  about: 'Counts, sums, means, quantiles and ratios over time, what is unusual in them, and what comes next',
  input: trendsInput,
  row: trendRow,
  example: trendsInput.parse({
    period: { from: Date.UTC(2026, 8, 1), to: Date.UTC(2026, 10, 22) },
    lines: [
      { id: 'orders', measure: { any: [{ event: 'Order Completed' }] } },
      {
        id: 'revenue',
        measure: { of: 'sum', any: [{ event: 'Order Completed' }], path: 'revenue' },
      },
    ],
    anomalies: true,
    forecast: 14,
  }),
  steps: trendSteps,
  answer: answerTrends,
  evidence: (_rows: TrendRow[], _answer: Trends, { period }: TrendsInput) => ({ period }),
})

function trendSteps(q: TrendsInput, scope: Scope): Step[] {
  const kinds = new Set(measuresOf(q).map(({ measure }) => measure.of))
  const when = (isAsked: boolean, value: Sql) => (isAsked ? value : sql`CAST(NULL AS Nullable(Float64))`)
  const asksCases = kinds.has('cases') || kinds.has('per-case')
  const edges = edgesOf(q)
  return [
    ...measuredEvents(q, scope),
    step(
      'counted',
      sql`SELECT measure, part, currency, bucket, toUInt8(grouping(bucket)) AS is_whole, sum(times) AS n, ${asksCases ? sql`uniqExact(case)` : sql`toUInt64(0)`} AS cases,
        ${when(kinds.has('sum'), sql`sum(value)`)} AS total, ${when(kinds.has('mean'), sql`avg(value)`)} AS mean, ${when(kinds.has('mean'), sql`stddevSampStable(value)`)} AS spread,
        ${when(kinds.has('median'), sql`quantileExactInclusive(0.5)(value)`)} AS median, ${when(kinds.has('p90'), sql`quantileExactInclusive(0.9)(value)`)} AS p90,
        ${when(kinds.has('min'), sql`min(value)`)} AS least, ${when(kinds.has('max'), sql`max(value)`)} AS most, countIf(unknown) AS unknown
      FROM measured GROUP BY GROUPING SETS ((measure, part, currency, bucket), (measure, part, currency))`,
    ),
    step(
      'told',
      sql`WITH ${startOfLog(scope, q)} AS log_start, ${endOfLog(scope, q)} AS log_end
      SELECT *, ${q.split ? topValues(q, scope, q.split) : sql`CAST([] AS Array(String))`} AS names, ${edges.first} AS first, ${edges.last} AS last,
        ${edges.firstComplete} AS first_complete, ${edges.lastComplete} AS last_complete
      FROM counted ORDER BY measure, part, currency, is_whole, bucket`,
    ),
  ]
}

/** Scalars: where the buckets begin and end. Of a query that names where the log does. */
function edgesOf(q: TrendsInput) {
  const [start, end] = [sql`log_start`, sql`log_end`]
  if (!q.period)
    return { first: start, last: end, firstComplete: sql`toUInt8(0)`, lastComplete: sql`toUInt8(0)` }
  const { from, to } = q.period
  const at = (ms: number) => bucketOfInstant(q, ms)
  return {
    first: sql`greatest(${at(from)}, ${start})`,
    last: sql`least(${at(to - 1)}, ${end})`,
    firstComplete: sql`toUInt8(${at(from)} > ${start} AND ${at(from - 1)} != ${at(from)})`,
    lastComplete: sql`toUInt8(${at(to - 1)} < ${end} AND ${at(to)} != ${at(to - 1)})`,
  }
}
