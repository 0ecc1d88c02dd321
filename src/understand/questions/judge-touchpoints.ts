import {
  type Inventory,
  type InventoryInput,
  type InventoryReason,
  type InventoryRules,
  type TouchpointRow,
  type Verdict,
  verdicts,
} from '../model-touchpoint-inventory.ts'
import { holm } from '../statistics/corrections.ts'
import { wilson } from '../wilson.ts'
import { parts } from './touchpoint-facts.ts'
import { type InventoryRow, type Sums, summed } from './touchpoint-row.ts'
import { effectOf, feelingOf, frictionOf } from './weigh-touchpoints.ts'

type Judged = Omit<TouchpointRow, 'verdict' | 'reasons'>

/** Rows of the question as its answer: estimates with intervals, corrected together, and a verdict for each. */
export function judgeTouchpoints(rows: readonly InventoryRow[], q: InventoryInput): Inventory {
  const all = rows.find(row => row.touch === 0)
  const everybody = summed(all, parts)
  const total = all?.total ?? 0
  const found = rows.filter(row => row.touch === 1).map(row => ({ row, sums: summed(row, parts) }))
  const told = found.map(
    ({ row, sums }): Judged => ({
      name: row.name,
      channel: row.channel,
      isPage: row.is_page === 1,
      share: wilson(row.cases, q.grain === 'place' ? everybody.whole.cases : total),
      times: row.times,
      effect: q.goal && row.is_goal === 0 ? effectOf(row, sums, q.rules) : null,
      friction: frictionOf(row, sums),
      feeling: feelingOf(sums, everybody, q.rules),
    }),
  )
  const touchpoints = correctedTogether(told).map((one, i): TouchpointRow => {
    const isGoal = q.goal !== null && found[i]?.row.is_goal === 1
    return { ...one, ...verdictOf(one, { isGoal, rules: q.rules }) }
  })
  const sum = (name: keyof Sums) => (q.goal ? found.reduce((sum, { sums }) => sum + sums.whole[name], 0) : 0)
  return {
    touchpoints,
    verdicts: countVerdicts(touchpoints),
    cases: total,
    looked: everybody.whole.cases,
    more: Math.max(0, (all?.found ?? 0) - 1 - touchpoints.length),
    points: sum('stood') + sum('young'),
    tooYoung: sum('young'),
  }
}

/** P-values of effects, and those of feelings, held against each other (Holm). */
function correctedTogether(told: readonly Judged[]): Judged[] {
  const effects = holm(told.map(({ effect }) => effect?.p ?? Number.NaN))
  const feelings = holm(told.map(({ feeling }) => (feeling?.difference ? feeling.p : Number.NaN)))
  return told.map((one, i) => ({
    ...one,
    effect: one.effect && { ...one.effect, p: effects[i] ?? 1 },
    feeling: one.feeling && { ...one.feeling, p: one.feeling.difference ? (feelings[i] ?? 1) : 1 },
  }))
}

function countVerdicts(touchpoints: readonly TouchpointRow[]): Inventory['verdicts'] {
  const count = (verdict: Verdict) => touchpoints.filter(one => one.verdict === verdict).length
  const [rebuild = 0, repair = 0, watch = 0, keep = 0] = verdicts.map(count)
  return { rebuild, repair, watch, keep }
}

type Reason = TouchpointRow['reasons'][number]

/**
 * The table. Too few cases: watch, whatever else. Friction often or a bad feeling: rebuild when fewer surely reach the outcome too, else repair. Fewer
 * surely reach it and nothing tells why: watch. Otherwise keep.
 */
export function verdictOf(
  one: Judged,
  { isGoal, rules }: { isGoal: boolean; rules: InventoryRules },
): Pick<TouchpointRow, 'verdict' | 'reasons'> {
  const { n } = one.share
  if (n < rules.leastCases) return { verdict: 'watch', reasons: [seenTooLittle(n, rules)] }
  const effects = effectReasons(one, rules)
  const pains = [...frictionReasons(one, rules), ...feelingReasons(one, rules)]
  const isLosing = effects.some(({ code }) => code === 'fewer-reach')
  const hurts = pains.some(({ code }) => code !== 'feeling-better')
  const verdict = hurts ? (isLosing ? 'rebuild' : 'repair') : isLosing ? 'watch' : 'keep'
  const goal: Reason[] = isGoal ? [{ code: 'is-goal', value: n, low: n, high: n, n, bound: 0 }] : []
  return { verdict, reasons: [...effects, ...pains, ...goal] }
}

function seenTooLittle(n: number, { leastCases }: InventoryRules): Reason {
  return { code: 'few-cases', value: n, low: n, high: n, n, bound: leastCases }
}

const sure = 0.05

function effectReasons({ effect }: Judged, { effectLoss }: InventoryRules): Reason[] {
  if (!effect) return []
  const { difference, p, elsewhere } = effect
  const isSure = p < sure
  const code: InventoryReason =
    isSure && difference.value <= -effectLoss && difference.value < 0
      ? 'fewer-reach'
      : isSure && difference.value > 0
        ? 'more-reach'
        : 'no-sure-effect'
  return [{ code, ...difference, n: elsewhere.met, bound: -effectLoss }]
}

function frictionReasons({ friction: { share } }: Judged, { frictionShare }: InventoryRules): Reason[] {
  if (share.n === 0 || share.low < frictionShare) return []
  return [
    {
      code: 'friction-often',
      value: share.share,
      low: share.low,
      high: share.high,
      n: share.of,
      bound: frictionShare,
    },
  ]
}

function feelingReasons({ feeling }: Judged, rules: InventoryRules): Reason[] {
  if (!feeling || feeling.answers < rules.leastCases) return []
  const { mean, difference, p, answers: n } = feeling
  const reasons: Reason[] = []
  if (mean.high < rules.feelingLow) reasons.push({ code: 'feeling-low', ...mean, n, bound: rules.feelingLow })
  if (!difference || p >= sure) return reasons
  const isWorse = difference.value < 0 && difference.value <= -rules.feelingWorse
  if (isWorse) reasons.push({ code: 'feeling-worse', ...difference, n, bound: -rules.feelingWorse })
  else if (difference.value > 0) reasons.push({ code: 'feeling-better', ...difference, n, bound: 0 })
  return reasons
}
