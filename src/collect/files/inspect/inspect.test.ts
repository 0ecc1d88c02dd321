import { describe, expect, it } from 'vitest'
import { fileOf } from '../read/file-input.ts'
import { inspect } from './inspect.ts'
import { nameTables } from './table-names.ts'
import { hasRole, wordsOf } from './words.ts'

async function typesOf(columns: Record<string, readonly string[]>): Promise<Record<string, string>> {
  const rows =
    Object.values(columns)[0]?.map((_, i) =>
      Object.values(columns)
        .map(cells => `"${cells[i]}"`)
        .join(','),
    ) ?? []
  const text = `${Object.keys(columns)
    .map(name => `"${name}"`)
    .join(',')}\n${rows.join('\n')}\n`
  const { tables } = await inspect([fileOf('table.csv', text)])
  return Object.fromEntries(tables[0]?.columns.map(column => [column.name, column.type]) ?? [])
}

function _repeat(cells: readonly string[], times: number): string[] {
  return Array.from({ length: times }, () => cells).flat()
}

describe('inspect', () => {
  it('finds the type of each column', async () => {
    const n = Array.from({ length: 40 }, (_, i) => i)
    const found = await typesOf({
      'Invoice No': n.map(i => (i === 7 ? 'C5007' : `50${i + 10}`)),
      zip: n.map(i => `0${2000 + i}`),
      quantity: n.map(i => `${i - 3}`),
      weight: n.map(i => `${i},5`),
      price: n.map(i => `${i},50 €`),
      when: n.map(i => `${(i % 28) + 1}/01/2024`),
      hour: n.map(i => `${i % 24}:30`),
      email: n.map(i => `p${i}@example.com`),
      الجوال: n.map(i => `٠٦٦١٢٣٤٥${i + 10}`),
      'order date': n.map(i => `${45_300 + i}`),
      vip: n.map(i => (i % 2 ? 'نعم' : 'لا')),
      city: n.map(i => ['Rabat', 'Cairo', 'Riyadh'][i % 3] ?? ''),
      session: n.map(i => `a1b2c3d4e5f6${i}`),
      comment: n.map(i => `I waited ${i} days and nobody called me back`),
      nothing: n.map(() => ''),
      score: n.map(i => (i === 3 ? 'NaN' : `${i % 5}`)),
    })
    expect(found).toEqual({
      'Invoice No': 'id',
      zip: 'id',
      quantity: 'integer',
      weight: 'decimal',
      price: 'money',
      when: 'time',
      hour: 'clock',
      email: 'email',
      الجوال: 'phone',
      'order date': 'time-number',
      vip: 'boolean',
      city: 'category',
      session: 'id',
      comment: 'text',
      nothing: 'empty',
      score: 'integer',
    })
  })

  it('counts what is empty, refused and distinct, and keeps a preview', async () => {
    const text = 'a,b\n1,x\n2,\n3,x,y\n2,NULL\n'
    const { tables } = await inspect([fileOf('t.csv', text)])
    expect(tables[0]).toMatchObject({
      rows: 3,
      refused: { ragged: 1 },
      preview: [
        ['1', 'x'],
        ['2', ''],
        ['2', 'NULL'],
      ],
      columns: [
        { name: 'a', empty: 0, distinct: 2, distinctExact: true, unique: false },
        { name: 'b', empty: 1, nothing: 1, distinct: 1 },
      ],
    })
  })

  it('finds keys by name and containment, also under another name when they are long codes', async () => {
    const code = (i: number) => `c0ffee${String(i).padStart(10, '0')}`
    const n = Array.from({ length: 50 }, (_, i) => i)
    const orders = fileOf('orders.csv', `order_id,buyer\n${n.map(i => `${i},${code(i % 30)}`).join('\n')}\n`)
    const people = fileOf(
      'people.csv',
      `person_id,age\n${n.map(i => `${code(i)},${20 + (i % 9)}`).join('\n')}\n`,
    )
    const items = fileOf('items.csv', `order_id,age\n${n.map(i => `${i % 20},30`).join('\n')}\n`)
    const { links } = await inspect([orders, people, items])
    expect(
      links.map(link => [`${link.from.table}.${link.from.column}`, `${link.to.table}.${link.to.column}`]),
    ).toEqual([
      ['orders.buyer', 'people.person_id'],
      ['items.order_id', 'orders.order_id'],
    ])
  })

  it('joins columns that appear late in JSON', async () => {
    const { tables } = await inspect([fileOf('t.jsonl', '{"a":1}\n{"a":2,"b":"x"}\n')])
    expect(tables[0]?.columns.map(column => [column.name, column.empty])).toEqual([
      ['a', 0],
      ['b', 1],
    ])
  })
})

describe('names', () => {
  it('of tables drop what all files have in common', () => {
    expect(
      nameTables([
        ['olist_orders_dataset'],
        ['olist_order_items_dataset'],
        ['olist_sellers_dataset'],
        ['translation'],
      ]),
    ).toEqual(['orders', 'order_items', 'sellers', 'translation'])
    expect(nameTables([['sales_2024_01', 'sales_2024_02']])).toEqual(['sales'])
    expect(nameTables([['sales_2024_01']])).toEqual(['sales'])
    expect(nameTables([['2024_01']])).toEqual(['2024_01'])
  })

  it('of columns are understood in three languages', () => {
    expect(wordsOf('CustomerID')).toEqual(['customer', 'id'])
    expect(hasRole('رقم الطلب', 'case')).toBe(true)
    expect(hasRole('تاريخ التسليم المتوقع', 'promised')).toBe(true)
    expect(hasRole('Numéro de téléphone', 'phone')).toBe(true)
  })
})
