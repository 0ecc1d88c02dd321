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
  const place: Place = { scope, by, fold: sql`fold_state` }
  const touched = sql`SELECT arrayJoin(touched_cases)`
  return sql`(
    WITH (${foldRow(scope)}) AS fold_state, (${touchedCases(place, withLong)}) AS touched_cases
    SELECT case, label, steps FROM journeys
    WHERE ${foldedRows(place)} AND ${short} AND (empty(touched_cases) OR case NOT IN (${touched}))
    UNION ALL
    SELECT key AS case, label, ${packedSteps(sql`sorted`)} AS steps FROM (${regrouped(place, touched)})
    WHERE notEmpty(touched_cases) AND ${withLong ? sql`1` : sql`length(sorted) <= ${longestCase}`}
  )`
}

/** A scalar: how many cases a question regroups now. */
export function touchedCount(scope: Scope, by: string): Sql {
  return sql`length((${touchedCases({ scope, by, fold: sql`(${foldRow(scope)})` }, true)}))`
}

/** The folded rows that are valid now, for `WHERE`. */
export function ofFold(scope: Scope, by: string): Sql {
  return foldedRows({ scope, by, fold: sql`(${foldRow(scope)})` })
}

/** Parts and units that were derived with the rules that are valid now, for `WHERE`. */
export function derivedAs(scope: Scope, by: string): Sql {
  return derivedRows({ scope, by, fold: sql`(${foldRow(scope)})` })
}

/** A scalar: which generation is valid, and up to which batch of events and version of the persons it holds. */
export function foldState(scope: Scope, column: keyof typeof foldColumns): Sql {
  return sql`tupleElement((${foldRow(scope)}), ${foldColumns[column]})`
}

const foldColumns = { generation: 1, batch: 2, version: 3, revision: 4 } as const

/**
 * Whose journeys, and what stands for the state of the fold: a name where the query has one. Written out it would be
 * read and analysed a dozen times (*measured*: 36 ms a question before anything is read, 20 ms with names).
 */
interface Place {
  readonly scope: Scope
  readonly by: string
  readonly fold: Sql
}

function foldRow(scope: Scope): Sql {
  return sql`SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE ${workspace(scope)}`
}

function foldedRows({ scope, by, fold }: Place): Sql {
  return sql`${workspace(scope)} AND kind = ${kindNumber(scope, by)} AND generation = ${fold}.1`
}

function derivedRows({ scope, by, fold }: Place): Sql {
  return sql`${workspace(scope)} AND kind = ${kindNumber(scope, by)} AND revision = ${fold}.4`
}

function freshParts(place: Place): Sql {
  return sql`${derivedRows(place)} AND batch > ${place.fold}.2`
}

/** The number of a kind of case; NULL, which equals nothing, when it was not declared. */
function kindNumber(scope: Scope, by: string): Sql {
  if (by === personKind.path) return sql`${param(personKind.kind, 'UInt16')}`
  if (by === accountKind.path) return sql`${param(accountKind.kind, 'UInt16')}`
  return sql`(SELECT kind FROM journey_kinds WHERE ${workspace(scope)} AND path = ${by} LIMIT 1)`
}

/**
 * Cases whose folded row is not the last word: new or late events, and persons whose traces moved. A long case that got
 * one more event is still long, so unless asked for it is not regrouped (one kiosk of a million steps would be, each
 * time). A scalar: the engine computes it once however often it is named.
 */
function touchedCases(place: Place, withLong: boolean): Sql {
  const { scope, by, fold } = place
  const long = sql`SELECT case FROM journeys WHERE ${foldedRows(place)} AND length(steps) > ${longestCase}`
  const fresh = sql`SELECT ${caseOf(scope, by)} AS case FROM journey_parts WHERE ${freshParts(place)}`
  const byEvents = withLong ? fresh : sql`${fresh} AND case NOT IN (${long})`
  const moved = sql`SELECT arrayJoin([previous, person]) AS case FROM ${movedSince(scope, sql`${fold}.3`)}`
  const all = by === personKind.path ? sql`${byEvents} UNION ALL ${moved}` : byEvents
  return sql`SELECT groupUniqArray(case) FROM (${all})`
}

function regrouped(place: Place, touched: Sql): Sql {
  const columns = sql`label, steps, ordinals, calls, ids`
  const key = caseOf(place.scope, place.by)
  const from = sql`(
      SELECT ${key} AS case, ${columns} FROM journey_units WHERE ${derivedRows(place)} AND case IN (${touched})
      UNION ALL
      SELECT ${key} AS case, ${columns} FROM journey_parts WHERE ${freshParts(place)} AND case IN (${touched})
    )`
  return mergedSql(sql`case`, from)
}

function caseOf(scope: Scope, by: string): Sql {
  return by === personKind.path ? personOf(scope, sql`unit`) : sql`unit`
}

function workspace(scope: Scope): Sql {
  return sql`workspace = ${param(scope.workspace, 'UInt32')}`
}
