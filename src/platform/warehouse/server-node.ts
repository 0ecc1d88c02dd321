import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { ClickHouseLogLevel, createClient, drainStream } from '@clickhouse/client'
import { database, type EngineNode, type Statement } from './engine-node.ts'
import { baseSettings, insertSettings, numbersAsSentSettings } from './engine-settings.ts'
import { paramText, quote } from './param-text.ts'
import { instantText } from './rows.ts'
import type { ParamValue } from './sql.ts'
import type { Settings } from './warehouse.ts'

const httpSettings = {
  // Otherwise an error after the first rows would come as a torn answer with status 200.
  wait_end_of_query: 1,
} as const

/** A server refuses longer fields (http_max_field_value_size, 128 KiB) before it reads any setting of ours. */
const longestField = 60_000

export interface ServerAddress {
  readonly url: string
  readonly user: { readonly name: string; readonly password: string } | null
}

export function parseServerUrl(text: string): ServerAddress {
  const url = new URL(text)
  url.pathname = ''
  const name = decodeURIComponent(url.username)
  return { url: url.toString(), user: name ? { name, password: decodeURIComponent(url.password) } : null }
}

/** One ClickHouse server. Throws when it does not answer. */
export async function openServerNode(address: ServerAddress, extra: Settings = {}): Promise<EngineNode> {
  // Without `database`: it may not exist yet.
  const first = createClient({ url: address.url, log: { level: ClickHouseLogLevel.OFF } })
  try {
    await first.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` })
  } finally {
    await first.close()
  }
  const client = createClient({
    url: address.url,
    database,
    application: 'rihla',
    // What fails is thrown with its SQL; the client would print it as well.
    log: { level: ClickHouseLogLevel.OFF },
    // The engine stops what runs too long (max_execution_time); folds and migrations may take their time.
    request_timeout: 3_600_000,
    max_open_connections: 16,
    // What does not fit into a URL becomes a form.
    use_multipart_params_auto: true,
    clickhouse_settings: { ...baseSettings, ...extra, ...httpSettings },
  })
  const settingsOf = (s: Statement) => ({ ...s.settings, log_comment: s.name })
  /** Long parameters are set in a session of their own, which ends after the statement. */
  const prepare = async (s: Statement) => {
    const common = { query: s.text, clickhouse_settings: settingsOf(s) }
    const texts = Object.values(s.params).map(({ value }) => paramText(value))
    if (texts.every(text => text.length < longestField)) return { ...common, query_params: paramsOf(s) }
    const session_id = randomUUID()
    const set = Object.entries(s.params).map(
      ([name, { value }]) => `param_${name} = ${quote(paramText(value))}`,
    )
    await client.command({ query: `SET ${set.join(', ')}`, session_id })
    return { ...common, session_id }
  }
  return {
    async query(s) {
      return (await client.query({ ...(await prepare(s)), format: 'JSONEachRow' })).text()
    },
    async run(s) {
      await client.command(await prepare(s))
    },
    async insert(table, lines, columns) {
      const into = columns ? `${table} (${columns.join(', ')})` : table
      const { stream } = await client.exec({
        query: `INSERT INTO ${into} FORMAT JSONEachRow`,
        values: Readable.from([Buffer.from(lines.join('\n'))]),
        clickhouse_settings: { ...insertSettings, log_comment: `insert ${table}` },
      })
      await drainStream(stream)
    },
    async writeFile(table, path) {
      // As it comes: the whole table would not fit into the server's answer. The rows are counted afterwards.
      const { stream } = await client.exec({
        query: `SELECT * FROM ${table} FORMAT Native`,
        clickhouse_settings: { wait_end_of_query: 0 },
      })
      await pipeline(stream, createZstdCompress(), createWriteStream(path))
    },
    async readFile(table, columns, path) {
      const values = createReadStream(path).pipe(createZstdDecompress())
      const { stream } = await client.exec({
        query: `INSERT INTO ${table} (${columns.join(', ')}) FORMAT Native`,
        values,
        clickhouse_settings: { ...numbersAsSentSettings },
      })
      await drainStream(stream)
    },
    close: () => client.close(),
  }
}

function paramsOf({ params }: Statement): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, { value }]) => [name, clientValue(value)]))
}

/** The client writes a Date as seconds since 1970, which DateTime64 refuses before 1970; the rest it writes as we do. */
function clientValue(value: ParamValue): unknown {
  if (value instanceof Date) return instantText(value.getTime())
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(clientValue)
  return value
}
