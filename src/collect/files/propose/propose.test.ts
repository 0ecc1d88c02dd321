import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect/inspect.ts'
import { inspection as inspectionSchema } from '../model-inspection.ts'
import { type FileInput, fileOf } from '../read/file-input.ts'
import { type ProposeOptions, propose } from './propose.ts'
import { readingAnswers } from './reading-answers.ts'

function csv(name: string, header: string, rows: string[]): FileInput {
  return fileOf(name, `${[header, ...rows].join('\n')}\n`)
}

async function proposal(files: FileInput[], options: ProposeOptions = {}) {
  const reading = readingAnswers(options.answers ?? {})
  const found = await inspect(files, reading.files, reading.renames)
  // What a screen gets is plain data.
  return propose(inspectionSchema.parse(JSON.parse(JSON.stringify(found))), {
    source: 'test',
    zone: 'UTC',
    ...options,
  })
}

const numbers = Array.from({ length: 40 }, (_, i) => i + 1)

describe('what is asked and never guessed', () => {
  it('day and month, until one cell proves their order', async () => {
    const open = await proposal([csv('a.csv', 'user_id,date', ['1,03/04/2024', '2,05/06/2024'])])
    expect(open.questions).toContainEqual(
      expect.objectContaining({ id: 'date-order:a.date', options: ['dmy', 'mdy'], answer: null }),
    )
    const proved = await proposal([csv('a.csv', 'user_id,date', ['1,03/04/2024', '2,25/06/2024'])])
    expect(proved.questions.map(one => one.code)).toEqual(['zone'])
    expect(proved.mapping.tables[0]?.columns[1]?.reading).toMatchObject({ order: 'dmy' })
    const mixed = await proposal([csv('a.csv', 'user_id,date', ['1,06/25/2024', '2,25/06/2024'])])
    expect(mixed.questions.map(one => one.code)).toContain('date-order')
  })

  it('centuries, serial numbers, decimal marks and the zone', async () => {
    const short = await proposal([csv('a.csv', 'user_id,date', ['1,25/04/24', '2,26/06/24'])], {
      zone: undefined,
    })
    expect(short.questions.map(one => [one.code, one.answer])).toEqual([
      ['zone', null],
      ['century', null],
      ['date-order', null],
    ])
    const serial = await proposal([csv('a.csv', 'user_id,order date', ['1,45356.5', '2,45357'])])
    expect(serial.questions.map(one => one.id)).toContain('date-number:a.order date')
    const marks = await proposal([
      csv('a.csv', 'user_id,visited_at,weight', ['1,2024-01-01,1.234', '2,2024-01-02,2.345']),
    ])
    expect(marks.questions).toContainEqual(
      expect.objectContaining({ id: 'decimal-mark:a.weight', answer: null }),
    )
    const epoch = await proposal([csv('a.csv', 'user_id,timestamp', ['1,1709640000', '2,1709640001'])], {
      zone: undefined,
    })
    expect(epoch.questions).toEqual([])
  })

  it('the encoding and the delimiter, and the answer is used', async () => {
    const file = fileOf(
      'a.csv',
      Buffer.concat([Buffer.from('user_id,date,city\n1,2024-01-01,Malm'), Buffer.from([0xf6, 10])]),
    )
    const asked = await proposal([file])
    expect(asked.questions).toContainEqual(expect.objectContaining({ id: 'encoding:a.csv', answer: null }))
    const answers = { 'encoding:a.csv': 'windows-1252' }
    const told = await proposal([file], { answers })
    expect(told.questions.find(one => one.code === 'encoding')).toMatchObject({
      answer: 'windows-1252',
      answered: true,
    })
    expect(told.mapping.tables[0]?.files[0]?.reading).toMatchObject({ encoding: 'windows-1252' })
  })

  it('which of two unrelated people a row is about', async () => {
    const rows = numbers.map(i => `${i % 9},${i % 7},2024-01-01 10:00`)
    const { questions } = await proposal([csv('a.csv', 'user_id,member_id,at', rows)])
    expect(questions).toContainEqual(
      expect.objectContaining({
        code: 'person',
        options: ['a.user_id', 'a.member_id', 'none'],
        answer: null,
      }),
    )
  })

  it('nothing about columns that no rule uses', async () => {
    const lookup = csv('shops.csv', 'shop_code,opened', ['a,03/04/2024', 'b,05/06/2024'])
    const { questions, unused } = await proposal([
      csv('a.csv', 'user_id,at', ['1,2024-01-01', '2,2024-01-02']),
      lookup,
    ])
    expect(questions.map(one => one.code)).toEqual(['zone'])
    expect(unused).toEqual(['shops'])
  })

  it('what the files are when no column is a time', async () => {
    const { questions, mapping } = await proposal([csv('a.csv', 'user_id,city', ['1,Rabat', '2,Cairo'])])
    expect(mapping.events).toEqual([])
    expect(questions.map(one => one.code)).toEqual(['no-event'])
  })
})

