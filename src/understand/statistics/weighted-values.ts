/** Values in ascending order, each with how often it occurs. */
export interface WeightedValues {
  readonly values: readonly number[]
  readonly weights: readonly number[]
}

export function sizeOf({ weights }: WeightedValues): number {
  return weights.reduce((sum, n) => sum + n, 0)
}

/** What is left of `all` when `some`, a part of it, is taken out. */
export function without(all: WeightedValues, some: WeightedValues): WeightedValues {
  const taken = new Map(some.values.map((value, i) => [value, some.weights[i] ?? 0]))
  const left = all.values.map((value, i) => ({ value, n: (all.weights[i] ?? 0) - (taken.get(value) ?? 0) }))
  const kept = left.filter(({ n }) => n > 0)
  return { values: kept.map(({ value }) => value), weights: kept.map(({ n }) => n) }
}

/** The value at places of the sorted list, from 0; places ascending. */
export function valuesAt({ values, weights }: WeightedValues, places: readonly number[]): number[] {
  const found: number[] = []
  let until = 0
  for (const [i, value] of values.entries()) {
    until += weights[i] ?? 0
    while (found.length < places.length && (places[found.length] ?? 0) < until) found.push(value)
  }
  return found
}

/** Between the two nearest, as quantileExactInclusive does it; null of nothing. */
export function quantile(list: WeightedValues, q: number): number | null {
  const at = (sizeOf(list) - 1) * q
  const [low, high] = valuesAt(list, [Math.floor(at), Math.ceil(at)])
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at))
}
