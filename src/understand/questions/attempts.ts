import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { personOf } from '../../unify/person-of.ts'
import { selectorSql } from '../journeys/condition-sql.ts'
import { epoch1900, kindOf, packedTime, stepEvents, unitOf } from '../journeys/parts-sql.ts'
import type { Selector } from '../model.ts'
import type { AttemptInput } from '../model-abandonment.ts'
import { isBySession, readBy } from './cut-sessions.ts'
import { whichEvents } from './narrow-view.ts'
import { codeOf, timeOf } from './packed-steps.ts'
import { stepBits } from './step-bits.ts'

/**
 * Attempts to come from one event to another, of rows (case, label, steps, codes) as `seeJourneys` gives them, for `FROM`.
 *
 * A journey is cut at every pause longer than `quietMs` and after every end. In each piece the first beginning begins an
 * attempt; further beginnings in it belong to it. It went on when its piece closes with an end, or when the next end after the
 * piece comes before the next beginning; in both cases at most `windowMs` after the beginning. `between`: what came after the
 * beginning in its piece, within the window, ends left out: what was met before going on, or before leaving. So those who left
 * and those who went on are looked at for as long as they were there, and what happens to people hours after they left, when
 * nobody who went on can still meet it, is no cause.
 *
 * Rows (case, label, begun, place_in_tie, went, took, is_over, between): `begun` and `between` packed, `took` in milliseconds. `is_over`: the
 * window of the attempt is past, so that what became of it is known.
 */
export function attemptsSql(q: AttemptInput, scope: Scope, from: Sql): Sql {
  const time = (packed: Sql) => sql`toInt64(${timeOf(packed)})`
  const took = sql`${time(sql`closing`)} - ${time(sql`begun`)}`
  const { period } = q
  const conditions = [sql`arrayExists(one -> one.2 = 1, piece)`]
  if (period)
    conditions.push(
      sql`${time(sql`begun`)} >= ${period.from + epoch1900} AND ${time(sql`begun`)} < ${period.to + epoch1900}`,
    )
  return sql`(
    SELECT case, label, arraySlice(piece, arrayFirstIndex(one -> one.2 = 1, piece)) AS run, run[1].1 AS begun, run[1].4 AS place_in_tie,
      if(run[-1].2 = 2, bitOr(${wholeTime(sql`run[-1].1`)}, 2), run[-1].3) AS closing,
      toUInt8(bitAnd(closing, 3) = 2 AND ${took} <= ${q.windowMs}) AS went, if(went, ${took}, NULL) AS took,
      toUInt8(${time(sql`begun`)} <= ${scope.now + epoch1900 - q.windowMs}) AS is_over,
      arrayMap(one -> one.1, arrayFilter((one, place) -> place > 1 AND one.2 != 2 AND ${time(sql`one.1`)} - ${time(sql`begun`)} <= ${q.windowMs}, run, arrayEnumerate(run))) AS between
    FROM (${piecesSql(q, scope, from)})
    ARRAY JOIN pieces AS piece
    WHERE ${joinSql(conditions, ' AND ')}
  )`
}

/**
 * A step is (packed, 1 a beginning · 2 an end · 0 neither, the next beginning or end after it as time and kind). What came before the
 * first beginning of a case is in no attempt.
 */
function piecesSql(q: AttemptInput, scope: Scope, from: Sql): Sql {
  const isCut = sql`before > 0 AND (kind_before = 2 OR ${timeOf(sql`s`)} - ${timeOf(sql`before`)} > ${q.quietMs})`
  const { bits, isPart } = stepBits([q.to, q.from], scope)
  const kinds = sql`arrayMap(bit -> toUInt8(multiIf(bitTest(bit, 0), 2, bitTest(bit, 1), 1, 0)), ${bits})`
  return sql`
      SELECT case, label, arraySplit((one, is_cut) -> is_cut, arrayZip(steps, kinds, next, arrayEnumerateUniq(beginnings)), arrayMap((s, before, kind_before) -> ${isCut},
        steps, arrayShiftRight(steps, 1), arrayShiftRight(kinds, 1))) AS pieces
      FROM (
        SELECT case, label, arraySlice(whole, first) AS steps, arraySlice(all_kinds, first) AS kinds,
          arrayShiftLeft(arrayReverseFill(mark -> mark > 0, arrayMap((s, kind) -> if(kind > 0, bitOr(${wholeTime(sql`s`)}, toUInt64(kind)), 0), steps, kinds)), 1) AS next,
          arrayMap((s, kind) -> if(kind = 1, ${timeOf(sql`s`)}, 0), steps, kinds) AS beginnings
        FROM (
          SELECT case, label, steps AS whole, arrayMap(s -> ${kinds}[${codeOf(sql`s`)} + 1], steps) AS all_kinds, indexOf(all_kinds, 1) AS first
          FROM ${from} WHERE arrayExists(c -> ${isPart(1, sql`c`)}, codes)
        ) WHERE first > 0
      )`
}

/** A packed step without its code. */
function wholeTime(packed: Sql): Sql {
  return sql`bitAnd(${packed}, ${param(((1n << 48n) - 1n) << 16n, 'UInt64')})`
}

/**
 * What the events said that can begin an attempt, straight from the log, for `FROM`: rows (case, ms, told), `told` a list of
 * tuples of the columns in the order of ordinal and call, and then of what they say (decision 92): that of an attempt stands at its `place_in_tie`. `case` is that of `seeJourneys`, but of
 * a session (`by: 'session'`) it is its person.
 */
export function beginningsSql(q: AttemptInput, scope: Scope, columns: readonly Sql[]): Sql {
  const by = readBy(q)
  const { unit, belongs } = unitOf(kindOf(by))
  const of = by === 'person' ? personOf(scope, unit) : unit
  const any = (selectors: readonly Selector[]) => joinSql(selectors.map(selectorSql), ' OR ')
  const which = whichEvents(scope, q)
  const conditions = [
    sql`(${any(q.from.any)}) AND NOT (${any(q.to.any)})`,
    belongs,
    ...(which ? [which] : []),
    ...(q.channels.length > 0 ? [sql`has(${[...q.channels]}, channel)`] : []),
  ]
  return sql`(
    SELECT case, ms, arrayMap(one -> one.2, arraySort(groupArray((place, told)))) AS told
    FROM ${stepEvents(scope, {
      select: sql`${of} AS case, ${packedTime()} AS ms, tuple(${joinSql(columns, ', ')}) AS told, (ordinal, call) AS place`,
      where: joinSql(conditions, ' AND '),
    })}
    GROUP BY case, ms
  )`
}

/** Whose `beginningsSql` row is that of an attempt, a row of `m`. */
export function ownerOf(q: AttemptInput): Sql {
  return isBySession(q) ? sql`toUInt64(m.label)` : sql`m.case`
}
