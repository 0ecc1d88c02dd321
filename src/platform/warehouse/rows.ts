import { z } from 'zod'

/**
 * How values look in a row that the warehouse returns (JSON, one object a row), on every engine:
 * 64-bit integers are quoted, instants are `YYYY-MM-DD hh:mm:ss.mmm` in UTC, a NaN is null.
 */

/** UInt64 → bigint. */
export const u64 = z
  .string()
  .regex(/^\d{1,20}$/)
  .transform(BigInt)

/** Int64 → bigint. */
export const i64 = z
  .string()
  .regex(/^-?\d{1,19}$/)
  .transform(BigInt)

/** A 64-bit count → number. Refuses what a number cannot hold exactly (above 9 × 10¹⁵). */
export const count = z
  .string()
  .regex(/^-?\d{1,20}$/)
  .transform(Number)
  .refine(Number.isSafeInteger, 'count beyond 2^53')

/** DateTime64(3, 'UTC') → milliseconds since 1970-01-01 UTC. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?$/)
  .transform(text => Date.parse(`${text.replace(' ', 'T')}Z`))

/** Milliseconds since 1970-01-01 UTC → the text of a DateTime64(3, 'UTC'), for insert lines and parameters. */
export function instantText(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '')
}

/** The rows of an answer in JSONEachRow, not yet parsed against a schema. */
export function jsonRows(text: string): unknown[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
}
