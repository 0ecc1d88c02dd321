import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import {
  classesOf,
  type Difference,
  measureSchema,
  type WhatDiffers,
  type WhatDiffersInput,
  whatDiffersInput,
} from '../model-what-differs.ts'
import { benjaminiHochberg } from '../statistics/corrections.ts'
import { cramersV, differenceInHaving } from '../statistics/difference-in-having.ts'
import { wilson } from '../wilson.ts'
import { countFeatures } from './what-differs-sql.ts'

const row = z.object({
  kind: z.enum(['all', 'channel', 'event', 'measure', 'property']),
  name: z.string(),
  value: z.string(),
  went_on: count,
  gone: count,
})
type Row = z.infer<typeof row>

/**
 * Which properties and behaviours separate those who go on from those who leave?
 *
 * Cases that reach the step of the funnel, by the rules of `funnel`; they go on when they reach the next. Everything is looked
 * at as it stood when the step was first reached (that millisecond included): nothing that only those who go on can do later
 * counts. Properties: the last value (or first) that any event or trait of the case said by then; a session's is its person's.
 * Behaviours: which events came before, how many, in how many sessions, how many days since the first, how long from the first
 * step. Each value is compared with all without it, also those who said nothing: two-sided, Fisher's exact test where few are
 * expected, corrected by Benjamini and Hochberg over all. At most 30 values a property and 300 events are compared, the most
 * frequent; what fewer than `least` have, or all but as few, is not. It differs: whether it causes is another question.
 */
export const whatDiffers = question({
  name: 'what-differs',
  about: 'Which properties and behaviours separate those who go on from those who leave',
  input: whatDiffersInput,
  row,
  example: whatDiffersInput.parse({
    steps: ['Product Viewed', 'Product Added', 'Order Completed'].map(event => ({
      id: event,
      any: [{ event }],
    })),
    step: 2,
  }),
  steps: countFeatures,
  answer: answerDiffers,
  evidence: (_rows, { reached }, { by, period }) => ({
    people: by === 'person' ? reached : null,
    cases: reached,
    period,
  }),
})

function answerDiffers(rows: readonly Row[], q: WhatDiffersInput): WhatDiffers {
  const all = rows.find(({ kind }) => kind === 'all') ?? { went_on: 0, gone: 0 }
  const reached = all.went_on + all.gone
  const compared = rows.flatMap(one => {
    const { kind, name, value, went_on, gone } = one
    const has = went_on + gone
    if (kind === 'all' || has < q.least || reached - has < q.least) return []
    const differs = differenceInHaving({ went: went_on, gone, allWent: all.went_on, allGone: all.gone })
    return [{ kind, name, value, below: belowOf(one), ...differs }]
  })
  const corrected = benjaminiHochberg(compared.map(({ p }) => p))
  const differences: Difference[] = compared.map((one, i) => ({ ...one, q: corrected[i] ?? 1 }))
  const isReal = ({ q: chance }: Difference) => chance < 0.05
  return {
    reached,
    goesOn: wilson(all.went_on, reached),
    differences: differences
      .sort(
        (a, b) =>
          Number(isReal(b)) - Number(isReal(a)) ||
          Math.abs(b.effect.h) - Math.abs(a.effect.h) ||
          (keyOf(a) < keyOf(b) ? -1 : 1),
      )
      .slice(0, q.most),
    strengths: strengthsOf(rows, all),
    compared: compared.length,
    differing: differences.filter(isReal).length,
  }
}

function keyOf({ kind, name, value }: Pick<Difference, 'kind' | 'name' | 'value'>): string {
  return `${kind}\n${name}\n${value}`
}

function belowOf({ kind, name, value }: Row): number | null {
  const measure = measureSchema.safeParse(name)
  if (kind !== 'measure' || !measure.success) return null
  return classesOf[measure.data].find(bound => bound > Number(value)) ?? null
}

/** Who said nothing, and all values beyond the most frequent, are one more value. */
function strengthsOf(rows: readonly Row[], all: Pick<Row, 'went_on' | 'gone'>): WhatDiffers['strengths'] {
  const wholes = rows.filter(({ kind }) => kind !== 'all' && kind !== 'event')
  return [...Map.groupBy(wholes, ({ kind, name }) => `${kind}\n${name}`).values()]
    .flatMap(own => {
      const [first] = own
      if (!first) return []
      const columns = own.map(({ went_on, gone }) => [went_on, gone] as const)
      const rest = [
        all.went_on - columns.reduce((sum, [went]) => sum + went, 0),
        all.gone - columns.reduce((sum, [, gone]) => sum + gone, 0),
      ] as const
      return [{ kind: first.kind, name: first.name, v: cramersV([...columns, rest]), values: own.length }]
    })
    .sort((a, b) => b.v - a.v || (a.name < b.name ? -1 : 1))
}
