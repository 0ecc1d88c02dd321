import { phraseOf } from '../inspect/words.ts'
import type { ColumnReading } from '../mapping.ts'
import type { RefusalReason } from '../model-outcome.ts'
import { moneyFacts } from '../values/money.ts'
import { type DecimalMark, readNumber } from '../values/number.ts'
import { readPhone } from '../values/read-phone.ts'
import { createTimeReader, type ReadTime } from '../values/read-time.ts'
import { isNothing, plainText } from '../values/text-rules.ts'
import { readClockText } from '../values/time-text.ts'

/** What a cell says under its column's reading. All fields absent: there is nothing in it. */
export interface CellValue {
  readonly value?: string | number | boolean
  readonly time?: ReadTime
  readonly currency?: string
  readonly repaired?: boolean
  /** The cell does not say what its column says. */
  readonly refused?:
    | Extract<RefusalReason, `time-${string}` | `phone-${string}` | `email-${string}`>
    | 'number-unreadable'
}

export type CellReader = (text: string, clock?: string) => CellValue

const nothing: CellValue = {}
/** What an exchange writes for a caller who does not show a number. */
const hiddenNumber = new Set(
  'anonymous private unknown withheld restricted hidden unavailable محجوب مجهول خاص'.split(' '),
)
const yes = new Set(['true', 'yes', 'y', 'oui', 'vrai', 'نعم', 'صح'])

/** The mapping must be decided: an open reading throws. */
export function createCellReader(reading: ColumnReading): CellReader {
  switch (reading.as) {
    case 'text':
      return text => (text.trim() === '' ? nothing : { value: text })
    case 'category':
      return text => filled(text, plain => ({ value: plain }))
    case 'clock':
      return text =>
        content(text, plain =>
          readClockText(plain) === undefined ? { refused: 'time-unreadable' } : { value: plain },
        )
    case 'id':
      return text => content(text, plain => ({ value: plain }))
    case 'boolean':
      return text => content(text, plain => ({ value: yes.has(plain.toLowerCase()) }))
    case 'email':
      return text => content(text, readEmail)
    case 'number':
      return numberReader(markOf(reading.decimal))
    case 'money':
      return moneyReader(markOf(reading.decimal), reading.currency)
    case 'phone':
      return phoneReader(reading.country ?? undefined)
    case 'time':
      return timeReader(reading)
  }
}

function filled(text: string, read: (plain: string) => CellValue): CellValue {
  const plain = plainText(text)
  return plain === '' ? nothing : read(plain)
}

/** Without words such as NULL and NaN, which only a text may contain. */
function content(text: string, read: (plain: string) => CellValue): CellValue {
  return filled(text, plain => (isNothing(plain) ? nothing : read(plain)))
}

function markOf(decimal: DecimalMark | 'ask'): DecimalMark {
  if (decimal === 'ask') throw new Error('the decimal mark of a column is still open')
  return decimal
}

function readEmail(plain: string): CellValue {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain)
    ? { value: plain.toLowerCase() }
    : { refused: 'email-unreadable' }
}

function numberReader(decimal: DecimalMark): CellReader {
  return text =>
    content(text, plain => {
      const value = readNumber(plain, decimal)
      return value === undefined ? { refused: 'number-unreadable' } : { value }
    })
}

function moneyReader(decimal: DecimalMark, declared: string | null): CellReader {
  return text =>
    content(text, plain => {
      const money = moneyFacts(plain)
      const value = readNumber(money?.amount ?? plain, decimal)
      if (value === undefined) return { refused: 'number-unreadable' }
      const [first, ...others] = money?.currencies ?? []
      const currency = others.length === 0 ? first : declared
      return currency ? { value, currency } : { value }
    })
}

function phoneReader(country: string | undefined): CellReader {
  return text =>
    content(text, plain => {
      if (hiddenNumber.has(phraseOf(plain))) return nothing
      const found = readPhone(plain, country)
      return 'refused' in found ? found : { value: found.phone, repaired: found.repaired }
    })
}

function timeReader(reading: Extract<ColumnReading, { as: 'time' }>): CellReader {
  const { format, order, century, zone } = reading
  if (format === 'ask' || order === 'ask' || century === 'ask' || zone === 'ask')
    throw new Error('the times of a column are still open')
  const reader = createTimeReader({ format, order, century, zone })
  return (text, clock) =>
    content(text, plain => {
      const found = reader.read(plain, clock)
      return 'refused' in found ? found : { time: found, value: new Date(found.instant).toISOString() }
    })
}
