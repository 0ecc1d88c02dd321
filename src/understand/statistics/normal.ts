/** The 97.5 % quantile of the normal distribution: a 95 % interval is an estimate ± this many standard errors. */
export const z95 = 1.959963984540054

/**
 * The chance that a normal variable lies further from 0 than `z`, on either side. erfc by the continued fraction of Numerical
 * Recipes (erfcc): its relative error is below 1.2e-7 everywhere, also far out, where p-values matter.
 */
export function twoSided(z: number): number {
  if (Number.isNaN(z)) return Number.NaN
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.5 * x)
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ]
  const series = terms.reduceRight((sum, term) => term + t * sum, 0)
  return Math.min(1, t * Math.exp(-x * x + series))
}
