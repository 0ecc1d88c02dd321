import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { fileOf } from './file-input.ts'
import { openFile } from './open-file.ts'
import type { Reading } from './read-rows.ts'
import { readRows } from './read-rows.ts'
import type { RefusedRow, Row } from './row.ts'

async function readAll(content: string | Uint8Array, reading?: Reading) {
  const file = fileOf('test.csv', content)
  const opened = await openFile(file)
  const reader = readRows(file, reading ?? opened.reading)
  const rows: Row[] = []
  const refused: RefusedRow[] = []
  for await (const batch of reader.batches) {
    rows.push(...batch.rows)
    refused.push(...batch.refused)
  }
  return { ...opened, columns: reader.columns, rows, cells: rows.map(row => row.cells), refused }
}

const arabic = 'رقم الطلب;المدينة;المبلغ\n1;الدار البيضاء;12,5\n2;القاهرة;7,25\n3;الرياض;100,0\n'

describe('readRows', () => {
  it.each([
    ['windows-1256', iconv.encode(arabic, 'windows-1256')],
    ['utf-8', Buffer.from(arabic)],
    ['utf-8', Buffer.from(`\ufeff${arabic}`)],
    ['utf-16le', Buffer.from(`\ufeff${arabic}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${arabic}`, 'utf16le').swap16()],
    ['utf-16le', Buffer.from(arabic, 'utf16le')],
  ] as const)('finds %s and the semicolon by itself', async (encoding, bytes) => {
    const found = await readAll(bytes)
    expect(found.reading).toMatchObject({ encoding: encoding })
    expect(found.encoding.confidence).toBeGreaterThanOrEqual(0.8)
    expect(found.columns).toEqual(['رقم الطلب', 'المدينة', 'المبلغ'])
    expect(found.cells[0]).toEqual(['1', 'الدار البيضاء', '12,5'])
  })

  it('finds Windows-1252 in French text and asks when a few bytes decide', async () => {
    const french = 'nom;ville\nHélène;Besançon\nJoão;São Paulo\nJörg;Münster\nÅsa;Malmö\n'
    const found = await readAll(iconv.encode(french, 'windows-1252'))
    expect(found.reading).toMatchObject({ encoding: 'windows-1252' })
    expect(found.cells[1]).toEqual(['João', 'São Paulo'])
    const little = await readAll(iconv.encode('nom;ville\nx;Malmö\n', 'windows-1252'))
    expect(little.encoding.confidence).toBeLessThan(0.8)
    expect(little.encoding.alternatives).toContain('windows-1256')
  })

  it('reads the export of an Arabic Excel: UTF-16, tabs, a line sep=', async () => {
    const text = '\ufeffsep=\t\r\nالاسم\tالهاتف\r\n"أحمد ""الكبير"""\t٠٦١٢٣٤٥٦٧٨\r\n'
    const found = await readAll(Buffer.from(text, 'utf16le'))
    expect(found.columns).toEqual(['الاسم', 'الهاتف'])
    expect(found.rows).toEqual([{ line: 3, cells: ['أحمد "الكبير"', '٠٦١٢٣٤٥٦٧٨'] }])
  })

  it('reads JSON, JSON lines and XES packed with gzip as they are without it', async () => {
    for (const text of [
      '[{"id":1},{"id":2}]',
      '{"id":1}\n{"id":2}\n',
      '<log><trace><event><int key="id" value="1"/></event><event><int key="id" value="2"/></event></trace></log>',
    ])
      expect((await readAll(gzipSync(text))).cells).toEqual([['1'], ['2']])
  })

  it('unpacks gzip whatever the name says, and says when it is cut', async () => {
    const packed = gzipSync('id,n\n1,2\n2,3\n')
    expect((await readAll(packed)).cells).toEqual([
      ['1', '2'],
      ['2', '3'],
    ])
    await expect(readAll(packed.subarray(0, -9))).rejects.toMatchObject({ code: 'import.file-damaged' })
    const excel = Buffer.from('504b030414000600', 'hex')
    await expect(readAll(excel)).rejects.toMatchObject({ code: 'import.format-unknown' })
  })

  it('refuses broken bytes, NUL and uneven rows by line and column, and keeps their neighbours', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,name\n1,عمر\n2,sa'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('d\n3,a\0b\n4\n5,x,y\n6,x,,\n7,😀 نعم\n'),
    ])
    const found = await readAll(bytes)
    expect(found.reading).toMatchObject({ encoding: 'utf-8' })
    expect(found.cells.map(cells => cells[0])).toEqual(['1', '6', '7'])
    expect(found.refused.map(row => [row.line, row.column, row.reason])).toEqual([
      [3, 'name', 'broken-text'],
      [4, 'name', 'nul-byte'],
      [5, undefined, 'ragged'],
      [6, undefined, 'ragged'],
    ])
    expect(found.refused.every(row => row.text.isWellFormed())).toBe(true)
  })

  it('refuses a field of 10 MB and a quote that swallows the file, and keeps the rows around them', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => `${i},fine\n`)
    const text = `id,note\n1,"${'x'.repeat(10_000_000)}"\n2,ok\n3,"open\n${rows.join('')}`
    const found = await readAll(text)
    expect(found.refused.map(row => [row.line, row.reason, row.text.length])).toEqual([
      [2, 'too-long', 1000],
      [4, 'quote-broken', 8],
    ])
    expect(found.rows).toHaveLength(2001)
    expect(found.rows.at(-1)).toEqual({ line: 2004, cells: ['1999', 'fine'] })
  })

  it('tells a header from data, skips titles above it and names empty columns', async () => {
    expect((await readAll('1,2010-12-01,5.5\n2,2010-12-02,6.5\n')).columns).toEqual([
      'column_1',
      'column_2',
      'column_3',
    ])
    const titled = await readAll('Report 2024\n\n,order_id,total\n0,A-1,12.5\n1,A-2,13.5\n')
    expect(titled.columns).toEqual(['column_1', 'order_id', 'total'])
    expect(titled.rows[0]).toEqual({ line: 4, cells: ['0', 'A-1', '12.5'] })
    const unsure = await readAll('red,big\nblue,small\ngreen,tiny\n')
    expect(unsure.dialect?.headerConfidence).toBeLessThan(0.8)
  })

  it('asks for the delimiter where two cut equally well', async () => {
    const found = await readAll('1,5;2,5\n3,5;4,5\n')
    expect(found.dialect?.delimiterConfidence).toBeLessThan(0.8)
    expect(found.dialect?.delimiters).toEqual(expect.arrayContaining([',', ';']))
  })

  it('reads XES with attributes of the trace as case: columns', async () => {
    const log = `<?xml version="1.0"?><log><global scope="event"><string key="concept:name" value="x"/></global>
      <trace><string key="concept:name" value="case &amp; 1"/>
        <event><string key="concept:name" value="طلب"/><date key="time:timestamp" value="2020-01-01T10:00:00.000+01:00"/></event>
        <event><string key="concept:name" value="b"><int key="depth" value="2"/></string></event>
      </trace></log>`
    const found = await readAll(log)
    expect(found.columns).toEqual([
      'case:concept:name',
      'concept:name',
      'time:timestamp',
      'concept:name.depth',
    ])
    expect(found.cells).toEqual([
      ['case & 1', 'طلب', '2020-01-01T10:00:00.000+01:00'],
      ['case & 1', 'b', '', '2'],
    ])
    const cut = await readAll(log.replace('</trace></log>', '</log>'))
    expect(cut.rows).toHaveLength(2)
    expect(cut.refused[0]?.reason).toBe('xml-broken')
  })

  it('reads JSON lines and JSON arrays, and refuses a broken object alone', async () => {
    const lines = '{"id":1,"who":{"email":"a@b.c"},"n":null}\n{"id":2,"x":"bro\n{"id":3,"tags":[1,2]}\n'
    const found = await readAll(lines)
    expect(found.columns).toEqual(['id', 'who.email', 'n', 'tags'])
    expect(found.cells).toEqual([
      ['1', 'a@b.c', ''],
      ['3', '', '', '[1,2]'],
    ])
    expect(found.refused).toEqual([{ line: 2, reason: 'json-broken', text: '{"id":2,"x":"bro' }])
    const array = await readAll('[\n {"id": 1, "t": "a}\\"{b"},\n {"id": 2}\n]\n')
    expect(array.rows).toEqual([
      { line: 2, cells: ['1', 'a}"{b'] },
      { line: 3, cells: ['2'] },
    ])
  })
})
