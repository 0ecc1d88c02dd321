import { z } from 'zod'
import type { Session } from './session.ts'

/** Under the 500 KB that a batch may have. */
const batchBytes = 400_000
/**
 * So many on their way fill the intake's groups (10,000 events): each group costs an insert of its own in every table
 * that follows it. The demo of 4,000 people took 109 groups and 54 s of processor time with 4, 29 groups and 38 s with 16.
 */
const mostUnderWay = 16

export interface Sender {
  /** Waits when enough is under way. */
  send(source: string, message: unknown): Promise<void>
  /** Sends what is left and waits for every acknowledgement. */
  finish(): Promise<void>
  /** Gives the keys back, also after a failure. */
  close(): Promise<void>
  sent(): number
  quarantined(): number
}

export interface IssuedKey {
  readonly secret: string
  revoke(): Promise<unknown>
}

const acknowledged = z.object({ quarantined: z.array(z.unknown()) })

/** Messages in full batches through `/v1/batch`, with a write key for each source. */
export function createSender(session: Session, issueKey: (source: string) => Promise<IssuedKey>): Sender {
  const keys = new Map<string, Promise<IssuedKey>>()
  const waiting = new Map<string, { texts: string[]; bytes: number }>()
  const underWay = new Set<Promise<void>>()
  const failures: unknown[] = []
  let sent = 0
  let quarantined = 0

  const keyOf = (source: string) => {
    const known = keys.get(source) ?? issueKey(source)
    keys.set(source, known)
    return known
  }

  const post = async (source: string, texts: readonly string[]) => {
    const { secret } = await keyOf(source)
    const text = `{"batch":[${texts.join(',')}]}`
    const answer = await session.call({
      method: 'POST',
      path: '/v1/batch',
      text,
      key: secret,
      answer: acknowledged,
    })
    sent += texts.length
    quarantined += answer.quarantined.length
  }

  const dispatch = async (source: string) => {
    const batch = waiting.get(source)
    if (!batch) return
    waiting.delete(source)
    const work = post(source, batch.texts)
      .catch(error => void failures.push(error))
      .finally(() => underWay.delete(work))
    underWay.add(work)
    if (underWay.size >= mostUnderWay) await Promise.race(underWay)
    if (failures.length > 0) throw failures[0]
  }

  return {
    async send(source, message) {
      const text = JSON.stringify(message)
      const batch = waiting.get(source) ?? { texts: [], bytes: 0 }
      waiting.set(source, batch)
      batch.texts.push(text)
      batch.bytes += Buffer.byteLength(text) + 1
      if (batch.bytes >= batchBytes) await dispatch(source)
    },
    async finish() {
      for (const source of [...waiting.keys()]) await dispatch(source)
      await Promise.all(underWay)
      if (failures.length > 0) throw failures[0]
    },
    async close() {
      await Promise.all(underWay)
      await Promise.allSettled([...keys.values()].map(async key => (await key).revoke()))
    },
    sent: () => sent,
    quarantined: () => quarantined,
  }
}
