import { RihlaError } from '../../platform/errors.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { localSecond } from '../../platform/zones/local-time.ts'
import { edgeOfSteps } from '../journeys/journeys.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import type { Period } from '../model.ts'
import { type BucketUnit, mostBuckets, weekAnchor } from '../model-buckets.ts'
import { timeOf } from './packed-steps.ts'

const daySeconds = 86_400
/** More days than there are from the first event time to 1970. */
const earlyDays = 70_000

export interface LocalCalendar {
  readonly unit: BucketUnit
  readonly zone: string
  readonly weekStart: number
}

/** Number of the local hour, day, week or month of a `DateTime64(3, 'UTC')`, Int32: `bucketText` writes it as a date. */
export function bucketOfTime(calendar: LocalCalendar, time: Sql): Sql {
  return bucketOfSecond(
    calendar,
    sql`(intDiv(toUnixTimestamp64Milli(${time}) + ${epoch1900}, 1000) - ${epoch1900 / 1000})`,
  )
}

/** The same of a packed step. */
export function bucketOfStep(calendar: LocalCalendar, packed: Sql): Sql {
  return bucketOfSecond(calendar, sql`(toInt64(intDiv(${timeOf(packed)}, 1000)) - ${epoch1900 / 1000})`)
}

/**
 * The same of whole seconds since 1970. Whole numbers all the way: by the engine's times and dates it takes twice as long (*measured*, 20 M
 * steps by week: 0.95 s of processor time against 0.47). What is divided is never negative, for division rounds towards zero.
 */
function bucketOfSecond({ unit, zone, weekStart }: LocalCalendar, second: Sql): Sql {
  const local = localSecond(second, zone)
  if (unit === 'hour') return sql`toInt32(intDiv(${local} + 3600000000, 3600) - 1000000)`
  if (unit === 'week')
    return sql`toInt32(intDiv(${local} - ${weekAnchor(weekStart) * daySeconds}, ${7 * daySeconds}))`
  const day = sql`(intDiv(${local} + ${earlyDays * daySeconds}, ${daySeconds}) - ${earlyDays})`
  if (unit === 'day') return sql`toInt32(${day})`
  const date = sql`addDays(toDate32('1970-01-01'), ${day})`
  return sql`toInt32(toYear(${date}) * 12 + toMonth(${date}) - 1)`
}

/**
 * Of a list of packed steps in their order: their buckets, sorted, each once. Found within the list: a row for each step, grouped
 * again, takes half as long again (*measured*, 20 M steps: retention 1.8 s of processor time against 1.1). Where clocks go back a day may come again: hence sorted.
 */
export function bucketsOfSteps(calendar: LocalCalendar, steps: Sql): Sql {
  return sql`arrayCompact(arraySort(arrayCompact(arrayMap(s -> ${bucketOfStep(calendar, sql`s`)}, ${steps}))))`
}

/**
 * How many of a list of packed steps are in each bucket: Array(Tuple(line UInt8, bucket Int32, times UInt32)), by bucket. A row for each bucket of a
 * case in place of one for each of its steps is what counting cases needs.
 */
export function countsByBucket(calendar: LocalCalendar, line: number, steps: Sql): Sql {
  const sorted = sql`arraySort(arrayMap(s -> ${bucketOfStep(calendar, sql`s`)}, ${steps}))`
  const places = sql`arrayFilter((place, bucket, before) -> place = 1 OR bucket != before, arrayEnumerate(${sorted}), ${sorted}, arrayShiftRight(${sorted}, 1))`
  const counts = sql`arrayMap((bucket, place, next) -> (bucket, next - place), arrayCompact(${sorted}), ${places}, arrayShiftLeft(${places}, 1, toUInt32(length(${sorted}) + 1)))`
  return sql`arrayMap(one -> (${param(line, 'UInt8')}, one.1, one.2), ${counts})`
}

const dayMs = 86_400_000
const longestUnitMs = { hour: 3_600_000, day: dayMs, week: 7 * dayMs, month: 31 * dayMs } as const

/**
 * Milliseconds since 1970 between which lie, whatever the zone, all buckets that a period touches, whole, and the one before each: steps
 * outside need not be turned into buckets.
 */
export function aroundPeriod({ from, to }: Period, { unit }: LocalCalendar): Period {
  const slack = 2 * longestUnitMs[unit] + 2 * dayMs
  return { from: from - slack, to: to + slack }
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
  return bucketOfEdge(calendar, sql`least(toInt64(${scope.now}), ${edgeOfSteps(scope, 'last')})`)
}

/** A scalar, Int32: the bucket in which the log begins. */
export function startOfLog(scope: Scope, calendar: LocalCalendar): Sql {
  return bucketOfEdge(calendar, edgeOfSteps(scope, 'first'))
}

function bucketOfEdge(calendar: LocalCalendar, ms: Sql): Sql {
  return sql`(SELECT ${bucketOfTime(calendar, sql`fromUnixTimestamp64Milli(edge, 'UTC')`)} FROM (SELECT ${ms} AS edge))`
}

/** @throws RihlaError `question.too-many-periods` */
export function refuseTooMany(periods: number, most: number = mostBuckets): void {
  if (periods > most) throw new RihlaError('question.too-many-periods', { periods, most })
}
