import type { ColumnInspection } from '../model-inspection.ts'
import { isNothing, ownCopy } from '../values/text-rules.ts'
import { type CellFacts, factsOf } from './cell-facts.ts'
import { type ColumnCounts, decideType } from './decide-type.ts'
import { createSketch, quickHash, type Sketch } from './sketch.ts'

export interface ColumnProfile {
  readonly sketch: Sketch
  add(text: string): void
  inspect(name: string): ColumnInspection
}

const memory = 20_000
const fewValues = 60

/** Sees every cell of a column, in bounded memory. */
export function createColumnProfile(): ColumnProfile {
  const sketch = createSketch()
  const seen = new Map<string, CellFacts>()
  const examples: string[] = []
  const counts = emptyCounts()
  const numbers = { provesDot: 0, provesComma: 0, ambiguous: 0, negative: 0, min: Infinity, max: -Infinity }
  const times = emptyTimes()
  const currencies: Record<string, number> = {}
  const prefixes: Record<string, number> = {}

  const facts = (text: string): CellFacts => {
    const known = seen.get(text)
    if (known) return known
    const found = factsOf(text)
    if (seen.size < memory && text.length <= 64) {
      const own = ownCopy(text)
      seen.set(own, found)
    }
    if (examples.length < 5 && !examples.includes(text)) examples.push(ownCopy(text.slice(0, 200)))
    return found
  }
  return {
    sketch,
    add(text) {
      if (text === '' || isNothing(text)) {
        if (text === '') counts.empty++
        else counts.nothing++
        return
      }
      const found = facts(text)
      sketch.add(quickHash(text))
      countCell(counts, found, text)
      if (found.number) countNumber(numbers, found)
      if (found.time) countTime(times, found.time)
      if (found.currencies) tally(currencies, found.currencies)
      if (found.prefix) tally(prefixes, found.prefix)
    },
    inspect(name) {
      const distinct = sketch.distinct()
      return {
        name,
        type: decideType({ name, counts, distinct, min: numbers.min, max: numbers.max, currencies }),
        empty: counts.empty,
        nothing: counts.nothing,
        distinct,
        distinctExact: sketch.isExact(),
        unique: sketch.isUnique(),
        examples,
        values: sketch.isExact() && distinct <= fewValues ? [...seen.keys()].sort() : [],
        numbers: { ...numbers, ...(Number.isFinite(numbers.min) ? {} : { min: 0, max: 0 }) },
        times,
        currencies,
        phonesWithoutCountry: counts.phone - counts.international,
        prefixes,
      }
    },
  }
}

function emptyCounts(): ColumnCounts {
  return {
    filled: 0,
    empty: 0,
    nothing: 0,
    number: 0,
    integer: 0,
    leadingZero: 0,
    longNumber: 0,
    money: 0,
    time: 0,
    clock: 0,
    boolean: 0,
    email: 0,
    phone: 0,
    international: 0,
    manyWords: 0,
    longest: 0,
  }
}

function emptyTimes(): ColumnInspection['times'] {
  return {
    withOffset: 0,
    withoutOffset: 0,
    dateOnly: 0,
    hijri: 0,
    twoDigitYear: 0,
    onlyDayFirst: 0,
    onlyMonthFirst: 0,
    onlyYearFirst: 0,
    ambiguous: 0,
    fits: { dmy: 0, mdy: 0, ymd: 0 },
  }
}

function countCell(counts: ColumnCounts, found: CellFacts, text: string): void {
  counts.filled++
  if (found.number && found.currencies === undefined) {
    counts.number++
    if (found.number.integer) counts.integer++
    if (found.number.leadingZero && found.number.integer) counts.leadingZero++
    if (found.number.digits > 15) counts.longNumber++
  }
  if (found.currencies) counts.money++
  if (found.time) counts.time++
  if (found.clock) counts.clock++
  if (found.boolean) counts.boolean++
  if (found.email) counts.email++
  if (found.phone) counts.phone++
  if (found.phone === 'international') counts.international++
  if (found.words > 2) counts.manyWords++
  counts.longest = Math.max(counts.longest, text.length)
}

function countNumber(numbers: ColumnInspection['numbers'], { number, value }: CellFacts): void {
  if (number?.proves === '.') numbers.provesDot++
  if (number?.proves === ',') numbers.provesComma++
  if (number?.ambiguous) numbers.ambiguous++
  if (number?.negative) numbers.negative++
  if (value < numbers.min) numbers.min = value
  if (value > numbers.max) numbers.max = value
}

function countTime(times: ColumnInspection['times'], time: NonNullable<CellFacts['time']>): void {
  if (time.offset === undefined) times.withoutOffset++
  else times.withOffset++
  if (!time.hasClock) times.dateOnly++
  if (time.calendar === 'hijri') times.hijri++
  if (time.twoDigitYear) times.twoDigitYear++
  for (const order of time.orders) times.fits[order]++
  const [only] = time.orders
  if (time.orders.length > 1) {
    const [x, y] = time.numbers
    if (x !== y || time.orders.includes('ymd')) times.ambiguous++
  } else if (only === 'ymd') times.onlyYearFirst++
  else if (only === 'dmy') times.onlyDayFirst++
  else times.onlyMonthFirst++
}

function tally(counts: Record<string, number>, key: string): void {
  if (counts[key] !== undefined || Object.keys(counts).length < 50) counts[key] = (counts[key] ?? 0) + 1
}
