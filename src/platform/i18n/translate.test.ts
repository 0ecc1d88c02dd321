import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../errors.ts'
import { errorSentence } from './error-sentence.ts'
import { stripMarks } from './isolate.ts'
import { defaultRegion, type LocaleSettings, localeTag } from './locale.ts'
import { makeQuantity } from './quantity.ts'
import { catalog, translator } from './translate.ts'

const arabic: LocaleSettings = { ...defaultRegion, language: 'ar', country: 'SA' }
const english: LocaleSettings = { ...arabic, language: 'en' }

const people = catalog({
  en: {
    left: '{n, plural, =0 {Nobody left} one {# person left} other {# people left}}',
    hello: 'Hello {name}!',
  },
  ar: {
    left: '{n, plural, =0 {لم يغادر أحد} one {غادر شخص واحد} two {غادر شخصان} few {غادر # أشخاص} many {غادر # شخصًا} other {غادر # شخص}}',
    hello: 'مرحبًا {name}!',
  },
})
const ar = translator(people, arabic)
const en = translator(people, english)
const plain = (text: string) => stripMarks(text)

describe('plural forms', () => {
  it.each([
    [0, 'لم يغادر أحد'],
    [1, 'غادر شخص واحد'],
    [2, 'غادر شخصان'],
    [3, 'غادر 3 أشخاص'],
    [10, 'غادر 10 أشخاص'],
    [11, 'غادر 11 شخصًا'],
    [99, 'غادر 99 شخصًا'],
    [100, 'غادر 100 شخص'],
    [102, 'غادر 102 شخص'],
    [103, 'غادر 103 أشخاص'],
    [111, 'غادر 111 شخصًا'],
    [1203, 'غادر 1,203 أشخاص'],
  ])('of %i take the Arabic form of its last two digits', (n, sentence) => {
    expect(plain(ar('left', { n }))).toBe(sentence)
  })

  it('are `other` for abbreviated numbers', () => {
    const n = makeQuantity('ar-SA-u-ca-gregory-nu-latn', 1203, { compact: true })
    expect(plain(ar('left', { n }))).toBe('غادر 1.2\u00a0ألف شخص')
  })

  it('are `other` for numbers shown with decimals', () => {
    const n = makeQuantity('ar-SA-u-ca-gregory-nu-latn', 2, { decimals: 1 })
    expect(plain(ar('left', { n }))).toBe('غادر 2.0 شخص')
  })

  it('follow the value when the abbreviation changes nothing', () => {
    const n = makeQuantity('ar-SA-u-ca-gregory-nu-latn', 3, { compact: true })
    expect(plain(ar('left', { n }))).toBe('غادر 3 أشخاص')
  })

  it('agree with the library for every whole number it can be asked about', () => {
    for (const [settings, say] of [
      [arabic, ar],
      [english, en],
    ] as const) {
      const locale = localeTag(settings)
      const twin = new IntlMessageFormat(people[settings.language === 'ar' ? 'ar' : 'en'].left, locale)
      for (let n = 0; n < 1300; n++) expect(say('left', { n })).toBe(twin.format({ n }))
    }
  })

  it('are simpler in English', () => {
    expect([0, 1, 2, 1203].map(n => en('left', { n }))).toEqual([
      'Nobody left',
      '1 person left',
      '2 people left',
      '1,203 people left',
    ])
  })
})

describe('sentences', () => {
  it('isolate what is put into them', () => {
    expect(ar('hello', { name: 'Salma' })).toBe('مرحبًا \u2068Salma\u2069!')
    // A number whose sign has a mark before it runs with its unit.
    expect(ar('hello', { name: '\u200e-5 نقاط' })).toBe('مرحبًا \u2067\u200e-5 نقاط\u2069!')
    expect(ar('hello', { name: '\u200e-5' })).toBe('مرحبًا \u2068\u200e-5\u2069!')
  })

  it('refuse a missing value', () => {
    expect(() => en('hello')).toThrow('name')
  })

  it('are bracketed in the pseudo-languages, values untouched', () => {
    const accented = translator(people, { ...english, language: 'en-XA' })('hello', { name: 'Salma' })
    expect(plain(accented)).toBe('[Ĥéļļö ~Salma!]')
    expect(plain(translator(people, { ...english, language: 'ar-XB' })('hello', { name: 'S' }))).toBe(
      '[Hello S!]',
    )
  })
})

describe('error codes', () => {
  it('have a sentence in both languages', () => {
    const values: Record<string, number> = new Proxy({}, { get: () => 7 })
    for (const code of Object.keys(errorCodes)) {
      expect(errorSentence(english, code, values)).toMatch(/\w.*\.$/)
      expect(errorSentence(arabic, code, values)).toMatch(/\p{Script=Arabic}.*[.؟]$/u)
    }
  })

  it('that are unknown read as an internal error', () => {
    expect(errorSentence(english, 'no.such.code')).toBe(errorSentence(english, 'internal'))
  })
})
