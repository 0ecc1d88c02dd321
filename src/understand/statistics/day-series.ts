/**
 * What a group did on one local day. Every measure is one number over another: events of 1 day, people who went on of those
 * who began, the sum of a property of the events that have it.
 */
export interface DayPoint {
  readonly n: number
  readonly of: number
}

/** An estimate in the scale of its measure, with its 95 % interval. */
export interface Estimate {
  readonly effect: number
  readonly low: number
  readonly high: number
  /** Standard error, in the scale in which it was estimated. */
  readonly error: number
  /** Degrees of freedom of that error. */
  readonly freedom: number
  /** Two-sided: how often so large a value comes where there is no effect. */
  readonly p: number
}

/** `relative`: how many times more or less, for counts and sums. `additive`: for shares and means. */
export type Scale = 'relative' | 'additive'

export function ratioOf(points: readonly DayPoint[]): number {
  const [n, of] = points.reduce<[number, number]>((sum, p) => [sum[0] + p.n, sum[1] + p.of], [0, 0])
  return of === 0 ? Number.NaN : n / of
}

/** Days of one group, added up. */
export function pool(groups: readonly (readonly DayPoint[])[]): DayPoint[] {
  const [first = []] = groups
  return first.map((_, t) => ({
    n: groups.reduce((sum, group) => sum + (group[t]?.n ?? 0), 0),
    of: groups.reduce((sum, group) => sum + (group[t]?.of ?? 0), 0),
  }))
}
