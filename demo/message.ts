import type { CallType } from './message-order.ts'

/** A message of the Segment specification, as a client sends it. */
export interface RawMessage {
  readonly type: CallType
  readonly messageId: string
  /** ISO 8601, UTC, milliseconds. There is no `sentAt`: the intake would shift the past to the present by it. */
  readonly timestamp: string
  readonly userId?: string
  readonly anonymousId?: string
  readonly previousId?: string
  readonly groupId?: string
  readonly event?: string
  readonly name?: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly traits?: Readonly<Record<string, unknown>>
  readonly context: Readonly<Record<string, unknown>>
}
