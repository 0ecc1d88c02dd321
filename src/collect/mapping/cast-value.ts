import { millisOf } from '../adapters/read-values.ts'
import { moneyFacts } from '../files/values/money.ts'
import { numberFacts, readNumber } from '../files/values/number.ts'
import { createTimeReader, type TimeReader } from '../files/values/read-time.ts'
import { plainText } from '../files/values/text-rules.ts'
import { Failure } from './failure.ts'
import type { MappingAction } from './model-mapping.ts'
import { isBag } from './paths.ts'

export type CastRule = Omit<Extract<MappingAction, { do: 'cast' }>, 'do' | 'path'>

/** What a value becomes; of money the currency stands apart. */
export interface Cast {
  readonly value: unknown
  readonly currency?: string
}

const yes = new Set(['true', 'yes', 'y', '1', 'on', 'نعم', 'صح', 'صحيح'])
const no = new Set(['false', 'no', 'n', '0', 'off', 'لا', 'خطأ'])

/** @throws Failure where the value cannot be read so. */
export function createCast(rule: CastRule): (value: unknown) => Cast {
  switch (rule.to) {
    case 'number':
      return value => ({ value: toNumber(value, rule.decimal) })
    case 'text':
      return value => ({ value: toText(value) })
    case 'boolean':
      return value => ({ value: toBoolean(value) })
    case 'date': {
      const reader = createDateReader(rule)
      return value => ({ value: toDate(value, reader) })
    }
    case 'money':
      return value => toMoney(value, rule)
  }
}

/** "١٬٢٣٤٫٥", "1.234,50", "(12)", 12: the number. What could be a thousand or a fraction is refused unless the mark is said. */
export function toNumber(value: unknown, decimal: CastRule['decimal'] = 'either'): number {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') throw new Failure('wrong-type')
  const facts = numberFacts(value)
  if (facts === undefined) throw new Failure('not-a-number')
  if (facts.ambiguous && decimal === 'either') throw new Failure('ambiguous')
  const read = readNumber(value, decimal === 'either' ? (facts.proves ?? '.') : decimal)
  if (read === undefined || !Number.isFinite(read)) throw new Failure('not-a-number')
  return read
}

export function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (text.length > 10_000) throw new Failure('too-long')
  return text
}

function toBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string' && typeof value !== 'number') throw new Failure('wrong-type')
  const word = plainText(String(value)).toLowerCase()
  if (yes.has(word)) return true
  if (no.has(word)) return false
  throw new Failure('not-a-boolean')
}

export function createDateReader({ zone, order }: Pick<CastRule, 'zone' | 'order'>): TimeReader {
  return createTimeReader({ format: 'text', order, century: 'pivot-50', zone })
}

/** ISO 8601 in UTC. Numbers are seconds, milliseconds or microseconds since 1970. */
export function toDate(value: unknown, reader: TimeReader): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw new Failure('wrong-type')
  const read = typeof value === 'string' ? reader.read(value) : null
  const instant = read === null ? millisOf(value) : 'instant' in read ? read.instant : null
  if (read !== null && 'refused' in read && read.refused === 'time-ambiguous') throw new Failure('ambiguous')
  if (instant === null || Math.abs(instant) > 8.64e15) throw new Failure('not-a-date')
  return new Date(instant).toISOString()
}

function toMoney(value: unknown, { decimal, currency }: CastRule): Cast {
  if (isBag(value)) {
    const own = typeof value.currency === 'string' ? value.currency.trim().toUpperCase() : currency
    return withCurrency(toNumber(value.amount ?? value.value, decimal), own)
  }
  if (typeof value === 'number') return withCurrency(value, currency)
  if (typeof value !== 'string') throw new Failure('wrong-type')
  const facts = moneyFacts(plainText(value))
  if (facts === undefined) return withCurrency(toNumber(value, decimal), currency)
  const own = facts.currencies.length === 1 ? (facts.currencies[0] ?? null) : currency
  if (own === null || !facts.currencies.includes(own)) throw new Failure('ambiguous')
  return withCurrency(toNumber(facts.amount, decimal), own)
}

function withCurrency(value: number, currency: string | null): Cast {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) throw new Failure('not-money')
  return { value, currency }
}
