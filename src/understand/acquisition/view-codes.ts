import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { otherCode, stepEvents } from '../journeys/parts-sql.ts'

/** Which codes stand for pages and screens that were seen. */
export interface ViewCodes {
  /** What a SELECT that uses the others begins with. */
  readonly names: Sql
  /** Array(UInt16). */
  readonly codes: Sql
  readonly isView: (code: Sql) => Sql
  /** Whether all events of the code are views, or none is; null: of every code they are. */
  readonly isKnown: ((code: Sql) => Sql) | null
  /** Array(String): names of events of which some are views; only the log knows which. Null: there is none. */
  readonly mixed: Sql | null
}

/** More codes than this are not written out. */
const mostCodes = 4_000

/** As the engine finds them while it asks. */
export function viewCodesOf(scope: Scope): ViewCodes {
  const kind = (code: Sql) => sql`views[${code} + 1]`
  return {
    names: sql`WITH (SELECT groupArray((name, kind)) FROM (${kindsOfEvents(scope)})) AS kinds, (
      SELECT groupArrayInsertAt(toUInt8(0))(k.kind.2, c.code) FROM (${codesOf(scope)}) AS c INNER JOIN (SELECT arrayJoin(kinds) AS kind) AS k ON c.name = k.kind.1
    ) AS views `,
    codes: sql`arrayFilter((code, kind) -> kind = 2, arrayMap(place -> toUInt16(place - 1), arrayEnumerate(views)), views)`,
    isView: code => sql`${kind(code)} = 2`,
    isKnown: code => sql`${kind(code)} > 0`,
    mixed: sql`arrayFilter(kind -> kind.2 = 0, kinds).1`,
  }
}

/** As they are now, written out: the engine finds them anew at each place where they are named. Null where they are too many. */
export async function lookAtViewCodes(warehouse: Warehouse, scope: Scope): Promise<ViewCodes | null> {
  const rows = await warehouse.rows({
    name: 'acquisition: views',
    sql: sql`SELECT k.kind AS kind, k.name AS name, groupArrayIf(c.code, c.name != '') AS codes
      FROM (${kindsOfEvents(scope)}) AS k FULL JOIN (${codesOf(scope)}) AS c ON k.name = c.name GROUP BY kind, name`,
    row: z.object({ kind: z.number(), name: z.string(), codes: z.array(z.number()) }),
  })
  const codes = (kind: number) => rows.filter(row => row.kind === kind).flatMap(row => row.codes)
  const [unknown, none, all] = [codes(0), codes(1), codes(2)]
  if (unknown.length + none.length + all.length > mostCodes) return null
  const list = (some: readonly number[]) => sql`${param([...some], 'Array(UInt16)')}`
  const mixed = rows.filter(row => row.kind === 0 && row.name !== '').map(row => row.name)
  return {
    names: sql``,
    codes: list(all),
    isView: code => (all.length > 0 ? sql`${code} IN ${list(all)}` : sql`0`),
    isKnown: unknown.length > 0 ? code => sql`${code} NOT IN ${list(unknown)}` : null,
    mixed: mixed.length > 0 ? sql`${mixed}` : null,
  }
}

/** Rows (name, kind) of the events of a workspace. `kind`: 1 none of them is a view, 2 all are, 0 some. */
function kindsOfEvents(scope: Scope): Sql {
  // Where the codes were used up one stands for many.
  const isFull = sql`(SELECT count() FROM journey_codes FINAL WHERE workspace = ${param(scope.workspace, 'UInt32')} AND code = ${param(otherCode, 'UInt16')}) > 0`
  const events = stepEvents(scope, { select: sql`name, type IN ('page', 'screen') AS is_view` })
  return sql`SELECT toString(name) AS name, toUInt8(multiIf(${isFull}, 0, max(is_view) = 0, 1, min(is_view) = 1, 2, 0)) AS kind FROM ${events} GROUP BY name`
}

function codesOf(scope: Scope): Sql {
  return sql`SELECT DISTINCT code, name FROM journey_codes FINAL WHERE workspace = ${param(scope.workspace, 'UInt32')}`
}
