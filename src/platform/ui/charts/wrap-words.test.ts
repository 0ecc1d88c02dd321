import { expect, test } from 'vitest'
import { wrapWords } from './wrap-words.ts'

test('a name is broken between words and cut at its end', () => {
  expect(wrapWords('Product viewed', { letters: 15, lines: 2 })).toEqual(['Product viewed'])
  expect(wrapWords('Checkout step completed', { letters: 14, lines: 2 })).toEqual([
    'Checkout step',
    'completed',
  ])
  expect(wrapWords('Checkout step completed again', { letters: 10, lines: 2 })).toEqual(['Checkout', 'step…'])
  expect(wrapWords('إضافة إلى قائمة الأمنيات', { letters: 16, lines: 2 })).toEqual([
    'إضافة إلى قائمة',
    'الأمنيات',
  ])
  expect(wrapWords('checkout_step_completed', { letters: 12, lines: 1 })).toEqual(['checkout_st…'])
  expect(wrapWords('', { letters: 12, lines: 2 })).toEqual([])
})
