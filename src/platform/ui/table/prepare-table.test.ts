import { expect, it } from 'vitest'
import { type Column, filterRows, nextSort, sortRows, tableToCsv } from './prepare-table.ts'

interface Person {
  name: string
  orders: number | null
}
const rows: Person[] = [
  { name: 'أحمد', orders: 3 },
  { name: 'باسم', orders: null },
  { name: 'Salma', orders: 12 },
  { name: 'فاطمة', orders: 3 },
]
const name: Column<Person> = { id: 'name', header: 'Name', kind: 'text', value: row => row.name }
const orders: Column<Person> = { id: 'orders', header: 'Orders', kind: 'number', value: row => row.orders }
const compare = new Intl.Collator('ar').compare

it('finds names in any spelling', () => {
  expect(filterRows(rows, [name], 'فاطمه')).toEqual([rows[3]])
  expect(filterRows(rows, [name, orders], 'salma ١٢')).toEqual([rows[2]])
})

it('sorts numbers by value, what is missing last, ties as they were', () => {
  expect(sortRows(rows, orders, { descending: true, compare }).map(row => row.name)).toEqual([
    'Salma',
    'أحمد',
    'فاطمة',
    'باسم',
  ])
  expect(sortRows(rows, orders, { descending: false, compare }).at(-1)?.name).toBe('باسم')
})

it('turns the order with each click and then lets go', () => {
  const first = nextSort(null, orders)
  const second = nextSort(first, orders)
  expect([first, second, nextSort(second, orders)]).toEqual([
    { column: 'orders', descending: true },
    { column: 'orders', descending: false },
    null,
  ])
})

it('exports raw values without invisible marks', () => {
  const phone: Column<Person> = {
    id: 'phone',
    header: 'Phone, mobile',
    kind: 'code',
    value: () => '\u2066+966 50 123 4567\u2069',
  }
  expect(tableToCsv(rows.slice(0, 1), [name, orders, phone])).toBe(
    '\ufeffName,Orders,"Phone, mobile"\r\nأحمد,3,+966 50 123 4567\r\n',
  )
})

it('exports no formulas', () => {
  const formula: Column<Person> = { id: 'x', header: 'X', kind: 'text', value: () => '=1+1' }
  expect(tableToCsv(rows.slice(0, 1), [formula])).toContain("'=1+1")
})
