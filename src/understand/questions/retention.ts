import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { packedFrom } from '../journeys/parts-sql.ts'
import type { Period, Selector } from '../model.ts'
import { bucketText } from '../model-buckets.ts'
import {
  type Retention,
  type RetentionCell,
  type RetentionInput,
  retentionInput,
} from '../model-retention.ts'
import { wilson } from '../wilson.ts'
import { aroundPeriod, bucketOfInstant, bucketsOfSteps, endOfLog, refuseTooMany } from './local-buckets.ts'
import { codeOf, codesOfAny } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'

const row = z.object({
  cohort: z.number(),
  /** 0: everybody in the cohort. */
  unit: z.number(),
  n: count,
  cases: count,
  /** The unit in which the log ends. */
  until: z.number(),
})
type Row = z.infer<typeof row>

/**
 * Of those who began in the same day, week or month, how many came back after 1, 2, 3 … of them?
 *
 * A unit is a local day, week or month of the zone; unit n of a cohort is the n-th after the one in which it began. A case
 * began with its first start ever, also before the period (`first`), or in each unit with a start (`any`). Cohorts are the
 * units that the period touches, whole; coming back counts whenever it was, also after the period. What happens within
 * the first unit is no coming back, so equal times cannot matter. Ways of counting: `retentionModeSchema`. A unit that was
 * not over when the log ended is marked and no part of the average, and one that had not begun is not told: a cohort too
 * young for unit n counts for nothing there. Rolling, a cell counts once all units asked about are over. Intervals are
 * Wilson's, the average weighs cohorts by their size; with `any` a case is in it once for each of its cohorts.
 */
export const retention = question({
  name: 'retention',
  about: 'Of those who began in the same day, week or month, how many come back after 1, 2, 3 … of them',
  input: retentionInput,
  row,
  example: retentionInput.parse({
    start: [{ event: 'Order Completed' }],
    back: [{ event: 'Order Completed' }],
    unit: 'month',
    units: 6,
  }),
  steps: (q, scope) => [
    ...cohortOfEachCase(q, scope),
    step(
      'counted',
      sql`SELECT cohort, unit, count() AS n, any(cases) AS cases, ${endOfLog(scope, q)} AS until
      FROM (SELECT cohort, cases, arrayJoin(arrayConcat([toInt32(0)], ${reachedUnits(q)})) AS unit FROM cohorts)
      GROUP BY cohort, unit ORDER BY cohort, unit`,
    ),
  ],
  answer: answerRetention,
  evidence: (_rows, { cases }, { by, period }) => ({ people: by === 'person' ? cases : null, cases, period }),
})

/** Last step `cohorts`: rows (case, label, cohort, gaps, cases), gaps the distinct units after the cohort with a coming back. */
export function cohortOfEachCase(q: RetentionInput, scope: Scope): Step[] {
  const units = (selectors: readonly Selector[]): Sql =>
    bucketsOfSteps(
      q,
      selectors.length === 0
        ? sql`steps`
        : sql`arrayFilter(s -> ${codeOf(sql`s`)} IN ${codesOfAny(scope, selectors)}, steps)`,
    )
  const began = q.cohort === 'first' ? sql`arraySlice(${units(q.start)}, 1, 1)` : units(q.start)
  const inPeriod = q.period
    ? sql`arrayFilter(c -> c >= ${bucketOfInstant(q, q.period.from)} AND c <= ${bucketOfInstant(q, q.period.to - 1)}, began)`
    : sql`began`
  const isStart = (packed: Sql) =>
    q.start.length === 0 ? sql`1` : sql`${codeOf(packed)} IN ${codesOfAny(scope, q.start)}`
  return [
    // First is first ever, and coming back is whenever: the period cuts the cohorts alone.
    seeJourneys(scope, { ...q, period: null }, [...q.start, ...q.back]),
    step(
      'by_case',
      sql`SELECT case, label, ${began} AS began, ${units(q.back)} AS returns FROM seen WHERE ${q.period ? mayBegin(q, q.period, isStart) : sql`1`}`,
    ),
    step(
      'cohorts',
      sql`SELECT case, label, cohort, arrayFilter(gap -> gap > 0, arrayMap(r -> r - cohort, returns)) AS gaps, cases
      FROM (SELECT case, label, own, returns, count() OVER () AS cases FROM (SELECT case, label, ${inPeriod} AS own, returns FROM by_case) WHERE notEmpty(own))
      ARRAY JOIN own AS cohort`,
    ),
  ]
}

