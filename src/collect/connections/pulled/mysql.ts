import { connect } from 'node:net'
import { type Connection, createConnection } from 'mysql2/promise'
import { z } from 'zod'
import { RihlaError } from '../../../platform/errors.ts'
import { addressOf } from './address-of.ts'
import { pageRows, type TableColumn, type TableContext, type TableReader } from './load-table.ts'
import type { ColumnKind } from './row-message.ts'
import { cursorAlias, keyAlias, type SelectInput, tableConnector, tableRowOf } from './table-connector.ts'
import { tableFields } from './table-settings.ts'

const statementSeconds = 60

/** Rows of a table or view of MySQL or MariaDB. */
export const mysql = tableConnector({
  kind: 'mysql',
  title: 'MySQL, MariaDB',
  fields: tableFields(3306, 'rihla_reader').filter(field => field.name !== 'schema'),
  open: openMysql,
})

const columnRow = z.object({ name: z.string(), type: z.string() })

/** Only ever inside read-only transactions; each statement has its time; the server is given no file of ours. */
async function openMysql({ settings, secrets, addresses }: TableContext): Promise<TableReader> {
  const { host, port, database, user, encrypted } = settings
  const address = await addressOf(host, addresses)
  if (!encrypted && !addresses.allowsPlain(host)) throw new RihlaError('connection.address-plain', { host })
  const client = await createConnection({
    ...{ host, port, database, user, password: secrets.password },
    // The name is for the certificate, the address is the one that was judged.
    stream: () => connect({ host: address, port }),
    ...(encrypted ? { ssl: { rejectUnauthorized: true, verifyIdentity: true } } : {}),
    connectTimeout: 15_000,
    charset: 'utf8mb4',
    timezone: 'Z',
    flags: ['-LOCAL_FILES', '-MULTI_STATEMENTS'],
    disableEval: true,
  }).catch(error => {
    throw failureOf(error, host)
  })
  // A connection that breaks while nothing is asked is told by the next statement.
  client.on('error', () => undefined)
  const ask = async <T>(sql: string, values: readonly string[], row: z.ZodType<T>): Promise<T[]> => {
    try {
      const [rows] = await client.execute({ sql, timeout: (statementSeconds + 5) * 1_000 }, [...values])
      return z.array(row).parse(rows)
    } catch (error) {
      throw failureOf(error, host)
    }
  }
  try {
    await client.query('SET SESSION TRANSACTION READ ONLY')
    await client.query("SET SESSION time_zone = '+00:00'")
    await limitStatements(client)
  } catch (error) {
    client.destroy()
    throw failureOf(error, host)
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
      if (found.length === 0) throw new RihlaError('connection.not-found', { host })
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
    close: () => client.end().catch(() => client.destroy()),
  }
}

/** MySQL and MariaDB name and count the limit each in their own way; a server knows one of the two. */
async function limitStatements(client: Connection): Promise<void> {
  try {
    await client.query(`SET SESSION max_execution_time = ${statementSeconds * 1_000}`)
  } catch {
    await client.query(`SET SESSION max_statement_time = ${statementSeconds}`)
  }
}

/**
 * One SELECT of quoted names with bound values. TRICKY: a name in ORDER BY means the alias in the list first, where a
 * number is a text already; so every column is named with its table.
 */
function selectOf({ table, columns, from, limit, types, settings }: SelectInput): {
  text: string
  values: string[]
} {
  const { cursorColumn, keyColumn } = settings
  const typeOf = (name: string) => types.get(name) ?? 'text'
  const cursor = `t.${quoted(cursorColumn)}`
  const key = `t.${quoted(keyColumn)}`
  const list = [
    ...columns.map(({ name }) => `${asText(name, typeOf(name))} AS ${quoted(name)}`),
    `CAST(${cursor} AS CHAR) AS ${quoted(cursorAlias)}`,
    `CAST(${key} AS CHAR) AS ${quoted(keyAlias)}`,
  ]
  const start = `SELECT ${list.join(', ')} FROM ${table} AS t WHERE ${cursor} IS NOT NULL AND ${key} IS NOT NULL`
  const end = ` ORDER BY ${cursor}, ${key} LIMIT ${limit}`
  const value = typed(typeOf(cursorColumn))
  if (from === null) return { text: start + end, values: [] }
  if ('around' in from)
    return {
      text: `${start} AND ${cursor} >= ${value}${overlapOf(typeOf(cursorColumn))}${end}`,
      values: [from.around],
    }
  const { value: last, key: lastKey } = from.after
  return {
    text: `${start} AND (${cursor} > ${value} OR (${cursor} = ${value} AND ${key} > ${typed(typeOf(keyColumn))}))${end}`,
    values: [last, last, lastKey],
  }
}

/** A cell as text: an instant says that it is UTC, what is no text is written in hexadecimal digits. */
function asText(name: string, type: string): string {
  const column = `t.${quoted(name)}`
  if (type.startsWith('timestamp')) return `CONCAT(CAST(${column} AS CHAR), 'Z')`
  if (type.startsWith('bit')) return `CAST(${column} + 0 AS CHAR)`
  return /^(tiny|medium|long)?blob|^(var)?binary|^geometry|^point/.test(type)
    ? `HEX(${column})`
    : `CAST(${column} AS CHAR)`
}

/** Compared as text or as a fraction of two powers, long numbers that differ would be equal. */
function typed(type: string): string {
  if (isNumber(type)) return 'CAST(? AS DECIMAL(65, 30))'
  return /^(datetime|timestamp|date)/.test(type) ? 'CAST(? AS DATETIME(6))' : '?'
}

function overlapOf(type: string): string {
  if (/^(datetime|timestamp|date)/.test(type)) return ' - INTERVAL 10 MINUTE'
  return /^(int|bigint|mediumint|decimal)/.test(type) ? ' - 1000' : ''
}

function kindOf(type: string): ColumnKind {
  if (/^(tinyint\(1\)|bit\(1\))/.test(type)) return 'boolean'
  if (isNumber(type)) return 'number'
  return type.startsWith('json') ? 'json' : 'text'
}

function isNumber(type: string): boolean {
  return /^(tinyint|smallint|mediumint|int|bigint|decimal|float|double|bit|year)/.test(type)
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``').replaceAll('\u0000', '')}\``
}

/** By its number alone: what a server says may repeat a row. */
function failureOf(error: unknown, host: string): unknown {
  if (error instanceof RihlaError || error instanceof z.ZodError) return error
  const { code, errno } = failure.parse(error)
  if (code.startsWith('ER_') || errno >= 1_000) {
    if (errno === 1045 || errno === 1698) return new RihlaError('connection.unauthorised', { host })
    if (errno === 1044 || errno === 1142 || errno === 1143)
      return new RihlaError('connection.forbidden', { host, what: 'SELECT' })
    if (errno === 1049 || errno === 1146 || errno === 1054)
      return new RihlaError('connection.not-found', { host })
    if (errno === 3024 || errno === 1969) return new RihlaError('connection.timed-out', { host })
    return new RihlaError('connection.source-failed', { detail: `MySQL ${errno}` })
  }
  if (code === 'PROTOCOL_SEQUENCE_TIMEOUT') return new RihlaError('connection.timed-out', { host })
  return new RihlaError('connection.unreachable', { host, detail: code })
}

const failure = z
  .object({ code: z.string().catch(''), errno: z.number().catch(0) })
  .catch({ code: '', errno: 0 })
