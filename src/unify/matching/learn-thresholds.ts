import type { Quality, Thresholds } from './model-review.ts'

/** A pair that somebody judged, and how probable the model finds it now. */
export interface Judged {
  readonly probability: number
  readonly isSame: boolean
}

/** So many answers are needed before they move a threshold. */
const enough = 30
/** Of pairs linked without being asked at most one in a hundred may be wrong by people's answers. */
const leastRight = 0.99
/** Where at most one in fifty of the answers below is "one person", nobody is asked any more. */
const mostMissed = 0.02
const neverBelow = 0.8

/**
 * Moves the thresholds to where people's answers put them. Linking begins at the lowest probability from which on at least
 * thirty answers are right in 99 of 100; it is raised, or stopped, where answers above it are worse than that. Asking
 * begins where the answers below are hardly ever "one person".
 */
export function learnThresholds(judged: readonly Judged[], { linkAt, askAt }: Thresholds): Thresholds {
  const descending = judged.toSorted((x, y) => y.probability - x.probability)
  return {
    linkAt: learnLink(descending, linkAt),
    askAt: learnAsk(descending.toReversed(), { linkAt, askAt }),
  }
}

function learnLink(descending: readonly Judged[], linkAt: number | null): number | null {
  if (linkAt === null) return null
  const above = descending.filter(({ probability }) => probability >= linkAt)
  const isTrusted =
    above.length < enough || above.filter(({ isSame }) => isSame).length / above.length >= leastRight
  let same = 0
  let lowest: number | null = null
  for (const [i, { probability, isSame }] of descending.entries()) {
    if (isSame) same++
    const isLastOfTies = descending[i + 1]?.probability !== probability
    if (isLastOfTies && i + 1 >= enough && same / (i + 1) >= leastRight && probability >= neverBelow)
      lowest = probability
  }
  if (lowest !== null && (lowest < linkAt || !isTrusted)) return lowest
  return isTrusted ? linkAt : null
}

function learnAsk(ascending: readonly Judged[], { linkAt, askAt }: Thresholds): number {
  let same = 0
  let highest = askAt
  for (const [i, { probability, isSame }] of ascending.entries()) {
    if (isSame) same++
    const isLastOfTies = ascending[i + 1]?.probability !== probability
    const next = ascending[i + 1]?.probability ?? probability
    if (isLastOfTies && i + 1 >= enough && same / (i + 1) <= mostMissed) highest = Math.max(highest, next)
  }
  return Math.min(highest, linkAt ?? 1)
}

/** Precision, recall and F1 among the judged pairs. Pairs nobody was asked about are in none of them. */
export function qualityOf(judged: readonly Judged[]): Quality {
  const same = judged.filter(({ isSame }) => isSame).length
  const found = judged.filter(({ probability }) => probability >= 0.5)
  const right = found.filter(({ isSame }) => isSame).length
  const precision = found.length === 0 ? null : right / found.length
  const recall = same === 0 ? null : right / same
  const isKnown = precision !== null && recall !== null && precision + recall > 0
  return {
    answers: judged.length,
    same,
    precision,
    recall,
    f1: isKnown ? (2 * precision * recall) / (precision + recall) : null,
  }
}
