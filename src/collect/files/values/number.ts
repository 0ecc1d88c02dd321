import { latinDigits, plainText } from './text-rules.ts'

/** The mark before the fraction. The other one of the two groups thousands. */
export type DecimalMark = '.' | ','

export interface NumberFacts {
  readonly integer: boolean
  /** What this one text proves about its column: "1.234,5" proves the comma. Nothing when it has no mark. */
  readonly proves: DecimalMark | undefined
  /** "1.234" and "1,234": a thousand or a fraction. */
  readonly ambiguous: boolean
  readonly negative: boolean
  /** "007" is written by somebody who needs the zeros. */
  readonly leadingZero: boolean
  readonly digits: number
}

const plain = /^-?\d+$/
const grouped = { '.': /^\d{1,3}(?:\.\d{2,3})*\.\d{3}$/, ',': /^\d{1,3}(?:,\d{2,3})*,\d{3}$/ }
const scientific = /^-?\d(?:[.,]\d+)?[eE][+-]?\d{1,3}$/

/** What a text says as a number, or undefined when it is none. */
export function numberFacts(text: string): NumberFacts | undefined {
  const body = normalise(text)
  const negative = body.startsWith('-')
  const unsigned = negative ? body.slice(1) : body
  const digits = countDigits(unsigned)
  const leadingZero = /^0\d/.test(unsigned)
  if (plain.test(body))
    return { integer: true, proves: undefined, ambiguous: false, negative, leadingZero, digits }
  if (scientific.test(body))
    return { integer: false, proves: markOf(unsigned), ambiguous: false, negative, leadingZero, digits }
  const marked = /[٫٬]/.test(unsigned) ? readArabic(unsigned) : readMarked(unsigned)
  return marked === undefined ? undefined : { ...marked, negative, leadingZero, digits }
}

/** The number, or undefined when the text is none under this mark. */
export function readNumber(text: string, decimal: DecimalMark): number | undefined {
  const body = normalise(text)
  if (plain.test(body)) return Number(body)
  const facts = numberFacts(body)
  if (facts === undefined || (facts.proves !== undefined && facts.proves !== decimal)) return undefined
  if (/[٫٬]/.test(body)) return Number(body.replaceAll('٬', '').replace('٫', '.'))
  const group = decimal === '.' ? ',' : '.'
  return Number(body.replaceAll(group, '').replace(decimal, '.'))
}

/** One spelling of digits, minus and blanks: "(12)" and "12-" are negative, blanks and ' group thousands. */
function normalise(text: string): string {
  if (plain.test(text)) return text
  let body = latinDigits(plainText(text)).replace(/(\d)[\s\u00a0\u202f'’](?=\d{3}(?:\D|$))/g, '$1')
  if (/^\(.*\d\)$/.test(body)) body = `-${body.slice(1, -1)}`
  if (/\d-$/.test(body)) body = `-${body.slice(0, -1)}`
  return body
    .replace(/^[\u2212\u2010-\u2013]/, '-')
    .replace(/^\+/, '')
    .replace(/^-\s+/, '-')
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length
}

function markOf(text: string): DecimalMark | undefined {
  return text.includes('.') ? '.' : text.includes(',') ? ',' : undefined
}

type Marks = Pick<NumberFacts, 'integer' | 'proves' | 'ambiguous'>

function readMarked(body: string): Marks | undefined {
  if (!/^(\d[\d.,]*|[.,]\d+)$/.test(body) || /[.,]$/.test(body)) return undefined
  const last = body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ','
  const other = last === '.' ? ',' : '.'
  const count = body.split(last).length - 1
  if (body.includes(other)) {
    const whole = body.slice(0, body.lastIndexOf(last))
    return count === 1 && grouped[other].test(whole)
      ? { integer: false, proves: last, ambiguous: false }
      : undefined
  }
  if (count > 1)
    return grouped[last].test(body) ? { integer: true, proves: other, ambiguous: false } : undefined
  const couldGroup = grouped[last].test(body) && !body.startsWith('0')
  return couldGroup
    ? { integer: false, proves: undefined, ambiguous: true }
    : { integer: false, proves: last, ambiguous: false }
}

/** ٫ and ٬ mean one thing each: nothing is proved about . and , and nothing is left to ask. */
function readArabic(body: string): Marks | undefined {
  const [whole = '', fraction, ...more] = body.split('٫')
  const sound = /^\d{1,3}(٬\d{3})*$|^\d*$/.test(whole) && /^\d*$/.test(fraction ?? '')
  if (more.length > 0 || !sound) return undefined
  return { integer: fraction === undefined, proves: undefined, ambiguous: false }
}
