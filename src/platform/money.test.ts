import fc from 'fast-check'
import { expect, it } from 'vitest'
import { amountOf, convertMoney, decimalsOf, moneyOf, sumMoney } from './money.ts'

it('keeps the decimals of each currency', () => {
  expect(['MAD', 'KWD', 'JPY', 'TND'].map(decimalsOf)).toEqual([2, 3, 0, 3])
  expect(moneyOf(12.345, 'KWD')).toEqual({ minor: 12345, currency: 'KWD' })
  expect(moneyOf(1.005, 'MAD').minor).toBe(101)
  expect(moneyOf(-1.005, 'MAD').minor).toBe(-101)
  expect(Object.is(moneyOf(-0.001, 'MAD').minor, 0)).toBe(true)
  expect(() => moneyOf(Number.NaN, 'MAD')).toThrow(RangeError)
  expect(() => moneyOf(1, 'NOPE')).toThrow(RangeError)
})

it('gives back what was put in, to the smallest unit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom('MAD', 'KWD', 'JPY', 'SAR'),
      (minor, currency) => {
        const money = { minor, currency }
        expect(moneyOf(amountOf(money), currency)).toEqual(money)
      },
    ),
  )
})

it('never mixes currencies in a sum', () => {
  const paid = [moneyOf(10, 'SAR'), moneyOf(0.1, 'KWD'), moneyOf(0.2, 'KWD'), moneyOf(-3, 'SAR')]
  expect(sumMoney(paid)).toEqual([
    { minor: 300, currency: 'KWD' },
    { minor: 700, currency: 'SAR' },
  ])
})

it('converts by the newest rate of the day, and says when there is none', () => {
  const rates = [
    { currency: 'KWD', day: '2026-06-01', rate: 30 },
    { currency: 'KWD', day: '2026-01-01', rate: 32 },
  ]
  const at = (day: string) => convertMoney(moneyOf(1.5, 'KWD'), { to: 'MAD', day, rates })
  expect(at('2026-05-31')).toEqual({ minor: 4800, currency: 'MAD' })
  expect(at('2026-06-01')).toEqual({ minor: 4500, currency: 'MAD' })
  expect(at('2025-12-31')).toBeNull()
  expect(convertMoney(moneyOf(5, 'MAD'), { to: 'MAD', day: '2020-01-01', rates: [] })?.minor).toBe(500)
})
