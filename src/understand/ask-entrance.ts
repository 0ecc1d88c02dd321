import { z } from 'zod'
import { RihlaError } from '../platform/errors.ts'
import type { Rate } from '../platform/money.ts'
import { type AnyQuestion, ask } from '../platform/warehouse/question.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import { lookingOnce } from '../platform/warehouse/shortcut.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import type { ZoneOffsets } from '../platform/zones/offsets.ts'
import { periodBefore, periodSaid, periodYearBefore } from './ask-period.ts'
import { type Period, periodSchema, viewSchema } from './model.ts'
import {
  type AskAnswer,
  type AskBody,
  type AskedJson,
  askedPeriodSchema,
  type Breakdown,
  type Comparison,
} from './model-ask.ts'
import { withKeptValues } from './questions/kept-values.ts'
import { propertyValues } from './questions/property-values.ts'

/** What a workspace lives by: filled in where a question needs it and does not say it. */
export interface WorkspaceHabits {
  readonly zone: string
  readonly weekStart: number
  /** ISO days. */
  readonly weekend: readonly number[]
  /** Two letters; empty where it said none. */
  readonly country: string
  /** The one it reports in. */
  readonly currency: string
}

/** Whose days and weeks: the workspace's, where a question about days names no zone. */
export interface AskZones {
  of(workspace: number): Promise<WorkspaceHabits>
  /** What one unit of other currencies is worth in the workspace's, from a day on. */
  rates(workspace: number): Promise<readonly Rate[]>
  /** Resolves when SQL can use the zone. @throws RangeError where the name is no zone */
  ensure(zone: string): Promise<void>
  offsets(zone: string): ZoneOffsets
}

export interface EntranceDeps {
  readonly warehouse: Warehouse
  readonly zones: AskZones
  /** What a workspace has settled, by the field of an input that it stands for where the input says nothing. */
  readonly settings?: Readonly<Record<string, (workspace: number) => Promise<unknown>>>
}

/** Where every question comes in: over HTTP, from the command line, from a board that is mailed. */
export interface AskEntrance {
  knows(question: string): boolean
  find(question: string): AnyQuestion | undefined
  /** The input with everything said that the workspace says for it, as it is asked now. @throws RihlaError `not-found`, `query.invalid` */
  complete(scope: Scope, question: string, said: unknown): Promise<unknown>
  /** @throws RihlaError `not-found`, `query.invalid`, `question.too-slow`, `question.too-large` */
  ask(scope: Scope, question: string, body: AskBody): Promise<AskAnswer>
}

type Input = Readonly<Record<string, unknown>>

export function createAskEntrance({
  warehouse,
  zones,
  questions,
  settings = {},
}: EntranceDeps & { readonly questions: readonly AnyQuestion[] }): AskEntrance {
  const byName = new Map(questions.map(question => [question.name, question]))

  async function once(
    asked: AnyQuestion,
    scope: Scope,
    input: unknown,
    { explain = false, looks }: { readonly explain?: boolean; readonly looks: Warehouse },
  ): Promise<AskedJson> {
    const { answer, evidence } = await ask(asked, { warehouse, scope, explain, looks }, input)
    const { sql, ...basis } = { ...evidence, at: scope.now }
    if (!sql) return { input, answer, evidence: basis }
    return {
      input,
      answer,
      evidence: {
        ...basis,
        sql: sql.map(part => ({ ...part, params: { ...part.params }, rows: [...part.rows] })),
      },
    }
  }

  async function byValue(
    asked: AnyQuestion,
    scope: Scope,
    input: Input,
    { breakdown, looks }: { readonly breakdown: Breakdown; readonly looks: Warehouse },
  ) {
    const { path, of, most, only } = breakdown
    const view = viewSchema.parse(input)
    if (view.values.length >= 4) throw invalid(asked, 'values', 'a breakdown needs one of the four places')
    const property = { path, of }
    return withKeptValues(warehouse, { scope, view, property, looks }, async kept => {
      const found = await ask(
        propertyValues,
        { warehouse, scope: kept, looks },
        { ...view, property, most: only.length > 0 ? 1_000 : most },
      )
      const { values, ...rest } = found.answer
      const chosen =
        only.length > 0
          ? only.map(value => ({ value, cases: values.find(one => one.value === value)?.cases ?? 0 }))
          : values
      const parts = await Promise.all(
        chosen.map(async ({ value, cases }) => {
          const narrowed = { ...input, values: [...view.values, { ...property, is: value }] }
          return { value, cases, ...(await once(asked, kept, narrowed, { looks })) }
        }),
      )
      return { parts, rest }
    })
  }

  async function complete(asked: AnyQuestion, scope: Scope, said: unknown) {
    const habits = await zones.of(scope.workspace)
    const offsets = zones.offsets(habits.zone)
    const settled = await withSettings(asked, said, settings, scope.workspace)
    const dated = withPeriod(asked, settled, { offsets, now: scope.now })
    const counted = await withHabits(asked, dated, {
      habits,
      rates: () => zones.rates(scope.workspace),
    })
    return { offsets, input: await withZone(asked, counted, { habits, zones }) }
  }

  const need = (name: string): AnyQuestion => {
    const asked = byName.get(name)
    if (!asked) throw new RihlaError('not-found')
    return asked
  }

  return {
    knows: name => byName.has(name),
    find: name => byName.get(name),
    complete: async (scope, name, said) => (await complete(need(name), scope, said)).input,
    async ask(scope, name, { input: said, explain, compare, breakdown }) {
      const asked = need(name)
      const { offsets, input } = await complete(asked, scope, said)
      const looks = lookingOnce(warehouse)
      if (!compare && !breakdown) return once(asked, scope, input, { explain, looks })
      const view = viewOf(asked, input)
      const other = compare
        ? { ...view, ...changed(asked, view, compare, { offsets, now: scope.now }) }
        : null
      const [whole, compared, parts] = await Promise.all([
        once(asked, scope, view, { explain, looks }),
        other ? once(asked, scope, other, { looks }) : undefined,
        breakdown ? byValue(asked, scope, view, { breakdown, looks }) : undefined,
      ])
      return { ...whole, ...(compared ? { compared } : {}), ...parts }
    },
  }
}

