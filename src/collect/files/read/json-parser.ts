import { z } from 'zod'
import type { Batch, RefusedRow, Row } from './row.ts'
import type { GrowingParser } from './xes-parser.ts'

const recordLimit = 1_000_000
const object = z.record(z.string(), z.unknown())

/**
 * Objects of a JSON array or of JSON lines (also of several objects one after the other), one row each.
 * Nested objects become columns `a.b`; arrays stay JSON text. A broken object is refused with the line it begins on.
 */
export function createJsonParser(): GrowingParser {
  const columns: string[] = []
  const position = new Map<string, number>()
  const cutter = createCutter()

  const toCells = (value: unknown): string[] | undefined => {
    const parsed = object.safeParse(value)
    if (!parsed.success || Array.isArray(value)) return undefined
    const cells: string[] = []
    for (const [name, text] of flatten(parsed.data, '')) {
      const at = position.get(name) ?? columns.push(name) - 1
      position.set(name, at)
      while (cells.length <= at) cells.push('')
      cells[at] = text
    }
    return cells
  }

  const read = (pieces: readonly Piece[]): Batch => {
    const rows: Row[] = []
    const refused: RefusedRow[] = []
    for (const { line, text, whole } of pieces) {
      const cells = whole && text.length <= recordLimit ? toCells(parseJson(text)) : undefined
      if (cells) rows.push({ line, cells })
      else {
        const reason = text.length > recordLimit ? 'too-long' : 'json-broken'
        refused.push({ line, reason, text: text.slice(0, 1000) })
      }
    }
    return { rows, refused }
  }
  return { columns, push: text => read(cutter.push(text)), end: () => read(cutter.end()) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function* flatten(value: Record<string, unknown>, prefix: string): Generator<[string, string]> {
  for (const [key, inner] of Object.entries(value)) {
    const nested = object.safeParse(inner)
    if (inner === null || inner === undefined) yield [prefix + key, '']
    else if (nested.success && !Array.isArray(inner)) yield* flatten(nested.data, `${prefix}${key}.`)
    else yield [prefix + key, typeof inner === 'string' ? inner : JSON.stringify(inner)]
  }
}

interface Piece {
  readonly line: number
  readonly text: string
  readonly whole: boolean
}

/**
 * Cuts a stream into objects by counting braces outside strings. Inside an object a line that begins a new one
 * (`{` at the start of a line, as in JSON lines) while a string is open tells that the object before it is broken.
 */
function createCutter(): { push(text: string): Piece[]; end(): Piece[] } {
  let line = 1
  let startLine = 1
  let kept = ''
  let depth = 0
  let inString = false
  let escaped = false
  let stray = ''

  const push = (text: string): Piece[] => {
    const pieces: Piece[] = []
    let from = 0
    const finish = (end: number, whole: boolean) => {
      pieces.push({ line: startLine, text: kept + text.slice(from, end), whole })
      kept = ''
      depth = 0
      inString = false
    }
    const dropStray = () => {
      const left = stray.trim()
      if (left !== '') pieces.push({ line: startLine, text: left, whole: false })
      stray = ''
    }
    for (let i = 0; i < text.length; i++) {
      const char = text[i]
      if (char === '\n') {
        line++
        // A raw line break is not allowed inside a JSON string: the object is broken and ends here.
        if (depth > 0 && inString) finish(i, false)
        if (depth === 0) dropStray()
      } else if (inString) {
        if (escaped) escaped = false
        else if (char === '\\') escaped = true
        else if (char === '"') inString = false
      } else if (char === '{') {
        if (depth++ === 0) {
          dropStray()
          startLine = line
          from = i
        }
      } else if (depth === 0) {
        if (char !== ',' && char !== '[' && char !== ']') {
          if (stray.trim() === '') startLine = line
          if (stray.length < 1000) stray += char
        }
      } else if (char === '"') inString = true
      else if (char === '}' && --depth === 0) finish(i + 1, true)
    }
    if (depth > 0) kept = (kept + text.slice(from)).slice(0, 2 * recordLimit)
    return pieces
  }
  return {
    push,
    end() {
      const pieces = push('\n')
      return depth > 0 ? [...pieces, { line: startLine, text: kept.trim(), whole: false }] : pieces
    },
  }
}
