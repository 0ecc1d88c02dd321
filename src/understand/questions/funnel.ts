import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import { bucketText } from '../model-buckets.ts'
import { type Funnel, type FunnelInput, funnelInput } from '../model-funnel.ts'
import { wilson } from '../wilson.ts'
import { funnelLevels, hasTimes, isPlain, timeBits } from './funnel-levels.ts'
import { bucketOfTime } from './local-buckets.ts'
import { codeOf } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'
import { stepBits } from './step-bits.ts'

const row = z.object({
  level: z.number(),
  /** Of the series; empty for the whole. */
  bucket: z.string(),
  n: count,
  mean: z.number().nullable(),
  /** Quartiles and the 90 % quantile; empty where times are not measured. */
  quantiles: z.array(z.number().nullable()),
  took_buckets: z.array(z.number()),
  took_counts: z.array(count),
})
type Row = z.infer<typeof row>

/**
 * How many cases take these steps in this order, and where do they leave?
 *
 * A case reaches step k when it has events e1, e2, … ek, one of each step, each after the one before in total order
 * (time, ordinal, call, message id), with ek at most the window after e1. Other events between do not matter. Any start
 * counts: a case that began too early and began again is not lost. One event is one step, also where a step is named
 * twice. Equal times: the later in total order is after, 0 ms later. The window includes its last millisecond. The time
 * to a step is the shortest among the first moments at which it was reached: from the latest start that got there.
 */
export const funnel = question({
  name: 'funnel',
  about: 'How many cases take these steps within a time, in order or in any, and where they leave',
  input: funnelInput,
  row,
  example: funnelInput.parse({
    steps: ['Product Viewed', 'Product Added', 'Order Completed'].map(event => ({
      id: event,
      any: [{ event }],
    })),
  }),
  steps: (q, scope) => {
    if (!isPlain(q)) return [...funnelLevels(q, scope), countWithSeries(q)]
    if (q.measure === 'counts' && isDisjoint(q)) return countByEngine(q, scope)
    return [...levelOfEachCase(q, scope), countLevels(q)]
  },
  answer: answerFunnel,
  evidence: (_rows, answer, { by, period, count }) => {
    const cases = answer.steps[0]?.ofStart.n ?? 0
    return {
      people: by === 'person' && count === 'cases' ? cases : null,
      cases: count === 'cases' ? cases : null,
      period,
    }
  },
})

function answerFunnel(rows: readonly Row[], q: FunnelInput): Funnel {
  const whole = rows.filter(r => r.bucket === '')
  const reached = q.steps.map((_, i) => whole.find(r => r.level === i + 1))
  const start = reached[0]?.n ?? 0
  return {
    steps: q.steps.map(({ id }, i) => {
      const at = i === 0 ? undefined : reached[i]
      const [q1 = null, median = null, q3 = null, p90 = null] = at?.quantiles ?? []
      return {
        id,
        ofStart: wilson(reached[i]?.n ?? 0, start),
        ofPrevious: wilson(reached[i]?.n ?? 0, i === 0 ? start : (reached[requiredBefore(q, i)]?.n ?? 0)),
        meanMs: at?.mean ?? null,
        q1Ms: q1,
        medianMs: median,
        q3Ms: q3,
        p90Ms: p90,
        took: (at?.took_buckets ?? []).map((bucket, place) => ({
          untilMs: 1_000 * 2 ** bucket,
          n: at?.took_counts[place] ?? 0,
        })),
      }
    }),
    series: seriesOf(rows, q),
  }
}

/** The place of the step before that was not optional: those who skipped others are not lost. */
function requiredBefore({ steps }: FunnelInput, place: number): number {
  let before = place - 1
  while (before > 0 && steps[before]?.optional) before--
  return before
}

function seriesOf(rows: readonly Row[], { steps, over, weekStart }: FunnelInput): Funnel['series'] {
  if (!over) return []
  const buckets = [...new Set(rows.map(r => r.bucket))].filter(bucket => bucket !== '')
  const of = (bucket: string, level: number) =>
    rows.find(r => r.bucket === bucket && r.level === level)?.n ?? 0
  return buckets
    .sort((a, b) => Number(a) - Number(b))
    .map(bucket => ({
      from: bucketText(Number(bucket), { unit: over, weekStart }),
      share: wilson(of(bucket, steps.length), of(bucket, 1)),
    }))
}

/**
 * Rows (case, label, times): milliseconds to each step that the case reached, the first 0. Step by step: for each event,
 * the latest start that has reached the step by then. It never grows smaller, so it is all that the next step needs.
 * An event is its time and, in place of its code, a bit for each step that it is: asked again and again, a bit costs a
 * tenth of a look into a set.
 */
export function levelOfEachCase(q: FunnelInput, scope: Scope): Step[] {
  const selectors = q.steps.flatMap(s => s.any)
  const steps: Step[] = [
    seeJourneys(scope, q, selectors),
    relevantSteps(q, scope),
    step(
      'reached_1',
      sql`SELECT case, label, kept, arrayFill(start -> start > 0, arrayMap(s -> if(bitTest(s, 0), ${timeBits(sql`s`)}, 0), kept)) AS starts,
        [toInt64(0)] AS times FROM relevant`,
    ),
  ]
  for (let level = 2; level <= q.steps.length; level++) steps.push(nextLevel(level, q.windowMs))
  return steps
}

