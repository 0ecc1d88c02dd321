import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import type { FunnelInput } from '../model-funnel.ts'
import { codeOf } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'
import { stepBits } from './step-bits.ts'

/**
 * Funnels with more than steps in order: strict or any order, optional steps, exclusions, held properties, windows of
 * sessions, every entry. Slower than the plain one (`funnel.ts`), which is asked whenever it says the same.
 *
 * Last step `levels`: rows (case, label, times, began): milliseconds to each step, -1 where it was not reached; and the
 * first time (milliseconds since 1900) at which the case began. Of entries a row each.
 */
export function funnelLevels(q: FunnelInput, scope: Scope): Step[] {
  const seen = [seeJourneys(scope, q, selectorsOf(q), q.hold), relevant(q, scope)]
  const found = q.order === 'any' ? [anyOrder(q)] : q.count === 'entries' ? entries(q) : inOrder(q)
  return [...seen, ...found, levels(q)]
}

/** Whether the plain funnel says the same. */
export function isPlain(q: FunnelInput): boolean {
  return (
    q.order === 'ordered' &&
    q.exclusions.length === 0 &&
    q.hold.length === 0 &&
    q.count === 'cases' &&
    q.windowSessions === null &&
    q.over === null &&
    q.steps.every(s => !s.optional)
  )
}

/** Times are told of cases in order, within a time. */
export function hasTimes(q: FunnelInput): boolean {
  return q.measure === 'times' && q.order !== 'any' && q.count === 'cases' && q.windowSessions === null
}

function selectorsOf(q: FunnelInput) {
  return [...q.steps, ...q.exclusions].flatMap(({ any }) => any)
}

/** The time of a packed step with the code's place empty: 0 can then mean "no start", as event times are after 1900. */
export function timeBits(packed: Sql): Sql {
  return sql`bitAnd(${packed}, ${param(((1n << 48n) - 1n) << 16n, 'UInt64')})`
}

/**
 * Rows (case, label, kept): an event is its time and a bit for each step and exclusion that it is. With a window of sessions
 * the number of the session stands in the time's place, from 1. Strict steps have no other seen event between them, so
 * all are kept.
 */
function relevant(q: FunnelInput, scope: Scope): Step {
  const parts = [...q.steps, ...q.exclusions]
  const clock = q.windowSessions === null ? timeBits(sql`s`) : sql`bitShiftLeft(toUInt64(session), 16)`
  const bits = sql`${stepBits(parts, scope).bits}[${codeOf(sql`s`)} + 1]`
  const pause = q.sessionMinutes * 60_000
  const sessions = sql`arrayCumSum(arrayMap((gap, i) -> i = 1 OR gap > ${pause}, arrayDifference(arrayMap(s -> toInt64(bitShiftRight(s, 16)), steps)), arrayEnumerate(steps)))`
  const kept =
    q.windowSessions === null
      ? sql`arrayMap(s -> bitOr(${clock}, ${bits}), steps)`
      : sql`arrayMap((s, session) -> bitOr(${clock}, ${bits}), steps, ${sessions})`
  const few = q.order === 'strict' ? sql`packed` : sql`arrayFilter(s -> bitAnd(s, 65535) > 0, packed)`
  const anyStep = (1 << q.steps.length) - 1
  const begins =
    q.order === 'any' ? sql`bitAnd(s, ${param(BigInt(anyStep), 'UInt64')}) > 0` : sql`bitTest(s, 0)`
  const all = sql`SELECT case, label, ${kept} AS packed, bitShiftRight(arrayFirst((at, s) -> ${begins}, steps, packed), 16) AS began FROM seen`
  return step(
    'relevant',
    sql`SELECT case, label, began, ${few} AS kept FROM (${all}) WHERE arrayExists(s -> ${begins}, packed)`,
  )
}

