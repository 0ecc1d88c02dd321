import { isDeepStrictEqual } from 'node:util'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../test/engines.ts'
import { sql } from '../platform/warehouse/sql.ts'
import { events, numbersAsSent, withPropertiesText } from './events.ts'
import { eventLine, prepareEvent } from './intake/prepare-event.ts'
import { warehouseMigrations } from './migrations/warehouse.ts'

const scope = { workspace: 7, now: 0 }
const properties = {
  total: 12.5,
  quantity: 3,
  big: 9_007_199_254_740_991,
  note: 'شاي / "أخضر"',
  nested: { a: [1, 2] },
}

describeOnWarehouses('the text of properties', warehouse => {
  async function send(messageId: string): Promise<void> {
    const value = { type: 'track', event: 'Bought', userId: 'salma', messageId, properties }
    const origin = { workspace: scope.workspace, country: 'MA', source: 'test' }
    const event = prepareEvent({ text: JSON.stringify(value), value }, origin, Date.UTC(2026, 0, 1))
    if ('reason' in event) throw new Error(event.reason)
    await warehouse().insert('events', [eventLine(event, 1n)])
  }
  const read = () =>
    warehouse().rows({
      name: 'test',
      sql: sql`SELECT * FROM (SELECT message_id, properties_text AS text FROM ${events(scope, { select: withPropertiesText })}
        ORDER BY message_id ${numbersAsSent})`,
      row: z.object({ message_id: z.string(), text: z.string() }),
    })

  it('is as it was sent, of what came before the column, after it, and when both were merged', async () => {
    const before = warehouseMigrations.filter(({ id }) => !id.endsWith('properties-text'))
    expect(before.length).toBe(warehouseMigrations.length - 1)
    await warehouse().migrate(before)
    await send('1-before')
    await warehouse().migrate(warehouseMigrations)
    await send('2-after')
    const told = async () => (await read()).map(row => [row.message_id, JSON.parse(row.text)])
    const expected = [
      ['1-before', properties],
      ['2-after', properties],
    ]
    expect(await told()).toEqual(expected)
    await warehouse().onEveryNode({
      name: 'test: merge',
      sql: sql`OPTIMIZE TABLE ${warehouse().localTable('events')} FINAL`,
    })
    // By a server whose clock is not UTC nothing is written of what is older than the column.
    const merged = await read()
    expect(merged.map(({ text }) => text === '' || JSON.parse(text))).toEqual([
      expect.toSatisfy(text => text === true || isDeepStrictEqual(text, properties)),
      properties,
    ])
  })

  it('is stored, also by whoever inserts without naming it', async () => {
    const [row] = await warehouse().rows({
      name: 'test',
      sql: sql`SELECT min(position(properties_text, '"quantity":3,') > 0) AS plain FROM events
        WHERE workspace = ${scope.workspace} AND message_id = '2-after'`,
      row: z.object({ plain: z.number() }),
    })
    expect(row).toEqual({ plain: 1 })
  })
})
