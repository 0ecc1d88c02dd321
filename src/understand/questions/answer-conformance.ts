import { z } from 'zod'
import { count } from '../../platform/warehouse/rows.ts'
import type { Share } from '../model.ts'
import {
  type Conformance,
  type ConformanceInput,
  type Deviation,
  deviationKinds,
  type Found,
  stepsOfPlan,
} from '../model-conformance.ts'
import { holm } from '../statistics/corrections.ts'
import { medianDifference } from '../statistics/median-difference.ts'
import { shareDifference } from '../statistics/share-difference.ts'
import { quantile, type WeightedValues, without } from '../statistics/weighted-values.ts'
import { wilson } from '../wilson.ts'

export const conformanceRow = z.object({
  /** 0: all cases; a kind from 1: cases with a deviation of it that is not accepted; `conforming`. */
  kind: z.number(),
  /** Places in the plan, from 1; 0: none, or all of this kind. */
  step: z.number(),
  other: z.number(),
  cases: count,
  /** Of the events: those that deviate so; of all cases: planned events. */
  events: count,
  /** Of all cases: events that deviate in a way not accepted, and sums of squares for an interval of a ratio. */
  wrong: count,
  squares: z.tuple([z.number(), z.number(), z.number()]),
  reached: count,
  under_way: count,
  /** Milliseconds, and how many cases took so long, those under way left out. */
  took: z.array(count),
  took_cases: z.array(count),
  distinct: count,
  exact: z.number(),
})
export type ConformanceRow = z.infer<typeof conformanceRow>

/** The kind of the row that counts the cases which conform. */
export const conforming = 9

/** Statistics on what was counted: nothing here sees a case. */
export function answerConformance(rows: readonly ConformanceRow[], q: ConformanceInput): Conformance {
  const all = rows.find(row => row.kind === 0)
  const deviating = rows.filter(row => row.kind > 0 && row.kind !== conforming)
  const kinds = deviating.filter(row => row.step === 0)
  const single = deviating.filter(row => row.step > 0).slice(0, q.most)
  const found = all ? correct(deviating.map(row => compare(row, all, q))) : []
  const foundOf = (row: ConformanceRow) => found[deviating.indexOf(row)]
  const timed = all ? timesOf(all) : { values: [], weights: [] }
  return {
    cases: wilson(rows.find(row => row.kind === conforming)?.cases ?? 0, all?.cases ?? 0),
    events: all ? shareOfEvents(all) : wilson(0, 0),
    underWay: all?.under_way ?? 0,
    medianMs: quantile(timed, 0.5),
    outcome: q.outcome ? wilson(all?.reached ?? 0, all?.cases ?? 0) : null,
    kinds: deviationKinds.flatMap((kind, i) => {
      const one = kinds.find(row => row.kind === i + 1)
      const facts = one && foundOf(one)
      return facts ? [{ kind, ...facts }] : []
    }),
    deviations: single.flatMap(row => {
      const deviation = deviationOf(row, q)
      const facts = foundOf(row)
      return deviation && facts ? [{ ...deviation, accepted: isAccepted(deviation, q), ...facts }] : []
    }),
    distinct: all?.distinct ?? 0,
    times: all?.exact === 0 ? 'within-half-percent' : 'exact',
  }
}

function deviationOf({ kind, step, other }: ConformanceRow, { plan }: ConformanceInput): Deviation | null {
  const ids = stepsOfPlan(plan).map(planned => planned.id)
  const [name, id] = [deviationKinds[kind - 1], ids[step - 1]]
  return name && id !== undefined ? { kind: name, step: id, other: ids[other - 1] ?? null } : null
}

function isAccepted(one: Deviation, { accepted }: ConformanceInput): boolean {
  return accepted.some(
    a =>
      a.kind === one.kind &&
      a.step === one.step &&
      (a.other === one.other || (a.other === null && a.kind !== 'missing')),
  )
}

function compare(row: ConformanceRow, all: ConformanceRow, { outcome }: ConformanceInput): Found {
  const times = medianDifference(timesOf(row), without(timesOf(all), timesOf(row)))
  const [those, others] = [
    { n: row.reached, of: row.cases },
    { n: all.reached - row.reached, of: all.cases - row.cases },
  ]
  const shares = outcome ? shareDifference(those, others) : null
  return {
    cases: wilson(row.cases, all.cases),
    events: row.events,
    duration: times && {
      difference: times.difference,
      low: times.low,
      high: times.high,
      p: times.p,
      withMs: times.a,
      withoutMs: times.b,
    },
    outcome: shares && { ...shares, with: wilson(those.n, those.of), without: wilson(others.n, others.of) },
  }
}

/** Every difference that was looked at counts, of durations and of outcomes together. */
function correct(found: readonly Found[]): Found[] {
  const corrected = holm(found.flatMap(one => [one.duration?.p ?? Number.NaN, one.outcome?.p ?? Number.NaN]))
  const at = (i: number) => {
    const p = corrected[i] ?? Number.NaN
    return Number.isNaN(p) ? 1 : p
  }
  return found.map((one, i) => ({
    ...one,
    duration: one.duration && { ...one.duration, p: at(2 * i) },
    outcome: one.outcome && { ...one.outcome, p: at(2 * i + 1) },
  }))
}

function timesOf(row: ConformanceRow): WeightedValues {
  return { values: row.took, weights: row.took_cases }
}

/**
 * The share of events that conform. Those of one case are alike, so as many events know less: the interval is Wilson's at
 * the number of independent events whose variance is that of the ratio between cases (linearised).
 */
function shareOfEvents({ cases, events, wrong, squares }: ConformanceRow): Share {
  const n = events - wrong
  const share = n / events
  const [total, bad, both] = squares
  const r = wrong / events
  const variance = (bad - 2 * r * both + r * r * total) / (events * events)
  const independent = variance > 0 ? Math.min(events, (share * (1 - share)) / variance) : cases
  const { low, high } = wilson(share * independent, independent)
  return { n, of: events, share, low, high }
}
