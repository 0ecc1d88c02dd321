import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect/inspect.ts'
import type { Mapping } from '../mapping.ts'
import { mapping as mappingSchema } from '../mapping.ts'
import type { FileMessage, NoticeItem, RefusedItem } from '../model-outcome.ts'
import { type ProposeOptions, propose } from '../propose/propose.ts'
import { type FileInput, fileOf } from '../read/file-input.ts'
import { messages } from './messages.ts'

interface Run {
  readonly mapping: Mapping
  readonly open: string[]
  readonly found: FileMessage[]
  readonly refused: RefusedItem[]
  readonly notices: NoticeItem[]
}

async function run(files: FileInput[], options: ProposeOptions = {}): Promise<Run> {
  const { mapping, questions } = propose(await inspect(files), { source: 'test', ...options })
  const open = questions.filter(question => question.answer === null).map(question => question.id)
  const result: Run = { mapping, open, found: [], refused: [], notices: [] }
  if (open.length > 0) return result
  return { ...result, ...(await read(mapping, files)) }
}

async function read(
  mapping: Mapping,
  files: FileInput[],
): Promise<Pick<Run, 'found' | 'refused' | 'notices'>> {
  const result: Pick<Run, 'found' | 'refused' | 'notices'> = { found: [], refused: [], notices: [] }
  for await (const outcome of messages(mapping, files)) {
    if ('message' in outcome) result.found.push(outcome.message)
    else if ('refused' in outcome) result.refused.push(outcome.refused)
    else result.notices.push(outcome.notice)
  }
  return result
}

async function drain(outcomes: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of outcomes);
}

function visits(rows: string[], header = 'customer_id,visited_at,page'): FileInput {
  return fileOf('visits.csv', `${[header, ...rows].join('\n')}\n`)
}

const casablanca = { zone: 'Africa/Casablanca' }

describe('message ids', () => {
  const rows = ['1,2024-03-05 10:00:00,home', '1,2024-03-05 10:00:00,home', '2,2024-03-05 10:01:00,cart']

  it('are the same for a second import and keep true repeats', async () => {
    const first = await run([visits(rows)], casablanca)
    const second = await run([visits(rows)], casablanca)
    expect(first.found.map(one => one.messageId)).toEqual(second.found.map(one => one.messageId))
    expect(new Set(first.found.map(one => one.messageId)).size).toBe(3)
    expect(first.notices.map(one => [one.notice, one.line])).toEqual([['repeated-row', 3]])
  })

  it('do not depend on encoding, delimiter, order of columns or an added empty column', async () => {
    const { found } = await run(
      [visits(['1,2024-03-05 10:00:00,الرئيسية', '2,2024-03-06 10:00:00,cart'])],
      casablanca,
    )
    const text =
      'page;empty;visited_at;customer_id\r\nالرئيسية;;2024-03-05 10:00:00;1\r\ncart;;2024-03-06 10:00:00;2\r\n'
    const other = await run([fileOf('visits.csv', iconv.encode(text, 'windows-1256'))], {
      ...casablanca,
      answers: { 'encoding:visits.csv': 'windows-1256' },
    })
    expect(other.found.map(one => one.messageId)).toEqual(found.map(one => one.messageId))
  })

  it('differ by source', async () => {
    const one = await run([visits(rows)], { ...casablanca, source: 'a' })
    const two = await run([visits(rows)], { ...casablanca, source: 'b' })
    expect(one.found[0]?.messageId).not.toBe(two.found[0]?.messageId)
  })
})

