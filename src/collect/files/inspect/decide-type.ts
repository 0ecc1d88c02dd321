import type { ColumnInspection } from '../model-inspection.ts'
import { hasRole } from './words.ts'

/** Counts over the filled cells of a column, from which its type is decided. */
export interface ColumnCounts {
  filled: number
  empty: number
  nothing: number
  number: number
  integer: number
  leadingZero: number
  longNumber: number
  money: number
  time: number
  clock: number
  boolean: number
  email: number
  phone: number
  international: number
  manyWords: number
  longest: number
}

export interface TypeEvidence {
  readonly name: string
  readonly counts: ColumnCounts
  readonly distinct: number
  readonly min: number
  readonly max: number
  readonly currencies: Readonly<Record<string, number>>
}

/**
 * The type that a column's cells have in common. A date or an address is recognised by its shape, so a few damaged
 * cells (5 %) do not hide it; a number is a weaker shape ("85123A" among item numbers), so nearly all must be one.
 */
export function decideType(evidence: TypeEvidence): ColumnInspection['type'] {
  const { name, counts } = evidence
  const filled = counts.filled
  const most = (count: number, share = 0.95) => count >= share * filled
  if (filled === 0) return 'empty'
  if (most(counts.email)) return 'email'
  if (most(counts.time)) return 'time'
  if (most(counts.clock)) return 'clock'
  if (isPhone(evidence)) return 'phone'
  if (most(counts.boolean, 0.99)) return 'boolean'
  if (counts.money > 0 && most(counts.money + counts.number)) return 'money'
  if (most(counts.number, 0.995)) return decideNumber(evidence)
  if (hasRole(name, 'id') && most(filled - counts.manyWords) && counts.longest <= 64) return 'id'
  if (looksLikeCodes(evidence)) return 'id'
  return isCategory(evidence) ? 'category' : 'text'
}

function isPhone({ name, counts }: TypeEvidence): boolean {
  if (hasRole(name, 'phone')) return counts.phone >= 0.6 * counts.filled
  return counts.international >= 0.9 * counts.filled && counts.integer < 0.5 * counts.filled
}

function decideNumber({ name, counts, min, max }: TypeEvidence): ColumnInspection['type'] {
  if (hasRole(name, 'time') && isTimeNumber(min, max)) return 'time-number'
  if (counts.leadingZero > 0 || counts.longNumber > 0) return 'id'
  if (hasRole(name, 'id') && !hasRole(name, 'measure')) return 'id'
  return counts.integer === counts.number ? 'integer' : 'decimal'
}

/** Days of a spreadsheet 1954–2064, seconds and milliseconds 2001–2065, or 19000101…22991231 written together. */
function isTimeNumber(min: number, max: number): boolean {
  const within = (low: number, high: number) => min >= low && max <= high
  return within(20_000, 60_000) || within(1e9, 3e9) || within(1e12, 3e12) || within(19_000_101, 22_991_231)
}

function looksLikeCodes({ counts, distinct }: TypeEvidence): boolean {
  const wordless = counts.manyWords === 0 && counts.longest <= 64
  return wordless && counts.filled >= 20 && distinct > 0.5 * counts.filled
}

function isCategory({ counts, distinct }: TypeEvidence): boolean {
  const words = counts.manyWords < 0.5 * counts.filled
  return counts.longest <= 80 && (distinct <= 0.3 * counts.filled || (distinct <= 50 && words))
}
