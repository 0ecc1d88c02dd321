import type { Scope } from '../platform/warehouse/scope.ts'
import { jsonPath, param, type Sql, sql } from '../platform/warehouse/sql.ts'
import { eventFlags } from './model.ts'

export interface EventOptions {
  /** Also the events that Rihla itself wrote. They say what was decided when and take no part unless asked for. */
  readonly withSystem?: boolean
  /** Also events of bots and of colleagues. */
  readonly withFlagged?: boolean
}

/**
 * The events of one workspace, for `FROM`. Every other part reads the log through this fragment alone, so that no query
 * can forget the workspace.
 */
export function events(scope: Scope, options: EventOptions = {}): Sql {
  const system = options.withSystem ? sql`` : sql` AND type != 'system'`
  const flagged = options.withFlagged
    ? sql``
    : sql` AND bitAnd(flags, ${param(eventFlags.bot | eventFlags.internal, 'UInt32')}) = 0`
  return sql`(SELECT * FROM events WHERE workspace = ${param(scope.workspace, 'UInt32')}${system}${flagged})`
}

/**
 * One property as text for comparing and showing: `revenue`, `$context.page.path`. Empty where the event has none.
 */
export function propertyText(path: string): Sql {
  return sql`ifNull(toString(${jsonPath('properties', path)}), '')`
}

/** One property as a number, NULL where it is none. */
export function propertyNumber(path: string): Sql {
  return sql`toFloat64OrNull(ifNull(toString(${jsonPath('properties', path)}), ''))`
}
