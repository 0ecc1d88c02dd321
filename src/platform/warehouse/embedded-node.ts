import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseError } from '@clickhouse/client'
import { drainPending, Session } from 'chdb'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { type ConnectionPool, createConnectionPool } from './connection-pool.ts'
import { database, type EngineNode, type Statement } from './engine-node.ts'
import { baseSettings, insertSettings, numbersAsSentSettings } from './engine-settings.ts'
import { quote, setParam } from './param-text.ts'
import { jsonRows } from './rows.ts'
import type { Lane, Settings } from './warehouse.ts'
import { type Ask, createWriteGuard } from './write-guard.ts'

/** What may take its time lets go of the processor for what a sender or a reader waits for. */
const yielding: readonly Lane[] = ['derive', 'question']
const yieldingSettings: Settings = { os_threads_nice_value_query: 15 }
/** Who reads little reads it themselves: handed to other threads, each file costs more than its bytes (decision 81). */
const readingSettings: Settings = { local_filesystem_read_method: 'pread' }
const verifyEveryMs = 30_000
/** Of all tables, in seconds: twice what passes between two looks at what was written. */
const partSettings: Settings = {
  old_parts_lifetime: 60,
  cleanup_delay_period: 3,
  cleanup_delay_period_random_add: 0,
  // After a quiet night it would look every five minutes.
  max_cleanup_delay_period: 10,
}
const drained = '{"drained":"drained"}'

/** One connection, and the settings that its last statement left changed. */
interface Connection {
  readonly session: Session
  changed: readonly string[]
}

export interface EmbeddedOptions {
  readonly folder: string
  /** With less than this free on the disk nothing is written any more. */
  readonly keepFreeBytes: number
  readonly clock: Clock
  readonly log: Log
}

/**
 * ClickHouse inside this process, its data in `folder`. One process may hold one folder.
 * Session and not `@clickhouse/client` over `chdb/connection`: that hook takes no engine limits at connect.
 * TRICKY: bound parameters are a lock on the whole process in chdb 3.4, so they are sent as `SET param_x`; and the
 * settings of a statement stay on its connection, so the next statement puts them back.
 * `UV_THREADPOOL_SIZE` must be above the number of connections (each runs on a thread of libuv's pool).
 */
export async function openEmbeddedNode(options: EmbeddedOptions): Promise<EngineNode> {
  const { folder } = options
  mkdirSync(folder, { recursive: true })
  const engine = new Session(folder, { connectionArgs: engineLimits(options) })
  engine.query(`CREATE DATABASE IF NOT EXISTS ${database} ENGINE = Atomic`)
  const lanes = await openLanes(folder)
  const guard = createWriteGuard(options)

  const send = <T>(lane: Lane, work: (connection: Connection) => Promise<T>): Promise<T> =>
    lanes[lane].use(async connection => {
      try {
        return await work(connection)
      } catch (error) {
        await discardLeftovers(connection)
        await guard.verify(askOn(connection))
        throw error instanceof Error ? parseError(error) : error
      }
    })
  await send('lookup', connection => guard.verify(askOn(connection)))
  const resume = () => send('lookup', connection => guard.resume(askOn(connection)))
  const timer = setInterval(() => {
    // The next insert meets the same trouble and tells its caller.
    resume().catch(error => options.log.error({ err: error }, 'the warehouse could not verify its parts'))
  }, verifyEveryMs)
  timer.unref()

  const write = (statement: Statement): Promise<void> =>
    send(statement.lane, async connection => {
      const mark = guard.mark()
      await connection.session.queryAsync(prepareText(connection, statement))
      await guard.check(askOn(connection), mark)
    })

  return {
    query: statement =>
      send(statement.lane, async connection => {
        const text = prepareText(connection, statement)
        return (await connection.session.queryAsync(text, { format: 'JSONEachRow' })).text()
      }),
    run: statement => write(statement),
    insert: (table, lines, columns) =>
      send('insert', async connection => {
        const mark = guard.mark()
        await connection.session.insert({
          table,
          columns,
          values: bytesOf(lines),
          format: 'JSONEachRow',
          settings: { ...insertSettings },
        })
        await guard.check(askOn(connection), mark)
      }),
    writeFile: (table, path) =>
      write(plain('question', `INSERT INTO FUNCTION file(${quote(path)}, 'Native') SELECT * FROM ${table}`)),
    readFile: (table, columns, path) =>
      write(
        plain(
          'insert',
          `INSERT INTO ${table} (${columns.join(', ')}) SELECT * FROM file(${quote(path)}, 'Native')`,
          numbersAsSentSettings,
        ),
      ),
    async close() {
      clearInterval(timer)
      await resume()
      for (const lane of Object.values(lanes)) for (const { session } of await lane.drain()) session.close()
      engine.close()
      await drainPending()
    },
  }
}

