import { z } from 'zod'
import { count } from '../../platform/warehouse/rows.ts'

/**
 * Of a comparison at equal points. `gains`, `weights`: over all parts and then without each, Mantel and Haenszel's sums. `reached`: its share that
 * reached the outcome, times its weights. `variance`: of the gain if nothing differed. `met`, `others`: how many were compared.
 */
const compared = z
  .tuple([z.array(z.number()), z.array(z.number()), z.number(), z.number(), z.number(), z.number()])
  .transform(([gains, weights, reached, variance, met, others]) => ({
    gains,
    weights,
    reached,
    variance,
    met,
    others,
  }))
export type Compared = z.output<typeof compared>

/** What is known of one touchpoint, or of all cases, before anything is judged. */
export const inventoryRow = z.object({
  /** 0: not a touchpoint, but the sums of all cases that were looked at. */
  touch: z.number(),
  name: z.string(),
  channel: z.string(),
  is_page: z.number(),
  is_goal: z.number(),
  cases: count,
  times: count,
  /** All cases. */
  total: count,
  /** Of each part: the sums of `sumNames`; a part in which it was not met is empty. */
  sums: z.array(z.array(z.number())),
  kinds: z.array(z.number()),
  kind_visits: z.array(count),
  elsewhere: compared,
  everybody: compared,
  found: count,
})
export type InventoryRow = z.infer<typeof inventoryRow>

/** What is summed over the cases of a part, in this order. */
const sumNames = [
  'cases',
  'visits',
  'troubled',
  'troubledCases',
  'answers',
  'feeling',
  'squares',
  'bad',
  'badCases',
  'stood',
  'lostCases',
  'young',
] as const
export type Sums = Readonly<Record<(typeof sumNames)[number], number>>

export function sumsOf(of: (name: keyof Sums) => number): Sums {
  return {
    cases: of('cases'),
    visits: of('visits'),
    troubled: of('troubled'),
    troubledCases: of('troubledCases'),
    answers: of('answers'),
    feeling: of('feeling'),
    squares: of('squares'),
    bad: of('bad'),
    badCases: of('badCases'),
    stood: of('stood'),
    lostCases: of('lostCases'),
    young: of('young'),
  }
}

/** Of one touchpoint, or of all cases: the sums of each part, and of all. */
export interface Summed {
  readonly whole: Sums
  readonly parts: readonly Sums[]
}

export function summed(row: InventoryRow | undefined, parts: number): Summed {
  const each = Array.from({ length: parts }, (_, part) =>
    sumsOf(name => row?.sums[part]?.[sumNames.indexOf(name)] ?? 0),
  )
  return { parts: each, whole: sumsOf(name => each.reduce((sum, one) => sum + one[name], 0)) }
}
