/** What the page says about a call: any JSON. */
export type Bag = Record<string, unknown>

export type Call = 'identify' | 'group' | 'alias' | 'page' | 'track'

/** One message of the Segment specification, as it is sent. Times are ISO 8601 in UTC. */
export interface Message {
  readonly type: Call
  readonly messageId: string
  readonly timestamp: string
  readonly anonymousId: string
  readonly userId?: string
  readonly event?: string
  readonly name?: string
  readonly groupId?: string
  readonly previousId?: string
  readonly properties?: Bag
  readonly traits?: Bag
  readonly context: Bag
}

/** Signals that something is in a visitor's way. Each can be switched on alone. */
export const signals = ['rage', 'dead', 'errors', 'vitals', 'forms', 'clicks'] as const
export type Signal = (typeof signals)[number]

/** Purposes to which the visitor said yes or no. `analytics: false` stops everything. */
export type Consent = Readonly<Record<string, boolean>>

export interface Options {
  /** The write key of the workspace. It may be seen by anybody: it can only add events. */
  readonly writeKey: string
  /** The address of Rihla, without a slash at the end. */
  readonly host: string
  /** A page call at once and at each change of address. Default true. */
  readonly pages?: boolean
  /** `required`: nothing is kept or sent before the visitor agreed. Default `given`. */
  readonly consent?: 'given' | 'required'
  /** Of the cookie that holds the anonymous id: `.shop.example` makes it one for all subdomains. */
  readonly cookieDomain?: string
  readonly signals?: readonly Signal[]
}
