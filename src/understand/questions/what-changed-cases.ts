import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { dayOfText } from '../circumstances/calendar.ts'
import { localDayText } from '../circumstances/model-circumstances.ts'
import { whatChangedInput } from '../model-what-changed.ts'
import { happened, narrowed, selectorsOf, startsSql } from './daily-measure.ts'
import { seeJourneys } from './see-journeys.ts'
import { dailyOf } from './what-changed.ts'

/** Who did it on some of the days: in the treated (group 0) or one of the controls (1, 2, …). */
export const whatChangedMark = z.object({
  of: z.literal('what-changed'),
  input: whatChangedInput,
  group: z.number().int().min(0).max(5).default(0),
  /** Local days, both inside. */
  from: localDayText,
  to: localDayText,
  /** Of a conversion: who went on on one of them, or began and went on on none. */
  outcome: z.enum(['all', 'went', 'stayed']).default('all'),
})

/** Last step `marked`: rows (case, label). */
export function changedCases(mark: z.infer<typeof whatChangedMark>, scope: Scope): Step[] {
  const q = mark.input
  const group = [q.treated, ...q.controls][mark.group] ?? q.treated
  const daily = { ...dailyOf(q), spans: [{ first: dayOfText(mark.from), last: dayOfText(mark.to) }] }
  const seen = seeJourneys(scope, narrowed(q, group), selectorsOf(q.measure))
  if (q.measure.of !== 'conversion') {
    const did = sql`arrayExists(s -> ${happened(daily, scope, q.measure.event.any)}, steps)`
    return [seen, step('marked', sql`SELECT case, label FROM seen WHERE ${did}`)]
  }
  const went = sql`arrayExists(one -> one.2 = 1, began)`
  const outcome = { all: sql`1`, went, stayed: sql`NOT ${went}` }[mark.outcome]
  return [
    seen,
    step('begun', sql`SELECT case, label, ${startsSql(daily, scope)} AS began FROM seen`),
    step('marked', sql`SELECT case, label FROM begun WHERE notEmpty(began) AND ${outcome}`),
  ]
}