interface Moment {
  readonly offsets: ZoneOffsets
  readonly now: number
}

/** A period in days or local dates, as instants. What is not understood is left for the question's own schema to refuse. */
function withPeriod(asked: AnyQuestion, said: unknown, { offsets, now }: Moment): unknown {
  const found = z.looseObject({ period: z.unknown() }).safeParse(said)
  if (!found.success || !('period' in propertiesOf(asked))) return said
  const period = askedPeriodSchema.safeParse(found.data.period)
  if (!period.success) return said
  return { ...found.data, period: periodSaid(period.data, offsets, now) }
}

/** The input of a question about journeys, as far as a comparison or a breakdown may change it. */
function viewOf(asked: AnyQuestion, input: unknown): Input {
  const properties = propertiesOf(asked)
  if (!('by' in properties) || !('values' in properties))
    throw invalid(asked, '', 'this question has nothing to compare or break down')
  const view = z.looseObject({}).safeParse(input)
  if (!view.success) throw invalid(asked, '', 'the input is no object')
  return view.data
}

function changed(asked: AnyQuestion, view: Input, compare: Comparison, { offsets, now }: Moment): Input {
  const { period, ...more } = compare
  if (period === undefined) return more
  if (period !== 'before' && period !== 'year-before')
    return { ...more, period: periodSaid(period, offsets, now) }
  const own = periodSchema.safeParse(view.period)
  if (!own.success) throw invalid(asked, 'compare.period', 'all time has nothing before it')
  const shifted: (own: Period, offsets: ZoneOffsets) => Period =
    period === 'before' ? periodBefore : periodYearBefore
  return { ...more, period: shifted(own.data, offsets) }
}

/** A question's schema never changes, and each asking looks at it some five times: walked once. */
const known = new WeakMap<AnyQuestion, Input>()

function propertiesOf(asked: AnyQuestion): Input {
  const before = known.get(asked)
  if (before) return before
  const { properties = {} } = z.toJSONSchema(asked.input, { io: 'input', unrepresentable: 'any' })
  known.set(asked, properties)
  return properties
}

/** A question about seasons gets the workspace's weekend and country, one that adds money up its currency and rates. */
async function withHabits(
  asked: AnyQuestion,
  input: unknown,
  { habits, rates }: { habits: WorkspaceHabits; rates: () => Promise<readonly Rate[]> },
): Promise<unknown> {
  const properties = propertiesOf(asked)
  const found = z.looseObject({ currencies: z.unknown() }).safeParse(input)
  if (!found.success || !('weekend' in properties && 'country' in properties)) return input
  const { weekend, country, currency } = habits
  const isConverted = 'rates' in properties && found.data.currencies === 'reporting'
  const money = isConverted ? { currency, rates: await rates() } : {}
  return { weekend, country, ...money, ...found.data }
}

/** What the workspace has settled, where the question can use it and the input says nothing of it. */
async function withSettings(
  asked: AnyQuestion,
  said: unknown,
  settings: NonNullable<EntranceDeps['settings']>,
  workspace: number,
): Promise<unknown> {
  const found = z.looseObject({}).safeParse(said)
  if (!found.success) return said
  const properties = propertiesOf(asked)
  const missing = Object.entries(settings).filter(([field]) => field in properties && !(field in found.data))
  const filled = await Promise.all(missing.map(async ([field, read]) => [field, await read(workspace)]))
  return { ...Object.fromEntries(filled), ...found.data }
}

/** A question about days gets the workspace's zone and week where it names none, and its zone is there for SQL. */
async function withZone(
  asked: AnyQuestion,
  input: unknown,
  { habits: { zone, weekStart }, zones }: { habits: WorkspaceHabits; zones: AskZones },
): Promise<unknown> {
  const found = z.looseObject({ zone: z.string().optional() }).safeParse(input)
  if (!('zone' in propertiesOf(asked)) || !found.success) return input
  const complete = { ...(found.data.zone ? {} : { zone, weekStart }), ...found.data }
  try {
    await zones.ensure(z.string().parse(complete.zone))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw invalid(asked, 'zone', error.message, error)
  }
  return complete
}

function invalid({ name }: AnyQuestion, path: string, reason: string, cause?: unknown): RihlaError {
  return new RihlaError('query.invalid', { question: name, path, reason }, { cause })
}
