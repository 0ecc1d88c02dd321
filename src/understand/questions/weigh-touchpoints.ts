import { frictionKinds } from '../model-friction.ts'
import type { Estimate, InventoryRules, TouchpointRow } from '../model-touchpoint-inventory.ts'
import { jackknifeError } from '../statistics/grouped-jackknife.ts'
import { tCritical, tTwoSided } from '../statistics/student-t.ts'
import { wilson } from '../wilson.ts'
import type { Compared, InventoryRow, Summed, Sums } from './touchpoint-row.ts'

/**
 * The difference at equal points, against two groups. Those who went elsewhere are a fair one where one thing is met or another, and a bad one right before
 * the outcome, from where whoever does not go straight on has mostly given up. Everybody else who stood there is a fair one where
 * something only comes between, and a bad one where those who went straight on were the decided. Neither is known to hold, so what is told
 * is what both allow. Null where too few can be compared. The p-value is not corrected yet.
 */
export function effectOf(row: InventoryRow, sums: Summed, rules: InventoryRules): TouchpointRow['effect'] {
  const elsewhere = comparedWith(row.elsewhere, rules)
  const everybody = comparedWith(row.everybody, rules)
  if (!elsewhere || !everybody) return null
  return {
    elsewhere: elsewhere.comparison,
    everybody: everybody.comparison,
    ...allowedByBoth(elsewhere, everybody),
    lostCases: sums.whole.lostCases,
  }
}

type Tested = NonNullable<ReturnType<typeof comparedWith>>

/** A direction is sure only where it is against both groups: the test of the one and the other at once (intersection–union). */
function allowedByBoth(one: Tested, other: Tested): { difference: Estimate; p: number } {
  const [a, b] = [one.comparison.difference, other.comparison.difference]
  const agree = a.value * b.value > 0
  const nearer = Math.abs(a.value) < Math.abs(b.value) ? a.value : b.value
  return {
    difference: {
      value: agree ? nearer : 0,
      low: Math.min(a.low, b.low),
      high: Math.max(a.high, b.high),
    },
    p: agree ? Math.max(one.p, other.p) : 1,
  }
}

function comparedWith(compared: Compared, { leastCases }: InventoryRules) {
  const { met, others, variance } = compared
  const [gain = 0, ...gains] = compared.gains
  const [weight = 0, ...weights] = compared.weights
  if (weight <= 0 || met < leastCases || others < leastCases) return null
  const byParts = jackknifeError(gains.map((one, i) => one / (weights[i] ?? 0)))
  // Where hardly anybody reached the outcome, leaving out parts sees no error at all: the variance if nothing differed does.
  const plain = Math.sqrt(variance) / weight
  if (byParts === null) return null
  const { estimate, p } = tested(gain / weight, Math.max(byParts, plain), gains.length)
  const reached = rounded(compared.reached / weight)
  const othersReached = rounded(reached - estimate.value)
  return { comparison: { met, others, reached, othersReached, difference: estimate }, p }
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
