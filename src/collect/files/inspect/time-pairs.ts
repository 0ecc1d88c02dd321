import type { ColumnInspection, LinkInspection, TableInspection, TimePair } from '../model-inspection.ts'
import { toDay } from '../values/read-time.ts'
import { readTimeText } from '../values/time-text.ts'
import type { SeenTable } from './seen-table.ts'

interface TimesOfRow {
  readonly table: string
  readonly columns: readonly { readonly name: string; readonly at: number; readonly order: DecidedOrder }[]
}
type DecidedOrder = 'none' | 'dmy' | 'mdy' | 'ymd'

/** For every two time columns of a table, and of tables joined by a link: which comes first, in the sample's rows. */
export function pairTimes(
  tables: readonly SeenTable[],
  seen: readonly TableInspection[],
  links: readonly LinkInspection[],
): TimePair[] {
  const times = seen.map(timesOf)
  const pairs = new Map<string, TimePair>()
  for (const [i, own] of times.entries()) {
    for (const row of tables[i]?.sample ?? []) countRow(pairs, readTimes(own, row), undefined)
  }
  for (const link of links) {
    const from = seen.findIndex(table => table.name === link.from.table)
    const to = seen.findIndex(table => table.name === link.to.table)
    const [own, theirs, fromTable, toTable] = [times[from], times[to], tables[from], tables[to]]
    if (!own || !theirs || !fromTable || !toTable || own.columns.length * theirs.columns.length === 0)
      continue
    const keyAt = toTable.columns.indexOf(link.to.column)
    const rows = new Map(toTable.sample.map(row => [row[keyAt] ?? '', row]))
    const at = fromTable.columns.indexOf(link.from.column)
    for (const row of fromTable.sample) {
      const other = rows.get(row[at] ?? '')
      if (other) countRow(pairs, readTimes(theirs, other), readTimes(own, row))
    }
  }
  return [...pairs.values()]
}

function timesOf(table: TableInspection): TimesOfRow {
  const columns = table.columns.flatMap((column, at) => {
    const order = column.type === 'time' ? decidedOrder(column) : undefined
    return order === undefined ? [] : [{ name: column.name, at, order }]
  })
  return { table: table.name, columns }
}

/** The order that the column itself proves; undefined where it has to be asked. */
export function decidedOrder({ times }: ColumnInspection): DecidedOrder | undefined {
  if (times.twoDigitYear > 0) return undefined
  const dayFirst = times.onlyDayFirst > 0
  const monthFirst = times.onlyMonthFirst > 0
  if (dayFirst && monthFirst) return undefined
  if (times.ambiguous === 0) return monthFirst ? 'mdy' : 'none'
  return dayFirst ? 'dmy' : monthFirst ? 'mdy' : undefined
}

interface Moment {
  readonly table: string
  readonly column: string
  readonly at: number
}

/** Local times are compared as they stand: the zone is the same for the pair, whichever it is. */
function readTimes({ table, columns }: TimesOfRow, row: readonly string[]): Moment[] {
  return columns.flatMap(({ name, at, order }) => {
    const facts = readTimeText((row[at] ?? '').trim())
    if (facts === undefined) return []
    const day = toDay(facts, { order, century: 'none' })
    if (typeof day !== 'number') return []
    return [{ table, column: name, at: day * 86_400_000 + facts.clock - (facts.offset ?? 0) }]
  })
}

/** Within one row (`others` undefined), or between the moments of two joined rows. */
function countRow(
  pairs: Map<string, TimePair>,
  own: readonly Moment[],
  others: readonly Moment[] | undefined,
): void {
  for (const [i, a] of own.entries()) {
    for (const b of others ?? own.slice(i + 1)) {
      const key = JSON.stringify([a.table, a.column, b.table, b.column])
      const pair = pairs.get(key) ?? {
        a: { table: a.table, column: a.column },
        b: { table: b.table, column: b.column },
        aFirst: 0,
        bFirst: 0,
        equal: 0,
      }
      if (a.at < b.at) pair.aFirst++
      else if (a.at > b.at) pair.bFirst++
      else pair.equal++
      pairs.set(key, pair)
    }
  }
}
