import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Connection, createConnection } from 'mysql2/promise'
import { z } from 'zod'
import { RihlaError } from '../../../platform/errors.ts'
import { addressOf } from './address-of.ts'
import { pageRows, type TableColumn, type TableContext, type TableReader } from './load-table.ts'
import { kindOf, quoted, selectOf } from './mysql-select.ts'
import { tableConnector, tableRowOf } from './table-connector.ts'
import { tableFields } from './table-settings.ts'

const statementSeconds = 60
/** How long a server may be silent: until it has greeted and let us in, and then at each statement. */
const patience = { connectMs: 15_000, answerMs: (statementSeconds + 5) * 1_000 }
/** What a goodbye may take before the line is cut. */
const goodbyeMs = 1_000

/** Rows of a table or view of MySQL or MariaDB. */
export const mysql = tableConnector({
  kind: 'mysql',
  title: 'MySQL, MariaDB',
  fields: tableFields(3306, 'rihla_reader').filter(field => field.name !== 'schema'),
  open: context => openMysql(context),
})

const columnRow = z.object({ name: z.string(), type: z.string() })

/** Only ever inside read-only transactions; each statement has its time; the server is given no file of ours. */
export async function openMysql(
  context: TableContext,
  { connectMs, answerMs } = patience,
): Promise<TableReader> {
  const { settings, signal } = context
  const { host, database } = settings
  const client = await connected(context, connectMs)
  // A connection that breaks while nothing is asked is told by the next statement.
  client.on('error', () => undefined)
  // TRICKY: the driver's own limit begins when a statement was prepared, and after it waits for ever to say goodbye.
  const inTime = async <T>(work: () => Promise<T>): Promise<T> => {
    const late = AbortSignal.any([signal, AbortSignal.timeout(answerMs)])
    try {
      return await Promise.race([work(), aborted(late, host)])
    } catch (error) {
      if (late.aborted) client.destroy()
      throw failureOf(error, host)
    }
  }
  const ask = <T>(sql: string, values: readonly string[], row: z.ZodType<T>): Promise<T[]> =>
    inTime(async () => {
      const [rows] = await client.execute(sql, [...values])
      return z.array(row).parse(rows)
    })
  try {
    await inTime(() => prepareSession(client))
  } catch (error) {
    client.destroy()
    throw error
  }
  const types = new Map<string, string>()
  return {
    async columns() {
      const found = await ask(
        `SELECT column_name AS name, column_type AS type FROM information_schema.columns
         WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position`,
        [database, settings.table],
        columnRow,
      )
      if (found.length === 0) throw new RihlaError('connection.table-missing', { host })
      for (const { name, type } of found) types.set(name, type.toLowerCase())
      return found.map(({ name, type }): TableColumn => ({ name, kind: kindOf(type.toLowerCase()) }))
    },
    async page(columns, from, limit = pageRows) {
      const table = `${quoted(database)}.${quoted(settings.table)}`
      const { text, values } = selectOf({ table, columns, from, limit, types, settings })
      const rows = await ask(text, values, z.record(z.string(), z.string().nullable()))
      return rows.map(tableRowOf)
    },
    async count() {
      const [found] = await ask(
        'SELECT CAST(table_rows AS CHAR) AS n FROM information_schema.tables WHERE table_schema = ? AND table_name = ?',
        [database, settings.table],
        z.object({ n: z.string().nullable() }),
      )
      // Of a view nobody knows without reading all of it. Of a table it is the engine's own estimate.
      return found === undefined || found.n === null ? null : Number(found.n)
    },
    async close() {
      await Promise.race([client.end().catch(() => undefined), sleep(goodbyeMs)])
      client.destroy()
    },
  }
}

async function connected(
  { settings, secrets, addresses }: TableContext,
  connectTimeout: number,
): Promise<Connection> {
  const { host, port, database, user, encrypted } = settings
  const address = await addressOf(host, addresses)
  if (!encrypted && !addresses.allowsPlain(host)) throw new RihlaError('connection.address-plain', { host })
  return createConnection({
    ...{ host, port, database, user, password: secrets.password },
    // The name is for the certificate, the address is the one that was judged.
    stream: () => connect({ host: address, port, keepAlive: true }),
    ...(encrypted ? { ssl: { rejectUnauthorized: true, verifyIdentity: true } } : {}),
    connectTimeout,
    charset: 'utf8mb4',
    timezone: 'Z',
    flags: ['-LOCAL_FILES', '-MULTI_STATEMENTS'],
    disableEval: true,
  }).catch(error => {
    throw failureOf(error, host)
  })
}

function aborted(signal: AbortSignal, host: string): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = () => reject(new RihlaError('connection.timed-out', { host }))
    if (signal.aborted) refuse()
    else signal.addEventListener('abort', refuse, { once: true })
  })
}

/** Without a mode of its own an old table's date of zeros can be compared with as it lies there. */
async function prepareSession(client: Connection): Promise<void> {
  await client.query('SET SESSION TRANSACTION READ ONLY')
  await client.query("SET SESSION time_zone = '+00:00', sql_mode = ''")
  await limitStatements(client)
}

/** MySQL and MariaDB name and count the limit each in their own way; a server knows one of the two. */
async function limitStatements(client: Connection): Promise<void> {
  try {
    await client.query(`SET SESSION max_execution_time = ${statementSeconds * 1_000}`)
  } catch {
    await client.query(`SET SESSION max_statement_time = ${statementSeconds}`)
  }
}

/** By its number alone: what a server says may repeat a row. */
function failureOf(error: unknown, host: string): unknown {
  if (error instanceof RihlaError || error instanceof z.ZodError) return error
  const { code, errno } = failure.parse(error)
  if (code.startsWith('ER_') || errno >= 1_000) {
    if (errno === 1045 || errno === 1698) return new RihlaError('connection.login-refused', { host })
    if (errno === 1044 || errno === 1142 || errno === 1143)
      return new RihlaError('connection.forbidden', { host, what: 'SELECT' })
    if (errno === 1049 || errno === 1146 || errno === 1054)
      return new RihlaError('connection.table-missing', { host })
    if (errno === 3024 || errno === 1969) return new RihlaError('connection.timed-out', { host })
    return new RihlaError('connection.source-failed', { detail: `MySQL ${errno}` })
  }
  if (code === 'PROTOCOL_SEQUENCE_TIMEOUT') return new RihlaError('connection.timed-out', { host })
  return new RihlaError('connection.unreachable', { host, detail: code })
}

const failure = z
  .object({ code: z.string().catch(''), errno: z.number().catch(0) })
  .catch({ code: '', errno: 0 })
