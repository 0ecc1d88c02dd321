import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { createIdIndex } from '../src/collect/intake/id-index.ts'
import { warehouseMigrations } from '../src/collect/migrations/warehouse.ts'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { param, sql } from '../src/platform/warehouse/sql.ts'

/** How long the check for repeats takes, before and after the memory of known ids is filled. `node bench/known-ids.ts [rows]`. */
const rows = Number(process.argv[2] ?? 5_000_000)
const folder = mkdtempSync(join(tmpdir(), 'rihla-bench-'))
const warehouse = await openWarehouse(
  {
    dataFolder: folder,
    warehouse: { kind: 'embedded' },
    questions: { seconds: 300, memoryBytes: 6e9, threads: 2 },
  },
  createLog('silent'),
)
await warehouse.migrate(warehouseMigrations)
await warehouse.run({
  name: 'fill',
  sql: sql`
    INSERT INTO events (workspace, message_id, id_hash, content, type, name, time, trace, received, batch)
    SELECT 1, toString(number), sipHash64(number), number, 'track', 'Product Viewed', toDateTime64('2026-01-01', 3, 'UTC') + number / 10,
           intDiv(number, 20), repeat('x', 300), intDiv(number, 5000)
    FROM numbers(${param(rows, 'UInt64')})`,
})
const known = await warehouse.rows({
  name: 'ids',
  sql: sql`SELECT toString(sipHash64(number * 1999)) AS id FROM numbers(1250)`,
  row: idRow(),
})
const ids = [...known, ...Array.from({ length: 1250 }, (_, i) => BigInt(i) * 7_919_000_003n)]
const index = createIdIndex(warehouse)

console.log(`${rows} events; 2,500 ids asked, half of them known`)
await time('asking the log', 20)
const start = performance.now()
await index.load()
console.log(
  `filling the memory: ${Math.round(performance.now() - start)} ms, process ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
)
await time('with the memory, half known', 20)
const found = await index.find(1, ids)
console.log(`found ${found.size} of 1250`)
const fresh = Array.from({ length: 2500 }, (_, i) => BigInt(i) * 104_729_000_007n + 5n)
const at = performance.now()
for (let i = 0; i < 20; i++) await index.find(1, fresh)
console.log(`with the memory, all new: ${((performance.now() - at) / 20).toFixed(1)} ms`)
await warehouse.close()
rmSync(folder, { recursive: true })

async function time(what: string, times: number): Promise<void> {
  const start = performance.now()
  for (let i = 0; i < times; i++) await index.find(1, ids)
  console.log(`${what}: ${((performance.now() - start) / times).toFixed(1)} ms`)
}

function idRow() {
  return z.object({ id: z.string() }).transform(row => BigInt(row.id))
}
