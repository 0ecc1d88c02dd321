import { z } from 'zod'
import { count, u64 } from '../../platform/warehouse/rows.ts'
import { joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { movedSince } from '../../unify/person-of.ts'
import { longestCase } from '../model.ts'
import { caseOf, foldedRows, foldPart, foldRow, freshParts, type Place } from './fold-place.ts'
import { personKind } from './parts-sql.ts'

/** The fold as it is now, and the cases whose folded row is not the last word. */
export interface FoldLook {
  /** The row of the fold, written out. */
  readonly fold: Sql
  /**
   * Touched by new events alone, all of them after the last that is folded, by their time: what no tie can change. They
   * need no message ids, which are most of what a regroup reads.
   */
  readonly appended: readonly bigint[]
  /** Touched in another way: late events, ties, moved persons, new cases. */
  readonly others: readonly bigint[]
  /** More than can be named: both lists are empty, and the engine is to keep them (`touchedSql`). */
  readonly isMany: boolean
}

/**
 * More than this, and the engine keeps the list for itself: as text it would be megabytes, here and there, and a condition on the key
 * is worked out of it mark by mark (*measured*: half a million touched of a million, and a question did not end in 25 s).
 */
const mostTouched = 50_000

/** Null before the first fold. */
export async function lookAtFold(
  warehouse: Warehouse,
  { scope, by }: Omit<Place, 'fold'>,
  withLong: boolean,
  most = mostTouched,
): Promise<FoldLook | null> {
  const [found] = await warehouse.rows({
    name: 'journeys: fold',
    sql: foldRow(scope),
    row: z.object({ fold: z.array(u64) }),
  })
  if (found === undefined || found.fold[0] === 0n) return null
  const fold = sql`tuple(${joinSql(
    found.fold.map(value => sql`${param(value, 'UInt64')}`),
    ', ',
  )})`
  const since = await lookSince(warehouse, { scope, by, fold })
  const isMany = since > most
  if (isMany || since === 0) return { fold, appended: [], others: [], isMany }
  const [touched] = await warehouse.rows({
    name: 'journeys: touched',
    sql: touchedSql({ scope, by, fold }, withLong),
    row: z.object({ appended: z.array(u64), others: z.array(u64) }),
  })
  return { fold, appended: touched?.appended ?? [], others: touched?.others ?? [], isMany }
}

/**
 * How many parts came and how many traces moved since a fold. Asked apart from the row of the fold, which then stands as
 * numbers, and side by side: each is planned in 2 ms, all of them in one query in 8 (*measured*).
 */
async function lookSince(warehouse: Warehouse, place: Place): Promise<number> {
  const counted = async (from: Sql) => {
    const query = sql`SELECT count() AS n FROM ${from}`
    const [row] = await warehouse.rows({ name: 'journeys: since', sql: query, row: z.object({ n: count }) })
    return row?.n ?? 0
  }
  const parts = sql`journey_parts WHERE ${freshParts(place)}`
  if (place.by !== personKind.path) return counted(parts)
  const both = [parts, movedSince(place.scope, foldPart(place.fold, 'version'))]
  // Both awaited together: where both fail neither is left unheard.
  const counts = await Promise.all(both.map(counted))
  return counts.reduce((sum, n) => sum + n, 0)
}

/**
 * One row (appended, others): the cases that were touched. A long case that got one more event is still long, so unless asked for it is
 * not regrouped (one kiosk of a million steps would be, each time). One that moved may be short now. `first` is 0 where somebody moved.
 */
export function touchedSql(place: Place, withLong: boolean): Sql {
  const moved = sql`SELECT arrayJoin([previous, person]) AS case, toUInt64(0) AS first FROM ${movedSince(place.scope, foldPart(place.fold, 'version'))}`
  const fresh = sql`SELECT ${caseOf(place)} AS case, steps[1] AS first FROM journey_parts WHERE ${freshParts(place)}`
  const all = place.by === personKind.path ? sql`${fresh} UNION ALL ${moved}` : fresh
  const touched = sql`SELECT case, min(first) AS first FROM (${all}) GROUP BY case`
  const isAppended = sql`f.last > 0 AND bitShiftRight(f.last, 16) < bitShiftRight(t.first, 16)`
  const counts = withLong ? sql`1` : sql`(f.size <= ${longestCase} OR t.first = 0)`
  return sql`SELECT groupArrayIf(t.case, ${isAppended}) AS appended, groupArrayIf(t.case, NOT (${isAppended})) AS others
    FROM (${touched}) AS t
    LEFT JOIN (
      SELECT case, last, length(codes) AS size FROM journeys WHERE ${foldedRows(place)} AND case IN (SELECT case FROM (${touched}))
    ) AS f ON t.case = f.case
    WHERE ${counts}`
}
