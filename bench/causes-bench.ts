import { type Sql, sql } from '../src/platform/warehouse/sql.ts'
import { journeysOfEvents } from '../src/understand/journeys/parts-sql.ts'
import { abandonmentInput, attemptInput } from '../src/understand/model-abandonment.ts'
import { checkoutEffortInput } from '../src/understand/model-checkout-effort.ts'
import { whatDiffersInput } from '../src/understand/model-what-differs.ts'
import { attemptsSql } from '../src/understand/questions/attempts.ts'

const day = 86_400_000
/** All attempts of the population are over by then. */
export const causesScope = { workspace: 1, now: Date.UTC(2036, 0, 1) }

const event = (n: number) => ({ id: `Event ${n}`, any: [{ event: `Event ${String(n).padStart(2, '0')}` }] })
export const attempt = { from: event(4), to: event(9), windowMs: 7 * day, quietMs: day }

/** Why people leave, on the journeys: inputs by what they are called in the table. */
export const causesAsked = {
  abandonment: abandonmentInput.parse({
    ...attempt,
    most: 10,
    alike: { channel: true, time: 'none' },
    value: { amount: ['price'], currency: 'category' },
  }),
  'what-differs': whatDiffersInput.parse({
    steps: [event(4), event(6), event(9)],
    step: 2,
    properties: ['category', '$context.locale'],
  }),
  'checkout-effort': checkoutEffortInput.parse({
    ...attempt,
    measures: [{ id: 'clicks', events: [{ event: 'Event 12' }, { event: 'Event 15' }] }],
    payment: { chosen: ['Event 06'], failed: ['Event 20'], method: ['category'] },
  }),
}

/** How many attempts went on, cut from the raw events with persons resolved: the least part of the question. */
export function rawAttempts(): Sql {
  const from = journeysOfEvents(causesScope, { by: 'person', rules: [], which: sql`1` })
  return sql`SELECT went, count() FROM ${attemptsSql(attemptInput.parse(attempt), causesScope, from)} GROUP BY went`
}
