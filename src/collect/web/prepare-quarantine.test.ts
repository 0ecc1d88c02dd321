import { expect, it } from 'vitest'
import { readRefusedRow } from './prepare-quarantine.ts'

const entry = {
  reason: 'row-refused',
  detail: 'orders.csv:62 time-unreadable',
  received: '{"file":"orders.csv","line":62,"column":"تاريخ الطلب","text":"غدًا"}',
} as const

it('reads the row of a file that was refused: why, where, and what stood there', () => {
  expect(readRefusedRow(entry)).toEqual({
    why: 'time-unreadable',
    cell: { file: 'orders.csv', line: 62, column: 'تاريخ الطلب', text: 'غدًا' },
  })
  const whole = '{"file":"a b.csv","line":3,"text":"1,2"}'
  expect(readRefusedRow({ ...entry, received: whole })?.cell).toEqual({
    file: 'a b.csv',
    line: 3,
    text: '1,2',
  })
})

it('is no row of a file: a message, an unknown reason, a text that was cut', () => {
  expect(readRefusedRow({ ...entry, reason: 'time-invalid' })).toBeNull()
  expect(readRefusedRow({ ...entry, detail: 'orders.csv:62 of-a-later-version' })).toBeNull()
  expect(readRefusedRow({ ...entry, received: '{"file":"orders.csv","li' })).toBeNull()
})
