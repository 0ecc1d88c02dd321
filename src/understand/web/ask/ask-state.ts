import { z } from 'zod'
import { type Period, periodFromText, periodToText } from '../../../platform/ui/period.ts'
import { conditionSchema, selectorSchema, viewSchema } from '../../model.ts'
import type { Comparison } from '../../model-ask.ts'

/** The view of a question as the address holds it: a period in words, the rest as it is asked. */
export const scopeSchema = z.object({
  by: z.string().min(1).max(300).catch('person'),
  channels: z.array(z.string()).catch([]),
  where: z.array(conditionSchema).catch([]),
  having: z.array(selectorSchema).catch([]),
  lacking: z.array(selectorSchema).catch([]),
  values: viewSchema.shape.values.catch([]),
  segment: z.number().int().positive().nullable().catch(null),
  account: z.string().min(1).nullable().catch(null),
})
export type AskScope = z.infer<typeof scopeSchema>

export type CompareWith = 'before' | 'year-before' | { readonly segment: number }

export interface AskState {
  readonly period: Period
  readonly scope: AskScope
  /** The question's own part of the input; null when the address says nothing of it. */
  readonly draft: Readonly<Record<string, unknown>> | null
  readonly compare: CompareWith | null
  readonly breakdown: { readonly path: string; readonly of: 'first' | 'last' | 'step' } | null
}

const plainScope = scopeSchema.parse({})

/** Everything that the address of a question says. What it does not say, or says wrongly, is as usual. */
export function readAskState(search: Readonly<Record<string, string>>): AskState {
  return {
    period: periodFromText(search.period ?? '') ?? { days: 90 },
    scope: scopeSchema.parse(readJson(search.scope) ?? {}),
    draft: readJson(search.q),
    compare: readCompare(search.compare ?? ''),
    breakdown: readBreakdown(search.breakdown ?? ''),
  }
}

/** The words of the address that a change of the state writes; undefined takes one away. */
export function writeAskState(more: Partial<AskState>): Record<string, string | undefined> {
  return {
    ...(more.period ? { period: periodToText(more.period) } : {}),
    ...(more.scope ? { scope: writeScope(more.scope) } : {}),
    ...(more.draft === undefined ? {} : { q: more.draft ? JSON.stringify(more.draft) : undefined }),
    ...(more.compare === undefined ? {} : { compare: writeCompare(more.compare) }),
    ...(more.breakdown === undefined
      ? {}
      : { breakdown: more.breakdown ? `${more.breakdown.of}:${more.breakdown.path}` : undefined }),
  }
}

/** The input as the server is asked: the period in words, so that a saved question moves on. */
export function inputOf(state: AskState, own: object): Record<string, unknown> {
  return { ...shortScope(state.scope), period: state.period, ...own }
}

export function comparisonOf(compare: CompareWith | null): Comparison | null {
  if (compare === null) return null
  return typeof compare === 'string' ? { period: compare } : { segment: compare.segment }
}

/** A saved question, back in the words of the address. */
export function stateOfSaved(saved: {
  readonly input: unknown
  readonly compare: unknown
  readonly breakdown: unknown
}): AskState {
  const input = z.record(z.string(), z.unknown()).catch({}).parse(saved.input)
  const { period, ...rest } = input
  const draft = Object.fromEntries(Object.entries(rest).filter(([key]) => !(key in plainScope)))
  const said = z
    .union([
      z.object({ days: z.number() }),
      z.object({ all: z.literal(true) }),
      z.object({ from: z.string(), to: z.string() }),
    ])
    .safeParse(period)
  const compare = z.looseObject({ period: z.unknown(), segment: z.unknown() }).safeParse(saved.compare)
  const broken = z
    .object({ path: z.string(), of: z.enum(['first', 'last', 'step']) })
    .safeParse(saved.breakdown)
  return {
    period: said.success ? said.data : { all: true },
    scope: scopeSchema.parse(rest),
    draft,
    compare: compare.success ? compareOfSaved(compare.data) : null,
    breakdown: broken.success ? broken.data : null,
  }
}

function compareOfSaved({ period, segment }: { period?: unknown; segment?: unknown }): CompareWith | null {
  if (period === 'before' || period === 'year-before') return period
  return typeof segment === 'number' ? { segment } : null
}

/** Only what is not as usual. */
function shortScope(scope: AskScope): Record<string, unknown> {
  const plain: Readonly<Record<string, unknown>> = plainScope
  return Object.fromEntries(
    Object.entries(scope).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(plain[key])),
  )
}

function writeScope(scope: AskScope): string | undefined {
  const short = shortScope(scope)
  return Object.keys(short).length > 0 ? JSON.stringify(short) : undefined
}

function readJson(text: string | undefined): Record<string, unknown> | null {
  if (!text) return null
  try {
    return z.record(z.string(), z.unknown()).nullable().catch(null).parse(JSON.parse(text))
  } catch {
    return null
  }
}

function readCompare(text: string): CompareWith | null {
  if (text === 'before' || text === 'year-before') return text
  const segment = /^segment:(\d{1,9})$/.exec(text)?.[1]
  return segment ? { segment: Number(segment) } : null
}

function writeCompare(compare: CompareWith | null): string | undefined {
  if (compare === null) return undefined
  return typeof compare === 'string' ? compare : `segment:${compare.segment}`
}

function readBreakdown(text: string): AskState['breakdown'] {
  const found = /^(first|last|step):(.{1,300})$/s.exec(text)
  const [of, path] = [found?.[1], found?.[2]]
  return path && (of === 'first' || of === 'last' || of === 'step') ? { of, path } : null
}
