import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { foldText } from '../platform/i18n/fold-text.ts'
import { identifierValue, kindOf } from './model.ts'

/** One text that somebody can be found by. */
export interface Findable {
  /** The kind of identifier, or `name`. */
  readonly field: string
  /** As it was written. */
  readonly label: string
  /** What a query may begin with: folded. */
  readonly terms: readonly string[]
  /** The whole label folded. */
  readonly folded: string
}

/** Prefixes longer than this are not told apart. */
const longestTerm = 100

export function findIdentifier(identifier: string): Findable {
  const field = kindOf(identifier)
  const label = identifierValue(identifier)
  const folded = isPlain.test(label) ? label : foldText(label)
  return { field, label, folded, terms: distinct([folded, ...partsOf(field, folded)]) }
}

export function findName(name: string): Findable {
  const folded = foldText(name)
  return { field: 'name', label: name, folded, terms: distinct([folded, ...nameWords(folded)]) }
}

/** What folding leaves as it is. Folding costs more than all else here: once a label, and not for these. */
const isPlain = /^[a-z0-9@.+_-]*$/

/** An address is also found by the words before the @, a number also without its country. */
function partsOf(field: string, folded: string): string[] {
  if (field === 'email') return (folded.split('@')[0] ?? '').split(/[._+-]+/)
  if (field !== 'phone') return []
  const national = parsePhoneNumberFromString(folded)?.nationalNumber
  return [folded.replace(/\D/g, ''), ...(national === undefined ? [] : [national])]
}

/** Each word, and a word without the article: «الأمراني» is found under ا of both. */
function nameWords(folded: string): string[] {
  const words = folded.split(/[\s,'’.-]+/)
  return words.flatMap(word => (word.length > 4 && word.startsWith('ال') ? [word, word.slice(2)] : [word]))
}

function distinct(terms: readonly string[]): string[] {
  return [...new Set(terms.map(term => term.slice(0, longestTerm)))].filter(term => term !== '')
}

/** The words of a query, the most telling (longest) first. A number loses its +, its 00 and its leading 0. */
export function queryWords(query: string): string[] {
  const folded = foldText(query)
  if (/^[+\d][\d\s().-]{3,}$/.test(folded)) {
    const digits = folded.replace(/\D/g, '')
    if (folded.startsWith('+') || /[\s().-]/.test(folded) || digits.startsWith('0'))
      return [digits.replace(/^0+/, '')].filter(word => word !== '')
  }
  return folded
    .split(' ')
    .map(word => word.slice(0, longestTerm))
    .filter(word => word !== '')
    .sort((a, b) => b.length - a.length)
}

/** Traits that hold somebody's whole name. */
export const nameKeys = [
  'name',
  'fullName',
  'full_name',
  'displayName',
  'display_name',
  'nameAr',
  'name_ar',
  'nameEn',
  'name_en',
]
const firstKeys = ['firstName', 'first_name', 'firstname', 'givenName']
const lastKeys = ['lastName', 'last_name', 'lastname', 'familyName']

/** What the traits call the person, the one to show first; further spellings are found but not shown. */
export function namesIn(properties: string): string[] {
  if (!/name/i.test(properties)) return []
  const parsed: unknown = JSON.parse(properties)
  if (!isRecord(parsed)) return []
  const of = (keys: readonly string[]) => keys.flatMap(key => textOf(parsed[key]))
  const whole = [...of(firstKeys).slice(0, 1), ...of(lastKeys).slice(0, 1)].join(' ')
  return [...new Set([...of(nameKeys), ...(whole === '' ? [] : [whole])])]
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string[] {
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' || text.length > 300 ? [] : [text]
}
