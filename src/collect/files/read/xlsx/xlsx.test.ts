import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  makeWorkbook,
  makeZip,
  rowsXml,
  type WorkbookParts,
  workbookParts,
} from '../../../../../test/make-workbook.ts'
import { inspect } from '../../inspect/inspect.ts'
import { messages } from '../../messages/messages.ts'
import { propose } from '../../propose/propose.ts'
import { expandFiles } from '../expand-files.ts'
import { fileOf } from '../file-input.ts'
import { openFile } from '../open-file.ts'
import { readRows } from '../read-rows.ts'
import type { RefusedRow, Row } from '../row.ts'
import { serialText } from './cell-format.ts'

async function readBook(parts: WorkbookParts | Buffer, name = 'book.xlsx') {
  const bytes = Buffer.isBuffer(parts) ? parts : makeWorkbook(parts)
  const tables: { name: string; columns: readonly string[]; rows: Row[]; refused: RefusedRow[] }[] = []
  for (const file of await expandFiles([fileOf(name, bytes)])) {
    const { reading } = await openFile(file)
    const { columns, batches } = readRows(file, reading)
    const table = { name: file.name, columns, rows: [] as Row[], refused: [] as RefusedRow[] }
    for await (const batch of batches) {
      table.rows.push(...batch.rows)
      table.refused.push(...batch.refused)
    }
    tables.push(table)
  }
  return tables
}

