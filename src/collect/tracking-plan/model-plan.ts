import { z } from 'zod'

/** What a value may be. `integer` is a whole number; a list may hold anything. */
export const planTypes = ['text', 'number', 'integer', 'boolean', 'list'] as const
export type PlanType = (typeof planTypes)[number]

/** What becomes of an event that is not as planned: it passes and is counted, is marked as well, or waits in quarantine. */
export const planActions = ['pass', 'flag', 'quarantine'] as const
export type PlanAction = (typeof planActions)[number]

/** What can be wrong. */
export const planFaults = [
  'event-unplanned',
  'property-missing',
  'property-type',
  'property-value',
  'property-pattern',
  'property-unplanned',
] as const
export type PlanFault = (typeof planFaults)[number]

const described = z.object({ en: z.string().max(500).default(''), ar: z.string().max(500).default('') })
const path = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .refine(text => !text.startsWith('$context') && text.split('.').every(key => key !== ''), 'not a path')

export const planProperty = z.object({
  path,
  types: z.array(z.enum(planTypes)).max(planTypes.length).default([]),
  required: z.boolean().default(false),
  /** As text; empty: anything. */
  allowed: z.array(z.string().max(200)).max(200).default([]),
  /** RE2, anywhere in the text of the value; empty: anything. */
  pattern: z.string().max(300).default(''),
  /** Holds what tells of a person: its values are shown nowhere as examples. */
  personal: z.boolean().default(false),
  description: described.default({ en: '', ar: '' }),
})
export type PlanProperty = z.infer<typeof planProperty>

export const planEvent = z.object({
  name: z.string().trim().min(1).max(500),
  description: described.default({ en: '', ar: '' }),
  /** Who answers for it: a name or an address of the team. */
  owner: z.string().max(200).default(''),
  action: z.enum(planActions).default('pass'),
  /** Whether it may carry properties that the plan does not name. */
  open: z.boolean().default(true),
  properties: z.array(planProperty).max(200).default([]),
})
export type PlanEvent = z.infer<typeof planEvent>

export const planSchema = z
  .object({
    events: z.array(planEvent).max(300).default([]),
    /** What becomes of events that the plan does not name. */
    unplanned: z.enum(planActions).default('pass'),
  })
  .refine(plan => isDistinct(plan.events.map(event => event.name)), 'an event is named twice')
  .refine(
    plan => plan.events.every(event => isDistinct(event.properties.map(one => one.path))),
    'a property is named twice',
  )
export type Plan = z.infer<typeof planSchema>
export const noPlan: Plan = { events: [], unplanned: 'pass' }

export const planVersion = z.object({
  version: z.number(),
  at: z.number(),
  by: z.string(),
  note: z.string(),
  events: z.number(),
})
export const planAnswer = z.object({
  /** 0 where there is none yet. */
  version: z.number(),
  plan: planSchema,
  versions: z.array(planVersion),
})
export const planBody = z.object({
  plan: planSchema,
  note: z.string().max(500).default(''),
  /** The version that was read: another one meanwhile is not written over. */
  from: z.number().int().min(0),
})

export const violationRow = z.object({
  event: z.string(),
  path: z.string(),
  fault: z.enum(planFaults),
  source: z.string(),
  /** Of the app that sent it; empty where it says none. */
  app: z.string(),
  events: z.number(),
  first: z.number(),
  last: z.number(),
})
export const violationsAnswer = z.object({
  version: z.number(),
  days: z.number(),
  checked: z.array(z.object({ event: z.string(), events: z.number() })),
  rows: z.array(violationRow),
  /** What was kept out, by the version that did so. */
  quarantined: z.array(
    z.object({
      version: z.number(),
      source: z.string(),
      app: z.string(),
      event: z.string(),
      events: z.number(),
    }),
  ),
})

function isDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length
}
