import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { personOf } from '../../unify/person-of.ts'
import { accountKind, personKind } from './parts-sql.ts'

/**
 * Whose journeys, and what stands for the row of the fold: a name where the query has one, or the row itself. Asked for in
 * each place it would be read and analysed a dozen times (*measured*: 36 ms a question before anything is read, 20 ms
 * with a name).
 */
export interface Place {
  readonly scope: Scope
  readonly by: string
  readonly fold: Sql
}

const columns = { generation: 1, batch: 2, version: 3, revision: 4 } as const
export type FoldColumn = keyof typeof columns

export function foldPart(fold: Sql, column: FoldColumn): Sql {
  return sql`tupleElement(${fold}, ${columns[column]})`
}

/** Which generation is valid, and up to which batch of events and version of the persons it holds. */
export function foldRow(scope: Scope): Sql {
  return sql`SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE ${inScope(scope)}`
}

export function foldedRows({ scope, by, fold }: Place): Sql {
  return sql`${inScope(scope)} AND kind = ${kindNumber(scope, by)} AND generation = ${foldPart(fold, 'generation')}`
}

export function derivedRows({ scope, by, fold }: Place): Sql {
  return sql`${inScope(scope)} AND kind = ${kindNumber(scope, by)} AND revision = ${foldPart(fold, 'revision')}`
}

/** Parts that came since the fold. */
export function freshParts(place: Place): Sql {
  return sql`${derivedRows(place)} AND batch > ${foldPart(place.fold, 'batch')}`
}

export function caseOf({ scope, by }: Place): Sql {
  return by === personKind.path ? personOf(scope, sql`unit`) : sql`unit`
}

/** The number of a kind of case; NULL, which equals nothing, when it was not declared. */
function kindNumber(scope: Scope, by: string): Sql {
  if (by === personKind.path) return sql`${param(personKind.kind, 'UInt16')}`
  if (by === accountKind.path) return sql`${param(accountKind.kind, 'UInt16')}`
  return sql`(SELECT kind FROM journey_kinds WHERE ${inScope(scope)} AND path = ${by} LIMIT 1)`
}

function inScope(scope: Scope): Sql {
  return sql`workspace = ${param(scope.workspace, 'UInt32')}`
}
