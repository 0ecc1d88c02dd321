import { hash } from 'node:crypto'
import { RihlaError } from '../../../platform/errors.ts'

/**
 * Names a row by its source, its table and its cells under their column names, so that another order of columns,
 * encoding or delimiter of the same export gives the same name. Empty cells do not count: an added empty column
 * changes nothing. 132 bits of SHA-256 in 22 characters.
 */
export function createRowNamer(source: string, table: string, columns: readonly string[]) {
  const order = columns.map((_, i) => i).sort((a, b) => ((columns[a] ?? '') < (columns[b] ?? '') ? -1 : 1))
  const start = `${source}\u001e${table}`
  return (cells: readonly string[]): string => {
    let text = start
    for (const i of order) {
      const cell = cells[i]
      if (cell) text += `\u001e${columns[i]}\u001f${cell}`
    }
    return hash('sha256', text, 'base64url').slice(0, 22)
  }
}

/** The id of the how-manyth row of this content, and of which of its events. */
export function messageIdOf(row: string, repeat: number, key: string): string {
  const event = key === 'row' ? '' : `-${hash('sha256', key, 'base64url').slice(0, 8)}`
  return `${row}-${repeat}${event}`
}

export const rowLimit = 20_000_000

/**
 * Counts how often each row has come: 8 bytes a place in a table that is at most 60 % full, so about 20 bytes a row
 * (400 MB at the limit of 20 million). Throws `import.too-many-rows` beyond it.
 */
export function createRepeatCounter(table: string, limit = rowLimit): (row: string) => number {
  let places = new Float64Array(1 << 16)
  let used = 0
  const repeats = new Map<number, number>()

  const insert = (into: Float64Array, key: number): boolean => {
    let at = key % into.length
    while (into[at] !== 0) {
      if (into[at] === key) return false
      at = at + 1 === into.length ? 0 : at + 1
    }
    into[at] = key
    return true
  }
  const grow = () => {
    const larger = new Float64Array(places.length * 2)
    for (const key of places) if (key !== 0) insert(larger, key)
    places = larger
  }
  return row => {
    // 48 bits and never 0, which marks a free place.
    const key = Buffer.from(row, 'base64url').readUIntBE(0, 6) + 1
    if (insert(places, key)) {
      used++
      if (used > limit) throw new RihlaError('import.too-many-rows', { table, limit })
      if (used > 0.6 * places.length) grow()
      return 1
    }
    const count = (repeats.get(key) ?? 1) + 1
    repeats.set(key, count)
    return count
  }
}
