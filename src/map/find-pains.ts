import { smallSample } from './model.ts'
import type { Emotion, Pain } from './model-answer.ts'

interface Measured {
  readonly cases: number
  readonly dropOff: number | null
  readonly medianToNext: number | null
  readonly emotion: Emotion | null
}

const hour = 3_600_000

/**
 * Where it hurts, from the numbers of all steps. Only where at least 30 cases or answers speak.
 *
 * - drop-off: 30 to 90 % of a step's cases do no later step; above, what stands behind is no continuation (who answers a
 *   survey seldom unsubscribes). Severity: the share, weighted by how many reach the step.
 * - slow: the median way to the next step is over an hour and over 40 % of all medians together. Severity: that share.
 * - low score: the whole interval of the mean is below zero. Severity: how far below, of −2.
 */
export function findPains(steps: readonly Measured[]): Pain[][] {
  const most = Math.max(1, ...steps.map(step => step.cases))
  const allMedians = steps.reduce((sum, step) => sum + (step.medianToNext ?? 0), 0)
  return steps.map(step => {
    const pains: Pain[] = []
    const { cases, dropOff, medianToNext, emotion } = step
    if (dropOff !== null && dropOff >= 0.3 && dropOff <= 0.9 && cases >= smallSample) {
      pains.push({
        kind: 'drop-off',
        severity: dropOff * Math.sqrt(cases / most),
        cases: Math.round(dropOff * cases),
        value: dropOff,
      })
    }
    if (
      medianToNext !== null &&
      medianToNext > hour &&
      medianToNext > 0.4 * allMedians &&
      cases >= smallSample
    ) {
      pains.push({ kind: 'slow', severity: medianToNext / allMedians / 2, cases, value: medianToNext })
    }
    if (emotion !== null && emotion.high < 0 && emotion.n >= smallSample) {
      pains.push({ kind: 'low-score', severity: -emotion.mean / 2, cases: emotion.n, value: emotion.mean })
    }
    return pains.sort((a, b) => b.severity - a.severity)
  })
}
