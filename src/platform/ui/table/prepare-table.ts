import { foldText } from '../../i18n/fold-text.ts'
import { stripMarks } from '../../i18n/isolate.ts'

export type CellValue = string | number | null

export interface Column<Row> {
  readonly id: string
  readonly header: string
  /**
   * `number` cells stand on their units; so do `amount` cells, whose units are words of the reader's language («54 ثانية»)
   * and run with it; `code` runs left to right; `text` takes its own direction.
   */
  readonly kind: 'text' | 'number' | 'amount' | 'code' | 'date'
  /** What is sorted, searched and exported: the raw value, never the formatted one. */
  value(row: Row): CellValue
  /** Further spellings that the search accepts: display names, variants. */
  search?(row: Row): readonly string[]
  /** Share of the width; 1 when left out. */
  readonly width?: number
  readonly isSortable?: boolean
  /** Where it stands when the table is too narrow for columns and each row becomes a card: the first is the title. */
  readonly narrow?: 'title' | 'fact'
}

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

/** Rows that match every word of the query, in any column, in any spelling (see fold-text.ts). */
export function filterRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  query: string,
): readonly Row[] {
  const words = foldText(query).split(' ').filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(row => {
    const hay = foldText(
      columns.flatMap(column => [String(column.value(row) ?? ''), ...(column.search?.(row) ?? [])]).join(' '),
    )
    return words.every(word => hay.includes(word))
  })
}

/** Numbers by value, texts by the reader's collation; what is missing stands last in both directions; ties keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  column: Column<Row> | undefined,
  order: { descending: boolean; compare: (a: string, b: string) => number },
): readonly Row[] {
  if (!column) return rows
  const sign = order.descending ? -1 : 1
  return rows.toSorted((rowA, rowB) => {
    const [a, b] = [column.value(rowA), column.value(rowB)]
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
    return sign * order.compare(String(a), String(b))
  })
}

/** First click: ascending for words, descending for numbers; second click turns; third removes. */
export function nextSort<Row>(sort: Sort | null, column: Column<Row>): Sort | null {
  const descendingFirst = column.kind !== 'text' && column.kind !== 'code'
  if (sort?.column !== column.id) return { column: column.id, descending: descendingFirst }
  if (sort.descending === descendingFirst) return { column: column.id, descending: !descendingFirst }
  return null
}

/**
 * The rows as CSV: raw values, numbers as numbers with a point, no invisible marks, and a byte order mark
 * because Excel otherwise reads Arabic as Windows-1252. A text that a spreadsheet would run as a formula is quoted off.
 */
export function tableToCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const head = columns.map(column => csvCell(column.header))
  const body = rows.map(row => columns.map(column => csvCell(column.value(row))).join(','))
  return `\ufeff${[head.join(','), ...body].join('\r\n')}\r\n`
}

function csvCell(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = stripMarks(value)
  const safe = /^[=@\t\r]/.test(text) || /^[+-](?![\d\s().-]+$)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
