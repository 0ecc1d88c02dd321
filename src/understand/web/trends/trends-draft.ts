import { z } from 'zod'
import { bucketUnitSchema } from '../../model-buckets.ts'
import { type Measure, measureKinds, needsPath } from '../../model-trends.ts'
import type { Seen } from '../ask/use-seen.ts'

const draftMeasure = z.object({
  of: z.enum(measureKinds).catch('events'),
  any: z.array(z.looseObject({ event: z.string().catch('') })).catch([]),
  path: z.string().nullable().catch(null),
})
export type DraftMeasure = z.infer<typeof draftMeasure>

const draftLine = z.object({
  id: z.string().catch(''),
  measure: draftMeasure.catch({ of: 'events', any: [], path: null }),
  over: draftMeasure.nullable().catch(null),
})
export type DraftLine = z.infer<typeof draftLine>

/** Trends while they are written. No event chosen: any event; a property that is not chosen yet is null. */
export const trendsDraft = z.object({
  lines: z.array(draftLine).catch([]),
  unit: bucketUnitSchema.catch('day'),
  average: z.number().int().min(2).max(90).nullable().catch(null),
  split: z
    .object({ path: z.string().min(1), most: z.number().int().min(1).max(12).catch(5) })
    .nullable()
    .catch(null),
  currencies: z.enum(['each', 'reporting']).catch('each'),
  anomalies: z.boolean().catch(true),
  forecast: z.number().int().min(1).max(180).nullable().catch(null),
})
export type TrendsDraft = z.infer<typeof trendsDraft>

export const mostLines = 8

export function eventIn(measure: DraftMeasure): string | null {
  return measure.any[0]?.event || null
}

export function measureOf(of: Measure['of'], event: string | null, path: string | null = null): DraftMeasure {
  return { of, any: event === null ? [] : [{ event }], path: needsPath(of) ? path : null }
}

/** Ids are places: what a line is called is said by what it measures. Null while a property is missing. */
export function inputOfTrends(draft: TrendsDraft): object | null {
  const isWhole = (measure: DraftMeasure) => !needsPath(measure.of) || (measure.path ?? '') !== ''
  if (draft.lines.length === 0) return null
  if (draft.lines.some(({ measure, over }) => !isWhole(measure) || (over && !isWhole(over)))) return null
  const clean = (measure: DraftMeasure) => ({
    ...measure,
    any: measure.any.filter(({ event }) => event !== ''),
    path: needsPath(measure.of) ? measure.path : null,
  })
  return {
    ...draft,
    lines: draft.lines.map(({ measure, over }, i) => ({
      id: String(i + 1),
      measure: clean(measure),
      over: over && clean(over),
    })),
  }
}

/** Orders, where there are any; else all events. */
export function usualTrends(seen: Seen): object {
  const [order] = seen.among('Order Completed')
  const lines = [{ id: '1', measure: measureOf('events', order ?? null), over: null }]
  return { lines, unit: 'day', anomalies: true, forecast: 14 }
}
