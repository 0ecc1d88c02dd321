import { z } from 'zod'
import { deviceClasses, pageHeatInput } from '../../model-page-heat.ts'

const usual = pageHeatInput.parse({})
const names = (events: readonly string[]) =>
  z
    .array(z.string().min(1).max(500))
    .min(1)
    .max(10)
    .catch([...events])
    .default([...events])

/** The question while it is written. */
export const heatDraft = z.object({
  page: z.string().min(1).max(2_000).nullable().catch(null).default(null),
  device: z
    .enum(['all', ...deviceClasses])
    .catch('all')
    .default('all'),
  leftEvents: names(usual.leftEvents),
  rageEvents: names(usual.rageEvents),
  deadEvents: names(usual.deadEvents),
})
export type HeatDraft = z.infer<typeof heatDraft>
