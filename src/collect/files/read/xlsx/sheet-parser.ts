import type { Row } from '../row.ts'
import { type CellFormat, numberText, serialText } from './cell-format.ts'
import { unescapeText } from './open-workbook.ts'
import type { XmlWalker } from './walk-xml.ts'

/** Cells of one row that are shown as one. Lines from 1, columns from 0. */
export interface Span {
  readonly line: number
  readonly from: number
  readonly to: number
}

export interface SheetMeaning {
  readonly strings: readonly string[]
  readonly formats: readonly CellFormat[]
  readonly is1904: boolean
}

export interface SheetParser extends XmlWalker {
  /** The rows since the last call; empty ones are left out. */
  take(): Row[]
  /** Merged cells, known once the whole sheet was read. */
  readonly spans: readonly Span[]
}

/** A sheet has 1,048,576 rows and 16,384 columns at most. */
const mostColumns = 16_384
const mostSpans = 10_000

/** Rows of a sheet with what their cells show: dates as text, results of formulas, errors as no value at all. */
export function createSheetParser({ strings, formats, is1904 }: SheetMeaning): SheetParser {
  let rows: Row[] = []
  let line = 0
  let cells: string[] = []
  let errors: { column: number; text: string }[] = []
  let cell = { column: -1, type: '', style: 0, hasFormula: false }
  let text = ''
  let isText = false
  const spans: Span[] = []

  const shownText = (): string => {
    const { type, style } = cell
    if (type === 's') return strings[Number(text)] ?? ''
    if (type === 'b') return text === '1' ? 'true' : text === '0' ? 'false' : text
    if (type === 'str' || type === 'inlineStr') return unescapeText(text)
    if (type === 'd') return text
    const format = formats[style] ?? 'number'
    if (text === '' || (format !== 'date' && format !== 'clock')) return numberText(text, format)
    const serial = Number(text)
    return Number.isFinite(serial) ? serialText(serial, format, is1904) : text
  }
  const endCell = () => {
    const isLost = cell.type === 'e' || (cell.hasFormula && text === '' && cell.type !== 'str')
    if (isLost) errors.push({ column: cell.column, text: text === '' ? '=' : text })
    const value = isLost || (text === '' && cell.type !== 's') ? '' : shownText()
    if (value === '' || cell.column >= mostColumns) return
    while (cells.length < cell.column) cells.push('')
    cells[cell.column] = value
  }
  return {
    spans,
    open(name, attributes) {
      isText = name === 'v' || name === 't'
      if (name === 'row') {
        line = attributes.r === undefined ? line + 1 : Number(attributes.r)
        cells = []
        errors = []
        cell.column = -1
      } else if (name === 'c') {
        const column = attributes.r === undefined ? cell.column + 1 : columnOf(attributes.r)
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), hasFormula: false }
        text = ''
      } else if (name === 'f') cell.hasFormula = true
      else if (name === 'mergeCell' && spans.length < mostSpans) spans.push(...spansOf(attributes.ref ?? ''))
    },
    close(name) {
      isText = false
      if (name === 'c') endCell()
      if (name !== 'row' || (cells.length === 0 && errors.length === 0)) return
      rows.push(errors.length > 0 ? { line, cells, lost: errors } : { line, cells })
    },
    text(part) {
      if (isText) text += part
    },
    take() {
      const taken = rows
      rows = []
      return taken
    },
  }
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}

/** `B1:C2` → one span for each of its first rows that is wider than a cell. */
function spansOf(reference: string): Span[] {
  const found = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference)
  if (!found) return []
  const [, left = '', top = '', right = '', bottom = ''] = found
  const [from, to] = [columnOf(left), columnOf(right)]
  if (to === from) return []
  const lines = Math.min(Number(bottom) - Number(top) + 1, 3)
  return Array.from({ length: lines }, (_, i) => ({ line: Number(top) + i, from, to }))
}
