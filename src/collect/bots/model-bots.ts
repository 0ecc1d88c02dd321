import { z } from 'zod'
import { eventFlags } from '../model.ts'
import { isIP } from './ip-text.ts'

/**
 * Why an event is, or is not, taken for that of a program or a colleague. A closed list; each has its bit in `flags`.
 *
 * - `agent`: the agent is a known program (isbot).
 * - `automated`: the browser says that a program drives it (`navigator.webdriver`).
 * - `probe`: the address was asked for without its content (HEAD), or ahead of a click (prefetch).
 * - `scanner`: links of messages followed as no person does: three or more different ones, each within two seconds of the
 *   one before, or within five seconds of the delivery.
 * - `rate`: more than a hundred events in ten seconds.
 * - `crowd`: an address that sends fifty or more within an hour, nine in ten of which do one thing and are gone.
 * - `data-centre`: the address lies in a range that the workspace calls one, by itself or by a list that it loaded.
 * - `own-address`, `own-domain`: colleagues, by the workspace's own ranges and mail domains.
 * - `said-…`: what a person decided.
 */
export const flagReasons = {
  agent: 1 << 8,
  automated: 1 << 9,
  probe: 1 << 10,
  scanner: 1 << 11,
  rate: 1 << 12,
  crowd: 1 << 13,
  'data-centre': 1 << 14,
  'said-bot': 1 << 15,
  'said-not-bot': 1 << 16,
  'own-address': 1 << 17,
  'own-domain': 1 << 18,
  'said-internal': 1 << 19,
  'said-not-internal': 1 << 20,
} as const
export type FlagReason = keyof typeof flagReasons

export const reasonNames = [
  'agent',
  'automated',
  'probe',
  'scanner',
  'rate',
  'crowd',
  'data-centre',
  'said-bot',
  'said-not-bot',
  'own-address',
  'own-domain',
  'said-internal',
  'said-not-internal',
] as const satisfies readonly FlagReason[]

/** Those that make a bot of an event, unless a person says otherwise. */
export const botBits =
  flagReasons.agent |
  flagReasons.automated |
  flagReasons.probe |
  flagReasons.scanner |
  flagReasons.rate |
  flagReasons.crowd |
  flagReasons['data-centre']
export const internalBits = flagReasons['own-address'] | flagReasons['own-domain']

/** Every bit that a look sets. The others (a mapping rule's) are left as they are. */
export const lookedBits =
  eventFlags.bot |
  eventFlags.internal |
  eventFlags.offPlan |
  Object.values(flagReasons).reduce((all, bit) => all | bit, 0)

/** The reasons in `flags`, in the order of the list. */
export function reasonsOf(flags: number): FlagReason[] {
  return reasonNames.filter(reason => (flags & flagReasons[reason]) !== 0)
}

/** What says that somebody followed a link of a message, and what says that a message reached or was opened. */
export const linkEvents: readonly string[] = [
  'Email Link Clicked',
  'Message Link Clicked',
  'SMS Link Clicked',
]
export const openEvents: readonly string[] = ['Email Opened', 'Message Opened']
export const sentEvents: readonly string[] = [
  'Email Delivered',
  'Email Sent',
  'Message Delivered',
  'Message Sent',
  'SMS Delivered',
  'SMS Sent',
]

export const verdicts = ['bot', 'not-bot', 'internal', 'not-internal'] as const
export type Verdict = (typeof verdicts)[number]
export const decisionKinds = ['source', 'agent', 'person'] as const

/** What a person decided: of everything from a source, of an agent (its whole text), of a person (any identifier of theirs). */
export const decisionBody = z.object({
  kind: z.enum(decisionKinds),
  value: z.string().trim().min(1).max(1_000),
  verdict: z.enum(verdicts),
})
export type DecisionBody = z.infer<typeof decisionBody>
export const decisionSchema = decisionBody.extend({ id: z.number(), at: z.number(), by: z.string() })
export type Decision = z.infer<typeof decisionSchema>

const range = z.string().trim().max(60).refine(isRange, 'not an address or a range in CIDR notation')
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[^\s@]+\.[^\s@.]+$/, 'not a domain')
  .max(253)

export const botSettings = z.object({
  ownRanges: z.array(range).max(200),
  ownDomains: z.array(domain).max(100),
  dataCentres: z.array(range).max(500),
})
export type BotSettings = z.infer<typeof botSettings>
export const noBotSettings: BotSettings = { ownRanges: [], ownDomains: [], dataCentres: [] }

/** A file with ranges of data centres, as its text. One of the same name takes the place of the one before. */
export const listBody = z.object({ name: z.string().trim().min(1).max(200), text: z.string() })
export type ListBody = z.infer<typeof listBody>
export const listSchema = z.object({
  id: z.number(),
  name: z.string(),
  ranges: z.number(),
  at: z.number(),
  by: z.string(),
})
export type RangeList = z.infer<typeof listSchema>

export const botsAnswer = z.object({
  settings: botSettings,
  /** Lists of data centres that were loaded. */
  lists: z.array(listSchema),
  decisions: z.array(decisionSchema),
  /** Of the last 30 days: events left out, by source and reason; `events` is all that the source sent. */
  counts: z.array(
    z.object({
      source: z.string(),
      events: z.number(),
      bots: z.number(),
      internal: z.number(),
      reasons: z.record(z.string(), z.number()),
    }),
  ),
  agents: z.array(
    z.object({ agent: z.string(), events: z.number(), isBot: z.boolean(), isKnown: z.boolean() }),
  ),
})

/** An address alone is a range of one. */
export function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** `flags` out of what holds of an event. The only place where decisions and reasons are weighed; its twin is SQL. */
export function weighFlags(bits: number, offPlan: boolean): number {
  const isBot =
    (bits & flagReasons['said-bot']) !== 0 ||
    ((bits & flagReasons['said-not-bot']) === 0 && (bits & botBits) !== 0)
  const isInternal =
    (bits & flagReasons['said-internal']) !== 0 ||
    ((bits & flagReasons['said-not-internal']) === 0 && (bits & internalBits) !== 0)
  return (
    bits |
    (isBot ? eventFlags.bot : 0) |
    (isInternal ? eventFlags.internal : 0) |
    (offPlan ? eventFlags.offPlan : 0)
  )
}
