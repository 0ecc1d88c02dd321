import { decideHeader } from '../detect-dialect.ts'
import { looksLikeData } from '../header-evidence.ts'
import type { Row } from '../row.ts'
import type { Span } from './sheet-parser.ts'

/** Where a table lies in its sheet. */
export interface SheetHead {
  /** Lines of the head, one or two; none: the columns have no names. */
  readonly head: { readonly from: number; readonly to: number } | null
  /** Rows below this line are the table's. */
  readonly above: number
  readonly left: number
  readonly right: number
  /** Merged cells of the head. */
  readonly spans: Span[]
}

export interface HeadGuess {
  readonly shape: SheetHead
  readonly confidence: number
}

/**
 * The head of a table from its first rows: titles above it fill fewer cells, or one that is merged over all of them. A
 * row of merged names over a row of names is a head of two lines.
 */
export function detectHead(rows: readonly Row[], spans: readonly Span[], answer?: boolean): HeadGuess {
  const width = usualWidth(rows)
  const starts = rows.findIndex(row => filled(row).length >= 1 && covered(row, spans) >= 0.7 * width)
  const start = Math.max(0, starts)
  const below = rows.slice(start)
  const [first, second] = below
  const spansAt = (line: number) => spans.filter(span => span.line === line)
  const isDouble =
    first !== undefined &&
    second !== undefined &&
    spansAt(first.line).length > 0 &&
    !second.cells.some(looksLikeData) &&
    spansAt(first.line).every(span => filled(second).some(at => at > span.from && at <= span.to))
  const named = isDouble && second ? joinHead(first, second, spans) : (first?.cells ?? [])
  const decided = decideHeader([{ line: first?.line ?? 1, cells: named }, ...below.slice(isDouble ? 2 : 1)])
  const isHead = answer ?? (isDouble || decided.header)
  const last = isDouble ? (second?.line ?? 1) : (first?.line ?? 1)
  const used = usedColumns(named, below)
  return {
    shape: {
      head: isHead ? { from: first?.line ?? 1, to: last } : null,
      above: isHead ? last : (first?.line ?? 1) - 1,
      left: used.reduce((least, at) => Math.min(least, at), used[0] ?? 0),
      right: used.reduce((most, at) => Math.max(most, at), 0),
      spans: isHead ? spans.filter(span => span.line >= (first?.line ?? 1) && span.line <= last) : [],
    },
    confidence: answer === undefined && !isDouble ? decided.confidence : 1,
  }
}

/** Those with a name, and those without that most rows fill: a remark beside the table is no column. */
function usedColumns(named: readonly string[], below: readonly Row[]): number[] {
  const all = [...new Set(below.flatMap(filled))]
  const share = (at: number) => below.filter(row => (row.cells[at] ?? '').trim() !== '').length / below.length
  return all.filter(at => (named[at] ?? '').trim() !== '' || share(at) >= 0.5)
}

/** The names of the columns: those of a merged cell belong to all the columns below it. */
export function namesOfHead(rows: readonly Row[], shape: SheetHead): string[] {
  const [first, second] = rows
  if (first === undefined) return []
  const cells = second ? joinHead(first, second, shape.spans) : spread(first, shape.spans)
  return Array.from({ length: shape.right - shape.left + 1 }, (_, i) => cells[shape.left + i] ?? '')
}

function joinHead(first: Row, second: Row, spans: readonly Span[]): string[] {
  const top = spread(first, spans)
  const width = Math.max(top.length, second.cells.length)
  return Array.from({ length: width }, (_, i) => {
    const [one, two] = [top[i] ?? '', second.cells[i] ?? '']
    return one === '' || two === '' || one === two ? one || two : `${one} ${two}`
  })
}

function spread({ line, cells }: Row, spans: readonly Span[]): string[] {
  const all = [...cells]
  for (const span of spans)
    if (span.line === line)
      for (let at = span.from; at <= span.to; at++) {
        while (all.length <= at) all.push('')
        all[at] = cells[span.from] ?? ''
      }
  return all
}

function filled({ cells }: Row): number[] {
  return cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]))
}

/** How many columns a row has something to say about; one merged cell over all of them is a title. */
function covered(row: Row, spans: readonly Span[]): number {
  const own = filled(row)
  if (own.length === 1) return 1
  const merged = spans.filter(span => span.line === row.line && own.includes(span.from))
  return own.length + merged.reduce((sum, span) => sum + span.to - span.from, 0)
}

function usualWidth(rows: readonly Row[]): number {
  const widths = rows.map(row => filled(row).length).filter(width => width > 0)
  const counts = [...Map.groupBy(widths, width => width)].sort(
    (a, b) => b[1].length - a[1].length || b[0] - a[0],
  )
  return counts[0]?.[0] ?? 0
}
