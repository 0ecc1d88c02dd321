/**
 * SQL as a value. Text comes only from template literals in our own code; a JavaScript value that is put into
 * a template becomes a bound parameter and can never become text. Parameters are named p0, p1, … in the order
 * of the text, so the same query always gives the same text (golden SQL, query logs).
 */
export type ParamValue = string | number | bigint | boolean | Date | null | readonly ParamValue[]

export class Param {
  readonly value: ParamValue
  /** A ClickHouse type, e.g. `UInt64`, `Array(String)`, `DateTime64(3, 'UTC')`. */
  readonly type: string

  constructor(value: ParamValue, type: string) {
    if (!/^[A-Za-z0-9_(), ']+$/.test(type)) throw new Error(`not a ClickHouse type: ${type}`)
    this.value = value
    this.type = type
  }
}

export type SqlValue =
  | Sql
  | Param
  | string
  | number
  | bigint
  | boolean
  | Date
  | readonly string[]
  | readonly number[]
  | readonly bigint[]

export class Sql {
  readonly strings: readonly string[]
  readonly values: readonly (Sql | Param)[]

  constructor(strings: readonly string[], values: readonly (Sql | Param)[]) {
    this.strings = strings
    this.values = values
  }
}

/** A part of a query with a name: shown by `explain`, written as `WITH name AS (…)`. */
export interface Step {
  readonly name: string
  readonly body: Sql
}

export interface RenderedSql {
  readonly text: string
  readonly params: Readonly<Record<string, { readonly type: string; readonly value: ParamValue }>>
}

export function sql(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  return new Sql(
    strings,
    values.map(value => (value instanceof Sql || value instanceof Param ? value : bind(value))),
  )
}

/** A value with the ClickHouse type said: `param(123n, 'UInt64')`. */
export function param(value: ParamValue, type: string): Param {
  return new Param(value, type)
}

/** The name of a table or column chosen at run time. Anything but a plain identifier throws. */
export function ident(name: string): Sql {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`not an identifier: ${JSON.stringify(name)}`)
  return new Sql([name], [])
}

/**
 * A path into a JSON column. Read as a column of its own it costs what it holds; through a function with a bound path the
 * engine reads the whole document (*measured*: 8 ms against 480 ms on 160,000 events). So a path of plain keys is quoted
 * here, and only one that holds a quote, a backslash or a control character takes the slow, bound way.
 */
export function jsonPath(column: string, path: string): Sql {
  const keys = path.split('.')
  if (keys.some(key => key === '' || /[`\\{}\p{C}]/u.test(key)))
    return sql`getSubcolumn(${ident(column)}, ${path})`
  return new Sql([[ident(column).strings[0], ...keys.map(key => `\`${key}\``)].join('.')], [])
}

export function joinSql(
  parts: readonly Sql[],
  separator: ', ' | ' AND ' | ' OR ' | ' UNION ALL ' | '\n',
): Sql {
  if (parts.length === 0) return new Sql([''], [])
  return new Sql(['', ...parts.slice(1).map(() => separator), ''], parts)
}

export function step(name: string, body: Sql): Step {
  ident(name)
  return { name, body }
}

/**
 * `WITH a AS (…), b AS (…)` and the last step as the SELECT. A step that two others read throws: ClickHouse would
 * compute it twice. Write it into one of them, or make it a table.
 */
export function pipeline(steps: readonly Step[]): Sql {
  const last = steps.at(-1)
  if (!last) throw new Error('a pipeline needs at least one step')
  refuseRepeats(steps)
  if (steps.length === 1) return last.body
  const named = steps.slice(0, -1).map(s => new Sql([`${s.name} AS (\n`, '\n)'], [s.body]))
  const withs = new Sql(['', ...named.slice(1).map(() => ',\n'), ''], named)
  // One WITH a statement: a body that has its own, as a step in the middle may, is read as a subquery.
  const body = /^\s*WITH\b/.test(beginning(last.body)) ? sql`SELECT * FROM (${last.body})` : last.body
  return new Sql(['WITH ', '\n', ''], [withs, body])
}

/** The first text of a query that is not empty. */
function beginning({ strings: [first = ''], values: [value] }: Sql): string {
  return first.trim() === '' && value instanceof Sql ? beginning(value) : first
}

export function renderSql(query: Sql): RenderedSql {
  const params: Record<string, { type: string; value: ParamValue }> = {}
  let count = 0
  const write = (part: Sql): string =>
    part.strings.reduce((text, piece, i) => {
      const value = part.values[i]
      if (value === undefined) return text + piece
      if (value instanceof Sql) return text + piece + write(value)
      const name = `p${count++}`
      params[name] = { type: value.type, value: value.value }
      return `${text}${piece}{${name}:${value.type}}`
    }, '')
  return { text: write(query), params }
}

function bind(value: Exclude<SqlValue, Sql | Param>): Param {
  if (typeof value === 'string') return new Param(value, 'String')
  if (typeof value === 'boolean') return new Param(value, 'Bool')
  if (typeof value === 'number') return new Param(value, numberType([value]))
  if (typeof value === 'bigint') return new Param(value, bigintType([value]))
  if (value instanceof Date) return new Param(value, "DateTime64(3, 'UTC')")
  return new Param(value, `Array(${elementType(value)})`)
}

function elementType(values: readonly string[] | readonly number[] | readonly bigint[]): string {
  // An empty list has no element to tell its type: Array(Nothing) compares with every type (and holds nothing).
  if (values.length === 0) return 'Nothing'
  const numbers = values.filter(v => typeof v === 'number')
  if (numbers.length === values.length) return numberType(numbers)
  const bigints = values.filter(v => typeof v === 'bigint')
  if (bigints.length === values.length) return bigintType(bigints)
  return 'String'
}

function numberType(values: readonly number[]): string {
  return values.every(Number.isSafeInteger) ? 'Int64' : 'Float64'
}

/** Unsigned unless negative: nearly all our 64-bit numbers are hashes, half of them above the signed range. */
function bigintType(values: readonly bigint[]): string {
  return values.every(v => v >= 0n) ? 'UInt64' : 'Int64'
}

function refuseRepeats(steps: readonly Step[]): void {
  const texts = steps.map(s => renderSql(s.body).text)
  for (const [i, { name }] of steps.entries()) {
    if (steps.findIndex(s => s.name === name) !== i) throw new Error(`two steps are called ${name}`)
    const read = new RegExp(`\\b(?:FROM|JOIN|IN)\\s+\\(?\\s*${name}\\b`, 'gi')
    const times = texts.reduce((n, text) => n + (text.match(read)?.length ?? 0), 0)
    if (times > 1) throw new Error(`step ${name} is read ${times} times: it would be computed each time`)
  }
}
