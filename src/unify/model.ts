import { z } from 'zod'
import { kindReadingSchema } from '../collect/model-identifier-kinds.ts'

/** `kind:value`, as `collect` writes it: `user_id:42`, `email:a@b.c`, `phone:+212612345678`. */
export const identifierSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_]*:./su)
  .max(600)

export function kindOf(identifier: string): string {
  return identifier.slice(0, identifier.indexOf(':'))
}

export function identifierValue(identifier: string): string {
  return identifier.slice(identifier.indexOf(':') + 1)
}

/** At most so many identifiers of a kind in one person: ever, or first seen within any window of so many days. */
const limitSchema = z.object({
  most: z.number().int().min(1).max(100_000),
  days: z.number().positive().max(3_660).nullable(),
})
export type Limit = z.infer<typeof limitSchema>

const kindRuleSchema = z.object({
  kind: z.string().regex(/^[a-z0-9][a-z0-9_]{0,63}$/),
  limits: z.array(limitSchema).max(5),
  /** What it is called in each language; a kind that Rihla knows has names of its own. */
  titles: z
    .object({ en: z.string().trim().max(100).optional(), ar: z.string().trim().max(100).optional() })
    .optional(),
  /** Where events carry it, for a kind that the workspace added. It holds for what arrives from then on. */
  reading: kindReadingSchema.optional(),
})
export type KindRule = z.infer<typeof kindRuleSchema>

/** What decides which links hold. The order of `kinds` is their priority: the first is trusted most. */
export const identityRulesSchema = z.object({
  kinds: z
    .array(kindRuleSchema)
    .max(50)
    .refine(kinds => new Set(kinds.map(k => k.kind)).size === kinds.length),
  /** For kinds that are not listed; they rank behind the listed ones, by name. */
  otherLimits: z.array(limitSchema).max(5),
  /** Values that name nobody, whatever their kind. Compared folded: case, Arabic spelling and spaces do not matter. */
  blocked: z.array(z.string().min(1).max(200)).max(2_000),
})
export type IdentityRules = z.infer<typeof identityRulesSchema>

/**
 * Values that shops really send in place of an identifier: what a serialiser makes of nothing, a shop's word for a
 * visitor, a till's filler, what people type to get past a form. Zeros and dashes alone are always blocked (`blocked.ts`).
 * Numbers such as 123 are not listed: in a young shop they are somebody's user id.
 */
export const defaultBlockedValues: readonly string[] = [
  ...[
    'null',
    'nil',
    'none',
    'nan',
    'undefined',
    'unknown',
    'na',
    'n/a',
    '#n/a',
    'not set',
    '(not set)',
    'not provided',
  ],
  ...['empty', 'void', 'missing', 'default', 'false', 'true', '[object object]', '{}', '[]', '-1', 'xxx'],
  ...[
    'guest',
    'guest user',
    'anonymous',
    'anon',
    'visitor',
    'walk-in',
    'walkin',
    'cash customer',
    'no customer',
  ],
  ...['test', 'tester', 'testing', 'abc123', 'optout', 'opt-out', 'deleted', 'redacted', 'hidden'],
  ...[
    'test@test.com',
    'test@example.com',
    'test@gmail.com',
    'a@a.com',
    'a@b.com',
    'abc@abc.com',
    'user@example.com',
  ],
  ...[
    'none@none.com',
    'no@no.com',
    'na@na.com',
    'no@email.com',
    'noemail@noemail.com',
    'noemail@gmail.com',
    'guest@guest.com',
  ],
  ...[
    'example@example.com',
    'email@example.com',
    'email@email.com',
    'name@example.com',
    'xxx@xxx.com',
    'asd@asd.com',
  ],
  ...['invité', 'inconnu', 'aucun', 'client passager', 'client divers', 'néant', 'anonyme', 'non renseigné'],
  ...[
    'لا يوجد',
    'لايوجد',
    'لا شيء',
    'بدون',
    'غير معروف',
    'غير محدد',
    'مجهول',
    'زائر',
    'ضيف',
    'عميل نقدي',
    'زبون نقدي',
  ],
  ...['فارغ', 'تجربة', 'اختبار', 'مافي', 'مفيش', 'والو'],
]

/**
 * The limits of peers, loosened where they are known to tear people apart. Segment starts with one user id ever and five
 * of every other kind; Adobe and Unomi stop at 50 identifiers a profile. Browsers forget an anonymous id within seven
 * days (Safari), so one faithful customer with two devices collects over a hundred a year: ever 500, but more than 20
 * first seen inside one week are a kiosk, a call centre or a bot.
 */
export const defaultRules: IdentityRules = {
  kinds: [
    { kind: 'user_id', limits: [{ most: 1, days: null }] },
    { kind: 'email', limits: [{ most: 5, days: null }] },
    { kind: 'phone', limits: [{ most: 5, days: null }] },
    {
      kind: 'anonymous_id',
      limits: [
        { most: 500, days: null },
        { most: 20, days: 7 },
      ],
    },
  ],
  otherLimits: [{ most: 5, days: null }],
  blocked: [...defaultBlockedValues],
}

/** The earliest event that carried both identifiers of a link. */
export const evidenceSchema = z.object({
  time: z.number(),
  ordinal: z.number(),
  call: z.number(),
  messageId: z.string(),
})

/** A colleague's decision about two identifiers: they are one person, or they must never be. */
export const decisionKinds = ['link', 'cut'] as const
/** What stands in the ledger beside the evidence of events: decisions by hand, and what matching found alike (`matching/`). */
export const ledgerKinds = [...decisionKinds, 'matched'] as const
export const decisionSchema = z.object({
  id: z.number().int(),
  kind: z.enum(ledgerKinds),
  a: z.string(),
  b: z.string(),
  /** Milliseconds since 1970 UTC. */
  at: z.number(),
  by: z.string(),
  note: z.string(),
})
export type Decision = z.infer<typeof decisionSchema>

export const decisionViewSchema = decisionSchema.extend({
  undoneAt: z.number().nullable(),
  undoneBy: z.string().nullable(),
})
export type DecisionView = z.infer<typeof decisionViewSchema>

/** Why a link was refused. A closed list. */
export const refusalSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('blocked'), identifier: z.string() }),
  z.object({ reason: z.literal('limit'), kind: z.string(), most: z.number(), days: z.number().nullable() }),
  z.object({ reason: z.literal('cut'), decision: z.number(), a: z.string(), b: z.string() }),
])
export type Refusal = z.infer<typeof refusalSchema>

export const linkSchema = z.object({
  a: z.string(),
  b: z.string(),
  /** The colleague's decision, for a manual link. */
  decision: z.number().nullable(),
  /** Null where no event ever carried both. */
  evidence: evidenceSchema.nullable(),
})
export type Link = z.infer<typeof linkSchema>

export const refusedLinkSchema = linkSchema.extend({ refusal: refusalSchema })
export type RefusedLink = z.infer<typeof refusedLinkSchema>

/** Where identity stands: for the Settings screen and `/metrics`. */
export const identityStatusSchema = z.object({
  isLoaded: z.boolean(),
  /** Something that was stored or decided is not folded yet. */
  isBehind: z.boolean(),
  identifiers: z.number(),
  traces: z.number(),
  singles: z.number(),
  bytes: z.number(),
  /** When a connected set was folded last; null where none was since the start. */
  foldedAt: z.number().nullable(),
  /** Connected sets that are too large to be folded at once and wait for the background. */
  largeSets: z.array(z.object({ identifiers: z.number(), since: z.number() })),
})
export type IdentityStatus = z.infer<typeof identityStatusSchema>
