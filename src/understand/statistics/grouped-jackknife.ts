/**
 * The error of an estimate from what it is without each of some groups in turn (delete-a-group jackknife, Kott 2001): right also where what one
 * case does hangs together, as long as a case is in one group. Null where it cannot be told without one of them.
 */
export function jackknifeError(without: readonly number[]): number | null {
  const n = without.length
  if (n < 2 || without.some(value => !Number.isFinite(value))) return null
  const mean = without.reduce((sum, value) => sum + value, 0) / n
  return Math.sqrt(((n - 1) / n) * without.reduce((sum, value) => sum + (value - mean) ** 2, 0))
}
