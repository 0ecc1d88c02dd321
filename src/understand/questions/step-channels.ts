import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { param, sql, step } from '../../platform/warehouse/sql.ts'
import { grainSchema, type StepName, viewSchema } from '../model.ts'
import { layOut, nameSteps, selectorsOf } from './name-steps.ts'
import { seeJourneys } from './see-journeys.ts'

const input = viewSchema.extend({ grain: grainSchema.default('event') })

const row = z.object({ name: z.string(), channel: z.string(), events: count, cases: count })

export interface StepChannels {
  readonly steps: readonly {
    readonly step: StepName
    readonly channels: readonly {
      readonly channel: string
      readonly events: number
      readonly cases: number
    }[]
  }[]
}

/**
 * On which channels is each step done, by how many cases and how often? A case counts once on each channel on which it
 * did the step, so the channels of a step may have more cases than the step. Order, ties and zones play no part.
 */
export const stepChannels = question({
  name: 'step-channels',
  about: 'On which channels each step is done, how often and by how many cases',
  input,
  row,
  example: input.parse({}),
  steps: (q, scope) => {
    const names = nameSteps(scope, q.grain)
    const codes = sql`journey_codes FINAL WHERE workspace = ${param(scope.workspace, 'UInt32')}`
    const channelOf = sql`(SELECT groupArrayInsertAt(toUInt16(0))(place, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY channel)) AS place FROM ${codes}))`
    const channels = sql`(SELECT groupArray(channel) FROM (SELECT DISTINCT channel FROM ${codes} ORDER BY channel))`
    return [
      seeJourneys(scope, q, selectorsOf(q.grain)),
      layOut(names, false),
      step(
        'on_channels',
        sql`SELECT nodes, arrayMap(s -> ${channelOf}[toUInt16(s) + 1], kept) AS places FROM laid`,
      ),
      step(
        'counted',
        sql`SELECT node, place, count() AS events, countIf(nth = 1) AS cases
        FROM on_channels ARRAY JOIN nodes AS node, places AS place, arrayEnumerateUniq(nodes, places) AS nth
        GROUP BY node, place`,
      ),
      step(
        'named',
        sql`SELECT ${names.names}[node].1 AS name, ${channels}[place] AS channel, events, cases
        FROM counted ORDER BY node, events DESC, place`,
      ),
    ]
  },
  answer: (rows): StepChannels => ({
    steps: [...Map.groupBy(rows, r => r.name)].map(([name, list]) => ({
      step: { name, channel: '' },
      channels: list.map(({ channel, events, cases }) => ({ channel, events, cases })),
    })),
  }),
  evidence: (_rows, _answer, { period }) => ({ period }),
})
