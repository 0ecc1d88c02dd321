import { z } from 'zod'

/** What a value is asked for. Text is compared as it stands; a number is what reads as one. */
export const valueTestSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('known') }),
  z.object({ is: z.literal('one-of'), values: z.array(z.string().max(500)).min(1).max(1_000) }),
  z.object({ is: z.enum(['containing', 'beginning']), text: z.string().min(1).max(500) }),
  z.object({ is: z.enum(['at-least', 'at-most', 'more-than', 'less-than']), number: z.number() }),
])
export type ValueTest = z.infer<typeof valueTestSchema>

/**
 * Which time an event must have. `last` counts back from now and ends with no day; a day is 24 hours. An event that its
 * sender dates after now counts as having happened: nobody enters or leaves by that alone.
 */
export const whenSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ever') }),
  z.object({
    is: z.literal('last'),
    n: z.number().int().min(1).max(100_000),
    unit: z.enum(['minutes', 'hours', 'days']),
  }),
  /** Milliseconds since 1970 UTC; `to` is not included. */
  z.object({ is: z.literal('between'), from: z.number().int(), to: z.number().int() }),
])
export type When = z.infer<typeof whenSchema>

export const eventSelectorSchema = z.object({
  /** The name of a track event; `page` and `screen` for views. */
  name: z.string().min(1).max(500),
  /** All of them hold of the event's properties. */
  where: z
    .array(z.object({ path: z.string().min(1).max(200), test: valueTestSchema }))
    .max(10)
    .default([]),
  when: whenSchema.default({ is: 'ever' }),
})
export type EventSelector = z.infer<typeof eventSelectorSchema>

/**
 * A trait that is computed from what somebody did. Sums are exact to six decimals and never mix currencies by themselves:
 * say the currency in `where`. `first` and `last` go by the total order of events, `most-frequent` takes the first by its
 * bytes among equals, `days-since` counts whole spans of 24 hours since the latest event.
 */
export const computedMeasureSchema = z.object({
  measure: z.enum(['count', 'sum', 'average', 'first', 'last', 'most-frequent', 'distinct', 'days-since']),
  event: eventSelectorSchema,
  /** The property that is summed, listed or counted; count and days since need none. */
  property: z.string().max(200).default(''),
})
export type ComputedMeasure = z.infer<typeof computedMeasureSchema>

export const needsProperty: Readonly<Record<ComputedMeasure['measure'], boolean>> = {
  count: false,
  sum: true,
  average: true,
  first: true,
  last: true,
  'most-frequent': true,
  distinct: true,
  'days-since': false,
}

/** What a trait is called in each language; its plain name stands where there is none. */
const title = z.string().trim().max(200).optional()
export const traitTitlesSchema = z.object({ en: title, ar: title })
export type TraitTitles = z.infer<typeof traitTitlesSchema>

export const computedTraitBody = z
  .object({
    name: z.string().trim().min(1).max(200),
    measure: computedMeasureSchema,
    titles: traitTitlesSchema.default({}),
  })
  .refine(({ measure }) => !needsProperty[measure.measure] || measure.property !== '', {
    path: ['measure', 'property'],
    message: 'names a property',
  })
export type ComputedTraitBody = z.infer<typeof computedTraitBody>

export const computedTraitSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  measure: computedMeasureSchema,
  titles: traitTitlesSchema,
})
export type ComputedTrait = z.infer<typeof computedTraitSchema>
export const computedTraitsAnswer = z.object({ traits: z.array(computedTraitSchema) })

export const traitPreviewBody = z
  .object({ measure: computedMeasureSchema })
  .refine(({ measure }) => !needsProperty[measure.measure] || measure.property !== '', {
    path: ['measure', 'property'],
    message: 'names a property',
  })
