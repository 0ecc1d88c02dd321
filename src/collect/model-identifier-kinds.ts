import { z } from 'zod'

/** How values of a kind are made comparable. A closed list: each is a function of the value and the country alone. */
export const normalisations = ['as-is', 'lower', 'digits', 'phone', 'email'] as const
export type Normalisation = (typeof normalisations)[number]

/**
 * Where an event carries an identifier of a kind: a property or a trait by its path (`loyalty.card`), or an entry of
 * `context.externalIds` by its type.
 */
export const identifierPlaceSchema = z.object({
  in: z.enum(['property', 'trait', 'external']),
  path: z.string().trim().min(1).max(200),
})
export type IdentifierPlace = z.infer<typeof identifierPlaceSchema>

export const kindReadingSchema = z.object({
  normalise: z.enum(normalisations),
  found: z.array(identifierPlaceSchema).min(1).max(10),
})

/** A kind that a workspace added: how its identifiers are found in events that arrive. */
export interface KindReading extends z.infer<typeof kindReadingSchema> {
  readonly kind: string
}