/** The longest way from a start, as packed steps are subtracted: bits below the time do not matter. */
function inTime(q: FunnelInput, later: Sql, start: Sql): Sql {
  const window = q.windowSessions === null ? q.windowMs : q.windowSessions - 1
  if (window === null) return sql`1`
  return sql`${later} - ${start} <= ${param((BigInt(window) << 16n) + 65_535n, 'UInt64')}`
}

/** No start: those of packed steps are far greater. `gone`: there was one, and an exclusion ended it. */
const gone = sql`toUInt64(1)`

/**
 * Level by level, as the plain funnel: at each event the latest start from which a chain has reached the step by then and is
 * still alive. Of two starts the later is never worse, so it is all that the next step needs. An optional step may be
 * skipped: then the latest start of the step before serves too. An exclusion ends every chain whose last step lies in
 * its span; an event that is a step as well is taken as the step first.
 */
function inOrder(q: FunnelInput): Step[] {
  const first = sql`arrayMap(s -> if(bitTest(s, 0), ${timeBits(sql`s`)}, toUInt64(0)), kept)`
  const steps = [
    step(
      'level_1',
      sql`SELECT case, label, began, kept, ${alive(q, 1, first)} AS alive_now, ${alive(q, 1, first)} AS usable, [toInt64(0)] AS times
      FROM relevant`,
    ),
  ]
  for (let level = 2; level <= q.steps.length; level++) {
    const reached = sql`arrayMap((s, start) -> if(start > 1 AND bitTest(s, ${level - 1}) AND ${inTime(q, sql`s`, sql`start`)}, start, toUInt64(0)), kept, arrayShiftRight(usable, 1))`
    const isOptional = q.steps[level - 1]?.optional ?? false
    const usable = isOptional
      ? sql`arrayMap((a, b) -> greatest(a, b), alive_now, usable_before)`
      : sql`alive_now`
    steps.push(
      step(
        `level_${level}`,
        sql`SELECT case, label, began, kept, ${alive(q, level, sql`reached`)} AS alive_now, ${usable} AS usable,
          arrayPushBack(times_before, if(at > 0, toInt64(bitShiftRight(kept[at] - reached[at], 16)), -1)) AS times
        FROM (
          SELECT case, label, began, kept, usable AS usable_before, times AS times_before, ${reached} AS reached,
            arrayFirstIndex(start -> start > 1, reached) AS at
          FROM ${ident(`level_${level - 1}`)})`,
      ),
    )
  }
  return steps
}

/** What is alive at each event, from what reached the level there. */
function alive(q: FunnelInput, level: number, reached: Sql): Sql {
  if (q.order === 'strict') return reached
  const ended = q.exclusions
    .map((exclusion, i) => ({ ...exclusion, bit: q.steps.length + i }))
    .filter(({ after, before }) => after <= level && level < before)
  if (ended.length === 0) return sql`arrayFill(start -> start > 0, ${reached})`
  const isEnded = joinSql(
    ended.map(({ bit }) => sql`bitTest(s, ${bit})`),
    ' OR ',
  )
  return sql`arrayFill(start -> start > 0, arrayMap((start, s) -> if(start > 0, start, if(${isEnded}, ${gone}, 0)), ${reached}, kept))`
}

/** The most different steps that lie within one window: for each event, which steps were last done not too long before it. */
function anyOrder(q: FunnelInput): Step {
  const recent = q.steps.map(
    (_, i) =>
      sql`arrayMap((s, last) -> last > 0 AND ${inTime(q, sql`s`, sql`last`)}, kept, arrayFill(last -> last > 0, arrayMap(s -> if(bitTest(s, ${i}), ${timeBits(sql`s`)}, toUInt64(0)), kept)))`,
  )
  const names = q.steps.map((_, i) => ident(`r${i}`))
  const sum = names.reduce((total, name) => sql`${total} + ${name}`, sql`0`)
  return step(
    'found',
    sql`SELECT case, label, began, arrayMax(arrayMap((${joinSql(names, ', ')}) -> ${sum}, ${joinSql(recent, ', ')})) AS most,
      arrayMap(level -> toInt64(if(level <= most, 0, -1)), range(1, ${q.steps.length + 1})) AS times
    FROM relevant`,
  )
}

