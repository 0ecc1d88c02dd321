import { z } from 'zod'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { count } from '../src/platform/warehouse/rows.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'

/** What the log itself holds, after a clean stop, in the engine alone; and how much of the workspace is in quarantine. */
export async function readStoppedLog<T>(
  data: string,
  workspace: number,
  read: (warehouse: Warehouse) => Promise<T>,
): Promise<{ told: T; refused: number | undefined }> {
  const warehouse = await openWarehouse(readConfig({ RIHLA_DATA: data }), createLog('silent'))
  try {
    const told = await read(warehouse)
    const [refused] = await warehouse.rows({
      name: 'test: quarantine',
      sql: sql`SELECT count() AS n FROM quarantine WHERE workspace = ${workspace}`,
      row: z.object({ n: count }),
    })
    return { told, refused: refused?.n }
  } finally {
    await warehouse.close()
  }
}