describe('a message', () => {
  it('is a Segment call with the time in UTC and the row number as ordinal', async () => {
    const { found } = await run(
      [visits(['7,2026-09-19 12:00:00,home', '8,2026-09-21 12:00:00,cart'])],
      casablanca,
    )
    expect(found).toEqual([
      expect.objectContaining({
        type: 'track',
        event: 'Visited',
        userId: '7',
        timestamp: '2026-09-19T11:00:00.000Z',
        properties: { page: 'home' },
        context: {},
        ordinal: 1,
      }),
      expect.objectContaining({ userId: '8', timestamp: '2026-09-21T12:00:00.000Z', ordinal: 2 }),
    ])
  })

  it('carries e-mail and phone as identifiers, repaired where a spreadsheet has cut them', async () => {
    const header = 'email,phone,ordered_at,total'
    const rows = [
      'Layla@Example.com,661234567,2024-03-05 10:00,"1.234,50 DH"',
      ',\u200e+٢١٢ ٦٦١-٢٣٤٥٦٨\u200f,2024-03-05 11:00,"99,00 DH"',
      'omar@example.com,2.12661E+11,2024-03-05 12:00,"5,25 DH"',
      ',2.12662E+11,2024-03-05 13:00,"7,25 DH"',
      ',,2024-03-05 14:00,NaN',
    ]
    const file = fileOf('orders.csv', `${[header, ...rows].join('\n')}\n`)
    const asked = await run([file], { zone: 'Africa/Casablanca' })
    expect(asked.open).toEqual(['phone-country', 'currency:orders.total'])
    const answers = { 'phone-country': 'MA', 'currency:orders.total': 'MAD' }
    const { found, refused, notices } = await run([file], { zone: 'Africa/Casablanca', answers })
    expect(found.map(one => one.context.externalIds)).toEqual([
      [
        { type: 'email', id: 'layla@example.com' },
        { type: 'phone', id: '+212661234567' },
      ],
      [{ type: 'phone', id: '+212661234568' }],
      [{ type: 'email', id: 'omar@example.com' }],
      undefined,
    ])
    expect(found.map(one => one.properties)).toEqual([
      { total: 1234.5, total_currency: 'MAD' },
      { total: 99, total_currency: 'MAD' },
      { total: 5.25, total_currency: 'MAD' },
      {},
    ])
    expect(refused).toEqual([
      { file: 'orders.csv', line: 5, column: 'phone', reason: 'phone-digits-lost', text: '2.12662E+11' },
    ])
    expect(notices.map(one => [one.line, one.notice])).toEqual([
      [2, 'phone-repaired'],
      [4, 'identifier-left-out'],
      [6, 'person-missing'],
    ])
  })

  it('is refused with line and column where its time cannot be read', async () => {
    const rows = [
      '1,2024-03-05 10:00,a',
      '2,0001-01-01 00:00,b',
      '3,,c',
      '4,soon,d',
      '5,NaN,e',
      '6,2024-02-30,f',
    ]
    const many = Array.from(
      { length: 60 },
      (_, i) => `9,2024-03-05 10:${i % 60 < 10 ? '0' : ''}${i % 60},x😀`,
    )
    const { found, refused } = await run([visits([...rows, ...many])], casablanca)
    expect(found).toHaveLength(61)
    expect(found[60]?.properties.page).toBe('x😀')
    expect(refused.map(one => [one.line, one.column, one.reason])).toEqual([
      [3, 'visited_at', 'time-out-of-range'],
      [4, 'visited_at', 'time-missing'],
      [5, 'visited_at', 'time-unreadable'],
      [6, 'visited_at', 'time-missing'],
      [7, 'visited_at', 'time-unreadable'],
    ])
  })

  it('says where the clock of the zone was changed', async () => {
    const { notices } = await run([visits(['1,2026-04-24 00:30:00,a', '2,2026-10-29 23:30:00,b'])], {
      zone: 'Africa/Cairo',
    })
    expect(notices.map(one => one.notice)).toEqual(['time-in-gap', 'time-in-overlap'])
  })

  it('reads Hijri dates, Arabic digits and Arabic names of columns', async () => {
    const text =
      'رقم العميل;تاريخ الطلب;رقم الطلب;المبلغ\n١٠٠;١٤٤٦/٠٩/٠١;٥٠١;١٬٢٣٤٫٥\n١٠١;٢ رمضان ١٤٤٦ هـ;٥٠٢;٩٩٫٢٥\n'
    const { found, mapping } = await run([fileOf('الطلبات.csv', text)], { zone: 'Asia/Riyadh' })
    expect(mapping.case).toBeNull()
    expect(found.map(one => [one.event, one.timestamp, one.properties.المبلغ])).toEqual([
      ['الطلب', '2025-02-28T21:00:00.000Z', 1234.5],
      ['الطلب', '2025-03-01T21:00:00.000Z', 99.25],
    ])
    expect(found.map(one => one.userId)).toEqual(['١٠٠', '١٠١'])
  })
})

