import { z } from 'zod'

const touchpoint = z.object({
  id: z.string().catch(''),
  any: z.array(z.looseObject({ event: z.string().catch('') })).catch([]),
})
export type TouchpointDraft = z.infer<typeof touchpoint>

/** A touchpoint while it is written: an event that is not chosen yet is empty text. */
export const touchpointDraft = touchpoint.catch({ id: '', any: [] })

export function touchpointOf(event: string | null): TouchpointDraft {
  return { id: event ?? '', any: [{ event: event ?? '' }] }
}

/** The event that something names; empty while none is chosen. */
export function eventOf(
  one: { readonly any: readonly { readonly event: string }[] } | null | undefined,
): string {
  return one?.any[0]?.event ?? ''
}
