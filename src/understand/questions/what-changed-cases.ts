import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { dayOfText } from '../../platform/zones/model-days.ts'
import { localDayText } from '../circumstances/model-circumstances.ts'
import { situationsInput } from '../model-situations.ts'
import { whatChangedInput } from '../model-what-changed.ts'
import { type Daily, everybody, happened, narrowed, selectorsOf, startsSql } from './daily-measure.ts'
import { seeJourneys } from './see-journeys.ts'

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

/** Who did it in an occurrence of a situation, or on some of the days around it. */
export const situationMark = z.object({
  of: z.literal('situation'),
  input: situationsInput,
  /** Local days, both inside. */
  from: localDayText,
  to: localDayText,
  outcome: z.enum(['all', 'went', 'stayed']).default('all'),
})

type Mark = z.infer<typeof whatChangedMark> | z.infer<typeof situationMark>

/** Last step `marked`: rows (case, label). */
export function changedCases(mark: z.infer<typeof whatChangedMark>, scope: Scope): Step[] {
  const { treated, controls } = mark.input
  return casesOnDays(mark, [treated, ...controls][mark.group] ?? treated, scope)
}

/** Last step `marked`: rows (case, label). */
export function situationCases(mark: z.infer<typeof situationMark>, scope: Scope): Step[] {
  return casesOnDays(mark, everybody, scope)
}

function casesOnDays(
  { input: q, from, to, outcome }: Mark,
  group: Daily['groups'][number],
  scope: Scope,
): Step[] {
  const spans = [{ first: dayOfText(from), last: dayOfText(to) }]
  const daily: Daily = { view: q, measure: q.measure, zone: q.zone, groups: [group], spans }
  const seen = seeJourneys(scope, narrowed(q, group), selectorsOf(q.measure))
  if (q.measure.of !== 'conversion') {
    const did = sql`arrayExists(s -> ${happened(daily, scope, q.measure.event.any)}, steps)`
    return [seen, step('marked', sql`SELECT case, label FROM seen WHERE ${did}`)]
  }
  const went = sql`arrayExists(one -> one.2 = 1, began)`
  const isThat = { all: sql`1`, went, stayed: sql`NOT ${went}` }[outcome]
  return [
    seen,
    step('begun', sql`SELECT case, label, ${startsSql(daily, scope)} AS began FROM seen`),
    step('marked', sql`SELECT case, label FROM begun WHERE notEmpty(began) AND ${isThat}`),
  ]
}
