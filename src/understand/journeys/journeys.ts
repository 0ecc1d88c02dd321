import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { movedSince, personOf } from '../../unify/person-of.ts'
import { longestCase } from '../model.ts'
import { accountKind, mergedSql, packedSteps, personKind } from './parts-sql.ts'

/**
 * Journeys for `FROM`: rows (case UInt64, label String, steps Array(UInt64)), a row a case. A step is
 * (milliseconds since 1900-01-01 UTC) << 16 | code, in total order (time, ordinal, call, message id): never sort by its
 * value, equal times would follow the code. `by` is 'person', 'account' or the path of a declared property.
 *
 * Folded rows without the cases that were touched since, and those regrouped from their units. Cases longer than
 * `longestCase` are left out unless asked for.
 */
export function journeys(scope: Scope, options: { readonly by: string; readonly withLong?: boolean }): Sql {
  const { by, withLong = false } = options
  const short = withLong ? sql`1` : sql`length(steps) <= ${longestCase}`
  return sql`(
    SELECT case, label, steps FROM journeys
    WHERE ${ofFold(scope, by)} AND ${short} AND case NOT IN (${touched(scope, by, withLong)})
    UNION ALL
    SELECT key AS case, label, ${packedSteps(sql`sorted`)} AS steps FROM (${regrouped(scope, by, withLong)})
    WHERE ${withLong ? sql`1` : sql`length(sorted) <= ${longestCase}`}
  )`
}

/** The folded rows that are valid now. */
export function ofFold(scope: Scope, by: string): Sql {
  return sql`${workspace(scope)} AND kind = ${kindNumber(scope, by)} AND generation = ${foldState(scope, 'generation')}`
}

/** The number of a kind of case; NULL, which equals nothing, when it was not declared. */
export function kindNumber(scope: Scope, by: string): Sql {
  if (by === personKind.path) return sql`${param(personKind.kind, 'UInt16')}`
  if (by === accountKind.path) return sql`${param(accountKind.kind, 'UInt16')}`
  return sql`(SELECT kind FROM journey_kinds WHERE ${workspace(scope)} AND path = ${by} LIMIT 1)`
}

/** A scalar: which generation is valid, and up to which batch and version of the persons it holds. */
export function foldState(scope: Scope, column: 'generation' | 'batch' | 'version' | 'revision'): Sql {
  const place = { generation: 1, batch: 2, version: 3, revision: 4 }[column]
  return sql`tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE ${workspace(scope)}), ${place})`
}

/**
 * Cases whose folded row is not the last word: new or late events, and persons whose traces moved. A long case that got
 * one more event is still long, so unless asked for it is not regrouped (one kiosk of a million steps would be, each time).
 */
function touched(scope: Scope, by: string, withLong: boolean): Sql {
  const long = sql`SELECT case FROM journeys WHERE ${ofFold(scope, by)} AND length(steps) > ${longestCase}`
  const fresh = sql`SELECT ${caseOf(scope, by)} AS case FROM journey_parts WHERE ${freshParts(scope, by)}`
  const byEvents = withLong ? fresh : sql`${fresh} AND case NOT IN (${long})`
  if (by !== personKind.path) return byEvents
  return sql`${byEvents} UNION ALL SELECT arrayJoin([previous, person]) AS case FROM ${movedSince(scope, foldState(scope, 'version'))}`
}

function regrouped(scope: Scope, by: string, withLong: boolean): Sql {
  const columns = sql`label, steps, ordinals, calls, ids`
  const isTouched = sql`${caseOf(scope, by)} IN (${touched(scope, by, withLong)})`
  const from = sql`(
      SELECT ${caseOf(scope, by)} AS case, ${columns} FROM journey_units
      WHERE ${derivedAs(scope, by)} AND ${isTouched}
      UNION ALL
      SELECT ${caseOf(scope, by)} AS case, ${columns} FROM journey_parts
      WHERE ${freshParts(scope, by)} AND ${isTouched}
    )`
  return mergedSql(sql`case`, from)
}

function freshParts(scope: Scope, by: string): Sql {
  return sql`${derivedAs(scope, by)} AND batch > ${foldState(scope, 'batch')}`
}

/** Parts and units that were derived with the rules that are valid now. */
export function derivedAs(scope: Scope, by: string): Sql {
  return sql`${workspace(scope)} AND kind = ${kindNumber(scope, by)} AND revision = ${foldState(scope, 'revision')}`
}

function caseOf(scope: Scope, by: string): Sql {
  return by === personKind.path ? personOf(scope, sql`unit`) : sql`unit`
}

function workspace(scope: Scope): Sql {
  return sql`workspace = ${param(scope.workspace, 'UInt32')}`
}
