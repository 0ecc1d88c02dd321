import { dayMs } from './calendar.ts'
import { comparePlaces } from './message-order.ts'
import { placeOf } from './provable.ts'
import type { JourneyCounts } from './truth.ts'
import type { Written } from './writer.ts'

export interface Funnel {
  readonly name: string
  readonly steps: readonly string[]
  readonly windowMs: number
}

/** Funnels whose true counts are kept. A case reaches step k when its first k steps follow one another within the window. */
export const funnels: readonly Funnel[] = [
  {
    name: 'buy',
    steps: ['Product Viewed', 'Product Added', 'Checkout Started', 'Payment Info Entered', 'Order Completed'],
    windowMs: dayMs,
  },
  {
    name: 'receive',
    steps: ['Order Completed', 'Order Confirmed', 'Order Shipped', 'Order Delivered', 'Invoice Sent'],
    windowMs: 30 * dayMs,
  },
  {
    name: 'checkout',
    steps: ['Checkout Started', 'Payment Info Entered', 'Order Completed'],
    windowMs: dayMs,
  },
]

export interface JourneyCounter {
  /** Adds one case; its messages may come in any order. */
  add(messages: readonly Written[]): void
  counts(): JourneyCounts
}

export function nameOf({ message }: Written): string {
  return message.event ?? message.type
}

export function createJourneyCounter(): JourneyCounter {
  const transitions = new Map<string, number>()
  const reached = funnels.map(funnel => funnel.steps.map(() => 0))
  let cases = 0
  let events = 0
  return {
    add(messages) {
      const steps = messages
        .filter(({ message: { type, event } }) =>
          type === 'track' ? event !== 'Page Left' : type === 'page' || type === 'screen',
        )
        .sort((a, b) => comparePlaces(placeOf(a), placeOf(b)))
      if (steps.length === 0) return
      cases++
      events += steps.length
      let before: string | null = null
      for (const step of steps) {
        const label = `${nameOf(step)}|${step.message.context.channel}`
        if (before !== null) increase(transitions, `${before} → ${label}`)
        before = label
      }
      for (const [i, funnel] of funnels.entries()) {
        const depth = depthOf(steps, funnel)
        const row = reached[i] ?? []
        for (let k = 0; k < depth; k++) row[k] = (row[k] ?? 0) + 1
      }
    },
    counts: () => ({
      cases,
      events,
      transitions: Object.fromEntries([...transitions].sort(([a], [b]) => (a < b ? -1 : 1))),
      funnels: funnels.map((funnel, i) => ({
        name: funnel.name,
        steps: [...funnel.steps],
        windowMs: funnel.windowMs,
        reached: reached[i] ?? [],
      })),
    }),
  }
}

/** How many steps follow one another in order, the last within the window of the first. Ties count by the total order. */
function depthOf(steps: readonly Written[], { steps: wanted, windowMs }: Funnel): number {
  // For each depth the latest time at which a chain of that depth began: the later it began, the longer it stays open.
  const began: (number | null)[] = wanted.map(() => null)
  let depth = 0
  for (const step of steps) {
    const name = nameOf(step)
    for (let k = wanted.length - 1; k >= 0; k--) {
      if (wanted[k] !== name) continue
      const start = k === 0 ? step.time : (began[k - 1] ?? null)
      if (start === null || step.time - start > windowMs) continue
      began[k] = Math.max(began[k] ?? start, start)
      depth = Math.max(depth, k + 1)
    }
  }
  return depth
}

export function increase(map: Map<string, number>, key: string, by = 1): void {
  map.set(key, (map.get(key) ?? 0) + by)
}
