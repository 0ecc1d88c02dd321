import { z } from 'zod'
import { RihlaError } from '../../../platform/errors.ts'
import { parseJson } from '../../adapters/read-values.ts'
import { pageRows, type TableColumn, type TableContext, type TableReader } from './load-table.ts'
import type { ColumnKind } from './row-message.ts'
import { cursorAlias, keyAlias, type SelectInput, tableConnector, tableRowOf } from './table-connector.ts'
import { tableFields } from './table-settings.ts'

const statementSeconds = 60

/** Rows of a ClickHouse table, over its HTTP port. */
export const clickhouse = tableConnector({
  kind: 'clickhouse',
  title: 'ClickHouse',
  fields: tableFields(8443, 'rihla_reader').filter(field => field.name !== 'schema'),
  open: openClickhouse,
})

const rowSchema = z.record(z.string(), z.string().nullable())

async function openClickhouse({ settings, secrets, http }: TableContext): Promise<TableReader> {
  const { host, port, database, user, encrypted } = settings
  const ask = async (text: string, params: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({
      ...{ database, default_format: 'JSONStringsEachRow', readonly: '2' },
      ...{ max_execution_time: String(statementSeconds), max_result_rows: String(10 * pageRows) },
      // A NULL stays one, also where everything else is written as a text.
      output_format_json_quote_denormals: '0',
    })
    for (const [name, value] of Object.entries(params)) query.set(`param_${name}`, value)
    const answer = await http({
      method: 'POST',
      url: `http${encrypted ? 's' : ''}://${host.includes(':') ? `[${host}]` : host}:${port}/?${query}`,
      headers: {
        'x-clickhouse-user': user,
        'x-clickhouse-key': secrets.password,
        'content-type': 'text/plain',
      },
      body: text,
      maxBytes: 200_000_000,
      timeoutMs: (statementSeconds + 10) * 1_000,
    })
    if (answer.status !== 200)
      throw failureOf(answer.status, answer.headers['x-clickhouse-exception-code'], host)
    return answer.bytes
      .toString('utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => rowSchema.parse(parseJson(line)))
  }
  const table = `${quoted(database)}.${quoted(settings.table)}`
  const types = new Map<string, string>()
  return {
    async columns() {
      const found = await ask(
        'SELECT name, type FROM system.columns WHERE database = {database:String} AND table = {table:String} ORDER BY position',
        { database, table: settings.table },
      )
      if (found.length === 0) throw new RihlaError('connection.table-missing', { host })
      for (const { name, type } of found) types.set(name ?? '', type ?? '')
      return found.map(({ name, type }): TableColumn => ({ name: name ?? '', kind: kindOf(type ?? '') }))
    },
    async page(columns, from, limit = pageRows) {
      const { text, params } = selectOf({ table, columns, from, limit, types, settings })
      const rows = await ask(text, params)
      return rows.map(tableRowOf).map(({ row, ...at }) => ({
        ...at,
        // A nullable cell is a letter before its text; without one there is nothing.
        row: Object.fromEntries(
          Object.entries(row).map(([name, text]) => [name, text === '' ? null : (text ?? '').slice(1)]),
        ),
      }))
    },
    async count() {
      const [found] = await ask(
        'SELECT toString(total_rows) AS n FROM system.tables WHERE database = {database:String} AND name = {table:String}',
        {
          database,
          table: settings.table,
        },
      )
      const n = Number(found?.n ?? Number.NaN)
      return Number.isSafeInteger(n) && found?.n !== null ? n : null
    },
    close: async () => undefined,
  }
}

function selectOf({ table, columns, from, limit, types, settings }: SelectInput) {
  const cursor = quoted(settings.cursorColumn)
  const key = quoted(settings.keyColumn)
  const cursorType = types.get(settings.cursorColumn) ?? 'String'
  // Instants leave as UTC, said so; NULL as an empty text, everything else behind a letter.
  const list = columns.map(({ name }) => {
    const isInstant = /DateTime/.test(types.get(name) ?? '')
    const text = isInstant
      ? `concat(toString(toTimeZone(${quoted(name)}, 'UTC')), 'Z')`
      : `toString(${quoted(name)})`
    const shown = /^(Array|Map|Tuple|JSON|Nested|Object)/.test(types.get(name) ?? '')
      ? `toJSONString(${quoted(name)})`
      : text
    return `ifNull(concat('v', ${shown}), '') AS ${quoted(name)}`
  })
  const inner = `SELECT *, toString(${cursor}) AS ${quoted(cursorAlias)}, toString(${key}) AS ${quoted(keyAlias)} FROM ${table} WHERE isNotNull(${cursor}) AND isNotNull(${key})`
  const params: Record<string, string> = {}
  const typed = (name: string, value: string, type: string) => {
    params[name] = value
    return `CAST({${name}:String}, ${literal(type)})`
  }
  const keyType = types.get(settings.keyColumn) ?? 'String'
  const where =
    from === null
      ? ''
      : 'around' in from
        ? ` AND ${cursor} >= ${typed('value', from.around, cursorType)}${overlapOf(cursorType)}`
        : ` AND (${cursor}, ${key}) > (${typed('value', from.after.value, cursorType)}, ${typed('key', from.after.key, keyType)})`
  const text = `SELECT ${list.join(', ')}, ${quoted(cursorAlias)}, ${quoted(keyAlias)} FROM (${inner}${where} ORDER BY ${cursor}, ${key} LIMIT ${limit})`
  return { text, params }
}

function overlapOf(type: string): string {
  if (/DateTime/.test(type)) return ' - INTERVAL 10 MINUTE'
  return /^(Nullable\()?U?Int(32|64)/.test(type) ? ' - 1000' : ''
}

function kindOf(type: string): ColumnKind {
  const inner = type
    .replace(/^(?:LowCardinality|Nullable)\((.*)\)$/, '$1')
    .replace(/^Nullable\((.*)\)$/, '$1')
  if (/^(U?Int|Float|Decimal|BFloat)/.test(inner)) return 'number'
  if (inner === 'Bool') return 'boolean'
  return /^(Array|Map|Tuple|JSON|Nested|Object)/.test(inner) ? 'json' : 'text'
}

function quoted(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
}

function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** By its code alone: what a server says may repeat a row. */
function failureOf(status: number, code: string | undefined, host: string): RihlaError {
  if (code === '516' || code === '192' || code === '193' || status === 401)
    return new RihlaError('connection.login-refused', { host })
  if (code === '497') return new RihlaError('connection.forbidden', { host, what: 'SELECT' })
  if (code === '60' || code === '81') return new RihlaError('connection.table-missing', { host })
  if (code === '159') return new RihlaError('connection.timed-out', { host })
  return new RihlaError('connection.source-failed', { detail: `ClickHouse ${code ?? status}` })
}
