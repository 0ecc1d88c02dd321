import type { OrderStep } from './shop-order.ts'

interface Reached {
  readonly name: string
  readonly at: number | null
}

/** One step for each meaning: the first time that a status with it was reached. The present one fills what is missing. */
export function firstReached(
  meanings: Readonly<Record<string, string>>,
  past: readonly Reached[],
  now: Reached,
): OrderStep[] {
  const found = new Map<string, OrderStep>()
  const meaningOf = ({ name }: Reached) => {
    const key = name.toLowerCase()
    return Object.hasOwn(meanings, key) ? meanings[key] : undefined
  }
  const keep = (event: string, at: number | null) =>
    found.set(event, { event, key: event.toLowerCase().replace('order ', 'status:'), at })
  for (const reached of past) {
    const event = meaningOf(reached)
    if (event === undefined || reached.at === null) continue
    const known = found.get(event)?.at ?? Number.POSITIVE_INFINITY
    if (reached.at < known) keep(event, reached.at)
  }
  const event = meaningOf(now)
  if (event !== undefined && !found.has(event)) keep(event, now.at)
  return [...found.values()]
}
