import { z } from 'zod'

const title = z.object({ en: z.string().optional(), ar: z.string().optional() })

/** Of the maps of the workspace what a sentence needs: this part knows none. */
export const listedMaps = z.object({ maps: z.array(z.object({ id: z.number(), title })) })

export const mapStages = z.object({
  content: z.object({
    stages: z.array(
      z.object({
        isExit: z.boolean().optional(),
        steps: z.array(z.object({ title, rule: z.array(z.looseObject({ event: z.string() })) })),
      }),
    ),
  }),
})
export type MapStages = z.infer<typeof mapStages>
