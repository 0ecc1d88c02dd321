import { z } from 'zod'
import { count } from '../../platform/warehouse/rows.ts'
import type { Abandonment, AbandonmentInput } from '../model-abandonment.ts'
import type { Attempts } from '../statistics/why-they-leave.ts'
import { wilson } from '../wilson.ts'

/** Three kinds of rows: attempts that are alike (0); what was seen on the way (1), its milestones (2) and causes (3). */
export const abandonmentRow = z.object({
  kind: z.number(),
  texts: z.array(z.string()),
  went: z.number(),
  is_over: z.number(),
  reached: z.number(),
  met: z.array(z.number()),
  n: count,
  /** Of what was seen: those that left. */
  left: z.number(),
  /** Currency, amount, and how many attempts said one. */
  money: z.array(z.tuple([z.string(), z.number(), count])),
})
export type AbandonmentRow = z.infer<typeof abandonmentRow>

export interface ReadAttempts extends Pick<Abandonment, 'parts' | 'cuts'> {
  readonly attempts: readonly Attempts[]
  /** Ids of the causes; cause k of the attempts stands at place k - 1. */
  readonly causes: readonly string[]
  readonly milestones: readonly string[]
  /** Every event met on the way, the most frequent first. */
  readonly seen: readonly { readonly id: string; readonly left: number; readonly stayed: number }[]
}

/** Attempts as the statistics read them, the way cut into its parts. */
export function readAttempts(rows: readonly AbandonmentRow[], q: AbandonmentInput): ReadAttempts {
  const named = (kind: number) => rows.filter(row => row.kind === kind)
  const ids = (kind: number) =>
    named(kind)
      .sort((a, b) => (a.met[0] ?? 0) - (b.met[0] ?? 0))
      .map(({ texts }) => texts[0] ?? '')
  const milestones = ids(2)
  const over = rows.filter(({ kind, is_over }) => kind === 0 && is_over === 1)
  const cuts = cutsOf(over, milestones.length, q.milestones === 'found')
  const partOf = (passed: number) => cuts.filter(cut => passed >= cut).length
  const attempts = over.map(row => toAttempts(row, { partOf, last: cuts.length }))
  return {
    attempts,
    cuts,
    parts: partsOf(attempts, cuts, milestones),
    causes: q.causes === 'found' ? ids(3) : q.causes.map(({ id }) => id),
    milestones,
    seen: named(1)
      .filter(({ texts }) => texts[0] !== '')
      .map(({ texts, n, left }) => ({ id: texts[0] ?? '', stayed: n, left })),
  }
}

/** A cut after so many milestones, where enough left before it since the cut before, and enough after it. */
function cutsOf(over: readonly AbandonmentRow[], milestones: number, isFound: boolean): number[] {
  const left = new Array<number>(milestones + 1).fill(0)
  for (const { went, reached, n } of over) if (went === 0) left[reached] = (left[reached] ?? 0) + n
  const all = left.reduce((sum, n) => sum + n, 0)
  const least = isFound ? Math.max(5, all / 200) : 1
  const cuts: number[] = []
  let since = 0
  let rest = all
  for (let cut = 1; cut <= milestones; cut++) {
    since += left[cut - 1] ?? 0
    rest -= left[cut - 1] ?? 0
    if (since < least || rest < least) continue
    cuts.push(cut)
    since = 0
  }
  return cuts
}

function toAttempts(
  { texts, went, reached, met, n, money }: AbandonmentRow,
  { partOf, last }: { partOf: (passed: number) => number; last: number },
): Attempts {
  const causes = new Map<number, Set<number>>()
  for (const code of met) {
    const cause = code % 256
    const parts = causes.get(cause) ?? new Set()
    causes.set(cause, parts.add(partOf(Math.floor(code / 256))))
  }
  return {
    group: texts.join(' · '),
    went: went === 1,
    part: went === 1 ? last : partOf(reached),
    met: causes,
    n,
    value: new Map(money.map(([currency, amount]) => [currency, amount])),
  }
}

function partsOf(
  attempts: readonly Attempts[],
  cuts: readonly number[],
  milestones: readonly string[],
): Abandonment['parts'] {
  return Array.from({ length: cuts.length + 1 }, (_, part) => {
    const came = attempts.filter(attempt => attempt.part >= part)
    const n = (list: readonly Attempts[]) => list.reduce((sum, attempt) => sum + attempt.n, 0)
    const left = came.filter(attempt => !attempt.went && attempt.part === part)
    const cut = cuts[part]
    return {
      endsWith: cut === undefined ? null : (milestones[cut - 1] ?? null),
      reached: n(came),
      left: wilson(n(left), n(came)),
    }
  })
}
