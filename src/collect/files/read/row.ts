/** Why a row could not even be read. */
export const readingReasons = [
  'quote-broken',
  'too-long',
  'ragged',
  'nul-byte',
  'broken-text',
  'json-broken',
  'xml-broken',
] as const
export type ReadingReason = (typeof readingReasons)[number]

export interface Row {
  /** The line of the file on which the row begins, from 1. */
  readonly line: number
  /** One text a column, in the order of the columns; a missing one is empty. */
  readonly cells: readonly string[]
  /** Cells whose formula gave an error or was never computed: nothing is taken from them, and it is told. */
  readonly lost?: readonly { readonly column: number; readonly text: string }[]
}

export interface RefusedRow {
  readonly line: number
  readonly column?: string
  readonly reason: ReadingReason
  /** What stood there, at most 1,000 characters. */
  readonly text: string
}

export interface Batch {
  readonly rows: Row[]
  readonly refused: RefusedRow[]
}
