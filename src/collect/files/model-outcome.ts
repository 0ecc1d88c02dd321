import { z } from 'zod'
import { readingReasons } from './read/row.ts'

/** What can become of a row. Closed lists: each code has its words in i18n. */
export const refusalReasons = [
  ...readingReasons,
  'time-missing',
  'time-unreadable',
  'time-ambiguous',
  'time-out-of-range',
  'event-name-missing',
  'email-unreadable',
  'phone-unreadable',
  'phone-digits-lost',
  'phone-country-missing',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Things to know about rows that are imported all the same. */
export const noticeKinds = [
  'times-out-of-order',
  'repeated-row',
  'column-missing',
  'file-left-out',
  'formula-error',
  'person-missing',
  'identifier-left-out',
  'phone-repaired',
  'kept-as-text',
  'left-out-of-sum',
  'time-in-gap',
  'time-in-overlap',
  'lookup-missing',
  'lookup-repeated',
  'detail-unmatched',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const identifier = z.object({ type: z.string(), id: z.string() })

/** One Segment-style call, ready for the intake. */
export interface FileMessage {
  readonly type: 'track' | 'identify'
  /** Of an identify call its type: there the properties are traits. */
  readonly event: string
  readonly messageId: string
  readonly userId?: string
  readonly anonymousId?: string
  /** ISO 8601 in UTC. */
  readonly timestamp: string
  readonly properties: Readonly<Record<string, string | number | boolean>>
  readonly traits?: Readonly<Record<string, string | number | boolean>>
  readonly context: {
    readonly channel?: string
    readonly externalIds?: readonly z.infer<typeof identifier>[]
    readonly groupId?: string
  }
  /** The row's number in its file; with several events a row, their numbers in the file, in the order of their times. */
  readonly ordinal: number
}

export interface Place {
  readonly file: string
  readonly line: number
  readonly column?: string | undefined
}

export interface RefusedItem extends Place {
  readonly reason: RefusalReason
  /** What stood there. */
  readonly text: string
}

export interface NoticeItem extends Place {
  readonly notice: NoticeKind
  readonly text: string
}

export type Outcome =
  | { readonly message: FileMessage }
  | { readonly refused: RefusedItem }
  | { readonly notice: NoticeItem }
