import type { Scope } from '../platform/warehouse/scope.ts'
import { jsonPath, param, type Sql, sql } from '../platform/warehouse/sql.ts'
import { eventFlags } from './model.ts'

export interface EventOptions {
  /** Also the events that Rihla itself wrote. They say what was decided when and take no part unless asked for. */
  readonly withSystem?: boolean
  /** Also events of bots and of colleagues. */
  readonly withFlagged?: boolean
  /** Also those that a mapping rule dropped. */
  readonly withDropped?: boolean
  /** The columns; all of them unless said. */
  readonly select?: Sql
  /** Which of the events. */
  readonly where?: Sql
  /** Which of them, looked at before any other column is read: for somebody's few among all, a third quicker. */
  readonly first?: Sql
  /** What ends the subquery: order, limit, settings. */
  readonly end?: Sql
}

/**
 * The events of one workspace, for `FROM`. Every other part reads the log through this fragment alone, so that no query
 * can forget the workspace.
 *
 * TRICKY: whoever reads properties says so in `select` and `where`. Outside of this subquery `properties` is a whole
 * document and no longer columns of its own (*measured*: 14 ms against 440 ms on 160,000 events). Who reads whole documents reads
 * the one column `properties_text` (see `numbersAsSent`).
 */
export function events(scope: Scope, options: EventOptions = {}): Sql {
  const system = options.withSystem ? sql`` : sql` AND type != 'system'`
  const { bot, internal, dropped } = eventFlags
  const left = (options.withFlagged ? 0 : bot | internal) | (options.withDropped ? 0 : dropped)
  const flagged = left === 0 ? sql`` : sql` AND bitAnd(flags, ${param(left, 'UInt32')}) = 0`
  const which = options.where ? sql` AND (${options.where})` : sql``
  const own = sql`workspace = ${param(scope.workspace, 'UInt32')}`
  const found = options.first ? sql`PREWHERE ${own} AND (${options.first}) WHERE true` : sql`WHERE ${own}`
  const end = options.end ? sql` ${options.end}` : sql``
  return sql`(SELECT ${options.select ?? sql`*`} FROM events ${found}${system}${flagged}${which}${end})`
}

/**
 * Ends a subquery that reads whole properties as text, `properties_text` or `toString(properties)`: a whole number stays a number
 * there, as it was sent. Elsewhere the answers of the warehouse quote 64-bit integers, also those inside a text that is made while it
 * is read: `properties_text` of what lies in the log since before that column.
 *
 * TRICKY: `properties_text` is empty where the intake could not be sure of it (`intake/properties-text.ts`: empty objects), and of
 * events from before that column, once a server merged them whose clock is not UTC. Of these ask for `toString(properties)`.
 */
export const numbersAsSent = sql`SETTINGS output_format_json_quote_64bit_integers = 0`

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
