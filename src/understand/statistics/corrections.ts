/** How p-values are corrected where many are looked at. NaN (nothing could be tested) stays NaN and counts for nothing. */
export type Correction = 'benjamini-hochberg' | 'holm'

/**
 * Benjamini & Hochberg (1995): of what is called a finding below q, at most a share q is expected to be none. For lists to look
 * through.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  return corrected(p, (sorted, m) => {
    let least = 1
    return sorted
      .map((value, i) => (value * m) / (i + 1))
      .reduceRight<number[]>((list, value) => {
        least = Math.min(least, value)
        list.unshift(least)
        return list
      }, [])
  })
}

/** Holm (1979): below α, the chance of even one false finding is at most α. For claims. */
export function holm(p: readonly number[]): number[] {
  return corrected(p, (sorted, m) => {
    let most = 0
    return sorted.map((value, i) => {
      most = Math.max(most, Math.min(1, value * (m - i)))
      return most
    })
  })
}

function corrected(
  p: readonly number[],
  correct: (sorted: readonly number[], m: number) => readonly number[],
): number[] {
  const tested = p
    .map((value, i) => ({ value, i }))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => a.value - b.value || a.i - b.i)
  const values = correct(
    tested.map(({ value }) => value),
    tested.length,
  )
  const result = p.map(() => Number.NaN)
  for (const [rank, { i }] of tested.entries()) result[i] = Math.min(1, values[rank] ?? 1)
  return result
}
