import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { database, type EngineNode } from './engine-node.ts'
import { count, jsonRows } from './rows.ts'
import { ident, renderSql, type Sql, sql } from './sql.ts'
import { localName } from './table-sql.ts'

/** What a backup holds: written last, so that a folder without it is no backup. */
const manifest = z.object({
  format: z.literal(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number() })),
})
const manifestName = 'warehouse.json'

/**
 * One file a table (ClickHouse's Native format, zstd) and a manifest with the numbers of rows. The same on every
 * driver, so that a backup of the embedded engine can be restored into a server or a cluster. The tables are read one
 * after the other: nothing should be written meanwhile.
 */
export async function backUpTables(
  node: EngineNode,
  tables: readonly string[],
  folder: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  if (existsSync(join(folder, manifestName))) throw new Error(`there is a backup in ${folder} already`)
  const kept: z.infer<typeof manifest>['tables'] = []
  for (const name of tables) {
    ident(name)
    await node.writeFile(name, fileOf(folder, name))
    kept.push({ name, columns: await columnsOf(node, name), rows: await rowsOf(node, name) })
  }
  writeFileSync(join(folder, manifestName), `${JSON.stringify({ format: 1, tables: kept }, null, 2)}\n`)
}

/**
 * Into migrated, empty tables. `nodesOf` gives the nodes that take the rows of a table.
 *
 * @throws Error when a table is not empty or does not hold as many rows as the backup afterwards.
 */
export async function restoreTables(
  nodesOf: (table: string) => readonly EngineNode[],
  folder: string,
): Promise<void> {
  const { tables } = manifest.parse(JSON.parse(readFileSync(join(folder, manifestName), 'utf8')))
  for (const { name } of tables)
    for (const node of nodesOf(name))
      if ((await rowsOf(node, name)) > 0)
        throw new Error(`table ${name} is not empty: restore into a new folder`)
  for (const { name, columns, rows } of tables) {
    if (rows === 0) continue
    for (const node of nodesOf(name)) {
      await node.readFile(name, columns, fileOf(folder, name))
      const found = await rowsOf(node, name)
      if (found !== rows) throw new Error(`table ${name} has ${found} rows, its backup ${rows}`)
    }
  }
}

/** The tables with rows of ours, without the halves of sharded ones and without what migrating writes. */
export async function tablesToKeep(
  node: EngineNode,
  isStoredHalf: (table: string) => boolean,
): Promise<string[]> {
  const found = await rows(
    node,
    sql`SELECT name FROM system.tables WHERE database = ${database} AND NOT is_temporary
      AND (engine LIKE '%MergeTree' OR engine = 'Distributed') AND name != 'warehouse_migrations' ORDER BY name`,
    z.object({ name: z.string() }),
  )
  return found.map(({ name }) => name).filter(name => !isStoredHalf(name))
}

async function columnsOf(node: EngineNode, table: string): Promise<string[]> {
  const found = await rows(
    node,
    sql`SELECT name FROM system.columns WHERE database = ${database} AND table = ${table}
      AND default_kind NOT IN ('MATERIALIZED', 'ALIAS') ORDER BY position`,
    z.object({ name: z.string() }),
  )
  return found.map(({ name }) => name)
}

/** Of a replacing table the rows that count: when the others are dropped is the engine's own business. */
async function rowsOf(node: EngineNode, table: string): Promise<number> {
  const isReplacing = sql`SELECT count() AS n FROM system.tables WHERE database = ${database}
    AND name IN ${[table, localName(table)]} AND engine LIKE '%ReplacingMergeTree'`
  const final = (await countOf(node, isReplacing)) > 0 ? sql` FINAL` : sql``
  return countOf(node, sql`SELECT count() AS n FROM ${ident(table)}${final}`)
}

async function countOf(node: EngineNode, query: Sql): Promise<number> {
  const [row] = await rows(node, query, z.object({ n: count }))
  return row?.n ?? 0
}

async function rows<T>(node: EngineNode, query: Sql, row: z.ZodType<T>): Promise<T[]> {
  const { text, params } = renderSql(query)
  const answer = await node.query({ name: 'warehouse: backup', text, params, settings: {}, lane: 'lookup' })
  return jsonRows(answer).map(found => row.parse(found))
}

function fileOf(folder: string, table: string): string {
  return join(folder, `${table}.native.zst`)
}
