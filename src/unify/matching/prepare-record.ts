import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { foldText } from '../../platform/i18n/fold-text.ts'
import { levelArabic, scriptOf } from '../names/fold-name.ts'
import { levelLatin, nameSound } from '../names/name-sound.ts'
import { nameWords } from '../names/name-words.ts'
import type { FieldKind } from './model.ts'

/** One value made ready to be compared in SQL. All three are empty where nothing usable was said. */
export interface PreparedValue {
  readonly value: string
  /** What spellings of the value have in common. */
  readonly key: string
  /** For names: one byte a letter, because the engine compares bytes; of Arabic ones it begins with `~`. */
  readonly spelling: string
}

const nothing: PreparedValue = { value: '', key: '', spelling: '' }
const longestValue = 120

export function prepareValue(kind: FieldKind, text: string): PreparedValue {
  const given = text.trim().slice(0, longestValue)
  if (given === '') return nothing
  switch (kind) {
    case 'name':
      return prepareName(nameWords(given))
    case 'date':
      return prepareDate(given)
    case 'email':
      return prepareEmail(foldText(given))
    case 'phone':
      return preparePhone(given)
    case 'text':
      return prepareText(given)
    case 'code': {
      const value = foldText(given).replace(/[^\p{L}\p{N}]/gu, '')
      return { value, key: value, spelling: '' }
    }
  }
}

/** Of a whole name the first word is given, the last is the family's; what stands between is often left out. */
export function splitName(name: string): { given: string; family: string } {
  const words = nameWords(name)
  return { given: words[0] ?? '', family: words.length > 1 ? (words.at(-1) ?? '') : '' }
}

function prepareName(words: readonly string[]): PreparedValue {
  const value = words.join(' ')
  if (value === '') return nothing
  const joined = words.join('')
  const spelling = scriptOf(joined) === 'arabic' ? `~${asBytes(levelArabic(joined))}` : levelLatin(joined)
  return { value, key: soundKey(joined) || joined.slice(0, 2), spelling }
}

/** Its consonants without order and number: typing exchanges neighbours more often than it changes letters. */
function soundKey(word: string): string {
  return [...new Set(nameSound(word))].toSorted().join('')
}

/** Each Arabic letter as a byte of its own, `A` for the first of the block. */
function asBytes(arabic: string): string {
  return arabic.replace(/[\u0621-\u064a]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0x0621 + 65))
}

/** As eight digits, year first. Understood: ISO, `yyyymmdd`, and day before month with four digits of the year at the end. */
function prepareDate(text: string): PreparedValue {
  const digits = foldText(text)
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:\D|$)/.exec(digits)
  const european = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(digits)
  const [year, month, day] = iso ? iso.slice(1) : european ? european.slice(1).reverse() : []
  if (year === undefined || month === undefined || day === undefined) return nothing
  const value = `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`
  return { value, key: value, spelling: '' }
}

function prepareEmail(value: string): PreparedValue {
  const at = value.lastIndexOf('@')
  if (at < 1) return nothing
  const local = value.slice(0, at).replace(/\+.*$/, '').replace(/[._-]/g, '')
  return { value, key: local || value, spelling: '' }
}

function preparePhone(text: string): PreparedValue {
  const folded = foldText(text).replace(/^00/, '+')
  const number = parsePhoneNumberFromString(folded)
  const digits = (number?.number ?? folded).replace(/\D/g, '')
  if (digits.length < 6) return nothing
  return { value: digits, key: digits.slice(-8), spelling: '' }
}

function prepareText(text: string): PreparedValue {
  const words = foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
  const value = words.join(' ')
  return { value, key: words.toSorted().join(''), spelling: '' }
}
