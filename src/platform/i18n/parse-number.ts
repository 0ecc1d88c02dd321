import { numberFormat } from './quantity.ts'

/** A number as a person typed it; `ambiguous` is asked about, never guessed ("1.234": a thousand or one and a bit?). */
export type ParsedNumber =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [number, number] }

interface Separators {
  readonly decimal: string
  readonly group: string
}

/** Reads ٠–٩ ۰–۹ and 0–9, ٫ ٬ ، , . and spaces, every minus, with invisible marks and a percent sign ignored. */
export function parseNumber(text: string, locale: string): ParsedNumber {
  const cleaned = clean(text)
  if (cleaned === '') return { kind: 'empty' }
  const sign = cleaned.startsWith('-') ? -1 : 1
  const found = readBody(cleaned.replace(/^[+-]/, ''), separatorsOf(locale))
  if (found === null) return { kind: 'invalid' }
  if (typeof found === 'number') return { kind: 'number', value: sign * found }
  return { kind: 'ambiguous', readings: [sign * found[0], sign * found[1]] }
}

function clean(text: string): string {
  return text
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\s\u00a0\u202f%٪]/g, '')
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u2212\u2010-\u2013]/g, '-')
    .replace(/،/g, ',')
}

function separatorsOf(locale: string): Separators {
  const decimal = numberFormat(locale, {})
    .formatToParts(1.5)
    .find(part => part.type === 'decimal')
  return decimal?.value === ',' ? { decimal: ',', group: '.' } : { decimal: '.', group: ',' }
}

/** The value, two readings when both are possible, or null when it is no number at all. */
function readBody(body: string, region: Separators): number | readonly [number, number] | null {
  if (body.includes('٫') || body.includes('٬')) return readArabic(body)
  if (!/^(\d[\d.,]*|[.,]\d+)$/.test(body)) return null
  const marks = body.replace(/\d/g, '')
  if (marks === '') return Number(body)
  const last = marks.at(-1) ?? ''
  const kinds = new Set(marks)
  if (kinds.size === 2) {
    const group = last === '.' ? ',' : '.'
    return isGrouped(body.slice(0, body.lastIndexOf(last)), group) ? toNumber(body, group, last) : null
  }
  if (marks.length > 1) return isGrouped(body, last) ? Number(body.replaceAll(last, '')) : null
  const asDecimal = toNumber(body, '', last)
  if (!isGrouped(body, last) || body.startsWith('0')) return asDecimal
  const asGroup = Number(body.replace(last, ''))
  // Typed with the region's own group mark it is a thousand; with its decimal mark it is a fraction in that
  // region, but people move between regions: three digits after one mark are asked about.
  return last === region.group ? asGroup : [asDecimal, asGroup]
}

/** ٫ and ٬ mean one thing each, so nothing is left to ask. */
function readArabic(body: string): number | null {
  const [whole = '', fraction, ...more] = body.split('٫')
  const isPlain = /^\d*$/.test(whole) || isGrouped(whole, '٬')
  if (more.length > 0 || !isPlain || !/^\d*$/.test(fraction ?? '')) return null
  return Number(`${whole.replaceAll('٬', '') || '0'}.${fraction || '0'}`)
}

function isGrouped(body: string, group: string): boolean {
  const [first = '', ...rest] = body.split(group)
  return (
    first.length >= 1 &&
    first.length <= 3 &&
    rest.every(piece => piece.length === 3) &&
    /^\d+$/.test(first + rest.join(''))
  )
}

function toNumber(body: string, group: string, decimal: string): number {
  const plain = group === '' ? body : body.replaceAll(group, '')
  return Number(plain.replace(decimal, '.'))
}
