import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { sql, step } from '../../platform/warehouse/sql.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import type { StepName } from '../model.ts'
import { flowSchema, type Replay, walkLength } from '../model-flow.ts'
import { layOut, nameSteps, selectorsOf } from './name-steps.ts'
import { seeJourneys } from './see-journeys.ts'

const input = flowSchema.extend({
  /** So many journeys at most. */
  sample: z.number().int().min(1).max(500).default(150),
})

const row = z.object({
  names: z.array(z.object({ name: z.string(), channel: z.string() })),
  start: count,
  after: z.array(count),
  total: count,
})

/**
 * How did some of the journeys go, step by step and moment by moment?
 *
 * A sample of cases, drawn by the hash of their numbers: the same ones whenever it is asked, and no kind of journey more
 * likely than it is among all. Steps in total order, the first 200 of each; ties are two steps at one moment. What a step
 * is and which cases there are to draw from is as in the graph of transitions.
 */
export const replay = question({
  name: 'replay',
  about: 'A sample of real journeys, step by step and moment by moment, to be watched',
  input,
  row,
  example: input.parse({ sample: 20 }),
  steps: (q, scope) => {
    const names = nameSteps(scope, q.grain, q)
    return [
      seeJourneys(scope, q, selectorsOf(q.grain)),
      layOut(names, q.collapse, q.only),
      step(
        'sampled',
        sql`SELECT case, length(nodes) AS total, arraySlice(nodes, 1, ${walkLength}) AS walked, arrayMap(s -> bitShiftRight(s, 16), arraySlice(kept, 1, ${walkLength})) AS times
        FROM laid ORDER BY intHash64(case), case LIMIT ${q.sample}`,
      ),
      step(
        'timed',
        sql`SELECT arrayMap(node -> CAST((${names.names})[node] AS Tuple(name String, channel String)), walked) AS names,
          toInt64(times[1]) - ${epoch1900} AS start, arrayMap(time -> toInt64(time - times[1]), times) AS after, total
        FROM sampled ORDER BY times[1], case`,
      ),
    ]
  },
  answer: rows => answerReplay(rows),
  evidence: (rows, _answer, { by, period }) => ({
    people: by === 'person' ? rows.length : null,
    cases: rows.length,
    period,
  }),
})

function answerReplay(rows: readonly z.infer<typeof row>[]): Replay {
  const places = new Map<string, number>()
  const steps: StepName[] = []
  const placeOf = (name: StepName): number => {
    const key = JSON.stringify([name.name, name.channel])
    const found = places.get(key)
    if (found !== undefined) return found
    places.set(key, steps.length)
    return steps.push(name) - 1
  }
  const walks = rows.map(({ names, start, after, total }) => ({
    start,
    steps: names.map(placeOf),
    after,
    cut: total > names.length,
  }))
  return { steps, walks }
}
