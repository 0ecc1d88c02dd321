import { z } from 'zod'
import type { Page, Told, Unread } from '../connector.ts'

/** Where the load of one kind of thing stands. Times are milliseconds since 1970 UTC. */
export const place = z.object({
  /** The page to read next, in a load under way. */
  page: z.number().int().nullable(),
  /** What has changed since then is not there yet. Null: nothing was ever read to its end. */
  since: z.number().nullable(),
  /** When the load under way began: the next one begins here. */
  startedAt: z.number().nullable(),
})
export type Place = z.infer<typeof place>

export const shopCursor = z.object({ customers: place, orders: place })
export type ShopCursor = z.infer<typeof shopCursor>

const nowhere: Place = { page: null, since: null, startedAt: null }
export const atBeginning: ShopCursor = { customers: nowhere, orders: nowhere }

/** Somewhat before the load began: clocks differ, and a shop writes an order a moment after it gave it its time. */
const overlapMs = 10 * 60_000

export interface Batch {
  readonly messages: readonly Told[]
  readonly unread: readonly Unread[]
  /** How many things the shop has in all, where it says so. */
  readonly of: number | null
  readonly count: number
  /** The oldest change, or creation, on this page: for lists with the newest first. */
  readonly oldest?: number | null
  readonly isLast: boolean
}

/** Where one of them has no time, nothing is known about the page: `oldest` of a batch. */
export function oldestOf(times: readonly (number | null)[]): number | null {
  const known = times.flatMap(at => (at === null ? [] : [at]))
  return known.length === times.length && known.length > 0 ? Math.min(...known) : null
}

export interface Pager {
  /** Page numbers begin at 1. `since` is null in the first load. */
  fetch(page: number, since: number | null): Promise<Batch>
  /** Lists that cannot be asked for changes have the newest first, and end where everything is older than this. */
  readonly lookBackMs?: number
}

interface Loading {
  readonly cursor: ShopCursor
  readonly pagers: { readonly customers?: Pager; readonly orders: Pager }
  now(): number
}

/** Customers, then orders; each by numbered pages, from where the last load came to. */
export async function* loadShop({ cursor, pagers, now }: Loading): AsyncGenerator<Page<ShopCursor>> {
  let current = cursor
  let done = 0
  for (const what of ['customers', 'orders'] as const) {
    const pager = pagers[what]
    if (pager === undefined) continue
    const before = current[what]
    const startedAt = before.startedAt ?? now() - overlapMs
    for (let page = before.page ?? 1; ; page++) {
      const batch = await pager.fetch(page, before.since)
      done += batch.count
      const isOldEnough =
        before.since !== null &&
        pager.lookBackMs !== undefined &&
        batch.oldest != null &&
        batch.oldest < before.since - pager.lookBackMs
      const isEnd = batch.isLast || batch.count === 0 || isOldEnough
      const next = isEnd
        ? { page: null, since: startedAt, startedAt: null }
        : { page: page + 1, since: before.since, startedAt }
      current = { ...current, [what]: next }
      yield { messages: batch.messages, unread: batch.unread, cursor: current, done, of: batch.of }
      if (isEnd) break
    }
  }
}
