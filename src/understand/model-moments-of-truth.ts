import { z } from 'zod'
import { shareSchema, touchpointSchema, viewSchema } from './model.ts'

const days = z.number().int().min(1).max(366)

/** What shows how it went in the end. */
export const momentOutcomeSchema = z.discriminatedUnion('of', [
  /** A number that people gave: stars, a recommendation, ease. `best`: which end is the good one. */
  z.object({
    of: z.literal('score'),
    event: z.string().min(1).max(500),
    path: z.string().min(1).max(300),
    best: z.enum(['high', 'low']).default('high'),
  }),
  /** Whether people come back: `signs` of it within so many days. `leave`: whether they do not, and when they were last seen. */
  z.object({
    of: z.enum(['return', 'leave']),
    /** Each time this is done, a stretch of experiences ends and the waiting begins: an order delivered. */
    after: touchpointSchema,
    signs: z.array(touchpointSchema).min(1).max(20),
    days: days.default(90),
    /** Days after it in which experiences still count and the waiting has not begun: what is damaged shows only then. */
    settleDays: z.number().int().min(0).max(90).default(7),
  }),
])
export const momentsInput = viewSchema.extend({
  outcome: momentOutcomeSchema,
  /**
   * Which events of the case may have mattered to a score: those `before` it, or the `whole` case, also what came to be told after it
   * (a parcel that is late is not delivered when the stars are given). Null: `whole` where a case is an order, a ticket …, else `before`.
   */
  experienced: z.enum(['before', 'whole']).nullable().default(null),
  /** Late is a later local `date` than promised, as customers mean it; or a later `instant`. */
  late: z.enum(['date', 'instant']).default('date'),
  /** Whose dates: an IANA zone. The server puts the workspace's where none is said. */
  zone: z.string().max(60).default('UTC'),
  /** Experiences (their `id` in an answer) that are not to be looked at. */
  without: z.array(z.string().max(1_200)).max(50).default([]),
  /** At most so many cases are looked at, chosen by their number, which means nothing. */
  most: z.number().int().min(100).max(20_000).default(4_000),
  rounds: z.number().int().min(20).max(1_000).default(200),
  seed: z.number().int().min(0).max(4_294_967_295).default(1),
})
export type MomentsInput = z.infer<typeof momentsInput>

/** What people meet, found in the log. */
export const experienceSchema = z.object({
  /**
   * `met` an event; `again`: twice or oftener; a `value` of a property; a `number`; `late`: `event` came after the date that is
   * `other`'s property `key`; `between`: hours from the first `other` to the first `event`.
   */
  kind: z.enum(['met', 'again', 'value', 'number', 'late', 'between']),
  event: z.string(),
  key: z.string().default(''),
  value: z.string().default(''),
  other: z.string().default(''),
})
export type Experience = z.output<typeof experienceSchema>

export const intervalSchema = z.object({ value: z.number(), low: z.number(), high: z.number() })
const perhaps = intervalSchema.nullable()

/** Cases at one end of an experience, and how it went with them. */
export const momentGroupSchema = z.object({
  n: z.number(),
  /** Mean of the outcome: the score, or the share to whom it happened. */
  mean: z.number(),
  /** For a number: what it is from and to. */
  from: z.number().nullable(),
  to: z.number().nullable(),
})
export type MomentGroup = z.output<typeof momentGroupSchema>

export const momentReasons = [
  'most-important',
  'penalty-only',
  'reward-only',
  'penalty-outweighs',
  'reward-outweighs',
  'both-ways',
  'meets-many',
  'meets-few',
  'makes-leave',
  'keeps-away',
] as const

export const momentSchema = z.object({
  id: z.string(),
  experience: experienceSchema,
  /** Of yes and no: its rarer end, the marked one, is not to meet it. */
  isMissed: z.boolean(),
  /** Share of the outcome's whole variance that it explains. */
  importance: intervalSchema,
  /** Among all that the moments explain together. */
  ofExplained: z.number(),
  /** Cases with its bad end, of those of whom it is known. */
  reach: shareSchema,
  bad: momentGroupSchema.nullable(),
  middle: momentGroupSchema,
  good: momentGroupSchema.nullable(),
  /** What the bad end changes in the outcome against the middle, the other moments held equal; and the good end. */
  penalty: perhaps,
  reward: perhaps,
  /** For yes and no: how many times the odds of a good end change, by logistic regression with the other moments. */
  odds: perhaps,
  /** For returning and leaving: times the hazard of coming back, or of leaving, after its bad end (Cox, Efron's ties). */
  hazard: perhaps,
  /** The share still away, or still there, so many days on: with its bad end and without (Kaplan–Meier). */
  curve: z.array(z.object({ day: z.number(), bad: z.number(), others: z.number() })),
  /** Corrected for all experiences that were looked at. */
  p: z.number(),
  reasons: z.array(z.enum(momentReasons)),
  /** What goes with it and says nothing more beside it. */
  together: z.array(z.object({ id: z.string(), experience: experienceSchema, correlation: z.number() })),
})
export type Moment = z.output<typeof momentSchema>

export const momentsSchema = z.object({
  moments: z.array(momentSchema),
  /** Answers, or stretches, that were looked at, of how many cases; of how many there are. */
  units: z.number(),
  cases: z.number(),
  ofCases: z.number(),
  /** Mean of the score, or share to whom it happened. */
  outcome: intervalSchema,
  /** Left out: back before the waiting began; and not waited for long enough yet. */
  backEarly: z.number(),
  tooYoung: z.number(),
  /** Experiences that were looked at, and their share of the variance together. */
  looked: z.number(),
  explained: intervalSchema.nullable(),
  method: z.enum(['lmg', 'johnson']).nullable(),
  /** Why there is no moment: too few answers, an outcome that does not vary, nothing to look at, or nothing that stands the test. */
  none: z.enum(['too-few', 'no-variation', 'no-experiences', 'nothing-found']).nullable(),
})
export type Moments = z.output<typeof momentsSchema>
