import type { Paths } from '../model-answers.ts'

/** Variants with what they cover together with those above, and all others as one. Totals are of all cases. */
export function prepareVariants(answer: Paths) {
  let sum = 0
  const variants = answer.paths.map(path => {
    sum += path.share.n
    return { path, cumulative: sum / answer.cases }
  })
  return {
    variants,
    covered: sum / answer.cases,
    rest: { variants: answer.distinct - variants.length, share: 1 - sum / answer.cases },
    widest: Math.max(0.01, ...answer.paths.map(path => path.share.high)),
  }
}
