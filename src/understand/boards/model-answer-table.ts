/** How a number is shown. */
export type CellKind = 'text' | 'number' | 'share' | 'duration'

export interface AnswerColumn {
  /** Names on the way to it: `['ofStart', 'share']`. */
  readonly path: readonly string[]
  /** What it is of, where columns repeat: the line of a trend. */
  readonly of: string
  readonly kind: CellKind
}

export type Cell = string | number | null

export interface AnswerTable {
  /** The field of the answer that it is made of; empty: the answer itself. */
  readonly name: string
  readonly columns: readonly AnswerColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface AnswerTables {
  readonly facts: readonly {
    readonly path: readonly string[]
    readonly kind: CellKind
    readonly value: Cell
  }[]
  readonly tables: readonly AnswerTable[]
}

const mostColumns = 40
type Fields = Readonly<Record<string, unknown>>

/**
 * Any answer as tables: its plain values as facts, each of its lists of things as a table of a row each. Lists of numbers that
 * are as long as the answer's list of days (or other words) stand beside it, one column each.
 */
export function tablesOf(answer: unknown): AnswerTables {
  if (Array.isArray(answer)) return { facts: [], tables: areThings(answer) ? [thingsTable('', answer)] : [] }
  if (!isFields(answer)) return { facts: [], tables: [] }
  const facts: AnswerTables['facts'][number][] = []
  const tables: AnswerTable[] = []
  const axis = Object.entries(answer).find(
    ([, value]) => Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string'),
  )
  for (const [key, value] of Object.entries(answer)) {
    if (axis && key === axis[0]) continue
    if (Array.isArray(value)) {
      const table = tableOf(key, value, axis && Array.isArray(axis[1]) ? [axis[0], axis[1]] : null)
      if (table) tables.push(table)
      continue
    }
    for (const leaf of leavesOf(value, [key])) facts.push(leaf)
  }
  return { facts: facts.slice(0, mostColumns), tables }
}

function tableOf(
  name: string,
  list: readonly unknown[],
  axis: readonly [string, readonly unknown[]] | null,
): AnswerTable | null {
  if (axis && list.length === axis[1].length && areThings(list)) {
    const { columns, rows } = thingsTable(name, list)
    const first: AnswerColumn = { path: [axis[0]], of: '', kind: 'text' }
    return {
      name,
      columns: [first, ...columns],
      rows: rows.map((row, i) => [cellOf(axis[1][i]), ...row]),
    }
  }
  if (axis && areThings(list)) {
    const beside = besideAxis(list, axis)
    if (beside) return { name, ...beside }
  }
  return areThings(list) ? thingsTable(name, list) : null
}

/** A row a day, a column for each list of numbers of each thing. */
function besideAxis(
  list: readonly Fields[],
  [axisName, axis]: readonly [string, readonly unknown[]],
): Pick<AnswerTable, 'columns' | 'rows'> | null {
  const columns: AnswerColumn[] = [{ path: [axisName], of: '', kind: 'text' }]
  const series: (readonly unknown[])[] = [axis]
  for (const thing of list)
    for (const [key, value] of Object.entries(thing))
      if (
        Array.isArray(value) &&
        value.length === axis.length &&
        value.every(one => one === null || typeof one === 'number')
      ) {
        columns.push({ path: [key], of: callingOf(thing), kind: kindOf([key]) })
        series.push(value)
      }
  if (series.length === 1) return null
  const kept = series.slice(0, mostColumns)
  return {
    columns: columns.slice(0, mostColumns),
    rows: axis.map((_, i) => kept.map(one => cellOf(one[i]))),
  }
}

function thingsTable(name: string, list: readonly Fields[]): AnswerTable {
  const columns = new Map<string, AnswerColumn>()
  const rows = list.map(thing => {
    const leaves = leavesOf(thing, [])
    for (const { path, kind } of leaves) {
      const key = JSON.stringify(path)
      // What was null in the first row has its kind from a later one.
      if (!columns.has(key)) columns.set(key, { path, of: '', kind })
    }
    return new Map(leaves.map(leaf => [JSON.stringify(leaf.path), leaf.value]))
  })
  const kept = [...columns].slice(0, mostColumns)
  return {
    name,
    columns: kept.map(([, column]) => column),
    rows: rows.map(row => kept.map(([key]) => row.get(key) ?? null)),
  }
}

function leavesOf(value: unknown, path: readonly string[]): AnswerTables['facts'][number][] {
  if (isStep(value)) return [{ path, kind: 'text', value: stepText(value) }]
  if (Array.isArray(value)) {
    if (value.length === 0 || !value.every(one => isStep(one) || typeof one === 'string')) return []
    return [
      {
        path,
        kind: 'text',
        value: value.map(one => (isStep(one) ? stepText(one) : String(one))).join(' › '),
      },
    ]
  }
  if (isFields(value))
    return path.length > 4
      ? []
      : Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
  // Yes and no say nothing without their question's own words.
  if (typeof value === 'boolean') return []
  const cell = cellOf(value)
  return [{ path, kind: typeof cell === 'string' ? 'text' : kindOf(path), value: cell }]
}

export function kindOf(path: readonly string[]): CellKind {
  const last = path.at(-1) ?? ''
  if (/Ms$/.test(last)) return 'duration'
  return /^(share|rate|low|high|conversion)$|Share$|Rate$/.test(last) && !/count/i.test(path.join())
    ? 'share'
    : 'number'
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) return value
  return typeof value === 'boolean' ? String(value) : null
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function areThings(list: readonly unknown[]): list is readonly Fields[] {
  return list.length > 0 && list.every(isFields)
}

function isStep(value: unknown): value is { name: string; channel: string } {
  return (
    isFields(value) &&
    typeof value.name === 'string' &&
    typeof value.channel === 'string' &&
    Object.keys(value).length === 2
  )
}

function stepText({ name, channel }: { name: string; channel: string }): string {
  return channel === '' ? name : `${name} · ${channel}`
}

function callingOf(thing: Fields): string {
  for (const key of ['id', 'key', 'name', 'label', 'step']) {
    const value = thing[key]
    if (typeof value === 'string') return value
    if (isStep(value)) return stepText(value)
  }
  return ''
}
