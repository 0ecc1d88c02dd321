import { setTimeout as sleep } from 'node:timers/promises'
import type { SaidMessage } from './world.ts'

export interface Sending {
  readonly url: string
  readonly writeKey: string
  /** Events a second; what a dead server did not take is sent as soon as it is back. */
  readonly rate: number
  readonly random: () => number
  /** Message ids, as they are acknowledged. */
  readonly acknowledged: Set<string>
  /** How many messages were sent at least once, answered or not. */
  sent: number
  /** Of how many batches the answer was lost and the batch sent again. */
  unanswered: number
}

const mostAtOnce = 64

/**
 * Sends all messages in batches of 1 to 150, as clients do: a batch without an answer goes again until it is acknowledged, and now
 * and then one that was acknowledged goes again too. Rejects where something is refused.
 */
export async function keepSending(messages: readonly SaidMessage[], sending: Sending): Promise<void> {
  const begun = performance.now()
  const underWay = new Set<Promise<void>>()
  for (let from = 0, n = 1; from < messages.length; from += n) {
    n = 1 + Math.floor(sending.random() * 150)
    const early = begun + (from * 1000) / sending.rate - performance.now()
    if (early > 1) await sleep(early)
    while (underWay.size >= mostAtOnce) await Promise.race(underWay)
    sending.sent = from + n
    const work = untilAcknowledged(messages.slice(from, from + n), sending)
    const tracked = work.finally(() => underWay.delete(tracked))
    underWay.add(tracked)
  }
  await Promise.all(underWay)
}

async function untilAcknowledged(batch: readonly SaidMessage[], sending: Sending): Promise<void> {
  const body = JSON.stringify({ batch })
  while (!(await sendOnce(body, sending))) {
    sending.unanswered++
    await sleep(50 + sending.random() * 100)
  }
  for (const { messageId } of batch) sending.acknowledged.add(String(messageId))
  if (sending.random() < 0.03) await sendOnce(body, sending)
}

/** False where no answer came, or one that asks to try again. */
async function sendOnce(body: string, { url, writeKey }: Sending): Promise<boolean> {
  const headers = { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' }
  try {
    const response = await fetch(`${url}/v1/batch`, { method: 'POST', headers, body })
    const text = await response.text()
    if (response.status >= 500) return false
    if (!response.ok || !text.includes('"quarantined":[]')) throw new Refused(`${response.status} ${text}`)
    return true
  } catch (error) {
    if (error instanceof Refused) throw error
    return false
  }
}

class Refused extends Error {}