/** Whether a case, a row of `seen`, may have a cohort in the period: so that no units are found of most others. */
function mayBegin(q: RetentionInput, period: Period, isStart: (packed: Sql) => Sql): Sql {
  const { from, to } = aroundPeriod(period, q)
  const near = (packed: Sql) => sql`${packed} >= ${packedFrom(from)} AND ${packed} < ${packedFrom(to)}`
  const s = sql`s`
  if (q.cohort === 'any') return sql`arrayExists(s -> ${near(s)} AND ${isStart(s)}, steps)`
  return near(q.start.length === 0 ? sql`steps[1]` : sql`arrayFirst(s -> ${isStart(s)}, steps)`)
}

/** Of the gaps of a case: the units at which it is counted. Where several follow from one, that one. */
function reachedUnits({ mode, units }: RetentionInput): Sql {
  const asked = sql`arrayFilter(gap -> gap <= ${units}, gaps)`
  if (mode === 'n-day') return sql`arrayMap(gap -> toInt32(gap), ${asked})`
  if (mode === 'within') return sql`if(empty(${asked}), [], [toInt32(arrayMin(${asked}))])`
  if (mode === 'rolling') return sql`if(empty(${asked}), [], [toInt32(arrayMax(${asked}))])`
  return sql`if(empty(gaps), [], [toInt32(least(arrayMax(gaps), ${units}))])`
}

/** Whether a row of step `cohorts` is counted at a unit. */
export function isBackAt({ mode, units }: RetentionInput, unit: number): Sql {
  if (mode === 'n-day') return sql`has(gaps, ${unit})`
  if (mode === 'within') return sql`arrayExists(gap -> gap <= ${unit}, gaps)`
  if (mode === 'rolling') return sql`arrayExists(gap -> gap >= ${unit} AND gap <= ${units}, gaps)`
  return sql`arrayExists(gap -> gap >= ${unit}, gaps)`
}

function answerRetention(rows: readonly Row[], q: RetentionInput): Retention {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return { cohorts: [], average: [], cases: 0 }
  refuseTooMany(last.cohort - first.cohort + 1)
  const { until, cases } = first
  const byCohort = Map.groupBy(rows, r => r.cohort)
  const cohorts = Array.from({ length: last.cohort - first.cohort + 1 }, (_, i) => {
    const cohort = first.cohort + i
    const own = byCohort.get(cohort) ?? []
    return {
      cohort: bucketText(cohort, q),
      size: own.find(r => r.unit === 0)?.n ?? 0,
      complete: cohort < until,
      cells: cellsOf(own, until - cohort, q),
    }
  })
  const average = Array.from({ length: q.units }, (_, i) => {
    const cells = cohorts.flatMap(c => c.cells.filter(cell => cell.unit === i + 1 && cell.complete))
    const of = cells.reduce((sum, cell) => sum + cell.of, 0)
    const n = cells.reduce((sum, cell) => sum + cell.n, 0)
    return { ...wilson(n, of), unit: i + 1, cohorts: cells.length }
  })
  return { cohorts, average: average.filter(({ cohorts }) => cohorts > 0), cases }
}

/** @param age units from the cohort to the end of the log */
function cellsOf(own: readonly Row[], age: number, { mode, units }: RetentionInput): RetentionCell[] {
  const size = own.find(r => r.unit === 0)?.n ?? 0
  if (size === 0) return []
  const counts = new Map(own.map(r => [r.unit, r.n]))
  const at = (unit: number) => counts.get(unit) ?? 0
  const sum = (from: number, to: number) => {
    let total = 0
    for (let unit = from; unit <= to; unit++) total += at(unit)
    return total
  }
  return Array.from({ length: Math.max(0, Math.min(units, age)) }, (_, i) => {
    const unit = i + 1
    const n = mode === 'n-day' ? at(unit) : mode === 'within' ? sum(1, unit) : sum(unit, units)
    return { ...wilson(n, size), unit, complete: mode === 'rolling' ? units < age : unit < age }
  })
}
