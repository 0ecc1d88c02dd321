/**
 * The mean of as many values up to each, nothing before there are as many. Means are weighted by what they are of (`weighted`):
 * a day with two orders says less of the average order than one with two hundred. What has no value counts for nothing.
 */
export function rolling(
  values: readonly (number | null)[],
  n: readonly number[],
  { of, weighted }: { readonly of: number; readonly weighted: boolean },
): (number | null)[] {
  return values.map((_, i) => {
    if (i + 1 < of) return null
    let [total, weights] = [0, 0]
    for (let j = i - of + 1; j <= i; j++) {
      const value = values[j] ?? null
      if (value === null) continue
      const weight = weighted ? (n[j] ?? 0) : 1
      total += weight * value
      weights += weight
    }
    return weights === 0 ? null : total / weights
  })
}
