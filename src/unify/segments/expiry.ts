import { ident, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { msOf } from '../traits/measure-sql.ts'
import type { EventSelector } from '../traits/model-traits.ts'

/** Later than any event: never. */
export const never = sql`toInt64(9007199254740991)`

export interface Expiry {
  readonly facts: readonly Sql[]
  readonly next: Sql | null
}

/** When an event leaves the window that counts back from now: the oldest of them, or the newest. */
export function expiry(
  { when }: EventSelector,
  { is, fact, of }: { is: Sql; fact: Sql; of: 'minIf' | 'maxIf' },
): Expiry {
  if (when.is !== 'last') return { facts: [], next: null }
  const edge = sql`toUnixTimestamp64Milli(${ident(of)}(time, ${is}))`
  const leaves = sql`${edge} + ${when.n * msOf[when.unit]}`
  return { facts: [sql`if(countIf(${is}) = 0, ${never}, ${leaves}) AS ${fact}`], next: fact }
}
