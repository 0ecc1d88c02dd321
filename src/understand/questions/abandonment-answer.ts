import type {
  Abandonment,
  AbandonmentCause,
  AbandonmentInput,
  LeftOutWhy,
  Verdict,
} from '../model-abandonment.ts'
import type { Coefficient } from '../statistics/logistic.ts'
import { type FoundCause, type MetInParts, whereMet, whyTheyLeave } from '../statistics/why-they-leave.ts'
import { wilson } from '../wilson.ts'
import type { ReadAttempts } from './abandonment-rows.ts'

/** Fewer meetings by those who left cannot make a cause: a handful, whatever else was met. */
const leastLeft = 5
/** An odds ratio below this is called nothing. */
const nothing = 1.25

interface Candidate {
  readonly id: string
  readonly number: number
  readonly where: MetInParts
}

/** Which of the events met on the way drive people away, which were left out, and why. */
export function findCauses(read: ReadAttempts, q: AbandonmentInput): Pick<Abandonment, 'causes' | 'leftOut'> {
  const parts = read.parts.length
  const candidates = read.causes.map((id, i) => ({
    id,
    number: i + 1,
    where: whereMet(read.attempts, i + 1, parts),
  }))
  const isChosen = q.causes !== 'found'
  const refused = new Map<string, LeftOutWhy>()
  const asked = candidates.filter(candidate => {
    const why = whyNot(candidate, q, isChosen)
    if (why) refused.set(candidate.id, why)
    return why === null
  })
  const found = whyTheyLeave(
    read.attempts,
    asked.map(({ number }) => number),
    parts,
  )
  const causes = asked.flatMap((candidate, i) => {
    const one = found[i]
    if (!one) refused.set(candidate.id, 'same')
    return one ? [toCause(candidate, one)] : []
  })
  return {
    causes: causes.sort((a, b) => b.conversions.estimate - a.conversions.estimate || (a.id < b.id ? -1 : 1)),
    leftOut: isChosen ? listRefused(refused, candidates) : listLeftOut(read, q, { refused, candidates }),
  }
}

function whyNot({ where }: Candidate, { least }: AbandonmentInput, isChosen: boolean): LeftOutWhy | null {
  const { left, metLeft, stayed, metStayed } = where
  const [met, unmet] = [metLeft + metStayed, left + stayed - metLeft - metStayed]
  if (met < (isChosen ? 1 : least)) return 'rare'
  if (unmet < (isChosen ? 1 : least)) return 'everybody'
  if (isChosen) return null
  // Nearly nobody leaves after it: who meets it has already decided to stay.
  const after = wilson(metLeft, met)
  if (after.high < left / (left + stayed) / 5) return 'goes-on'
  return metLeft < leastLeft ? 'rare' : null
}

function toCause({ id, where }: Candidate, found: FoundCause): AbandonmentCause {
  const { adjusted, crude, pCorrected, lost, conversions, money } = found
  return {
    id,
    parts: [...where.parts],
    metByLeft: wilson(where.metLeft, where.left),
    metByStayed: wilson(where.metStayed, where.stayed),
    crude: oddsRatio(crude),
    adjusted: oddsRatio(adjusted),
    logOdds: { estimate: adjusted.estimate, error: adjusted.error },
    p: adjusted.p,
    pCorrected,
    lost,
    conversions,
    money: [...money].map(([currency, estimate]) => ({ currency, ...estimate })),
    verdict: verdictOf(adjusted, pCorrected, where),
  }
}

function verdictOf({ estimate, high }: Coefficient, pCorrected: number, { metStayed }: MetInParts): Verdict {
  if (metStayed === 0) return 'only-those-who-left'
  if (pCorrected < 0.05) return estimate > 0 ? 'drives-away' : 'keeps'
  return Math.exp(high) < nothing ? 'nothing' : 'unclear'
}

function oddsRatio({ estimate, low, high }: Coefficient) {
  return { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) }
}

function listRefused(
  refused: ReadonlyMap<string, LeftOutWhy>,
  candidates: readonly Candidate[],
): Abandonment['leftOut'] {
  return candidates.flatMap(({ id, where }) => {
    const why = refused.get(id)
    return why ? [{ id, why, left: where.metLeft, stayed: where.metStayed }] : []
  })
}

function listLeftOut(
  { seen, milestones, attempts }: ReadAttempts,
  q: AbandonmentInput,
  { refused, candidates }: { refused: ReadonlyMap<string, LeftOutWhy>; candidates: readonly Candidate[] },
): Abandonment['leftOut'] {
  const asked = new Set(candidates.map(({ id }) => id))
  const all = attempts.reduce((sum, { n }) => sum + n, 0)
  return seen.flatMap(({ id, left, stayed }) => {
    const why = refused.get(id) ?? (asked.has(id) ? null : neverAsked())
    return why ? [{ id, why, left, stayed }] : []
    function neverAsked(): LeftOutWhy {
      if (q.leaveOut.includes(id)) return 'named'
      if (milestones.includes(id)) return 'milestone'
      if (left + stayed < q.least) return 'rare'
      return all - left - stayed < q.least ? 'everybody' : 'many'
    }
  })
}
