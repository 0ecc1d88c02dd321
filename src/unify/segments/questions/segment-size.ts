import { z } from 'zod'
import { question } from '../../../platform/warehouse/question.ts'
import { count } from '../../../platform/warehouse/rows.ts'
import { countMembers } from '../count-members.ts'
import { resolvedConditionSchema } from '../model-segment.ts'

const input = z.object({ definition: resolvedConditionSchema })

/** How many people are in a segment, saved or not? Exact; persons as identity has them now (`compile-segment.ts`). */
export const segmentSize = question({
  name: 'segment_size',
  about: 'How many people are in a segment',
  input,
  row: z.object({ people: count }),
  example: input.parse({
    definition: {
      of: 'all',
      conditions: [
        {
          of: 'did',
          event: { name: 'Order Completed', when: { is: 'last', n: 30, unit: 'days' } },
          times: { are: 'at-least', n: 2 },
        },
        { of: 'not', condition: { of: 'trait', path: 'city', test: { is: 'one-of', values: ['فاس'] } } },
        {
          of: 'sequence',
          first: { name: 'Product Viewed' },
          second: { name: 'Order Completed' },
          within: { n: 2, unit: 'hours' },
        },
      ],
    },
  }),
  steps: ({ definition }, scope) => countMembers(definition, scope),
  answer: rows => ({ people: rows[0]?.people ?? 0 }),
  evidence: (_rows, { people }) => ({ people }),
})
