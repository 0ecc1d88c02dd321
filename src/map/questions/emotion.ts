import { z } from 'zod'
import { events, propertyNumber } from '../../collect/events.ts'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { joinSql, param, type Sql, sql, step } from '../../platform/warehouse/sql.ts'
import { periodSchema, selectorSchema } from '../../understand/model.ts'
import { scoreSourceSchema } from '../model.ts'
import type { Emotion } from '../model-answer.ts'
import { hearAt } from './rule-sql.ts'
import { within } from './within.ts'

const input = z.object({
  steps: z.array(z.object({ id: z.string(), rule: z.array(selectorSchema) })),
  scores: z.array(scoreSourceSchema),
  period: periodSchema.nullable(),
})

/**
 * How do people feel at each step?
 *
 * Every score that customers gave, on one scale: worst = −2, best = +2. A score belongs to the step its source names
 * (`about`), otherwise to the steps whose rule its event meets. The mean of a step is over all its scores, whatever
 * their source; its interval is mean ± 1.96 standard errors (n − 1), cut at −2 and +2. Scores outside their scale do
 * not count. Order, ties and time zones play no part; repeats are different answers.
 */
export const emotion = question({
  name: 'map.emotion',
  about: 'How people feel at each step, from the scores they gave',
  input,
  row: z.object({ step: z.string(), mean: z.number(), deviation: z.number().nullable(), n: count }),
  steps: ({ steps, scores, period }, scope) => {
    const readings = hearAt(scores, steps).map(
      ({ source, step: id, which }): Sql => sql`
        SELECT ${id} AS step, score, -2 + 4 * (score - ${param(source.worst, 'Float64')}) / ${param(source.best - source.worst, 'Float64')} AS mood
        FROM ${events(scope, {
          select: sql`${propertyNumber(source.path)} AS score`,
          where: sql`name = ${source.event} AND ${within(period)} AND ${which}`,
        })}
        WHERE isNotNull(score)`,
    )
    const none = sql`SELECT '' AS step, 0. AS score, 0. AS mood WHERE 0`
    return [
      step('readings', readings.length === 0 ? none : joinSql(readings, ' UNION ALL ')),
      step(
        'felt',
        sql`SELECT step, avg(assumeNotNull(mood)) AS mean, if(count() > 1, stddevSamp(assumeNotNull(mood)), NULL) AS deviation, count() AS n
            FROM readings WHERE mood BETWEEN -2 AND 2 GROUP BY step ORDER BY step`,
      ),
    ]
  },
  answer: (rows): Record<string, Emotion> =>
    Object.fromEntries(
      rows.map(({ step: id, mean, deviation, n }) => {
        // One answer says nothing about the next: its interval is the whole scale.
        const half = deviation === null ? 4 : (1.96 * deviation) / Math.sqrt(n)
        const [low, high] = [Math.max(-2, mean - half), Math.min(2, mean + half)]
        return [id, { mean: withoutLuck(mean), low: withoutLuck(low), high: withoutLuck(high), n }]
      }),
    ),
  example: {
    steps: [{ id: 'says', rule: [{ event: 'Product Reviewed', channels: [], where: [] }] }],
    scores: [{ event: 'Product Reviewed', path: 'rating', worst: 1, best: 5, about: null }],
    period: null,
  },
})

/** The last digits of a mean depend on the order in which the engine happened to add: the same events, the same number. */
function withoutLuck(value: number): number {
  return Math.round(value * 1e12) / 1e12 + 0 // never -0
}
