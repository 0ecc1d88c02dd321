import { z } from 'zod'

/** No event chosen: any event is activity. */
export const lifecycleDraft = z.object({
  active: z.array(z.looseObject({ event: z.string().catch('') })).catch([]),
  unit: z.enum(['day', 'week', 'month']).catch('week'),
})
export type LifecycleDraft = z.infer<typeof lifecycleDraft>

export function inputOfLifecycle({ active, unit }: LifecycleDraft): object {
  return { active: active.filter(({ event }) => event !== ''), unit }
}
