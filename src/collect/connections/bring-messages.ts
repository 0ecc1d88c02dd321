import type { Intake } from '../intake/intake.ts'
import type { Incoming, Origin } from '../intake/prepare-event.ts'
import type { HookReading, Told } from './connector.ts'

/** The intake writes at most 10,000 in one insert. */
const chunkSize = 2_000

export interface Brought {
  readonly stored: number
  readonly repeated: number
  readonly quarantined: number
}

/**
 * Gives what a source told to the intake. Resolves when all of it is durable.
 *
 * @throws RihlaError `warehouse.unavailable` when it could not be kept: nothing is acknowledged then
 */
export async function bringMessages(
  intake: Pick<Intake, 'accept' | 'refuse'>,
  origin: Origin,
  { messages, unread = [] }: HookReading,
): Promise<Brought> {
  const brought = { stored: 0, repeated: 0, quarantined: 0 }
  for (let at = 0; at < messages.length; at += chunkSize) {
    const receipts = await intake.accept(origin, messages.slice(at, at + chunkSize).map(incomingOf))
    for (const { status } of receipts) brought[status]++
  }
  await Promise.all(
    unread.map(({ text, detail, reason = 'shape-invalid' }) =>
      intake.refuse(origin, text, { reason, detail }),
    ),
  )
  brought.quarantined += unread.length
  return brought
}

/** An order may have been placed by nobody who said who they are: at a till, say. */
export function incomingOf(told: Told): Incoming {
  return { text: JSON.stringify(told), value: told, mayNameNobody: true, sameById: true }
}
