import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { packedFrom } from '../journeys/parts-sql.ts'
import { periodSchema, type Share, touchpointSchema, viewSchema } from '../model.ts'
import { bucketText } from '../model-buckets.ts'
import { wilson } from '../wilson.ts'
import { countsByBucket } from './local-buckets.ts'
import { codeOf, codesOfAny } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'

const day = 86_400_000

const input = viewSchema
  .extend({
    period: periodSchema,
    /** Each is a line of its own. None: all events together, called `all`. */
    touchpoints: z.array(touchpointSchema).max(20).default([]),
    unit: z.enum(['day', 'week', 'month']).default('day'),
    /** Whose days: an IANA zone. The server puts the workspace's where none is said. */
    zone: z.string().max(60).default('UTC'),
    /** First day of the week, ISO: 1 Monday … 7 Sunday. */
    weekStart: z.number().int().min(1).max(7).default(1),
    /** Of the cases that did `from` on a day, how many did `to` after it, within the window? */
    conversion: z
      .object({
        from: touchpointSchema,
        to: touchpointSchema,
        windowMs: z
          .number()
          .int()
          .positive()
          .max(366 * day),
      })
      .nullable()
      .default(null),
  })
  .refine(q => q.period.to - q.period.from <= 20 * 366 * day, 'at most twenty years')
type Input = z.infer<typeof input>

const row = z.object({
  bucket: z.number(),
  /** Place of the touchpoint, from 1; 0 and 255: who began, and who of them went on. */
  line: z.number(),
  n: count,
  cases: count,
})

export interface Volume {
  /** From the first day (week, month) with an event to the last, also those between without one. First day of each, `YYYY-MM-DD`, local. */
  readonly buckets: readonly string[]
  readonly lines: readonly {
    readonly id: string
    /** One number a bucket. */
    readonly events: readonly number[]
    readonly cases: readonly number[]
  }[]
  readonly conversion: readonly Share[] | null
}

/**
 * How many events and cases are there each day, week or month, and how many of those who began went on?
 *
 * A bucket is a local day, week or month of the zone: a day may have 23 or 25 hours, or begin at 01:00. A case counts once
 * in each bucket in which it has an event of the line. Conversion: a case counts once in each bucket in which it did
 * `from`; it went on when after any of these (later in total order) it did `to`, at most the window later, whenever that
 * was: also after the period, so the newest buckets are young and still grow.
 */
export const volume = question({
  name: 'volume',
  about: 'Events, cases and conversion by day, week or month in a time zone',
  input,
  row,
  example: input.parse({ period: { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 10, 22) } }),
  steps: volumeSteps,
  answer: answerVolume,
  evidence: (_rows, _answer, { period }) => ({ period }),
})

function volumeSteps(q: Input, scope: Scope): Step[] {
  const lines = q.touchpoints.map(t => t.any)
  const selectors = [
    ...lines.flat(),
    ...(q.conversion ? [...q.conversion.from.any, ...q.conversion.to.any] : []),
  ]
  const counts = [...linesOf(q, scope), ...(q.conversion ? conversionOf(q, q.conversion, scope) : [])]
  return [
    // What follows the period decides who went on: then the whole journey is seen and the period cuts the counted events.
    seeJourneys(scope, q.conversion ? { ...q, period: null } : q, selectors),
    step(
      'by_case',
      sql`SELECT case, count.1 AS line, count.2 AS bucket, count.3 AS events FROM (SELECT case, arrayJoin(arrayConcat(${joinSql(counts, ', ')})) AS count FROM seen)`,
    ),
    step(
      'counted',
      sql`SELECT bucket, line, sum(events) AS n, count() AS cases FROM by_case GROUP BY bucket, line ORDER BY line, bucket`,
    ),
  ]
}

/** The lines of those who did `from` and of those of them who went on. */
const [began, wentOn] = [0, 255]

function linesOf(q: Input, scope: Scope): Sql[] {
  const inPeriod = q.conversion ? [isInPeriod(q)] : []
  const of = (conditions: readonly Sql[]) =>
    conditions.length > 0 ? sql`arrayFilter(s -> ${joinSql(conditions, ' AND ')}, steps)` : sql`steps`
  if (q.touchpoints.length === 0) return [countsByBucket(q, 1, of(inPeriod))]
  return q.touchpoints.map(({ any }, i) => {
    const isOn = sql`${codeOf(sql`s`)} IN ${codesOfAny(scope, any)}`
    return countsByBucket(q, i + 1, of([...inPeriod, isOn]))
  })
}

function isInPeriod({ period }: Input): Sql {
  return sql`s >= ${packedFrom(period.from)} AND s < ${packedFrom(period.to)}`
}

function conversionOf(
  q: Input,
  { from, to, windowMs }: NonNullable<Input['conversion']>,
  scope: Scope,
): Sql[] {
  const isStart = sql`${codeOf(sql`s`)} IN ${codesOfAny(scope, from.any)} AND ${isInPeriod(q)}`
  const isEnd = sql`${codeOf(sql`s`)} IN ${codesOfAny(scope, to.any)}`
  const nextEnd = sql`arrayShiftLeft(arrayReverseFill(s -> s > 0, arrayMap(s -> if(${isEnd}, s, 0), steps)), 1)`
  const follows = sql`end > 0 AND bitShiftRight(end, 16) - bitShiftRight(s, 16) <= ${windowMs}`
  return [
    countsByBucket(q, began, sql`arrayFilter(s -> ${isStart}, steps)`),
    countsByBucket(q, wentOn, sql`arrayFilter((s, end) -> ${isStart} AND ${follows}, steps, ${nextEnd})`),
  ]
}

function answerVolume(rows: readonly z.infer<typeof row>[], q: Input): Volume {
  const found = new Map(rows.map(r => [`${r.line} ${bucketText(r.bucket, q)}`, r]))
  const buckets = bucketsBetween(
    rows.map(r => bucketText(r.bucket, q)),
    q,
  )
  const of = (line: number) => buckets.map(bucket => found.get(`${line} ${bucket}`))
  const ids = q.touchpoints.length > 0 ? q.touchpoints.map(t => t.id) : ['all']
  return {
    buckets,
    lines: ids.map((id, i) => ({
      id,
      events: of(i + 1).map(r => r?.n ?? 0),
      cases: of(i + 1).map(r => r?.cases ?? 0),
    })),
    conversion: q.conversion
      ? of(wentOn).map((r, i) => wilson(r?.cases ?? 0, of(began)[i]?.cases ?? 0))
      : null,
  }
}

/** All buckets from the first to the last that has an event; calendar arithmetic on dates, no zone. */
function bucketsBetween(found: readonly string[], { unit }: Pick<Input, 'unit'>): string[] {
  const sorted = [...new Set(found)].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return []
  const buckets = [first]
  for (let at = new Date(`${first}T00:00:00Z`); ; ) {
    if (unit === 'month') at.setUTCMonth(at.getUTCMonth() + 1)
    else at = new Date(at.getTime() + (unit === 'week' ? 7 : 1) * day)
    const text = at.toISOString().slice(0, 10)
    if (text > last) return buckets
    buckets.push(text)
  }
}
