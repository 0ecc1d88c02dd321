import { z } from 'zod'
import { answerMap } from '../src/map/answer-map.ts'
import { draftMap } from '../src/map/draft/draft-map.ts'
import { readProperties } from '../src/map/draft/read-properties.ts'
import { eventPositions } from '../src/map/questions/event-positions.ts'
import { ask } from '../src/platform/warehouse/question.ts'
import type { Scope } from '../src/platform/warehouse/scope.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { funnel } from '../src/understand/questions/funnel.ts'
import { paths } from '../src/understand/questions/paths.ts'
import { transitions } from '../src/understand/questions/transitions.ts'
import { personOf } from '../src/unify/person-of.ts'
import { expensive } from './random-shop.ts'

export type LineAnswers = Awaited<ReturnType<typeof answersOf>>

/** All that is derived from the events of a workspace, as the questions tell it. */
export async function answersOf(warehouse: Warehouse, scope: Scope) {
  const context = { warehouse, scope }
  const everything = { grain: 'event-channel', most: 10_000 }
  const steps = [
    { id: 'views', any: [expensive] },
    { id: 'adds', any: [{ event: 'Product Added' }] },
    { id: 'orders', any: [{ event: 'Order Completed' }] },
  ]
  const positions = await ask(eventPositions, context, {})
  const properties = await readProperties(warehouse, scope)
  const content = draftMap({
    by: 'person',
    events: positions.answer.map(row => ({ ...row, properties: properties.get(row.name) ?? [] })),
    names: {},
  })
  const { ms: _, ...map } = await answerMap(warehouse, scope, content, null)
  return {
    persons: await warehouse.rows({
      name: 'test: persons',
      sql: sql`SELECT DISTINCT arrayStringConcat(identifiers, ' ') AS identifiers, toString(${personOf(scope, sql`trace`)}) AS person
        FROM events WHERE workspace = ${scope.workspace} ORDER BY identifiers`,
      row: z.object({ identifiers: z.string(), person: z.string() }),
    }),
    byPerson: (await ask(transitions, context, { ...everything, by: 'person' })).answer,
    byAccount: (await ask(transitions, context, { ...everything, by: 'account' })).answer,
    byOrder: (await ask(transitions, context, { ...everything, by: 'order_id' })).answer,
    funnel: (await ask(funnel, context, { steps, windowMs: null })).answer,
    paths: (await ask(paths, context, {})).answer,
    content,
    map,
  }
}
