import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCsvParser } from './csv-parser.ts'
import type { Batch } from './row.ts'

const comma = { delimiter: ',', quote: '"', newline: 'lf' } as const

function readAll(
  text: string,
  options: { chunk?: number; limits?: { record: number; held: number } } = {},
): Batch {
  const parser = createCsvParser(comma, options.limits)
  const size = options.chunk ?? (text.length || 1)
  const all: Batch = { rows: [], refused: [] }
  for (let at = 0; at < text.length; at += size) take(parser.push(text.slice(at, at + size)))
  take(parser.end())
  return all
  function take(batch: Batch): void {
    all.rows.push(...batch.rows)
    all.refused.push(...batch.refused)
  }
}

describe('createCsvParser', () => {
  it('agrees with csv-parse on random tables, however the text is cut', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ب', '"', ',', '\n', '\r\n', ' ', '😀', ''),
      maxLength: 6,
    })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (rows, end, chunk) => {
          const text = rows.map(row => row.map(quoted).join(',')).join(end) + end
          const expected = parse(text, { relax_column_count: true, record_delimiter: end })
          const found = readAll(text, { chunk })
          expect(found.refused).toEqual([])
          expect(found.rows.map(row => row.cells)).toEqual(expected)
          const lines = rows.map((_, i) => 1 + count(rows.slice(0, i).map(row => row.map(quoted).join(','))))
          expect(found.rows.map(row => row.line)).toEqual(lines)
        },
      ),
      { numRuns: 500 },
    )
    function count(before: string[]): number {
      return before.map(row => row.split('\n').length).reduce((a, b) => a + b, 0)
    }
    function quoted(text: string): string {
      return `"${text.replaceAll('"', '""')}"`
    }
  })

  it('knows the line of a row after line breaks inside quotes, also Windows ones', () => {
    const { rows } = readAll('a,b\r\n"x\r\ny\r\nz",1\r\nlast,2')
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\r\ny\r\nz', '1'] },
      { line: 5, cells: ['last', '2'] },
    ])
  })

  it('takes empty lines for no rows, and an empty quoted cell for one', () => {
    expect(readAll('a\n\n\r\n""\n\nb').rows).toEqual([
      { line: 1, cells: ['a'] },
      { line: 4, cells: [''] },
      { line: 6, cells: ['b'] },
    ])
  })

  it('refuses one line for a broken quote and reads on below it', () => {
    const text = 'a,b\n1,"never closed\n2,fine\n3,"so "so" la"\n4,fine\n'
    for (const chunk of [1, 3, 100]) {
      const { rows, refused } = readAll(text, { chunk })
      expect(rows.map(row => [row.line, row.cells[0]])).toEqual([
        [1, 'a'],
        [3, '2'],
        [5, '4'],
      ])
      expect(refused.map(row => [row.line, row.reason])).toEqual([
        [2, 'quote-broken'],
        [4, 'quote-broken'],
      ])
    }
  })

  it('bounds a huge field, quoted or not, and keeps the rows around it', () => {
    const limits = { record: 1000, held: 5000 }
    const big = 'x'.repeat(3000)
    const huge = 'y'.repeat(20_000)
    const text = `a,b\n1,"${big}"\n2,ok\n3,${huge}\n4,ok\n5,"${huge}\n6,ok\n`
    const { rows, refused } = readAll(text, { chunk: 64, limits })
    expect(rows.map(row => row.cells[0])).toEqual(['a', '2', '4', '6'])
    expect(refused.map(row => [row.line, row.reason])).toEqual([
      [2, 'too-long'],
      [4, 'too-long'],
      [6, 'quote-broken'],
    ])
  })

  it('reads old Macintosh line ends when told so', () => {
    const parser = createCsvParser({ ...comma, newline: 'cr' })
    expect([...parser.push('a,b\r1,"x\ry"\r2,z\r').rows, ...parser.end().rows]).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\ry'] },
      { line: 4, cells: ['2', 'z'] },
    ])
  })
})
