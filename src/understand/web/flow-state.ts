import { z } from 'zod'
import { type Period, periodFromText } from '../../platform/ui/period.ts'
import type { StepName } from '../model.ts'
import { type FlowFilter, flowFilterSchema, type StepRule, stepRuleSchema } from '../model-flow.ts'

const hour = 3_600_000

/** How long a funnel may take, in words that the address keeps. */
export const withins = {
  hour,
  day: 24 * hour,
  week: 168 * hour,
  month: 720 * hour,
  year: 8_784 * hour,
  any: null,
} as const
export type Within = keyof typeof withins

const stateSchema = z.object({
  view: z.enum(['graph', 'variants', 'paths', 'funnel']).catch('graph'),
  by: z.string().min(1).catch('person'),
  grain: z.enum(['event', 'event-channel']).catch('event'),
  steps: z.coerce.number().int().min(2).max(60).catch(12),
  transitions: z.coerce.number().min(0).max(100).catch(30),
  mark: z.enum(['count', 'median']).catch('count'),
  start: z.string().min(1).nullable().catch(null),
  end: z.string().min(1).nullable().catch(null),
  length: z.coerce.number().int().min(1).max(20).catch(5),
  variants: z.coerce.number().int().min(5).max(200).catch(30),
  widest: z.coerce.number().int().min(2).max(12).catch(6),
  replay: z.literal('1').catch('1').optional().transform(Boolean),
  whole: z.literal('1').catch('1').optional().transform(Boolean),
  repeats: z.literal('1').catch('1').optional().transform(Boolean),
  within: z.enum(['hour', 'day', 'week', 'month', 'year', 'any']).catch('week'),
})

/** Everything that the address of the flow says. What it does not say, or says wrongly, is as usual. */
export interface FlowState extends z.output<typeof stateSchema> {
  readonly period: Period
  /** Names of the funnel's events, in order; empty where none is chosen yet. */
  readonly funnel: readonly string[]
  /** Cases kept or left out by click. */
  readonly only: readonly FlowFilter[]
  readonly rules: readonly StepRule[]
}

export function readFlowState(search: Readonly<Record<string, string>>): FlowState {
  return {
    ...stateSchema.parse(search),
    period: periodFromText(search.period ?? '') ?? { days: 90 },
    only: readList(search.only, flowFilterSchema),
    rules: readList(search.rules, stepRuleSchema),
    funnel: search.funnel ? search.funnel.split(separator).slice(0, 16) : ['', ''],
  }
}

/** A list of the address; what cannot be read of it is not there. */
function readList<T>(text: string | undefined, schema: z.ZodType<T>): T[] {
  if (!text) return []
  try {
    const list = z.array(z.unknown()).max(20).safeParse(JSON.parse(text))
    return (list.data ?? []).flatMap(item => schema.safeParse(item).data ?? [])
  } catch {
    return []
  }
}

export function listToText(list: readonly unknown[]): string | undefined {
  return list.length > 0 ? JSON.stringify(list) : undefined
}

/** Event names may hold anything but this. */
const separator = '\u001f'

export function funnelToText(names: readonly string[]): string | undefined {
  return names.some(name => name !== '') ? names.join(separator) : undefined
}

/** A step of the address, and back: the name, and the channel where a step is an event on a channel. */
export function stepToText({ name, channel }: StepName): string {
  return channel === '' ? name : `${name}${separator}${channel}`
}

export function stepFromText(text: string): StepName {
  const [name = '', channel = ''] = text.split(separator)
  return { name, channel }
}
