import { z } from 'zod'
import { count } from '../../platform/warehouse/rows.ts'

/** Numbered in SQL from 1. */
export const kinds = ['page', 'visit', 'width', 'depth', 'layer', 'cell', 'element', 'unplaced'] as const

const three = z.array(z.number().nullable()).length(3)

export const pageHeatRow = z.object({
  kind: z.enum(kinds),
  layer: z.number(),
  name: z.string(),
  a: z.number(),
  b: z.number(),
  events: count,
  people: count,
  clicks: count,
  xs: three,
  ys: three,
  found: count,
})
export type PageHeatRow = z.infer<typeof pageHeatRow>
