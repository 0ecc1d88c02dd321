import { isIP } from 'node:net'
import pg from 'pg'
import { z } from 'zod'
import { RihlaError } from '../../../platform/errors.ts'
import { addressOf } from './address-of.ts'
import { pageRows, type TableColumn, type TableContext, type TableReader } from './load-table.ts'
import type { ColumnKind } from './row-message.ts'
import { cursorAlias, keyAlias, type SelectInput, tableConnector, tableRowOf } from './table-connector.ts'
import { tableFields } from './table-settings.ts'

const statementMs = 60_000

/** Rows of a PostgreSQL table or view. */
export const postgres = tableConnector({
  kind: 'postgresql',
  title: 'PostgreSQL',
  fields: tableFields(5432, 'rihla_reader'),
  open: openPostgres,
})

const columnRow = z.object({ name: z.string(), type: z.string(), category: z.string() })

/** Only ever inside a read-only transaction; each statement has its time. */
async function openPostgres({ settings, secrets, addresses }: TableContext): Promise<TableReader> {
  const { host, port, database, user, encrypted } = settings
  const address = await addressOf(host, addresses)
  if (!encrypted && !addresses.allowsPlain(host)) throw new RihlaError('connection.address-plain', { host })
  const client = new pg.Client({
    ...{ host: address, port, database, user, password: secrets.password },
    ssl: encrypted ? { servername: isIP(host) === 0 ? host : undefined } : false,
    connectionTimeoutMillis: 15_000,
    query_timeout: statementMs + 5_000,
    application_name: 'rihla',
    // Every value as the server writes it: a time keeps its microseconds, a number its digits.
    types: { getTypeParser: () => (text: string | Buffer) => String(text) },
  })
  // A connection that breaks while nothing is asked is told by the next statement.
  client.on('error', () => undefined)
  const ask = async <T>(text: string, values: readonly string[], row: z.ZodType<T>): Promise<T[]> => {
    try {
      const { rows } = await client.query(text, [...values])
      return rows.map((one: unknown) => row.parse(one))
    } catch (error) {
      throw failureOf(error, host)
    }
  }
  try {
    await client.connect()
    await client.query(`SET statement_timeout = ${statementMs}`)
    await client.query(`SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY`)
    await client.query(`SET TimeZone = 'UTC'`)
    await client.query(`SET DateStyle = 'ISO'`)
  } catch (error) {
    await client.end().catch(() => undefined)
    throw failureOf(error, host)
  }
  const table = `${quoted(settings.schema === '' ? 'public' : settings.schema)}.${quoted(settings.table)}`
  const types = new Map<string, string>()
  return {
    async columns() {
      const found = await ask(
        `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, typcategory AS category
         FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
         WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
        [table],
        columnRow,
      )
      if (found.length === 0) throw new RihlaError('connection.table-missing', { host })
      for (const { name, type } of found) types.set(name, type)
      return found.map(({ name, type, category }): TableColumn => ({ name, kind: kindOf(type, category) }))
    },
    async page(columns, from, limit = pageRows) {
      const { text, values } = selectOf({ table, columns, from, limit, types, settings })
      const rows = await ask(text, values, z.record(z.string(), z.string().nullable()))
      return rows.map(tableRowOf)
    },
    async count() {
      const [found] = await ask(
        `SELECT reltuples::bigint::text AS n FROM pg_class WHERE oid = to_regclass($1)`,
        [table],
        z.object({ n: z.coerce.number() }),
      )
      // Never analysed, or a view: nobody knows without reading all of it.
      return found === undefined || found.n < 0 ? null : found.n
    },
    close: () => client.end().catch(() => undefined),
  }
}

/**
 * One SELECT of quoted names. Values are bound, and typed as the catalogue types their columns. TRICKY: a name in ORDER BY
 * means the alias in the list first, where a number is a text already; so every column is named with its table.
 */
function selectOf({ table, columns, from, limit, types, settings }: SelectInput): {
  text: string
  values: string[]
} {
  const cursor = `t.${quoted(settings.cursorColumn)}`
  const key = `t.${quoted(settings.keyColumn)}`
  const type = types.get(settings.cursorColumn) ?? 'text'
  const list = columns.map(({ name }) => `t.${quoted(name)}::text AS ${quoted(name)}`).join(', ')
  const start = `SELECT ${list}, ${cursor}::text AS ${quoted(cursorAlias)}, ${key}::text AS ${quoted(keyAlias)} FROM ${table} AS t WHERE ${cursor} IS NOT NULL AND ${key} IS NOT NULL`
  const end = ` ORDER BY ${cursor}, ${key} LIMIT ${limit}`
  if (from === null) return { text: start + end, values: [] }
  if ('around' in from)
    return { text: `${start} AND ${cursor} >= $1::${type}${overlapOf(type)}${end}`, values: [from.around] }
  const keyType = types.get(settings.keyColumn) ?? 'text'
  return {
    text: `${start} AND (${cursor}, ${key}) > ($1::${type}, $2::${keyType})${end}`,
    values: [from.after.value, from.after.key],
  }
}

function overlapOf(type: string): string {
  if (/^(timestamp|date)/.test(type)) return ` - interval '10 minutes'`
  return /^(integer|bigint|numeric)/.test(type) ? ' - 1000' : ''
}

function kindOf(type: string, category: string): ColumnKind {
  if (/^jsonb?$/.test(type)) return 'json'
  if (category === 'B') return 'boolean'
  return category === 'N' ? 'number' : 'text'
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""').replaceAll('\u0000', '')}"`
}

/** In our own words. What a server says is told without values: it may repeat a row. */
function failureOf(error: unknown, host: string): unknown {
  if (error instanceof RihlaError || error instanceof z.ZodError) return error
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (/^28/.test(code)) return new RihlaError('connection.login-refused', { host })
  if (code === '42501') return new RihlaError('connection.forbidden', { host, what: 'SELECT' })
  if (/^(3D000|42P01|42703)$/.test(code)) return new RihlaError('connection.table-missing', { host })
  if (code === '57014') return new RihlaError('connection.timed-out', { host })
  if (/^[0-9A-Z]{5}$/.test(code)) return new RihlaError('connection.source-failed', { detail: code })
  return new RihlaError('connection.unreachable', { host, detail: code })
}
