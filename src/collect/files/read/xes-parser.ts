import { SaxesParser } from 'saxes'
import type { Batch, RefusedRow, Row } from './row.ts'

/** Rows whose columns are discovered while reading: `columns` grows, earlier rows are simply shorter. */
export interface GrowingParser {
  readonly columns: readonly string[]
  push(text: string): Batch
  end(): Batch
}

const values = new Set(['string', 'date', 'int', 'float', 'boolean', 'id'])
const groups = new Set(['list', 'container'])

/**
 * Events of an XES log (IEEE 1849), one row each. Attributes of the trace come as `case:KEY`, as the usual
 * converters to CSV write them, so a log gives the same columns in both forms. Nested attributes come as
 * `KEY.CHILD`. Attributes of the log and its globals are not events and are not read.
 * Broken XML ends the file: one refusal with the line, everything before it stays.
 */
export function createXesParser(): GrowingParser {
  const columns: string[] = []
  const position = new Map<string, number>()
  let rows: Row[] = []
  let refused: RefusedRow[] = []
  let trace: (readonly [string, string])[] = []
  let event: (readonly [string, string])[] | undefined
  let eventLine = 0
  let inTrace = false
  let ended = false
  const path: string[] = []
  const sax = new SaxesParser()

  const place = (cells: string[], prefix: string, [key, value]: readonly [string, string]) => {
    const name = prefix + key
    const at = position.get(name) ?? columns.push(name) - 1
    position.set(name, at)
    while (cells.length <= at) cells.push('')
    cells[at] = value
  }

  sax.on('opentag', ({ name, attributes }) => {
    if (name === 'trace') {
      inTrace = true
      trace = []
    } else if (name === 'event') {
      event = []
      eventLine = sax.line
    } else if (values.has(name) || groups.has(name)) {
      const key = attributes.key ?? ''
      path.push(key)
      const target = event ?? (inTrace ? trace : undefined)
      if (target && values.has(name)) target.push([path.join('.'), attributes.value ?? ''])
    }
  })
  sax.on('closetag', ({ name }) => {
    if (values.has(name) || groups.has(name)) path.pop()
    if (name === 'trace') inTrace = false
    if (name !== 'event' || event === undefined || ended) return
    const cells: string[] = []
    for (const attribute of trace) place(cells, 'case:', attribute)
    for (const attribute of event) place(cells, '', attribute)
    rows.push({ line: eventLine, cells })
    event = undefined
  })
  sax.on('error', error => {
    if (!ended) refused.push({ line: sax.line, reason: 'xml-broken', text: error.message.slice(0, 1000) })
    ended = true
  })

  const take = (): Batch => {
    const batch = { rows, refused }
    rows = []
    refused = []
    return batch
  }
  return {
    columns,
    push(text) {
      if (!ended) sax.write(text)
      return take()
    },
    end() {
      if (!ended) sax.close()
      return take()
    },
  }
}
