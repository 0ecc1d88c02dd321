import { Readable } from 'node:stream'
import { createClient, drainStream } from '@clickhouse/client'
import type { EngineNode, Statement } from './engine-node.ts'
import { baseSettings, insertSettings } from './engine-settings.ts'
import { instantText } from './rows.ts'
import type { ParamValue } from './sql.ts'
import type { Settings } from './warehouse.ts'

export interface ServerAddress {
  /** `http(s)://user:password@host:port` without a path. */
  readonly url: string
  readonly database: string
}

/** The database is the path of the URL, otherwise `rihla`. */
export function parseServerUrl(
  text: string,
): ServerAddress & { user: { name: string; password: string } | null } {
  const url = new URL(text)
  const database = url.pathname.replace(/^\/|\/$/g, '') || 'rihla'
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(database)) throw new Error(`not a database name: ${database}`)
  url.pathname = ''
  const name = decodeURIComponent(url.username)
  return {
    url: url.toString(),
    database,
    user: name ? { name, password: decodeURIComponent(url.password) } : null,
  }
}

/** One ClickHouse server. Throws when it does not answer. */
export async function openServerNode(address: ServerAddress, extra: Settings = {}): Promise<EngineNode> {
  // Without `database`: it may not exist yet.
  const first = createClient({ url: address.url })
  try {
    await first.command({ query: `CREATE DATABASE IF NOT EXISTS ${address.database}` })
  } finally {
    await first.close()
  }
  const client = createClient({
    url: address.url,
    database: address.database,
    application: 'rihla',
    // The engine stops what runs too long (max_execution_time); folds and migrations may take their time.
    request_timeout: 3_600_000,
    max_open_connections: 16,
    // A list of many ids does not fit into a URL.
    use_multipart_params_auto: true,
    // Without wait_end_of_query an error after the first rows would come as a torn answer with status 200.
    clickhouse_settings: { ...baseSettings, ...extra, wait_end_of_query: 1 },
  })
  const common = (s: Statement) => ({
    query: s.text,
    query_params: paramsOf(s),
    clickhouse_settings: { ...s.settings, log_comment: s.name },
  })
  return {
    async query(s) {
      return (await client.query({ ...common(s), format: 'JSONEachRow' })).text()
    },
    async run(s) {
      await client.command(common(s))
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