describe('joined tables', () => {
  const ids = Array.from({ length: 30 }, (_, i) => i + 1)
  const orders = fileOf(
    'orders.csv',
    `order_id,user_id,ordered_at,shipped_at\n${ids.map(i => `o${i},u${i % 20},2024-03-05 10:${i + 10}:00,2024-03-06 10:00:00`).join('\n')}\n`,
  )
  const items = fileOf(
    'order_items.csv',
    `order_id,price,category\n${ids.map(i => `o${i},0.1,x\no${i},0.2,y`).join('\n')}\no99,5.5,z\n`,
  )

  it('sum exactly, and tell details that belong to no row', async () => {
    const { found, notices, mapping } = await run([orders, items], { zone: 'UTC' })
    expect(mapping.events.map(rule => rule.time.ref.column)).toEqual(['ordered_at', 'shipped_at'])
    expect(found[0]?.properties).toEqual({
      order_id: 'o1',
      order_items_count: 2,
      revenue: 0.3,
      category: 'x + y',
    })
    expect(found[1]?.properties).toEqual({ order_id: 'o1' })
    expect(found.map(one => one.ordinal)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
    expect(notices).toEqual([
      { file: 'order_items.csv', line: 62, column: 'order_id', notice: 'detail-unmatched', text: 'o99' },
    ])
  })

  it('refuse a table that is too large to be held, with its code', async () => {
    const { mapping } = await run([orders, items], { zone: 'UTC' })
    const all = messages(mapping, [orders, items], { lookupMb: 0.001, rows: 1000 })
    await expect(all.next()).rejects.toMatchObject({ code: 'import.lookup-too-large' })
    const few = messages(mapping, [orders, items], { lookupMb: 10, rows: 10 })
    await expect(drain(few)).rejects.toMatchObject({ code: 'import.too-many-rows' })
  })
})

describe('a saved mapping', () => {
  it('survives JSON and reads the next export, whatever its name and encoding', async () => {
    const { mapping } = await run(
      [visits(['1,2024-03-05 10:00:00,home', '2,2024-03-05 11:00:00,cart'])],
      casablanca,
    )
    const saved = mappingSchema.parse(JSON.parse(JSON.stringify(mapping)))
    const next = fileOf(
      'april.csv',
      Buffer.from('\ufeffpage\tvisited_at\tcustomer_id\r\nالسلة\t2024-04-05 10:00:00\t3\r\n', 'utf16le'),
    )
    const { found } = await read(saved, [next])
    expect(found).toEqual([expect.objectContaining({ userId: '3', properties: { page: 'السلة' } })])
  })

  it('is refused with open questions, broken references, missing files or columns', async () => {
    const rows = ['1,03/04/2024,home', '2,05/06/2024,cart']
    const open = await run([visits(rows)], casablanca)
    expect(open.open).toEqual(['date-order:visits.visited_at'])
    await expect(read(open.mapping, [visits(rows)])).rejects.toMatchObject({ code: 'import.answers-missing' })
    const { mapping } = await run([visits(rows)], {
      ...casablanca,
      answers: { 'date-order:visits.visited_at': 'dmy' },
    })
    expect((await read(mapping, [visits(rows)])).found[0]?.timestamp).toBe('2024-04-03T00:00:00.000Z')
    await expect(read(mapping, [fileOf('other.csv', 'a,b\n1,2\n')])).rejects.toMatchObject({
      code: 'import.file-missing',
    })
    const lost = visits(['1,home', '2,cart'], 'customer_id,page')
    await expect(read(mapping, [lost])).rejects.toMatchObject({ code: 'import.mapping-invalid' })
    const [rule] = mapping.events
    const broken = { ...mapping, events: [{ ...rule!, userId: { via: [], column: 'nobody' } }] }
    await expect(read(broken, [visits(rows)])).rejects.toMatchObject({ code: 'import.mapping-invalid' })
  })
})
