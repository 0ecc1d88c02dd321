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
    const properties = { quantity: 3, at: '2026-03-02T00:00:00Z', note: 'شاي' }
    await world.send({ event: 'Bought', messageId: 'with', properties })
    // As a merge leaves an older event on a server whose clock is not UTC.
    await warehouse().onEveryNode({
      name: 'test: no text',
      sql: sql`ALTER TABLE ${warehouse().localTable('events')} MODIFY COLUMN properties_text String MATERIALIZED ''`,
    })
    await world.send({ event: 'Bought', messageId: 'without', properties })
    const [stored] = await warehouse().rows({
      name: 'test',
      sql: sql`SELECT countIf(properties_text = '') AS without, count() AS n FROM events WHERE workspace = ${world.scope.workspace}`,
      row: z.object({ without: count, n: count }),
    })
    expect(stored).toEqual({ without: 1, n: 2 })
    const { events } = await readTimeline(warehouse(), world.scope, sql`1`, { limit: 10 })
    const [newer, older] = events.map(event => JSON.parse(event.properties))
    expect(newer).toEqual({ quantity: 3, note: 'شاي', at: '2026-03-02 00:00:00' })
    expect(older).toEqual(newer)
  })
})
