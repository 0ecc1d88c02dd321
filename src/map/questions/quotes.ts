import { z } from 'zod'
import { events, propertyNumber, propertyText } from '../../collect/events.ts'
import { question } from '../../platform/warehouse/question.ts'
import { instant, u64 } from '../../platform/warehouse/rows.ts'
import { joinSql, param, type Sql, sql, step } from '../../platform/warehouse/sql.ts'
import { periodSchema, selectorSchema } from '../../understand/model.ts'
import { quoteSourceSchema, scoreSourceSchema } from '../model.ts'
import type { Quote } from '../model-answer.ts'
import { hearAt } from './rule-sql.ts'
import { within } from './within.ts'

const input = z.object({
  steps: z.array(z.object({ id: z.string(), rule: z.array(selectorSchema) })),
  quotes: z.array(quoteSourceSchema),
  scores: z.array(scoreSourceSchema),
  period: periodSchema.nullable(),
  /** Quotes of each step. */
  most: z.number().int().min(1).max(100).default(3),
})

/**
 * What do people say at each step, in their own words?
 *
 * The latest texts of at least 8 characters from the sources of the map; a text belongs to the step its source names,
 * otherwise to the steps whose rule its event meets. Newest first; ties by message id. The same text twice at a step is
 * shown once. `mood` is the score in the same event on −2…+2 where a source of scores names one.
 */
export const quotes = question({
  name: 'map.quotes',
  about: 'What people say at each step, in their own words',
  input,
  row: z.object({
    step: z.string(),
    text: z.string(),
    time: instant,
    event: z.string(),
    channel: z.string(),
    message_id: z.string(),
    trace: u64,
    mood: z.number().nullable(),
  }),
  steps: ({ steps, quotes: sources, scores, period, most }, scope) => {
    const said = hearAt(sources, steps).map(
      ({ source, step: id, which }): Sql => sql`
        SELECT ${id} AS step, text, time, event, channel, message_id, trace, mood
        FROM ${events(scope, {
          select: sql`trim(${propertyText(source.path)}) AS text, time, name AS event, channel, message_id, trace,
            ${moodOf(scores.find(score => score.event === source.event))} AS mood`,
          where: sql`name = ${source.event} AND ${within(period)} AND ${which}`,
        })}
        WHERE lengthUTF8(text) >= 8
        ORDER BY time DESC, message_id LIMIT ${most * 20}`,
    )
    const none = sql`SELECT '' AS step, '' AS text, now64(3) AS time, '' AS event, '' AS channel, '' AS message_id, toUInt64(0) AS trace, CAST(NULL, 'Nullable(Float64)') AS mood WHERE 0`
    return [
      step(
        'said',
        said.length === 0
          ? none
          : joinSql(
              said.map(part => sql`SELECT * FROM (${part})`),
              ' UNION ALL ',
            ),
      ),
      step('once', sql`SELECT * FROM said ORDER BY step, time DESC, message_id LIMIT 1 BY step, text`),
      step('latest', sql`SELECT * FROM once ORDER BY step, time DESC, message_id LIMIT ${most} BY step`),
    ]
  },
  answer: (rows): Record<string, Quote[]> => {
    const byStep: Record<string, Quote[]> = {}
    for (const { step: id, time, message_id, trace, ...rest } of rows) {
      byStep[id] = [...(byStep[id] ?? []), { ...rest, at: time, messageId: message_id, trace: String(trace) }]
    }
    return byStep
  },
  example: {
    steps: [{ id: 'says', rule: [{ event: 'Product Reviewed', channels: [], where: [] }] }],
    quotes: [{ event: 'Product Reviewed', path: 'review_body', about: null }],
    scores: [{ event: 'Product Reviewed', path: 'rating', worst: 1, best: 5, about: null }],
    period: null,
    most: 3,
  },
})

function moodOf(score: z.infer<typeof scoreSourceSchema> | undefined): Sql {
  if (score === undefined) return sql`CAST(NULL, 'Nullable(Float64)')`
  return sql`-2 + 4 * (${propertyNumber(score.path)} - ${param(score.worst, 'Float64')}) / ${param(score.best - score.worst, 'Float64')}`
}
