import { wordsOf } from './words.ts'

/** What the first cells of a column are like, in one file or several. */
export interface ColumnSample {
  readonly filled: number
  readonly numbers: number
  readonly times: number
  /** The line of the first row, and of the first cell that is no number, and no time. */
  readonly firstLine: number
  readonly firstNoNumber: number
  readonly firstNoTime: number
  readonly values: readonly string[]
}

/** 0…1: how alike two names are, by their words and their letters. */
export function likenessOfNames(a: string, b: string): number {
  const [one, two] = [wordsOf(a), wordsOf(b)]
  const [joinedOne, joinedTwo] = [one.join(''), two.join('')]
  if (joinedOne === joinedTwo) return joinedOne === '' ? 0 : 1
  const common = one.filter(word => two.includes(word)).length
  const contained = common / Math.max(1, Math.min(one.length, two.length))
  const all = common / Math.max(1, Math.max(one.length, two.length))
  return Math.max(0.8 * contained, all, diceOf(pairsOf(joinedOne), pairsOf(joinedTwo)))
}

function pairsOf(text: string): string[] {
  const letters = [...text]
  return letters.slice(1).map((letter, i) => (letters[i] ?? '') + letter)
}

function diceOf(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0
  const rest = [...b]
  let common = 0
  for (const pair of a) {
    const at = rest.indexOf(pair)
    if (at === -1) continue
    rest.splice(at, 1)
    common++
  }
  return (2 * common) / (a.length + b.length)
}

/**
 * 0…1: how alike the contents of two columns are. Other days have other values, so it is their kind that counts: the
 * same share of numbers and times, the same shapes of text, the same size of numbers, or the same words again.
 */
export function likenessOfValues(a: ColumnSample, b: ColumnSample): number {
  if (a.filled === 0 || b.filled === 0) return 0
  const kinds =
    1 -
    Math.max(
      Math.abs(a.numbers / a.filled - b.numbers / b.filled),
      Math.abs(a.times / a.filled - b.times / b.filled),
    )
  if (kinds < 0.5) return 0
  const shapes = overlap(a.values.map(shapeOf), b.values.map(shapeOf))
  if (a.numbers > 0.5 * a.filled) return kinds * (0.4 * shapes + 0.6 * sizes(a.values, b.values))
  if (a.times > 0.5 * a.filled) return kinds * shapes
  const found = new Set(b.values)
  const again = a.values.filter(value => found.has(value)).length / a.values.length
  return kinds * Math.max(again, 0.9 * shapes)
}

/** `ORD-2041` → `A-9`: what stays the same from row to row. */
function shapeOf(value: string): string {
  return value
    .slice(0, 40)
    .replace(/\p{L}+/gu, 'A')
    .replace(/\p{N}+/gu, '9')
    .replace(/\s+/g, ' ')
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const share = (all: readonly string[]) =>
    new Map([...Map.groupBy(all, one => one)].map(([one, same]) => [one, same.length / all.length]))
  const theirs = share(b)
  return [...share(a)].reduce((sum, [shape, own]) => sum + Math.min(own, theirs.get(shape) ?? 0), 0)
}

/** Of numbers: how far their medians are apart, in powers of ten. */
function sizes(a: readonly string[], b: readonly string[]): number {
  const [one, two] = [medianOf(a), medianOf(b)]
  if (Math.sign(one) !== Math.sign(two)) return 0
  return 1 - Math.min(1, Math.abs(Math.log10(Math.abs(one) + 1) - Math.log10(Math.abs(two) + 1)))
}

function medianOf(values: readonly string[]): number {
  const numbers = values
    .map(value => Number(value.replace(/[^\d.-]/g, '')))
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  return numbers[numbers.length >> 1] ?? 0
}