describe('a workbook', () => {
  it('is a table for each sheet that is shown and holds anything, under its own name', async () => {
    const found = await readBook({
      sheets: {
        الطلبات: rowsXml([
          ['رقم الطلب', 'المدينة'],
          ['t="s"><v>0</v>', 't="s"><v>1</v>'],
          ['t="s"><v>2</v>', 't="s"><v>1</v>'],
        ]),
        Empty: '<sheetData/>',
        Secret: rowsXml([['a'], ['b']]),
        Items: rowsXml([
          ['id', 'price'],
          [1, 2.5],
        ]),
      },
      strings: [
        '<t>A-1</t>',
        '<r><t>الدار </t></r><r><t xml:space="preserve">البيضاء</t></r><rPh><t>x</t></rPh>',
        '<t>A_x000D_&amp;2</t>',
      ],
      hidden: ['Secret'],
    })
    expect(found.map(table => table.name)).toEqual(['book.xlsx#الطلبات', 'book.xlsx#Items'])
    expect(found[0]?.columns).toEqual(['رقم الطلب', 'المدينة'])
    expect(found[0]?.rows).toEqual([
      { line: 2, cells: ['A-1', 'الدار البيضاء'] },
      { line: 3, cells: ['A\r&2', 'الدار البيضاء'] },
    ])
    expect(found[1]?.rows).toEqual([{ line: 2, cells: ['1', '2.5'] }])
  })

  it('shows dates, times, codes and results of formulas as a person sees them, in both systems of dates', async () => {
    const sheet = rowsXml([
      ['day', 'at', 'hour', 'zip', 'total', 'length', 'ok'],
      [
        's="1"><v>46327</v>',
        's="2"><v>46327.427083333</v>',
        's="3"><v>0.5</v>',
        's="4"><v>123</v>',
        't="n"><f>SUM(A1)</f><v>0.30000000000000004</v>',
        's="5"><v>1.5</v>',
        't="b"><v>1</v>',
      ],
    ])
    const formats = [14, 'yyyy\\-mm\\-dd hh:mm', '[$-409]h:mm AM/PM;@', '00000', '[h]:mm']
    const [table] = await readBook({ sheets: { A: sheet }, formats })
    expect(table?.rows[0]?.cells).toEqual([
      '2026-11-01',
      '2026-11-01 10:15:00',
      '12:00:00',
      '00123',
      '0.3',
      '1.5',
      'true',
    ])
    const [older] = await readBook({ sheets: { A: sheet }, formats, is1904: true })
    expect(older?.rows[0]?.cells.slice(0, 2)).toEqual(['2030-11-02', '2030-11-02 10:15:00'])
    expect([1, 59, 60, 61].map(day => serialText(day, 'date', false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
    ])
  })

  it('finds its head below titles, over two lines of merged names, and gives repeated names a number', async () => {
    const merged = '<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="B3:C3"/></mergeCells>'
    const rows = rowsXml([
      ['Orders of November', null, null, null, null],
      [],
      ['order', 'customer', null, 'total', 'total'],
      [null, 'name', 'phone', null, null],
      ['A-1', 'أمل', '+212600000001', 10, 11],
      ['A-2', 'نور', '+212600000002', 12, 13],
    ])
    const [table] = await readBook({ sheets: { A: rows + merged } })
    expect(table?.columns).toEqual(['order', 'customer name', 'customer phone', 'total', 'total_2'])
    expect(table?.rows.map(row => row.line)).toEqual([5, 6])
    const [plain] = await readBook({
      sheets: {
        A: rowsXml([
          [1, '2026-01-01'],
          [2, '2026-01-02'],
        ]),
      },
    })
    expect(plain?.columns).toEqual(['column_1', 'column_2'])
    expect(plain?.rows).toHaveLength(2)
  })

  it('becomes events; a formula that failed is told with its place and leaves its property out', async () => {
    const rows = [
      ['user_id', 'visited_at', 'total'],
      ...Array.from({ length: 30 }, (_, i) => [
        `u${i % 7}`,
        `s="1"><v>${46327 + i / 24}</v>`,
        i === 4 ? 't="e"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v>' : i === 5 ? 's="0"><f>NOW()</f>' : i + 0.5,
      ]),
    ]
    const file = fileOf(
      'visits-2026-11-01.xlsx.gz',
      gzipSync(makeWorkbook({ sheets: { Sheet1: rowsXml(rows) }, formats: [22] })),
    )
    const inspection = await inspect([file])
    expect(inspection.tables[0]).toMatchObject({ name: 'visits', rows: 30 })
    const { mapping } = propose(inspection, { answers: { zone: 'Africa/Cairo' } })
    const outcomes = []
    for await (const outcome of messages(mapping, [file])) outcomes.push(outcome)
    const found = outcomes.flatMap(one => ('message' in one ? [one.message] : []))
    expect(found).toHaveLength(30)
    expect(found[0]).toMatchObject({ timestamp: '2026-10-31T22:00:00.000Z', properties: { total: 0.5 } })
    expect(found[4]?.properties).not.toHaveProperty('total')
    expect(outcomes.flatMap(one => ('notice' in one ? [one.notice] : []))).toEqual([
      {
        file: 'visits-2026-11-01.xlsx.gz#Sheet1',
        line: 6,
        column: 'total',
        notice: 'formula-error',
        text: '#N/A',
      },
      {
        file: 'visits-2026-11-01.xlsx.gz#Sheet1',
        line: 7,
        column: 'total',
        notice: 'formula-error',
        text: '=',
      },
    ])
  })
})

describe('a workbook that is not as it should be', () => {
  const sheets = {
    A: rowsXml([
      ['a', 'b'],
      [1, 2],
    ]),
  }

  it('is refused with its code: cut, no workbook, no zip inside, broken XML', async () => {
    const whole = makeWorkbook({ sheets })
    const code = (found: string, params = {}) => ({ code: found, params: expect.objectContaining(params) })
    await expect(readBook(whole.subarray(0, whole.length - 40))).rejects.toMatchObject(
      code('import.file-damaged'),
    )
    await expect(readBook(makeZip({ 'word/document.xml': '<a/>' }))).rejects.toMatchObject(
      code('import.format-unknown', { kind: 'zip' }),
    )
    await expect(readBook({ sheets: { A: '<sheetData><row></sheetData>' } })).rejects.toMatchObject(
      code('import.file-damaged', { file: 'book.xlsx' }),
    )
    const broken = Buffer.from(whole)
    broken.fill(7, 60, 90)
    await expect(readBook(broken)).rejects.toMatchObject(code('import.file-damaged'))
    await expect(inspect([fileOf('old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))])).rejects.toMatchObject(
      code('import.format-unknown', { kind: 'xls' }),
    )
  })

  it('is bounded: what unpacks to far more than it packs, and what claims to', async () => {
    const bomb = workbookParts({ sheets: { A: `<sheetData>${' '.repeat(150_000_000)}</sheetData>` } })
    await expect(readBook(makeZip(bomb))).rejects.toMatchObject({ code: 'import.file-too-large' })
    const part = 'xl/worksheets/sheet1.xml'
    const liar = makeZip(workbookParts({ sheets }), { [part]: 10 })
    await expect(readBook(liar)).rejects.toMatchObject({ code: 'import.file-damaged' })
    const giant = makeZip(workbookParts({ sheets }), { [part]: 4_000_000_000 })
    await expect(readBook(giant)).rejects.toMatchObject({ code: 'import.file-too-large' })
  })

  it('refuses a row with a huge cell, broken text or something beside the table, and keeps the others', async () => {
    const rows = rowsXml([
      ['a', 'b'],
      [1, 'x'],
      [2, 'y'.repeat(10_000_000)],
      [3, 'bro@ken'],
      [4, 'z', null, 'note'],
      [5, 'w'],
    ])
    const parts = workbookParts({ sheets: { A: rows } })
    const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? '')
    sheet[sheet.indexOf('@')] = 0xff
    const [table] = await readBook(makeZip({ ...parts, 'xl/worksheets/sheet1.xml': sheet }))
    expect(table?.rows.map(row => row.cells[0])).toEqual(['1', '5'])
    expect(table?.refused.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, undefined, 'too-long'],
      [4, 'b', 'broken-text'],
      [5, undefined, 'ragged'],
    ])
  })

  it('may be called anything: its bytes say what it is', async () => {
    const [table] = await readBook(makeWorkbook({ sheets }), 'orders.csv')
    expect(table).toMatchObject({ name: 'orders.csv#A', columns: ['a', 'b'] })
    const { tables } = await inspect([fileOf('orders.xlsx', 'a,b\n1,2\n')])
    expect(tables[0]).toMatchObject({ name: 'orders', rows: 1 })
  })
})
