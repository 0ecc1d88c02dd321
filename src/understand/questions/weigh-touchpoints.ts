import { frictionKinds } from '../model-friction.ts'
import type { Estimate, InventoryRules, TouchpointRow } from '../model-touchpoint-inventory.ts'
import { jackknifeError } from '../statistics/grouped-jackknife.ts'
import { tCritical, tTwoSided } from '../statistics/student-t.ts'
import { wilson } from '../wilson.ts'
import type { InventoryRow, Summed, Sums } from './touchpoint-row.ts'

/** The difference at equal points. Null where too few can be compared. The p-value is not corrected yet. */
export function effectOf(
  row: InventoryRow,
  sums: Summed,
  { leastCases }: InventoryRules,
): TouchpointRow['effect'] {
  const [gain = 0, ...gains] = row.gains
  const [weight = 0, ...weights] = row.weights
  if (weight <= 0 || row.met < leastCases || row.others < leastCases) return null
  const byParts = jackknifeError(gains.map((one, i) => one / (weights[i] ?? 0)))
  // Where hardly anybody reached the outcome, leaving out parts sees no error at all: the variance if nothing differed does.
  const plain = Math.sqrt(row.variance) / weight
  if (byParts === null) return null
  const { estimate, p } = tested(gain / weight, Math.max(byParts, plain), gains.length)
  const reached = rounded(row.reached / weight)
  return {
    met: row.met,
    others: row.others,
    reached,
    othersReached: rounded(reached - estimate.value),
    difference: estimate,
    p,
    lostCases: sums.whole.lostCases,
  }
}

/** Wilson's interval, or a wider one where the visits of a case hang together. */
export function frictionOf(row: InventoryRow, { whole, parts }: Summed): TouchpointRow['friction'] {
  const share = wilson(whole.troubled, whole.visits)
  const byParts = jackknifeError(leavingOut(whole, parts).map(one => one.troubled / one.visits)) ?? 0
  const reach = tCritical(0.05, parts.length - 1) * byParts
  const most = Math.max(0, ...row.kind_visits)
  const worst = frictionKinds[(row.kinds[row.kind_visits.indexOf(most)] ?? 0) - 1] ?? null
  return {
    share: {
      ...share,
      low: Math.max(0, Math.min(share.low, share.share - reach)),
      high: Math.min(1, Math.max(share.high, share.share + reach)),
    },
    cases: whole.troubledCases,
    worst: most > 0 ? worst : null,
    worstVisits: most,
  }
}

/** Answers that speak of it, and beside them all others. The p-value is not corrected yet. */
export function feelingOf(
  own: Summed,
  all: Summed,
  { leastCases }: InventoryRules,
): TouchpointRow['feeling'] {
  const { answers, feeling, bad, badCases } = own.whole
  if (answers === 0) return null
  const mean = feeling / answers
  const without = leavingOut(own.whole, own.parts)
  const withoutAll = leavingOut(all.whole, all.parts)
  const groups = own.parts.length
  const meanError = jackknifeError(without.map(one => one.feeling / one.answers))
  const single = deviation(own.whole) / Math.sqrt(answers)
  const others = all.whole.answers - answers
  const othersMean = others > 0 ? (all.whole.feeling - feeling) / others : mean
  const isCompared = answers >= leastCases && others >= leastCases
  const differences = without.map((one, i) => {
    const rest = withoutAll[i]
    return rest
      ? one.feeling / one.answers - (rest.feeling - one.feeling) / (rest.answers - one.answers)
      : Number.NaN
  })
  const byParts = isCompared ? jackknifeError(differences) : null
  const plain = deviation(all.whole) * Math.sqrt(1 / answers + 1 / others)
  const test = byParts === null ? null : tested(mean - othersMean, Math.max(byParts, plain), groups)
  const { estimate } = tested(mean, Math.max(meanError ?? 0, single), groups)
  return {
    answers,
    mean: { value: mean, low: Math.max(0, estimate.low), high: Math.min(100, estimate.high) },
    bad: wilson(bad, answers),
    badCases,
    othersMean,
    difference: test?.estimate ?? null,
    p: test?.p ?? 1,
  }
}

function tested(value: number, error: number, groups: number): { estimate: Estimate; p: number } {
  const reach = tCritical(0.05, groups - 1) * error
  const p = error > 0 ? tTwoSided(value / error, groups - 1) : 1
  return {
    estimate: { value: rounded(value), low: rounded(value - reach), high: rounded(value + reach) },
    p: rounded(p),
  }
}

/** Sums over points come in any order, and the last digits with them. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9
}

function deviation({ answers, feeling, squares }: Sums): number {
  if (answers < 2) return 50
  return Math.sqrt(Math.max(0, squares - feeling ** 2 / answers) / (answers - 1))
}

type Added = Pick<Sums, 'visits' | 'troubled' | 'answers' | 'feeling'>

/** The sums without each part in turn. */
function leavingOut(whole: Sums, parts: readonly Sums[]): Added[] {
  return parts.map(part => ({
    visits: whole.visits - part.visits,
    troubled: whole.troubled - part.troubled,
    answers: whole.answers - part.answers,
    feeling: whole.feeling - part.feeling,
  }))
}
