import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { sql, step } from '../../platform/warehouse/sql.ts'
import { viewSchema } from '../../understand/model.ts'
import { layOut, nameSteps } from '../../understand/questions/name-steps.ts'
import { seeJourneys } from '../../understand/questions/see-journeys.ts'

/**
 * Where in the journey does each event usually stand?
 *
 * For each event name: the cases that have it, and the mean place of its first occurrence among the first occurrences of
 * all names of its case, from 0 (first) to 1 (last). A case with one name counts as 0. Ties by total order.
 */
export const eventPositions = question({
  name: 'map.event-positions',
  about: 'Where in the journey each event usually stands',
  input: viewSchema,
  row: z.object({ name: z.string(), cases: count, position: z.number() }),
  steps: (q, scope) => {
    const names = nameSteps(scope, 'event')
    return [
      seeJourneys(scope, q, []),
      layOut(names, false),
      step(
        'ordered',
        sql`SELECT arrayDistinct(nodes) AS firsts, greatest(length(firsts) - 1, 1) AS last FROM laid`,
      ),
      step(
        'placed',
        sql`SELECT node, count() AS cases, avg((place - 1) / last) AS position
        FROM ordered ARRAY JOIN firsts AS node, arrayEnumerate(firsts) AS place GROUP BY node`,
      ),
      step(
        'named',
        sql`SELECT ${names.names}[node].1 AS name, cases, position FROM placed ORDER BY cases DESC, name`,
      ),
    ]
  },
  // The last digits of a mean depend on the order in which the engine, or each shard, happened to add.
  answer: rows => rows.map(row => ({ ...row, position: Math.round(row.position * 1e12) / 1e12 })),
  example: viewSchema.parse({}),
})
