import { z } from 'zod'
import { creditedSources, dimensionSchema } from '../../model-acquisition.ts'
import type { Seen } from '../ask/use-seen.ts'

const touch = z.object({ id: z.string(), any: z.array(z.looseObject({ event: z.string() })).min(1) })

/** The question about visits while it is written. */
export const acquisitionDraft = z.object({
  dimension: dimensionSchema.catch('group').default('group'),
  credit: z.enum(creditedSources).catch('last-non-direct').default('last-non-direct'),
  conversion: touch.nullable().catch(null).default(null),
  unit: z.enum(['day', 'week', 'month']).catch('day').default('day'),
})
export type AcquisitionDraft = z.infer<typeof acquisitionDraft>

export function inputOfDraft({ dimension, credit, conversion, unit }: AcquisitionDraft): object | null {
  if (typeof dimension !== 'string' && Object.values(dimension).includes('')) return null
  return { dimension, credit, conversion, unit }
}

export function touchOf(event: string | null): AcquisitionDraft['conversion'] {
  return event ? { id: event, any: [{ event }] } : null
}

/** What a shop wants of a visit, as far as it was seen. */
export function usualConversion(seen: Seen): string | null {
  return seen.among('Order Completed', 'Purchase', 'purchase', 'Signed Up')[0] ?? null
}
