/** The calls that the demo makes, in the order in which calls of one instant count. */
export const calls = ['identify', 'group', 'alias', 'page', 'screen', 'track'] as const
export type CallType = (typeof calls)[number]

/** What the true order of a message depends on. All ordinals of the demo are 0. */
export interface Place {
  /** Milliseconds since 1970 UTC. */
  readonly time: number
  readonly call: CallType
  readonly messageId: string
}

/** Event time, ordinal, call, message id. Message ids are hexadecimal, so code units and bytes sort alike. */
export function comparePlaces(a: Place, b: Place): number {
  return (
    a.time - b.time ||
    calls.indexOf(a.call) - calls.indexOf(b.call) ||
    (a.messageId < b.messageId ? -1 : a.messageId > b.messageId ? 1 : 0)
  )
}
