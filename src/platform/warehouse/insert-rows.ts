import { RihlaError } from '../errors.ts'
import type { Warehouse } from './warehouse.ts'
import { WarehouseError } from './warehouse-error.ts'

/** What became of one line: durable, or refused by the engine with its reason. */
export type InsertOutcome = 'stored' | { readonly refused: string }

/**
 * What the engine says about rows, not about itself. Everything else (disk full, memory, timeouts, no answer) is the
 * engine's own trouble, and no row is to blame.
 */
const dataErrors =
  /^(CANNOT_PARSE_|CANNOT_READ_|CANNOT_CONVERT_|CANNOT_INSERT_|INCORRECT_|ILLEGAL_|UNEXPECTED_|INVALID_|BAD_|VALUE_|ARGUMENT_|DECIMAL_|TOO_LARGE_|TOO_DEEP|TYPE_MISMATCH|UNKNOWN_ELEMENT|NO_COMMON_TYPE|DUPLICATE|VIOLATED_CONSTRAINT|DATE_TIME|UNKNOWN_FIELD|ATTEMPT_TO_READ_AFTER_EOF|SIZES_OF)/

/** Data errors by name that are about the disk. */
const engineErrors = /^CANNOT_READ_(ALL_DATA|FROM_FILE|FROM_SOCKET)/

/**
 * One durable insert. A bad row makes the engine refuse the whole statement, so a refused group is halved until the
 * guilty rows stand alone (log₂ n small inserts for one of them); all others are stored.
 *
 * @throws RihlaError `warehouse.unavailable` when the engine failed. Lines before the failing half may have been
 * stored by then; the caller finds them by their ids when they are sent again.
 */
export async function insertRows(
  warehouse: Warehouse,
  table: string,
  lines: readonly string[],
): Promise<InsertOutcome[]> {
  if (lines.length === 0) return []
  try {
    await warehouse.insert(table, lines)
    return lines.map(() => 'stored' as const)
  } catch (error) {
    if (!isAboutRows(error)) throw new RihlaError('warehouse.unavailable', {}, { cause: error })
    if (lines.length === 1) return [{ refused: reasonOf(error) }]
  }
  const middle = lines.length >> 1
  const first = await insertRows(warehouse, table, lines.slice(0, middle))
  return [...first, ...(await insertRows(warehouse, table, lines.slice(middle)))]
}

function isAboutRows(error: unknown): boolean {
  if (!(error instanceof WarehouseError) || error.type === null) return false
  return dataErrors.test(error.type) && !engineErrors.test(error.type)
}

/** The engine's own words, without the statement and without hints about its settings. */
function reasonOf(error: unknown): string {
  const cause = error instanceof WarehouseError ? error.cause : error
  const text = cause instanceof Error ? cause.message : String(cause)
  return (text.split(/\. (?:You can|In JSON)|: \(while reading|: \(at row|\n/)[0] ?? '').trim().slice(0, 500)
}