describe('what is proposed', () => {
  it('a log: its event column, its channel, its case', async () => {
    const rows = numbers.map(
      i => `t${i % 8},2024-01-01 10:${i + 10},${['open', 'call', 'close'][i % 3]},phone,u${i % 5}`,
    )
    const { mapping, questions } = await proposal([
      csv('tickets.csv', 'ticket_id,time,activity,channel,customer_id', rows),
    ])
    expect(mapping.events).toEqual([
      expect.objectContaining({
        name: { from: 'column', column: 'activity' },
        userId: { via: [], column: 'customer_id' },
        channel: { from: 'column', ref: { via: [], column: 'channel' } },
      }),
    ])
    expect(mapping.case).toEqual({ property: 'ticket_id' })
    expect(questions.map(one => one.code)).toEqual(['zone'])
  })

  it('files with the same columns as one table', async () => {
    const header = 'user_id,visited_at'
    const months = ['visits_2024_01.csv', 'visits_2024_02.csv'].map((name, i) =>
      csv(name, header, [`1,2024-0${i + 1}-01`, `2,2024-0${i + 1}-02`]),
    )
    const { mapping } = await proposal(months)
    expect(mapping.tables.map(table => [table.name, table.files.length])).toEqual([['visits', 2]])
  })

  it('sign-ups and orders of the same people as two tables of events, orders with all their times', async () => {
    const users = csv(
      'users.csv',
      'user_id,signed_up_at',
      numbers.map(i => `${i},2024-01-01 10:00`),
    )
    const orders = csv(
      'orders.csv',
      'order_id,user_id,ordered_at,delivered_at',
      numbers.map(i => `o${i},${(i % 30) + 1},2024-02-01 10:00,2024-02-03 10:00`),
    )
    const { mapping } = await proposal([users, orders])
    expect(mapping.events.map(rule => [rule.name, rule.userId?.column])).toEqual(
      expect.arrayContaining([
        [{ from: 'fixed', name: 'Signed Up' }, 'user_id'],
        [{ from: 'fixed', name: 'Ordered' }, 'user_id'],
        [{ from: 'fixed', name: 'Delivered' }, 'user_id'],
      ]),
    )
  })

  it('cancellations only where signs of quantity prove them', async () => {
    const line = (i: number, quantity: number, prefix = '') =>
      `${prefix}${5000 + i},${i % 9},2024-01-01,${quantity}`
    const plain = numbers.flatMap(i => [line(i, 2), line(i, 3)])
    const header = 'invoice_no,customer_id,invoice_date,quantity'
    const proved = await proposal([
      csv('sales.csv', header, [...plain, ...numbers.slice(0, 12).map(i => line(i, -1, 'C'))]),
    ])
    expect(proved.mapping.events[0]?.otherwise).toHaveLength(1)
    const notProved = await proposal([
      csv('sales.csv', header, [...plain, ...numbers.slice(0, 12).map(i => line(i, i % 2 ? 1 : -1, 'C'))]),
    ])
    expect(notProved.mapping.events[0]?.otherwise).toEqual([])
  })
})
