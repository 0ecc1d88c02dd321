import { describe, expect, it } from 'vitest'
import { parseNumber } from './parse-number.ts'

const egypt = 'ar-EG-u-ca-gregory-nu-latn'
const morocco = 'ar-MA-u-ca-gregory-nu-latn'
const number = (value: number) => ({ kind: 'number', value })

describe('a typed number', () => {
  it.each([
    ['١٬٢٣٤٫٥', 1234.5],
    ['۱۲۳', 123],
    ['12.5%', 12.5],
    ['\u061c-5', -5],
    ['−5', -5],
    ['1 234', 1234],
    ['1,234.56', 1234.56],
    ['1.234.567', 1234567],
    ['1.234.567,8', 1234567.8],
    ['٣،٥', 3.5],
    ['.5', 0.5],
    ['0.125', 0.125],
    ['12.3456', 12.3456],
    ['٫٥', 0.5],
    ['1٫234', 1.234],
  ])('%s is read as %d', (text, value) => {
    expect(parseNumber(text, egypt)).toEqual(number(value))
  })

  it('with three digits after one mark is settled by the region’s group mark, else asked about', () => {
    expect(parseNumber('1,234', egypt)).toEqual(number(1234))
    expect(parseNumber('1.234', morocco)).toEqual(number(1234))
    expect(parseNumber('1.234', egypt)).toEqual({ kind: 'ambiguous', readings: [1.234, 1234] })
    expect(parseNumber('1,234', morocco)).toEqual({ kind: 'ambiguous', readings: [1.234, 1234] })
  })

  it('is refused when it is none', () => {
    for (const text of ['abc', '1-2', '1,2,3', '--1', '12,34.567,8', '1٫2٫3'])
      expect(parseNumber(text, egypt)).toEqual({ kind: 'invalid' })
  })

  it('may be absent', () => expect(parseNumber(' \u200f', egypt)).toEqual({ kind: 'empty' }))
})
