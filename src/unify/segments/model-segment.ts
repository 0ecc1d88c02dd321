import { z } from 'zod'
import { identifierSchema } from '../model.ts'
import { personSummarySchema } from '../model-people.ts'
import {
  type ComputedMeasure,
  computedMeasureSchema,
  eventSelectorSchema,
  traitTitlesSchema,
  valueTestSchema,
} from '../traits/model-traits.ts'

/** At least, at most or exactly so many times. Zero times is how "did not" is said. */
const timesSchema = z.object({
  are: z.enum(['at-least', 'at-most', 'exactly']),
  n: z.number().int().min(0).max(1_000_000),
})
export type Times = z.infer<typeof timesSchema>

export const mostListed = 20_000
export const durationMs = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const

/** What may be said of one person without "and", "or" and "not". */
const leafSchemas = [
  /** What the latest identify call that mentions it says, by event time. */
  z.object({ of: z.literal('trait'), path: z.string().min(1).max(200), test: valueTestSchema }),
  /** A computed trait by its number. */
  z.object({ of: z.literal('computed'), trait: z.number().int().positive(), test: valueTestSchema }),
  /** How often somebody did something. */
  z.object({ of: z.literal('did'), event: eventSelectorSchema, times: timesSchema }),
  /** Did one thing and then, within so long, another. The second comes later in the total order. */
  z.object({
    of: z.literal('sequence'),
    first: eventSelectorSchema,
    second: eventSelectorSchema,
    within: z.object({ n: z.number().int().min(1).max(100_000), unit: z.enum(['minutes', 'hours', 'days']) }),
  }),
  /** Acted for one of these accounts; for any at all when the list is empty. */
  z.object({ of: z.literal('account'), accounts: z.array(z.string().min(1).max(512)).max(1_000) }),
  /** A list of people by identifier. It names identifiers and no persons: it follows every merge and cut. */
  z.object({ of: z.literal('list'), identifiers: z.array(identifierSchema).max(mostListed) }),
] as const

export const leafSchema = z.discriminatedUnion('of', leafSchemas)
export type Leaf = z.infer<typeof leafSchema>

export type Condition =
  | Leaf
  | { readonly of: 'all'; readonly conditions: readonly Condition[] }
  | { readonly of: 'any'; readonly conditions: readonly Condition[] }
  | { readonly of: 'not'; readonly condition: Condition }

const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    leafSchema,
    z.object({ of: z.enum(['all', 'any']), conditions: z.array(conditionSchema).max(30) }),
    z.object({ of: z.literal('not'), condition: conditionSchema }),
  ]),
)

const mostConditions = 50
const deepest = 6

/** What a segment is: conditions on one person, nested. */
export const segmentDefinitionSchema = conditionSchema
  .refine(condition => leavesOf(condition).length <= mostConditions, { message: 'too many conditions' })
  .refine(condition => depthOf(condition) <= deepest, { message: 'nested too deeply' })

/** Every condition without "and", "or" and "not", from first to last. */
export function leavesOf(condition: Condition): Leaf[] {
  if (condition.of === 'not') return leavesOf(condition.condition)
  if (condition.of === 'all' || condition.of === 'any') return condition.conditions.flatMap(leavesOf)
  return [condition]
}

function depthOf(condition: Condition): number {
  if (condition.of === 'not') return 1 + depthOf(condition.condition)
  if (condition.of === 'all' || condition.of === 'any')
    return 1 + Math.max(0, ...condition.conditions.map(depthOf))
  return 1
}

/** A leaf that needs nothing from outside any more: computed traits written out, identifiers turned into persons. */
export type ResolvedLeaf =
  | Exclude<Leaf, { of: 'computed' } | { of: 'list' } | { of: 'account' }>
  | {
      readonly of: 'account'
      readonly accounts: readonly string[]
      /** What colleagues decided above the events: persons who belong to one of the accounts, and who does not to which. */
      readonly byHand?: MembersByHand | undefined
    }
  | {
      readonly of: 'measure'
      readonly measure: ComputedMeasure
      readonly test: z.infer<typeof valueTestSchema>
    }
  | { readonly of: 'people'; readonly people: readonly string[] }

export type ResolvedCondition =
  | ResolvedLeaf
  | { readonly of: 'all'; readonly conditions: readonly ResolvedCondition[] }
  | { readonly of: 'any'; readonly conditions: readonly ResolvedCondition[] }
  | { readonly of: 'not'; readonly condition: ResolvedCondition }

const personNumber = z.string().regex(/^\d{1,20}$/)
const membersByHandSchema = z.object({
  in: z.array(personNumber),
  out: z.array(z.object({ account: z.string(), people: z.array(personNumber) })),
})
export type MembersByHand = z.infer<typeof membersByHandSchema>

const [traitLeaf, , didLeaf, sequenceLeaf, accountLeaf] = leafSchemas
const resolvedLeafSchema = z.discriminatedUnion('of', [
  traitLeaf,
  didLeaf,
  sequenceLeaf,
  accountLeaf.extend({ byHand: membersByHandSchema.optional() }),
  z.object({ of: z.literal('measure'), measure: computedMeasureSchema, test: valueTestSchema }),
  z.object({ of: z.literal('people'), people: z.array(personNumber).max(mostListed) }),
])

export const resolvedConditionSchema: z.ZodType<ResolvedCondition> = z.lazy(() =>
  z.union([
    resolvedLeafSchema,
    z.object({ of: z.enum(['all', 'any']), conditions: z.array(resolvedConditionSchema).max(30) }),
    z.object({ of: z.literal('not'), condition: resolvedConditionSchema }),
  ]),
)

export const segmentBody = z.object({
  name: z.string().trim().min(1).max(200),
  definition: segmentDefinitionSchema,
})
export type SegmentBody = z.infer<typeof segmentBody>

export const segmentSchema = segmentBody.extend({
  id: z.number().int(),
  /** How many people are in it now; null until it was counted first. */
  size: z.number().int().nullable(),
  createdAt: z.number(),
  changedAt: z.number(),
  changedBy: z.string(),
  /** The size at the end of each day, oldest first, as far as it is known. */
  history: z.array(z.object({ day: z.string(), size: z.number().int() })),
})
export type Segment = z.infer<typeof segmentSchema>

export const segmentsAnswer = z.object({ segments: z.array(segmentSchema) })

export const sizeBody = z.object({ definition: segmentDefinitionSchema })
export const sizeAnswer = z.object({
  people: z.number().int(),
  ms: z.number(),
})

export const membersAnswer = z.object({
  people: z.array(personSummarySchema),
  total: z.number().int(),
  next: z.string().nullable(),
})

export const personSegmentsAnswer = z.object({
  segments: z.array(z.object({ id: z.number().int(), name: z.string(), since: z.number() })),
  computed: z.array(
    z.object({ id: z.number().int(), name: z.string(), titles: traitTitlesSchema, value: z.string() }),
  ),
})

/** What a computed trait would say: how many people have a value, and some of them, the latest active first. */
export const traitPreviewAnswer = z.object({
  people: z.number().int(),
  examples: z.array(z.object({ person: personSummarySchema, value: z.string() })),
})
