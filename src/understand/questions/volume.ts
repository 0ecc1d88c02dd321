import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { localDay, localMonth, localWeek } from '../../platform/zones/local-time.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import { periodSchema, type Share, touchpointSchema, viewSchema } from '../model.ts'
import { wilson } from '../wilson.ts'
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
  bucket: z.string(),
  /** Place of the touchpoint, from 1; 0: conversion. */
  line: z.number(),
  /** Events; for conversion the cases that went on. */
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
  const { period } = q
  const inPeriod = sql`time >= ${period.from + epoch1900} AND time < ${period.to + epoch1900}`
  // What follows the period decides who went on, so the whole journey is seen and the period cuts the counted events.
  const seen = seeJourneys(scope, { ...q, period: null }, selectors)
  const marks = sql`arrayFilter(mark -> mark.2, [${joinSql(marksOf(q, scope), ', ')}]).1`
  return [
    seen,
    step(
      'marked',
      sql`SELECT case, toInt64(bitShiftRight(packed, 16)) AS time, line, follows
      FROM (
        SELECT case, packed, follows, arrayJoin(${marks}) AS line
        FROM (SELECT case, steps, ${followers(q, scope)} AS next FROM seen)
        ARRAY JOIN steps AS packed, next AS follows
      )
      WHERE ${inPeriod}`,
    ),
    step(
      'by_case',
      sql`SELECT case, line, ${bucketOf(q, sql`fromUnixTimestamp64Milli(time - ${epoch1900}, 'UTC')`)} AS bucket, count() AS events, max(follows) AS converted
      FROM marked GROUP BY case, line, bucket`,
    ),
    step(
      'counted',
      sql`SELECT toString(bucket) AS bucket, line, sum(if(line = 0, converted, events)) AS n, count() AS cases
      FROM by_case GROUP BY bucket, line ORDER BY line, bucket`,
    ),
  ]
}

/** Tuples (line, whether the packed step is on it). */
function marksOf(q: Input, scope: Scope): Sql[] {
  const isOn = (any: Parameters<typeof codesOfAny>[1]) =>
    sql`${codeOf(sql`packed`)} IN ${codesOfAny(scope, any)}`
  const lines = q.touchpoints.map(({ any }, i) => sql`(${param(i + 1, 'UInt8')}, ${isOn(any)})`)
  if (lines.length === 0) lines.push(sql`(toUInt8(1), toUInt8(1))`)
  return q.conversion ? [...lines, sql`(toUInt8(0), ${isOn(q.conversion.from.any)})`] : lines
}

/** For each step whether `to` comes after it within the window. */
function followers(q: Input, scope: Scope): Sql {
  if (!q.conversion) return sql`arrayMap(s -> toUInt8(0), steps)`
  const { to, windowMs } = q.conversion
  const isEnd = sql`${codeOf(sql`s`)} IN ${codesOfAny(scope, to.any)}`
  const nextEnd = sql`arrayReverseFill(s -> s > 0, arrayMap(s -> if(${isEnd}, s, 0), steps))`
  return sql`arrayMap((s, end) -> toUInt8(end > 0 AND bitShiftRight(end, 16) - bitShiftRight(s, 16) <= ${windowMs}), steps, arrayShiftLeft(${nextEnd}, 1))`
}

function bucketOf({ unit, zone, weekStart }: Pick<Input, 'unit' | 'zone' | 'weekStart'>, time: Sql): Sql {
  if (unit === 'day') return localDay(time, zone)
  return unit === 'week' ? localWeek(time, zone, weekStart) : localMonth(time, zone)
}

function answerVolume(rows: readonly z.infer<typeof row>[], q: Input): Volume {
  const found = new Map(rows.map(r => [`${r.line} ${r.bucket}`, r]))
  const buckets = bucketsBetween(
    rows.map(r => r.bucket),
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
    conversion: q.conversion ? of(0).map(r => wilson(r?.n ?? 0, r?.cases ?? 0)) : null,
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
