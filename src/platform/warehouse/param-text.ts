import { instantText } from './rows.ts'
import type { ParamValue } from './sql.ts'

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/**
 * The value of a parameter as text in ClickHouse's "escaped" form, the form in which `SET param_x = '…'` and a
 * server's `param_x=…` expect it. The fuzz test compares both ways.
 */
export function paramText(value: ParamValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escapeText(value)
  return plainText(value)
}

/** `SET param_x = '…';` The text is escaped twice: once as the value's form, once as a string literal. */
export function setParam(name: string, value: ParamValue): string {
  return `SET param_${name} = ${quote(paramText(value))};`
}

/** A string literal of SQL. Only for the few places that take no parameter: SET, BACKUP, the text of a dictionary. */
export function quote(text: string): string {
  return `'${escapeText(text)}'`
}

function escapeText(text: string): string {
  // toWellFormed: half of a surrogate pair is no UTF-8; it becomes U+FFFD on every driver.
  return text.toWellFormed().replace(/[\\'\0\b\f\n\r\t]/g, char => escapes[char] ?? char)
}

function plainText(value: Exclude<ParamValue, string | null>): string {
  if (value instanceof Date) return instantText(value.getTime())
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return `[${value.map(elementText).join(',')}]`
}

function elementText(value: ParamValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return quote(value)
  if (value instanceof Date) return quote(plainText(value))
  return plainText(value)
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (value === Number.POSITIVE_INFINITY) return 'inf'
  if (value === Number.NEGATIVE_INFINITY) return '-inf'
  return String(value)
}
