import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { param, sql, step } from '../../platform/warehouse/sql.ts'
import { touchpointSchema, viewSchema } from '../../understand/model.ts'
import { layOut, nameSteps, selectorsOf } from '../../understand/questions/name-steps.ts'
import { seeJourneys } from '../../understand/questions/see-journeys.ts'

const input = viewSchema.extend({ steps: z.array(touchpointSchema).min(1).max(200) })

/**
 * What do people actually do at each step?
 *
 * For each step the event names that belong to it, each with the cases that have it there. An event that several steps
 * name belongs to the first. A case counts once for each name. Order, ties and zones play no part.
 */
export const actions = question({
  name: 'map.actions',
  about: 'Which events make up each step of a map, and in how many cases',
  input,
  row: z.object({ step: z.string(), event: z.string(), cases: count }),
  steps: (q, scope) => {
    const names = nameSteps(scope, q.steps)
    const codes = sql`journey_codes FINAL WHERE workspace = ${param(scope.workspace, 'UInt32')}`
    const eventOf = sql`(SELECT groupArrayInsertAt(toUInt16(0))(place, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY name)) AS place FROM ${codes}))`
    const eventNames = sql`(SELECT groupArray(name) FROM (SELECT DISTINCT name FROM ${codes} ORDER BY name))`
    return [
      seeJourneys(scope, q, selectorsOf(q.steps)),
      layOut(names, false),
      step(
        'done',
        sql`SELECT arrayDistinct(arrayZip(nodes, arrayMap(s -> ${eventOf}[toUInt16(s) + 1], kept))) AS pairs FROM laid`,
      ),
      step(
        'counted',
        sql`SELECT pair.1 AS node, pair.2 AS place, count() AS cases FROM done ARRAY JOIN pairs AS pair GROUP BY node, place`,
      ),
      step(
        'named',
        sql`SELECT ${names.names}[node].1 AS step, ${eventNames}[place] AS event, cases FROM counted ORDER BY node, cases DESC, event`,
      ),
    ]
  },
  answer: (rows): Record<string, { event: string; cases: number }[]> =>
    Object.fromEntries(
      [...Map.groupBy(rows, row => row.step)].map(([id, list]) => [
        id,
        list.map(({ event, cases }) => ({ event, cases })),
      ]),
    ),
  example: input.parse({
    steps: [{ id: 'browses', any: [{ event: 'Product Viewed' }, { event: 'Products Searched' }] }],
  }),
})
