import { hash } from 'node:crypto'
import { z } from 'zod'
import { RihlaError } from '../../../platform/errors.ts'
import type { Page, Told, Unread } from '../connector.ts'

/** Where the load of one kind of thing stands. Times are milliseconds since 1970 UTC. */
export const place = z.object({
  /** The page to read next, in a load under way. */
  page: z.number().int().nullable(),
  /** What has changed since then is not there yet. Null: nothing was ever read to its end. */
  since: z.number().nullable(),
  /** When the load under way began: the next one begins here. */
  startedAt: z.number().nullable(),
  /** Of the page before, by which it is known should it come again. */
  mark: z.string().nullable().default(null),
})
export type Place = z.infer<typeof place>

export const shopCursor = z.object({ customers: place, orders: place })
export type ShopCursor = z.infer<typeof shopCursor>

const nowhere: Place = { page: null, since: null, startedAt: null, mark: null }
export const atBeginning: ShopCursor = { customers: nowhere, orders: nowhere }

/** Somewhat before the load began: clocks differ, and a shop writes an order a moment after it gave it its time. */
const overlapMs = 10 * 60_000

export interface Batch {
  readonly messages: readonly Told[]
  readonly unread: readonly Unread[]
  /** How many things the shop has in all, where it says so. */
  readonly of: number | null
  /** As they came. */
  readonly things: readonly unknown[]
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
      const mark = markOf(batch)
      refuseStandstill(current[what].mark, mark)
      done += batch.things.length
      const isOldEnough =
        before.since !== null &&
        pager.lookBackMs !== undefined &&
        batch.oldest != null &&
        batch.oldest < before.since - pager.lookBackMs
      const isEnd = batch.isLast || batch.things.length === 0 || isOldEnough
      const next = isEnd
        ? { page: null, since: startedAt, startedAt: null, mark: null }
        : { page: page + 1, since: before.since, startedAt, mark }
      current = { ...current, [what]: next }
      yield { messages: batch.messages, unread: batch.unread, cursor: current, done, of: batch.of }
      if (isEnd) break
    }
  }
}

/** Its things in a few letters, from which nobody can be read. */
function markOf({ things }: Batch): string | null {
  return things.length === 0 ? null : hash('sha256', JSON.stringify(things), 'base64url').slice(0, 16)
}

/**
 * A cache that does not look at the number of the page gives the first one for all: asked on, it would be read for ever,
 * or as often as there are pages, and what stands on the others would be lost. The mark is kept with the place, so that
 * no later attempt steps over a page either.
 */
function refuseStandstill(before: string | null, mark: string | null): void {
  if (mark !== null && mark === before) throw new RihlaError('connection.pages-repeat')
}
