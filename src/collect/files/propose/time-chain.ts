import type { TimePair } from '../model-inspection.ts'

export interface TimeColumnName {
  readonly table: string
  readonly column: string
}

/** How often `a` came before `b`, and `b` before `a`, in the sample. */
export function comparePair(pairs: readonly TimePair[], a: TimeColumnName, b: TimeColumnName) {
  for (const pair of pairs) {
    if (same(pair.a, a) && same(pair.b, b))
      return { before: pair.aFirst, after: pair.bFirst, equal: pair.equal }
    if (same(pair.a, b) && same(pair.b, a))
      return { before: pair.bFirst, after: pair.aFirst, equal: pair.equal }
  }
  return { before: 0, after: 0, equal: 0 }
}

function same(a: TimeColumnName, b: TimeColumnName): boolean {
  return a.table === b.table && a.column === b.column
}

/** Columns in the order in which most rows have them; columns that were never seen together keep the file's order. */
export function orderTimes<T extends TimeColumnName>(columns: readonly T[], pairs: readonly TimePair[]): T[] {
  const precedes = (a: T, b: T) => {
    const { before, after } = comparePair(pairs, a, b)
    return before > after
  }
  const rank = (column: T) => columns.filter(other => other !== column && precedes(column, other)).length
  const ranks = new Map(columns.map(column => [column, rank(column)]))
  return [...columns].sort((a, b) => (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0))
}

/** Whether every neighbour in the order comes after the one before it in at least four rows of five. */
export function isChain(columns: readonly TimeColumnName[], pairs: readonly TimePair[]): boolean {
  return columns.every((column, i) => {
    const next = columns[i + 1]
    if (next === undefined) return true
    const { before, after, equal } = comparePair(pairs, column, next)
    return before + after + equal === 0 || before + equal >= 0.8 * (before + after + equal)
  })
}
