import type { Estimate } from '../model-abandonment.ts'
import { holm } from './corrections.ts'
import { type Coefficient, fitLogistic, type Pattern, toCoefficient } from './logistic.ts'
import { lostToCause, shareOfCause } from './lost-to-cause.ts'

/** Attempts that are alike in everything. */
export interface Attempts {
  /** What they are to be compared within: any text, alike or not. */
  readonly group: string
  readonly went: boolean
  /** The part of the way (from 0) in which they ended: the last for those who went on. */
  readonly part: number
  /** For each cause the parts in which it was met. */
  readonly met: ReadonlyMap<number, ReadonlySet<number>>
  readonly n: number
  /** Amounts by currency. */
  readonly value: ReadonlyMap<string, number>
}

export interface MetInParts {
  /** The parts in which the cause is met; everything below is of those who came to these. */
  readonly parts: readonly number[]
  readonly left: number
  readonly metLeft: number
  readonly stayed: number
  readonly metStayed: number
}

export interface FoundCause {
  readonly cause: number
  readonly crude: Coefficient
  readonly adjusted: Coefficient
  readonly pCorrected: number
  readonly lost: Estimate
  readonly conversions: Estimate
  readonly money: ReadonlyMap<string, Estimate>
}

interface Row extends Pattern {
  readonly part: number
  readonly value: ReadonlyMap<string, number>
}

/**
 * Where a cause is met, and by whom. Attempts count once for each of those parts that they came to: somebody who left before a
 * thing can be met is not somebody who did without it. A part in which fewer than a twentieth of its meetings were is not its.
 */
export function whereMet(attempts: readonly Attempts[], cause: number, parts: number): MetInParts {
  const inPart = new Array<number>(parts).fill(0)
  for (const { met, n } of attempts)
    for (const part of met.get(cause) ?? []) inPart[part] = (inPart[part] ?? 0) + n
  const all = inPart.reduce((sum, n) => sum + n, 0)
  const own = inPart.flatMap((n, part) => (n > 0 && n >= all / 20 ? [part] : []))
  const found = { left: 0, metLeft: 0, stayed: 0, metStayed: 0 }
  for (const attempt of attempts)
    for (const part of own) {
      if (part > attempt.part) continue
      const isMet = attempt.met.get(cause)?.has(part) ?? false
      const leaves = !attempt.went && part === attempt.part
      found[leaves ? 'left' : 'stayed'] += attempt.n
      if (isMet) found[leaves ? 'metLeft' : 'metStayed'] += attempt.n
    }
  return { parts: own, ...found }
}

/**
 * What each cause does to the odds of leaving, the others held: one logistic regression over all parts of the way (a discrete
 * hazard: each attempt stands once in every part it came to, with what it met there and whether it left there), with a base for
 * each part and each group. Null where a cause always comes with earlier ones.
 */
export function whyTheyLeave(
  attempts: readonly Attempts[],
  causes: readonly number[],
  parts: number,
): (FoundCause | null)[] {
  const groups = [...new Set(attempts.map(({ group }) => group))].sort().slice(1)
  const rows = asRows(attempts, { causes, groups, parts })
  const fit = causes.length > 0 ? fitLogistic(rows) : null
  if (!fit) return causes.map(() => null)
  const first = parts - 1 + groups.length
  const effects = causes.map((_, i) => fit.effects[first + i] ?? null)
  const corrected = holm(effects.map(effect => effect?.p ?? Number.NaN))
  const goOn = goOnFrom(rows, parts)
  return effects.map((adjusted, i) => {
    if (!adjusted) return null
    const column = first + i
    const lost = lostToCause(fit, rows, column)
    // Later parts take their share of whoever would have stayed here.
    const share = shareToTheEnd(rows, column, goOn)
    const money = new Map<string, number>()
    for (const { x, y, value } of rows)
      if (x[column] === 1 && y > 0)
        for (const [currency, amount] of value)
          money.set(currency, (money.get(currency) ?? 0) + amount * shareOfCause(fit, x, column) * share)
    return {
      cause: causes[i] ?? 0,
      crude: crudeEffect(rows, column, parts),
      adjusted,
      pCorrected: corrected[i] ?? Number.NaN,
      lost,
      conversions: scaled(lost, share),
      money: new Map(
        [...money].map(([currency, amount]) => [currency, scaled(lost, amount / lost.estimate)]),
      ),
    }
  })
}

/** The same regression with the parts alone: of those who came to the parts in which the cause is met. */
function crudeEffect(rows: readonly Row[], column: number, parts: number): Coefficient {
  const own = new Set(rows.filter(({ x }) => x[column] === 1).map(({ part }) => part))
  const sums = new Map<string, { x: number[]; n: number; y: number }>()
  for (const { x, n, y, part } of rows) {
    if (!own.has(part)) continue
    const key = `${part} ${x[column]}`
    const sum = sums.get(key) ?? { x: [...x.slice(0, parts - 1), x[column] ?? 0], n: 0, y: 0 }
    sum.n += n
    sum.y += y
    sums.set(key, sum)
  }
  return fitLogistic([...sums.values()])?.effects.at(-1) ?? toCoefficient(Number.NaN, Number.NaN)
}

function asRows(
  attempts: readonly Attempts[],
  { causes, groups, parts }: { causes: readonly number[]; groups: readonly string[]; parts: number },
): Row[] {
  const rows = new Map<string, Row & { n: number; y: number; value: Map<string, number> }>()
  for (const attempt of attempts) {
    const group = groups.indexOf(attempt.group)
    for (let part = 0; part <= attempt.part; part++) {
      const met = causes.map(cause => (attempt.met.get(cause)?.has(part) ? 1 : 0))
      const key = `${part} ${group} ${met.join('')}`
      const known = rows.get(key)
      const row = known ?? {
        x: [
          ...Array.from({ length: parts - 1 }, (_, i) => (i + 1 === part ? 1 : 0)),
          ...groups.map((_, i) => (i === group ? 1 : 0)),
          ...met,
        ],
        n: 0,
        y: 0,
        part,
        value: new Map<string, number>(),
      }
      if (!known) rows.set(key, row)
      row.n += attempt.n
      if (attempt.went || part < attempt.part) continue
      row.y += attempt.n
      for (const [currency, amount] of attempt.value)
        row.value.set(currency, (row.value.get(currency) ?? 0) + amount)
    }
  }
  return [...rows.values()]
}

/** For each part the share that goes on from its end to the end of the way. */
function goOnFrom(rows: readonly Row[], parts: number): number[] {
  const stay = Array.from({ length: parts }, (_, part) => {
    const own = rows.filter(row => row.part === part)
    const n = own.reduce((sum, row) => sum + row.n, 0)
    return n === 0 ? 1 : 1 - own.reduce((sum, row) => sum + row.y, 0) / n
  })
  return stay.map((_, part) => stay.slice(part + 1).reduce((share, next) => share * next, 1))
}

/** Weighted by where those left who had met the cause. */
function shareToTheEnd(rows: readonly Row[], column: number, goOn: readonly number[]): number {
  const left = rows.filter(({ x, y }) => x[column] === 1 && y > 0)
  const n = left.reduce((sum, { y }) => sum + y, 0)
  return n === 0 ? 1 : left.reduce((sum, { y, part }) => sum + y * (goOn[part] ?? 1), 0) / n
}

function scaled({ estimate, low, high }: Estimate, by: number): Estimate {
  if (!Number.isFinite(by)) return { estimate: 0, low: 0, high: 0 }
  const ends = [low * by, high * by]
  return { estimate: estimate * by, low: Math.min(...ends), high: Math.max(...ends) }
}