/** Of the cases that begin. Their codes say it, so most others are left before any array is made. */
function relevantSteps(q: FunnelInput, scope: Scope): Step {
  const { bits, isAny, isPart } = stepBits(q.steps, scope)
  return step(
    'relevant',
    sql`SELECT case, label, arrayMap(s -> bitOr(${timeBits(sql`s`)}, ${bits}[${codeOf(sql`s`)} + 1]), filtered) AS kept
      FROM (SELECT case, label, arrayFilter((s, c) -> ${isAny(sql`c`)}, steps, codes) AS filtered FROM seen WHERE arrayExists(c -> ${isPart(0, sql`c`)}, codes))`,
  )
}

/** Whether no event can be two of the steps: no name of an event stands in two. */
function isDisjoint({ steps }: FunnelInput): boolean {
  const names = steps.flatMap(({ any }) => [...new Set(any.map(({ event }) => event))])
  return new Set(names).size === names.length
}

/**
 * The counts by the engine's own `windowFunnel`, a third faster (*measured*, 20 M steps: 8 steps 223 ms against 321). It
 * keeps the latest start of each step as we do, but takes events of one time in the order of the steps, and an event that
 * is two steps for both. So the place of an event in its case stands below its milliseconds: no two are equal, and as a
 * case has at most 10,000 events a place never adds up to half a millisecond of the window. And steps must be disjoint.
 */
function countByEngine(q: FunnelInput, scope: Scope): Step[] {
  const longest = 1n << 62n
  const window = q.windowMs === null ? longest : (BigInt(q.windowMs) << 16n) + 32_767n
  const conditions = q.steps.map((_, i) => sql`arrayMap(s -> bitTest(s, ${i}), kept)`)
  return [
    seeJourneys(
      scope,
      q,
      q.steps.flatMap(s => s.any),
    ),
    relevantSteps(q, scope),
    step(
      'levels',
      sql`SELECT arrayReduce(${`windowFunnel(${window})`}, arrayMap((s, place) -> bitOr(${timeBits(sql`s`)}, place), kept, arrayEnumerate(kept)),
        ${joinSql(conditions, ', ')}) AS reached FROM relevant`,
    ),
    step(
      'counted',
      sql`SELECT toUInt32(arrayJoin(range(1, reached + 1))) AS level, '' AS bucket, count() AS n, ${untimed}
      FROM levels GROUP BY level ORDER BY level`,
    ),
  ]
}

function nextLevel(level: number, windowMs: number | null): Step {
  const inTime =
    windowMs === null ? sql`1` : sql`s - start <= ${param((BigInt(windowMs) << 16n) + 65_535n, 'UInt64')}`
  const reached = sql`arrayMap((s, start) -> if(start > 0 AND bitTest(s, ${level - 1}) AND ${inTime}, start, 0), kept, arrayShiftRight(starts, 1))`
  // From the place where the step is first reached: what came before cannot matter to the next, and a case that ends
  // here costs nothing more.
  return step(
    `reached_${level}`,
    // TRICKY: no column of the inner query may be called as one of the outer: `kept` beside `… AS kept` is the new one.
    sql`SELECT case, label, arraySlice(whole, place) AS kept,
      arrayFill(start -> start > 0, arraySlice(reached, place)) AS starts,
      if(at > 0, arrayPushBack(until, toInt64(bitShiftRight(whole[at] - reached[at], 16))), until) AS times
    FROM (
      SELECT case, label, kept AS whole, times AS until, ${reached} AS reached, arrayFirstIndex(start -> start > 0, reached) AS at,
        if(at > 0, at, length(kept) + 1) AS place
      FROM ${levelName(level - 1)})`,
  )
}

/** Where times are not measured. */
const untimed = sql`CAST(NULL AS Nullable(Float64)) AS mean, CAST([] AS Array(Float64)) AS quantiles, CAST([] AS Array(UInt8)) AS took_buckets, CAST([] AS Array(UInt64)) AS took_counts`

/** Of `took`, milliseconds: mean, quartiles, and how many took how long, doubling from a second. */
const timed = sql`sum(took) / count() AS mean, quantilesExactInclusive(0.25, 0.5, 0.75, 0.9)(took) AS quantiles,
      sumMap([toUInt8(if(took < 1000, 0, floor(log2(took / 1000)) + 1))], [toUInt64(1)]) AS histogram, histogram.1 AS took_buckets, histogram.2 AS took_counts`

function countLevels({ steps, measure }: FunnelInput): Step {
  return step(
    'counted',
    sql`SELECT level, '' AS bucket, count() AS n, ${measure === 'times' ? timed : untimed}
    FROM (SELECT times FROM ${levelName(steps.length)}) ARRAY JOIN times AS took, arrayEnumerate(times) AS level
    GROUP BY level ORDER BY level`,
  )
}

function countWithSeries(q: FunnelInput): Step {
  const began = sql`fromUnixTimestamp64Milli(toInt64(began) - ${epoch1900}, 'UTC')`
  const bucket = q.over
    ? sql`arrayJoin(['', toString(${bucketOfTime({ ...q, unit: q.over }, began)})])`
    : sql`''`
  return step(
    'counted',
    sql`SELECT level, part AS bucket, count() AS n, ${hasTimes(q) ? timed : untimed}
    FROM (SELECT times, ${bucket} AS part FROM levels) ARRAY JOIN times AS took, arrayEnumerate(times) AS level
    WHERE took >= 0 GROUP BY level, part ORDER BY part, level`,
  )
}

function levelName(level: number): Sql {
  return ident(`reached_${level}`)
}