/**
 * Every entry, one after the other: the first event of step 1 opens one; while it is open no other opens. It ends with the
 * last step, when the window has passed, by an exclusion, and of strict steps by whatever does not go on. The next event
 * of step 1 opens another, also the very event that ended it without going on. An event that is several steps is the
 * first of them that may come next.
 */
function entries(q: FunnelInput): Step[] {
  const last = q.steps.length
  const next = nextStep(q)
  const begin = sql`bitOr(${timeBits(sql`s`)}, toUInt64(1))`
  const nothing = sql`toUInt64(0), toUInt8(0)`
  const opened =
    last === 1 ? sql`(${nothing}, arrayPushBack(acc.3, ${begin}))` : sql`(${begin}, toUInt8(1), acc.3)`
  const started = sql`bitOr(acc.1, bitShiftLeft(toUInt64(1), toUInt8(${next} - 1)))`
  const spans = q.exclusions.map(
    ({ after, before }, i) => sql`(bitTest(s, ${last + i}) AND acc.2 >= ${after} AND acc.2 < ${before})`,
  )
  const ends = joinSql(
    [
      sql`NOT (${inTime(q, sql`s`, timeBits(sql`acc.1`))})`,
      ...spans,
      ...(q.order === 'strict' ? [sql`1`] : []),
    ],
    ' OR ',
  )
  // An open entry is its start with a bit for each step done, the last of these, and the entries that have ended.
  const move = sql`multiIf(
        acc.2 = 0, if(bitTest(s, 0), ${opened}, acc),
        ${next} = ${last}, (${nothing}, arrayPushBack(acc.3, ${started})),
        ${next} > 0, (${started}, ${next}, acc.3),
        ${ends}, if(bitTest(s, 0), (${begin}, toUInt8(1), arrayPushBack(acc.3, acc.1)), (${nothing}, arrayPushBack(acc.3, acc.1))),
        acc)`
  return [
    step(
      'folded',
      sql`SELECT case, label, arrayFold((acc, s) -> ${move}, kept, (${nothing}, CAST([] AS Array(UInt64)))) AS entry_state,
        if(entry_state.2 > 0, arrayPushBack(entry_state.3, entry_state.1), entry_state.3) AS ended
      FROM relevant`,
    ),
    step(
      'found',
      sql`SELECT case, label, bitShiftRight(entry, 16) AS began, arrayMap(i -> toInt64(if(bitTest(entry, i), 0, -1)), range(0, ${last})) AS times
      FROM folded ARRAY JOIN ended AS entry`,
    ),
  ]
}

/** The place of the step that an open entry does with this event, 0 when none. */
function nextStep(q: FunnelInput): Sql {
  const moves = q.steps.slice(1).map((_, i) => {
    const place = i + 2
    let least = place - 1
    while (q.steps[least - 1]?.optional) least--
    const isNext = sql`bitTest(s, ${place - 1}) AND acc.2 >= ${least} AND acc.2 < ${place}`
    return sql`${isNext} AND ${inTime(q, sql`s`, timeBits(sql`acc.1`))}, ${param(place, 'UInt8')}`
  })
  return moves.length > 0 ? sql`multiIf(${joinSql(moves, ', ')}, toUInt8(0))` : sql`toUInt8(0)`
}

/** A case has a row for each combination of held values: it reached what one of them reached. */
function levels(q: FunnelInput): Step {
  const from = ident(q.order === 'any' || q.count === 'entries' ? 'found' : `level_${q.steps.length}`)
  if (q.count === 'entries') return step('levels', sql`SELECT case, label, times, began FROM ${from}`)
  const never = param(2n ** 62n, 'Int64')
  return step(
    'levels',
    sql`SELECT case, any(label) AS label, arrayMap(t -> if(t = ${never}, -1, t), minForEach(arrayMap(t -> if(t < 0, ${never}, t), times))) AS times,
      min(began) AS began
    FROM ${from} GROUP BY case`,
  )
}
