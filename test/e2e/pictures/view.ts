import type { Page } from 'playwright-core'

/** One thing to look at: an address, and what is done there before the picture is taken. */
export interface View {
  readonly name: string
  readonly path: string
  /** The shop, unless said otherwise. */
  readonly workspace?: 'shop' | 'empty'
  /** Seen by somebody who has not signed in. */
  readonly isOutside?: true
  /** Only what the window shows: something lies over the page. */
  readonly isWindow?: true
  /** Paper across, in the light. */
  readonly isPrinted?: true
  /** Answers of the server that it cannot be brought to give without waiting, by address. */
  readonly answers?: Readonly<Record<string, unknown>>
  /** Questions are refused as if the engine were down. */
  readonly isRefused?: true
  readonly unfold?: (page: Page) => Promise<void>
}

/** Where a screen whose path has parameters is opened, by the path in the list of screens; and links for outside. */
export type Addresses = Readonly<Record<string, string>>
