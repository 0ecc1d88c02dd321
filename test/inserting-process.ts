import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { createLog } from '../src/platform/log.ts'
import { insertRows } from '../src/platform/warehouse/insert-rows.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { ident, sql } from '../src/platform/warehouse/sql.ts'
import { table, type WarehouseMigration } from '../src/platform/warehouse/table.ts'

/**
 * A process that inserts into the embedded warehouse, to be killed or starved by a test.
 * Arguments: the data folder, `forever`, `large` or `migrate`, and for `forever` the first id.
 */
const [folder = '', mode = '', first = '0'] = process.argv.slice(2)

const rows = table({
  name: 'rows',
  columns: 'id UInt64, text String, properties JSON',
  engine: 'MergeTree',
  orderBy: 'id',
  placement: { shardBy: 'id' },
  projections: ['by_text (SELECT text, id ORDER BY text)'],
})
const questions = { seconds: 60, memoryBytes: 4_000_000_000, threads: 2 }
const warehouse = await openWarehouse(
  { dataFolder: folder, warehouse: { kind: 'embedded' }, questions },
  createLog('fatal'),
)
await warehouse.migrate([{ id: '2026-01-01-01-rows', up: [rows] }])
const insert = (lines: readonly string[]) => insertRows(warehouse, 'rows', lines)

// Synchronously: what was said before the kill was said.
const say = (text: string) => writeSync(1, `${text}\n`)
const line = (id: number, text: string) => JSON.stringify({ id: String(id), text, properties: { id } })

/** Twenty callers, each sending the next batch when its last one was acknowledged; every acknowledged id is said. */
async function insertForever(): Promise<void> {
  let next = Number(first)
  const caller = async (): Promise<void> => {
    for (;;) {
      const ids = Array.from({ length: 25 }, () => next++)
      const outcomes = await insert(ids.map(id => line(id, `text ${id % 7}`)))
      say(ids.filter((_, i) => outcomes[i] === 'stored').join(' '))
    }
  }
  await Promise.all(Array.from({ length: 20 }, caller))
}

/** Small groups, one far larger than any file may become, and a merge that is; says what became of each. */
async function insertLarge(): Promise<void> {
  const attempt = async (name: string, ids: readonly number[], size: number): Promise<void> => {
    const lines = ids.map(id => line(id, randomBytes(size).toString('base64')))
    const outcome = await insert(lines).then(
      outcomes => outcomes.filter(o => o === 'stored').length,
      error => `${error.code}: ${error.cause?.type}`,
    )
    say(JSON.stringify({ name, outcome }))
  }
  await attempt('small', [1, 2, 3], 100)
  await attempt(
    'large',
    Array.from({ length: 4_000 }, (_, i) => 100 + i),
    10_000,
  )
  await attempt('small again', [4, 5], 100)
  // Each fits into a file; merged they do not.
  await warehouse.run({ name: 'no merges', sql: sql`SYSTEM STOP MERGES` })
  for (let i = 1; i <= 5; i++) {
    const ids = Array.from({ length: 100 }, (_, n) => 10_000 * i + n)
    await attempt(`medium ${i}`, ids, 10_000)
  }
  await warehouse.run({ name: 'merges again', sql: sql`SYSTEM START MERGES` })
  const merged = await warehouse.run({ name: 'merge', sql: sql`OPTIMIZE TABLE rows FINAL` }).then(
    () => 'merged',
    error => error.type,
  )
  say(JSON.stringify({ name: 'merge', outcome: merged }))
  await warehouse.close()
}

/** Sixty tables, each filled by its migration. */
async function migrateMuch(): Promise<void> {
  const migrations = Array.from({ length: 60 }, (_, i): WarehouseMigration => {
    const name = `table_${i}`
    const made = table({ ...rows, name, columns: 'id UInt64, text String' })
    // Written so that it can be repeated, as every statement of a migration must.
    const filled = sql`INSERT INTO ${ident(name)} SELECT 1, 'first' WHERE (SELECT count() FROM ${ident(name)}) = 0`
    return { id: `2026-02-01-${String(i).padStart(2, '0')}-${name}`, up: [made, filled] }
  })
  say('migrating')
  await warehouse.migrate(migrations)
  say('done')
  await warehouse.close()
}

if (mode === 'forever') await insertForever()
else if (mode === 'large') await insertLarge()
else await migrateMuch()
