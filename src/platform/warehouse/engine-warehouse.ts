import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { backUpTables, restoreTables, tablesToKeep } from './backup.ts'
import { database, type EngineNode } from './engine-node.ts'
import { applyMigrations } from './migrate.ts'
import { jsonRows } from './rows.ts'
import { ident, renderSql, type Sql } from './sql.ts'
import { type Layout, localName } from './table-sql.ts'
import type { Command, Lane, Query, Settings, Timing, Warehouse } from './warehouse.ts'
import { WarehouseError } from './warehouse-error.ts'

const keptTimings = 1_000

export interface Limits {
  readonly seconds: number
  readonly memoryBytes: number
  readonly threads: number
}

export interface EngineWarehouse {
  readonly kind: Warehouse['kind']
  /** The first is the one that is asked. */
  readonly nodes: readonly [EngineNode, ...EngineNode[]]
  readonly layout: Layout
  readonly limits: Limits
  readonly clock: Clock
}

/** The port on top of one or more engines: what is the same for all three drivers. */
export async function createEngineWarehouse(parts: EngineWarehouse): Promise<Warehouse> {
  const { kind, nodes, layout, limits, clock } = parts
  const asked = nodes[0]
  const timings: Timing[] = []
  let sharded = await shardedTables(asked, layout)

  const timed = async <T>(
    name: string,
    rowsOf: (result: T) => number,
    work: () => Promise<T>,
  ): Promise<T> => {
    const start = performance.now()
    let rows = 0
    try {
      const result = await work()
      rows = rowsOf(result)
      return result
    } finally {
      timings.push({ name, ms: performance.now() - start, rows, at: clock.now() })
      if (timings.length > keptTimings) timings.shift()
    }
  }
  const bounds = (seconds: number): Settings => ({
    max_execution_time: seconds,
    max_memory_usage: limits.memoryBytes,
    max_threads: limits.threads,
  })
  const send = (command: Command, on: readonly EngineNode[]): Promise<void> =>
    timed(
      command.name,
      () => 0,
      async () => {
        const settings = { ...bounds(0), ...command.settings }
        for (const node of on) await node.run(statement(command, settings)).catch(explained(command))
      },
    )

  /**
   * A table that is everywhere takes its rows on every node, the asked one last: what a process reads there after a
   * `kill -9` is on all of them, and what it misses it writes again.
   */
  const takersOf = (table: string): readonly EngineNode[] =>
    kind === 'cluster' && !sharded.has(table) ? [...nodes.filter(node => node !== asked), asked] : [asked]

  return {
    kind,
    rows: query =>
      timed(
        query.name,
        rows => rows.length,
        async () => {
          const settings = { ...bounds((query.timeoutMs ?? limits.seconds * 1000) / 1000), ...query.settings }
          const text = await asked.query(statement(query, settings)).catch(explained(query))
          return parseRows(text, query)
        },
      ),
    run: command => send(command, [asked]),
    onEveryNode: command => send(command, nodes),
    localTable: name => ident(sharded.has(name) ? localName(name) : name),
    async insert(table, lines, columns) {
      ident(table)
      for (const column of columns ?? []) ident(column)
      if (lines.length === 0) return
      const text = `INSERT INTO ${table} FORMAT JSONEachRow`
      await timed(
        `insert ${table}`,
        () => lines.length,
        async () => {
          for (const node of takersOf(table))
            await node.insert(table, lines, columns).catch(fail(`insert ${table}`, text))
        },
      )
    },
    async migrate(migrations) {
      await applyMigrations({ nodes, layout, clock }, migrations)
      sharded = await shardedTables(asked, layout)
    },
    async backupTo(folder) {
      const halves = new Set([...sharded].map(localName))
      const tables = await tablesToKeep(asked, name => halves.has(name))
      await backUpTables(asked, tables, folder).catch(fail('backup', folder))
    },
    restoreFrom: folder => restoreTables(takersOf, folder).catch(fail('restore', folder)),
    timings: () => [...timings],
    async close() {
      for (const node of nodes) await node.close()
    },
  }
}

function statement(command: { name: string; sql: Sql; lane?: Lane }, settings: Settings) {
  const { text, params } = renderSql(command.sql)
  return { name: command.name, text, params, settings, lane: command.lane ?? 'question' }
}

function explained(command: { name: string; sql: Sql }): (cause: unknown) => never {
  return fail(command.name, renderSql(command.sql).text)
}

function fail(name: string, text: string): (cause: unknown) => never {
  return cause => {
    throw new WarehouseError(name, text, cause)
  }
}

function parseRows<T>(text: string, { name, sql, row }: Query<T>): T[] {
  return jsonRows(text).map((found, i) => {
    const result = row.safeParse(found)
    if (result.success) return result.data
    const problem = `row ${i + 1} is not what the query promises: ${z.prettifyError(result.error)}`
    throw new WarehouseError(name, renderSql(sql).text, new Error(problem))
  })
}

/** The tables that are distributed over the nodes: read from the engine, so that it is known without migrating. */
async function shardedTables(node: EngineNode, { cluster }: Layout): Promise<ReadonlySet<string>> {
  if (cluster === null) return new Set()
  const text = await node.query({
    name: 'warehouse: sharded tables',
    text: "SELECT name FROM system.tables WHERE database = {database:String} AND engine = 'Distributed'",
    params: { database: { value: database } },
    settings: {},
    lane: 'lookup',
  })
  const row = z.object({ name: z.string() })
  return new Set(jsonRows(text).map(found => row.parse(found).name))
}
