import { expect, test } from 'vitest'
import { findExperiences } from './find-experiences.ts'
import { type FactRow, factKinds } from './moments-facts.ts'

const units = Array.from({ length: 100 }, (_, i) => i)

function numberOf(key: string): FactRow {
  const none = { text: '', b: [], c: [], d: [], total: 100 }
  return { ...none, kind: factKinds.number, event: 'Invoice', key, units, a: units.map(unit => unit * 7) }
}

test('a number that names something is no experience, however its name is written', () => {
  const measured = ['Quantity', 'unit_price', 'notes', 'Volcano', 'paid', 'minutes', 'zipped']
  const naming = [
    'InvoiceNo',
    'invoice_no',
    'order_id',
    'StockCode',
    'CustomerID',
    'phone',
    'order number',
    'customerNumber',
  ]
  const found = findExperiences([...measured, ...naming].map(numberOf), 100, { late: 'date', without: [] })
  expect(found.map(({ experience }) => experience.key)).toEqual(measured)
})
