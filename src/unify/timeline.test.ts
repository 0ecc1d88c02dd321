import { expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../test/engines.ts'
import { createWorld } from '../../test/world.ts'
import { count } from '../platform/warehouse/rows.ts'
import { sql } from '../platform/warehouse/sql.ts'
import { readTimeline } from './timeline.ts'

describeOnWarehouses('a timeline', warehouse => {
  it('has the properties of an event, also where no text of them lies beside its columns', async () => {
    const world = await createWorld(warehouse())
    const properties = { quantity: 3, note: 'شاي' }
    await world.send({ event: 'Bought', messageId: 'with', properties })
    const more = { ...properties, at: '2026-03-02T00:00:00Z' }
    // Of what is empty inside the engine holds nothing, so the intake sends no text.
    await world.send({ event: 'Bought', messageId: 'without', properties: { ...more, gift: {} } })
    const [stored] = await warehouse().rows({
      name: 'test',
      sql: sql`SELECT countIf(properties_text = '') AS without, count() AS n FROM events WHERE workspace = ${world.scope.workspace}`,
      row: z.object({ without: count, n: count }),
    })
    expect(stored).toEqual({ without: 1, n: 2 })
    const { events } = await readTimeline(warehouse(), world.scope, sql`1`, { limit: 10 })
    const [newer, older] = events.map(event => JSON.parse(event.properties))
    expect(newer).toEqual(more)
    expect(older).toEqual(properties)
  })
})
