import type { Receipt } from '../model.ts'

/** Who waits for an answer about each of their messages. One promise a call: one a message was a tenth of the whole line. */
export interface Call {
  readonly receipts: Promise<Receipt[]>
  settle(place: number, receipt: Receipt): void
  fail(error: unknown): void
  /** Answers as soon as the messages are kept elsewhere until each of them was settled. Where they cannot be kept, it waits as before. */
  keep(kept: Promise<() => void>): void
  /** True where an answer was given, so that the messages must not be let go of. */
  isKept(): Promise<boolean>
}

/** @param ids one for each message: what the early answer says of it */
export function createCall(ids: readonly string[]): Call {
  const { promise, resolve, reject } = Promise.withResolvers<Receipt[]>()
  const receipts = new Array<Receipt>(ids.length)
  let open = ids.length
  let kept: Promise<() => void> | null = null
  if (open === 0) resolve(receipts)
  return {
    receipts: promise,
    settle(place, receipt) {
      if (receipts[place] !== undefined) return
      receipts[place] = receipt
      if (--open > 0) return
      resolve(receipts)
      kept?.then(
        done => done(),
        () => undefined,
      )
    },
    fail: reject,
    keep(given) {
      kept = given
      given.then(
        () => resolve(ids.map(messageId => ({ status: 'stored', messageId }))),
        () => undefined, // the log answers
      )
    },
    isKept: () =>
      kept?.then(
        () => true,
        () => false,
      ) ?? Promise.resolve(false),
  }
}
