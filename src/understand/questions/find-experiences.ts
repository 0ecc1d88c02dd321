import { epoch1900 } from '../journeys/parts-sql.ts'
import type { Experience, MomentsInput } from '../model-moments-of-truth.ts'
import { type FactRow, factKinds } from './moments-facts.ts'

/** Fewer, on either side, and nothing can be said of an experience. */
export const leastMet = 20
/** More values are names of things, not kinds of experience. */
const mostValues = 12
const mostDates = 10
const mostMilestones = 15
/** Numbers that name something, not ones that measure. */
const naming = [
  /(^|_|\b)(id|no|nr|number|code|prefix|phone|zip|sku|ean|barcode)$/i,
  /[a-z](Id|ID|No|Nr|Number|Code|Phone|Zip|Sku|SKU|Ean|EAN)$/,
]
const isName = (key: string) => naming.some(pattern => pattern.test(key))

export interface Candidate {
  readonly id: string
  readonly experience: Experience
  /** One number a unit; NaN where it is not known. Yes and no are 1 and 0. */
  readonly values: Float64Array
  readonly isYesNo: boolean
}

export function experienceId({ kind, event, key, value, other }: Experience): string {
  return [kind, event, key, value, other].join('|')
}

/** Everything in the facts that differs between units, in the order in which one of two that say the same is preferred. */
export function findExperiences(
  rows: readonly FactRow[],
  units: number,
  q: Pick<MomentsInput, 'late' | 'without'>,
): Candidate[] {
  const events = rows.filter(row => row.kind === factKinds.event)
  const found = [
    ...valueCandidates(rows, units),
    ...lateCandidates(rows, { events, units, late: q.late }),
    ...events.flatMap(row => metCandidates(row, units)),
    ...numberCandidates(rows, units),
    ...betweenCandidates(events, units),
  ]
  return found.filter(candidate => !q.without.includes(candidate.id) && varies(candidate))
}

function candidate(
  experience: Partial<Experience> & Pick<Experience, 'kind' | 'event'>,
  values: Float64Array,
): Candidate {
  const whole: Experience = { key: '', value: '', other: '', ...experience }
  const isYesNo = experience.kind !== 'number' && experience.kind !== 'between'
  return { id: experienceId(whole), experience: whole, values, isYesNo }
}

/** Whether there is enough on both sides to say anything. */
export function varies({ values, isYesNo }: Candidate): boolean {
  let known = 0
  let met = 0
  let first = Number.NaN
  let isOne = true
  for (const value of values) {
    if (Number.isNaN(value)) continue
    if (known === 0) first = value
    else if (value !== first) isOne = false
    known++
    met += value
  }
  if (known < 2 * leastMet) return false
  return isYesNo ? met >= leastMet && known - met >= leastMet : !isOne
}

function metCandidates({ event, units: met, d }: FactRow, units: number): Candidate[] {
  const values = new Float64Array(units)
  const again = new Float64Array(units)
  for (const [i, unit] of met.entries()) {
    values[unit] = 1
    again[unit] = (d[i] ?? 0) >= 2 ? 1 : 0
  }
  return [candidate({ kind: 'met', event }, values), candidate({ kind: 'again', event }, again)]
}

function valueCandidates(rows: readonly FactRow[], units: number): Candidate[] {
  const texts = rows.filter(row => row.kind === factKinds.text && !isName(row.key))
  const byKey = Map.groupBy(texts, row => JSON.stringify([row.event, row.key]))
  return [...byKey.values()].flatMap(values => {
    if (values.length > mostValues) return []
    // Of yes and no, yes says it all.
    const said = values.some(row => row.text === 'true') ? values.filter(row => row.text !== 'false') : values
    // Of an event that few have, its value stands against everybody else: a return because of damage, and no such return.
    const isUsual = values.reduce((sum, row) => sum + row.units.length, 0) >= units / 2
    return said.map(row => {
      const column = new Float64Array(units).fill(isUsual ? Number.NaN : 0)
      for (const other of values) for (const unit of other.units) column[unit] = 0
      for (const unit of row.units) column[unit] = 1
      return candidate({ kind: 'value', event: row.event, key: row.key, value: row.text }, column)
    })
  })
}

