import { z } from 'zod'
import { unreachable } from '../../platform/errors.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { inventoryInput } from '../model-touchpoint-inventory.ts'
import { layOut, nameSteps, nodeNamed } from './name-steps.ts'
import { seeJourneys } from './see-journeys.ts'
import { livedTouchpoints, touchpointSelectors } from './touchpoint-facts.ts'

/** The cases of a touchpoint: all that met it; those with a friction at it, a bad answer after it, or that came to it and did not reach the outcome. */
export const touchpointMark = z.object({
  of: z.literal('touchpoint'),
  input: inventoryInput,
  name: z.string().max(2_000),
  channel: z.string().max(100).default(''),
  part: z.enum(['met', 'troubled', 'unhappy', 'lost']).default('met'),
})
type TouchpointMark = z.infer<typeof touchpointMark>

/** Last step `marked`: rows (case, label). */
export function touchpointCases({ input, name, channel, part }: TouchpointMark, scope: Scope): Step[] {
  if (part === 'met' && input.grain !== 'place') {
    const names = nameSteps(scope, input.grain, { leaveOut: input.leaveOut })
    const selectors = [...(input.goal?.any ?? []), ...touchpointSelectors(input)]
    return [
      seeJourneys(scope, input, selectors),
      layOut(names, false),
      step(
        'marked',
        sql`SELECT case, label FROM laid WHERE has(nodes, ${nodeNamed(names, { name, channel })})`,
      ),
    ]
  }
  return [
    ...livedTouchpoints(input, scope),
    step(
      'marked',
      sql`SELECT case, label FROM lived WHERE touch = 1 AND name = ${name} AND channel = ${channel} AND ${isIn(part)}`,
    ),
  ]
}

function isIn(part: TouchpointMark['part']): Sql {
  switch (part) {
    case 'met':
      return sql`1`
    case 'troubled':
      return sql`troubled > 0`
    case 'unhappy':
      return sql`has(answers.4, 1)`
    case 'lost':
      return sql`has(stood.2, 0)`
    default:
      return unreachable(part)
  }
}
