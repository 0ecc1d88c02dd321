import { RihlaError } from '../../platform/errors.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, sql } from '../../platform/warehouse/sql.ts'
import { localDay, localTime } from '../../platform/zones/local-time.ts'
import { epoch1900, stepEvents } from '../journeys/parts-sql.ts'
import { type BucketUnit, mostBuckets, weekAnchor } from '../model-buckets.ts'
import { timeOf } from './packed-steps.ts'

export interface LocalCalendar {
  readonly unit: BucketUnit
  readonly zone: string
  readonly weekStart: number
}

/** Number of the local hour, day, week or month of a `DateTime64(3, 'UTC')`, Int32: `bucketText` writes it as a date. */
export function bucketOfTime({ unit, zone, weekStart }: LocalCalendar, time: Sql): Sql {
  if (unit === 'hour')
    return sql`toInt32(intDiv(toUnixTimestamp64Second(${localTime(time, zone)}) + 3600000000, 3600) - 1000000)`
  const date = localDay(time, zone)
  if (unit === 'month') return sql`toInt32(toYear(${date}) * 12 + toMonth(${date}) - 1)`
  if (unit === 'day') return sql`toInt32(${date})`
  return sql`toInt32(intDiv(toInt32(${date}) - ${weekAnchor(weekStart)}, 7))`
}

/** The same of a packed step. */
export function bucketOfStep(calendar: LocalCalendar, packed: Sql): Sql {
  return bucketOfTime(
    calendar,
    sql`fromUnixTimestamp64Milli(toInt64(${timeOf(packed)}) - ${epoch1900}, 'UTC')`,
  )
}

/**
 * Of a list of packed steps in their order: their buckets, sorted, each once. Found within the list: a row for each step, grouped
 * again, takes half as long again (*measured*, 20 M steps: retention 1.8 s of processor time against 1.1). Where clocks go back a day may come again: hence sorted.
 */
export function bucketsOfSteps(calendar: LocalCalendar, steps: Sql): Sql {
  return sql`arrayCompact(arraySort(arrayCompact(arrayMap(s -> ${bucketOfStep(calendar, sql`s`)}, ${steps}))))`
}

/** The same of an instant, milliseconds since 1970. */
export function bucketOfInstant(calendar: LocalCalendar, ms: number): Sql {
  return bucketOfTime(calendar, sql`fromUnixTimestamp64Milli(toInt64(${ms}), 'UTC')`)
}

/**
 * A scalar, Int32: the bucket in which the log ends. It is not over: what is still to come in it nobody knows. The log ends now,
 * or with its last step where that is long ago: of an old file the weeks after its end are no weeks without people.
 */
export function endOfLog(scope: Scope, calendar: LocalCalendar): Sql {
  const until = sql`fromUnixTimestamp64Milli(least(toInt64(${scope.now}), span.2), 'UTC')`
  return sql`(SELECT ${bucketOfTime(calendar, until)} FROM (SELECT ${spanOfLog(scope)} AS span))`
}

/** A scalar, Int32: the bucket in which the log begins. */
export function startOfLog(scope: Scope, calendar: LocalCalendar): Sql {
  return sql`(SELECT ${bucketOfTime(calendar, sql`fromUnixTimestamp64Milli(span.1, 'UTC')`)} FROM (SELECT ${spanOfLog(scope)} AS span))`
}

/** A scalar: the milliseconds since 1970 of the first and the last step. Both at once: the whole log is read for either. */
function spanOfLog(scope: Scope): Sql {
  const ms = sql`toUnixTimestamp64Milli(time)`
  return sql`(SELECT (min(${ms}), max(${ms})) FROM ${stepEvents(scope, { select: sql`time` })})`
}

/** @throws RihlaError `question.too-many-periods` */
export function refuseTooMany(periods: number, most: number = mostBuckets): void {
  if (periods > most) throw new RihlaError('question.too-many-periods', { periods, most })
}
