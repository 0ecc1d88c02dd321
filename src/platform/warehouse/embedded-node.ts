import { mkdirSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { parseError } from '@clickhouse/client'
import { drainPending, Session } from 'chdb'
import { type ConnectionPool, createConnectionPool } from './connection-pool.ts'
import { database, type EngineNode, type Statement } from './engine-node.ts'
import { baseSettings, insertSettings } from './engine-settings.ts'
import { quote, setParam } from './param-text.ts'
import type { Lane, Settings } from './warehouse.ts'

const drained = '{"drained":"drained"}'

/** One connection, and the settings that its last statement left changed. */
interface Connection {
  readonly session: Session
  changed: readonly string[]
}

/**
 * ClickHouse inside this process, its data in `folder`. One process may hold one folder.
 * Session and not `@clickhouse/client` over `chdb/connection`: that hook takes no engine limits at connect.
 * TRICKY: bound parameters are a lock on the whole process in chdb 3.4, so they are sent as `SET param_x`; and the
 * settings of a statement stay on its connection, so the next statement puts them back.
 * `UV_THREADPOOL_SIZE` must be above the number of connections (each runs on a thread of libuv's pool).
 */
export async function openEmbeddedNode(folder: string): Promise<EngineNode> {
  mkdirSync(folder, { recursive: true })
  const engine = new Session(folder, { connectionArgs: engineLimits(folder) })
  engine.query(`CREATE DATABASE IF NOT EXISTS ${database} ENGINE = Atomic`)
  const connect = async (): Promise<Connection> => {
    const session = new Session(folder)
    await session.queryAsync(`USE ${database}; ${setAll(baseSettings)} SELECT 1`)
    return { session, changed: [] }
  }
  const lanes = await openLanes(connect)

  const send = (lane: Lane, work: (connection: Connection) => Promise<string>): Promise<string> =>
    lanes[lane].use(async connection => {
      try {
        return await work(connection)
      } catch (error) {
        await discardLeftovers(connection)
        throw error instanceof Error ? parseError(error) : error
      }
    })
  return {
    query: statement =>
      send(statement.lane, async connection => {
        const text = prepareText(connection, statement)
        return (await connection.session.queryAsync(text, { format: 'JSONEachRow' })).text()
      }),
    async run(statement) {
      await send(statement.lane, async connection => {
        await connection.session.queryAsync(prepareText(connection, statement))
        return ''
      })
    },
    async insert(table, lines, columns) {
      await send('insert', async connection => {
        await connection.session.insert({
          table,
          columns,
          // As bytes: the engine parses them where they lie, without a copy.
          values: Buffer.from(lines.join('\n')),
          format: 'JSONEachRow',
          settings: { ...insertSettings },
        })
        return ''
      })
    },
    async close() {
      for (const lane of Object.values(lanes)) for (const { session } of await lane.drain()) session.close()
      engine.close()
      await drainPending()
    },
  }
}

async function openLanes(
  connect: () => Promise<Connection>,
): Promise<Readonly<Record<Lane, ConnectionPool<Connection>>>> {
  const questions = Math.min(4, Math.max(2, availableParallelism()))
  const connections: Connection[] = []
  for (let i = 0; i < questions; i++) connections.push(await connect())
  return {
    insert: createConnectionPool([await connect()]),
    lookup: createConnectionPool([await connect()]),
    question: createConnectionPool(connections),
  }
}

/** The engine's own defaults take nine tenths of the memory and 5 GB for one cache: too much for a shared machine. */
function engineLimits(folder: string): string[] {
  return [
    `--max_server_memory_usage=${Math.floor(totalmem() * 0.6)}`,
    '--mark_cache_size=268435456',
    '--index_mark_cache_size=67108864',
    `--backups.allowed_path=${folder}`,
    '--async_insert=0',
  ]
}

/** `SET` for what this statement wants and for what the one before left, `SET param_…`, then the statement. */
function prepareText(connection: Connection, statement: Statement): string {
  const left = connection.changed.filter(name => !(name in statement.settings))
  connection.changed = Object.keys(statement.settings)
  return [
    ...left.map(resetSetting),
    setAll(statement.settings),
    ...Object.entries(statement.params).map(([name, { value }]) => setParam(name, value)),
    statement.text,
  ].join('\n')
}

function setAll(settings: Settings): string {
  return Object.entries(settings).map(setting).join(' ')
}

function setting([name, value]: [string, string | number]): string {
  return `SET ${name} = ${typeof value === 'number' ? value : quote(value)};`
}

function resetSetting(name: string): string {
  const value = baseSettings[name]
  return value === undefined ? `SET ${name} = DEFAULT;` : setting([name, value])
}

/**
 * A query that fails after its first rows leaves those rows in its connection, and the next result begins with them
 * (seen in chdb 3.4: five rows of a stopped query before the next answer). So after every failure a known answer is
 * asked for until nothing else comes with it.
 */
async function discardLeftovers(connection: Connection): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    const result = await connection.session.queryAsync(`SELECT 'drained' AS drained`, {
      format: 'JSONEachRow',
    })
    if (result.text().trim() === drained) return
  }
  throw new Error('the connection keeps rows of a failed query')
}