/** Numbers of an event that names several currencies are left out: they may be money. */
function numberCandidates(rows: readonly FactRow[], units: number): Candidate[] {
  const currencies = Map.groupBy(
    rows.filter(row => row.kind === factKinds.text && row.key === 'currency'),
    row => row.event,
  )
  return rows
    .filter(row => row.kind === factKinds.number && !isName(row.key))
    .filter(row => (currencies.get(row.event)?.length ?? 0) <= 1)
    .map(row => {
      const column = new Float64Array(units).fill(Number.NaN)
      for (const [i, unit] of row.units.entries()) column[unit] = row.a[i] ?? Number.NaN
      return candidate({ kind: 'number', event: row.event, key: row.key }, column)
    })
}

/** Each event against each date that is told: by the last of both. */
function lateCandidates(
  rows: readonly FactRow[],
  { events, units, late }: { events: readonly FactRow[]; units: number; late: MomentsInput['late'] },
): Candidate[] {
  const dates = rows.filter(row => row.kind === factKinds.date).slice(0, mostDates)
  return dates.flatMap(date => {
    const promised = late === 'date' ? date.b : date.a
    const due = new Map(date.units.map((unit, i) => [unit, promised[i] ?? Number.NaN]))
    // Where the event itself says what was promised, that is the first to be asked.
    const own = events.toSorted((a, b) => Number(b.event === date.event) - Number(a.event === date.event))
    return own.map(row => {
      const column = new Float64Array(units).fill(Number.NaN)
      for (const [i, unit] of row.units.entries()) {
        const day = due.get(unit)
        const done = late === 'date' ? (row.b[i] ?? Number.NaN) : (row.a[i] ?? Number.NaN) - epoch1900
        if (day !== undefined) column[unit] = Number.isNaN(day) ? Number.NaN : done > day ? 1 : 0
      }
      return candidate({ kind: 'late', event: row.event, key: date.key, other: date.event }, column)
    })
  })
}

/** Hours from one to the next of the events that half of the units have, in their usual order, and from the first to the last. */
function betweenCandidates(events: readonly FactRow[], units: number): Candidate[] {
  const start = new Float64Array(units).fill(Number.POSITIVE_INFINITY)
  for (const row of events)
    for (const [i, unit] of row.units.entries())
      start[unit] = Math.min(start[unit] ?? 0, row.c[i] ?? Number.POSITIVE_INFINITY)
  const milestones = events
    .filter(row => row.units.length >= units / 2)
    .slice(0, mostMilestones)
    .map(row => {
      const total = row.units.reduce((sum, unit, i) => sum + (row.c[i] ?? 0) - (start[unit] ?? 0), 0)
      return { row, at: total / row.units.length }
    })
    .sort((a, b) => a.at - b.at || (a.row.event < b.row.event ? -1 : 1))
    .map(({ row }) => row)
  const pairs = milestones.slice(1).map((to, i) => ({ from: milestones[i], to }))
  const last = milestones.at(-1)
  if (last && milestones.length > 2) pairs.push({ from: milestones[0], to: last })
  return pairs.flatMap(({ from, to }) => (from ? [betweenCandidate(from, to, units)] : []))
}

function betweenCandidate(from: FactRow, to: FactRow, units: number): Candidate {
  const began = new Map(from.units.map((unit, i) => [unit, from.c[i] ?? Number.NaN]))
  const column = new Float64Array(units).fill(Number.NaN)
  for (const [i, unit] of to.units.entries())
    column[unit] = ((to.c[i] ?? Number.NaN) - (began.get(unit) ?? Number.NaN)) / 3_600_000
  return candidate({ kind: 'between', event: to.event, other: from.event }, column)
}
