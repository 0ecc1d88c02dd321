import type { ColumnKind } from './row-message.ts'
import { cursorAlias, keyAlias, type SelectInput } from './table-connector.ts'

/**
 * One SELECT of quoted names with bound values. TRICKY: a name in ORDER BY means the alias in the list first, where a
 * number is a text already; so every column is named with its table.
 */
export function selectOf({ table, columns, from, limit, types, settings }: SelectInput): {
  text: string
  values: string[]
} {
  const { cursorColumn, keyColumn } = settings
  const typeOf = (name: string) => types.get(name) ?? 'text'
  const cursor = `t.${quoted(cursorColumn)}`
  const key = `t.${quoted(keyColumn)}`
  const list = [
    ...columns.map(({ name }) => `${asText(name, typeOf(name))} AS ${quoted(name)}`),
    `${exactly(cursor, typeOf(cursorColumn))} AS ${quoted(cursorAlias)}`,
    `${exactly(key, typeOf(keyColumn))} AS ${quoted(keyAlias)}`,
  ]
  const start = `SELECT ${list.join(', ')} FROM ${table} AS t WHERE ${cursor} IS NOT NULL AND ${key} IS NOT NULL`
  const end = ` ORDER BY ${cursor}, ${key} LIMIT ${limit}`
  const value = typed(typeOf(cursorColumn))
  if (from === null) return { text: start + end, values: [] }
  if ('around' in from) {
    const bound = aroundOf(typeOf(cursorColumn))
    return {
      text: `${start} AND ${cursor} >= ${bound}${end}`,
      values: Array<string>(bound.split('?').length - 1).fill(from.around),
    }
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
  return type.startsWith('timestamp') ? `CONCAT(CAST(${column} AS CHAR), 'Z')` : exactly(column, type)
}

/** As a text from which `typed` makes the same value again: as characters, bytes that are none would be question marks. */
function exactly(column: string, type: string): string {
  if (isBytes(type)) return `HEX(${column})`
  if (type.startsWith('bit')) return `CAST(${column} + 0 AS CHAR)`
  // A number of single precision is written with six digits.
  return type.startsWith('float') ? `CAST(${column} + 0e0 AS CHAR)` : `CAST(${column} AS CHAR)`
}

/** Compared as text or as a fraction of two powers, long numbers that differ would be equal. */
function typed(type: string): string {
  if (/^(float|double)/.test(type)) return '(? + 0e0)'
  if (isNumber(type)) return 'CAST(? AS DECIMAL(65, 30))'
  if (isBytes(type)) return 'UNHEX(?)'
  return isInstant(type) ? 'CAST(? AS DATETIME(6))' : '?'
}

/** A little before a value. From a date of zeros nothing can be taken away. */
function aroundOf(type: string): string {
  const value = typed(type)
  if (isInstant(type)) return `COALESCE(${value} - INTERVAL 10 MINUTE, ${value})`
  return /^(int|bigint|mediumint|decimal)/.test(type) ? `${value} - 1000` : value
}

/** TINYINT(1) is also where small numbers stand, such as a state: 0 and 1 are shown as MySQL shows them. */
export function kindOf(type: string): ColumnKind {
  if (type.startsWith('bit(1)')) return 'boolean'
  if (isNumber(type)) return 'number'
  return type.startsWith('json') ? 'json' : 'text'
}

function isNumber(type: string): boolean {
  return /^(tinyint|smallint|mediumint|int|bigint|decimal|float|double|bit|year)/.test(type)
}

function isInstant(type: string): boolean {
  return /^(datetime|timestamp|date)/.test(type)
}

function isBytes(type: string): boolean {
  return /^((tiny|medium|long)?blob|(var)?binary|geom|(multi)?(point|linestring|polygon)|vector)/.test(type)
}

export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``').replaceAll('\u0000', '')}\``
}
