import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { Shortcut } from '../../platform/warehouse/shortcut.ts'
import { type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { stepEvents } from '../journeys/parts-sql.ts'
import type { Worth } from '../questions/money-sql.ts'

/** Whether any of some events has the property that holds an amount, as 0 or 1: without any the log need not be read for money. */
export function saysMoney(scope: Scope, worth: Worth | null, which: Sql): Sql {
  if (worth === null) return sql`0`
  // How the engine writes other characters into the set of properties is its own affair.
  if (!/^[\w$. -]+$/.test(worth.path)) return sql`1`
  const says = stepEvents(scope, {
    select: sql`1`,
    where: sql`${which} AND position(paths, ${JSON.stringify(worth.path)}) > 0`,
    end: sql`LIMIT 1`,
  })
  const any = sql`((SELECT count() FROM ${says}) > 0)`
  return new Shortcut(any, warehouse => look(warehouse, any))
}

async function look(warehouse: Warehouse, any: Sql): Promise<Sql> {
  const [row] = await warehouse.rows({
    name: 'acquisition: money',
    sql: sql`SELECT toUInt8(${any}) AS says`,
    row: z.object({ says: z.number() }),
  })
  return row?.says === 1 ? sql`1` : sql`0`
}