function plain(lane: Lane, text: string, settings: Settings = {}): Statement {
  return { name: 'backup', text, params: {}, settings, lane }
}

/**
 * Lines as bytes: the engine parses them where they lie, without a copy. Written one after the other: joined first, each
 * would be copied and measured once more (2.6 against 0.9 µs for 600 characters).
 */
function bytesOf(lines: readonly string[]): Buffer {
  let most = 0
  for (const line of lines) most += line.length * 3 + 1
  const bytes = Buffer.allocUnsafeSlow(most)
  let end = 0
  for (const line of lines) {
    end += bytes.write(line, end)
    end += bytes.write('\n', end)
  }
  return bytes.subarray(0, end)
}

function askOn({ session }: Connection): Ask {
  return async text => jsonRows((await session.queryAsync(text, { format: 'JSONEachRow' })).text())
}

async function openConnection(folder: string, lane: Lane): Promise<Connection> {
  const session = new Session(folder)
  const settings = {
    ...baseSettings,
    ...(yielding.includes(lane) ? yieldingSettings : {}),
    ...(lane === 'question' ? {} : readingSettings),
  }
  await session.queryAsync(`USE ${database}; ${setAll(settings)} SELECT 1`)
  return { session, changed: [] }
}

async function openLanes(folder: string): Promise<Readonly<Record<Lane, ConnectionPool<Connection>>>> {
  const pool = async (lane: Lane, size: number) => {
    const connections: Connection[] = []
    while (connections.length < size) connections.push(await openConnection(folder, lane))
    return createConnectionPool(connections)
  }
  return {
    insert: await pool('insert', 1),
    check: await pool('check', 1),
    lookup: await pool('lookup', 2),
    derive: await pool('derive', 1),
    question: await pool('question', Math.min(4, Math.max(2, availableParallelism()))),
  }
}

/**
 * The engine's own defaults take nine tenths of the memory and 5 GB for one cache: too much for a shared machine.
 * It stops writing while some room is left on the disk, so that a merge never has to stop in the middle.
 * What a merge replaced stays for a minute, until the merged part was verified and the system wrote it to the disk (here the
 * engine's default is 0), and is then removed in small helpings: left to itself the engine hands hundreds of parts to 128 threads
 * every half minute, and everybody waits for a third of a second.
 */
function engineLimits({ folder, keepFreeBytes }: EmbeddedOptions): string[] {
  const config = join(folder, 'engine.xml')
  const disk = `<default><keep_free_space_bytes>${keepFreeBytes}</keep_free_space_bytes></default>`
  const parts = Object.entries(partSettings).map(([name, value]) => `<${name}>${value}</${name}>`)
  writeFileSync(
    config,
    `<clickhouse><storage_configuration><disks>${disk}</disks></storage_configuration><merge_tree>${parts.join('')}</merge_tree></clickhouse>\n`,
  )
  return [
    `--config-file=${config}`,
    `--max_server_memory_usage=${Math.floor(totalmem() * 0.6)}`,
    '--mark_cache_size=268435456',
    '--index_mark_cache_size=67108864',
    `--backups.allowed_path=${folder}`,
    '--async_insert=0',
    '--os_threads_nice_value_merge_mutate=10',
    '--max_parts_cleaning_thread_pool_size=1',
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
