import { isDeepStrictEqual } from 'node:util'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../test/engines.ts'
import { ident, sql } from '../platform/warehouse/sql.ts'
import { events, numbersAsSent } from './events.ts'
import { eventLine } from './intake/event-line.ts'
import { prepareEvent } from './intake/prepare-event.ts'
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
  function lineOf(messageId: string): string {
    const value = { type: 'track', event: 'Bought', userId: 'salma', messageId, properties }
    const origin = { workspace: scope.workspace, country: 'MA', source: 'test' }
    const event = prepareEvent({ text: JSON.stringify(value), value }, origin, Date.UTC(2026, 0, 1))
    if ('reason' in event) throw new Error(event.reason)
    return eventLine(event, 1n)
  }
  /** As somebody inserts who does not name the text: we ourselves, until the intake sent it. */
  const unnamed = (messageId: string): string => {
    const { properties_text: _, ...columns } = z.looseObject({}).parse(JSON.parse(lineOf(messageId)))
    return JSON.stringify(columns)
  }
  const insert = (line: string) => warehouse().insert('events', [line])
  const read = () =>
    warehouse().rows({
      name: 'test',
      sql: sql`SELECT * FROM (SELECT message_id, properties_text AS text FROM ${events(scope)}
        ORDER BY message_id ${numbersAsSent})`,
      row: z.object({ message_id: z.string(), text: z.string() }),
    })

  it('is as it was sent, of what came before the column, after it, and when both were merged', async () => {
    const made = warehouseMigrations.filter(({ id }) => !id.endsWith('properties-text-sent'))
    const before = made.filter(({ id }) => !id.endsWith('properties-text'))
    expect([made.length, before.length]).toEqual([
      warehouseMigrations.length - 1,
      warehouseMigrations.length - 2,
    ])
    await warehouse().migrate(before)
    await insert(unnamed('1-before'))
    await warehouse().migrate(made)
    await insert(unnamed('2-made'))
    await warehouse().migrate(warehouseMigrations)
    await insert(unnamed('3-unnamed'))
    await insert(lineOf('4-sent'))
    const told = async () => (await read()).map(row => [row.message_id, JSON.parse(row.text)])
    const expected = [
      ['1-before', properties],
      ['2-made', properties],
      ['3-unnamed', properties],
      ['4-sent', properties],
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
      properties,
      properties,
    ])
  })

  it('is stored, as it was sent or as the engine writes it: with its keys in order', async () => {
    const rows = await warehouse().rows({
      name: 'test',
      sql: sql`SELECT message_id, properties_text AS text FROM events
        WHERE workspace = ${scope.workspace} AND message_id != '1-before' ORDER BY message_id`,
      row: z.object({ message_id: z.string(), text: z.string() }),
    })
    const keysOf = (text: string) => Object.keys(z.looseObject({}).parse(JSON.parse(text)))
    const names = Object.keys(properties)
    expect(rows.map(({ message_id, text }) => [message_id, keysOf(text)])).toEqual([
      ['2-made', names.toSorted()],
      ['3-unnamed', names.toSorted()],
      ['4-sent', names],
    ])
    expect(rows.every(({ text }) => text.includes('"quantity":3,'))).toBe(true)
  })

  it('is read by whoever asks for it, and by nobody else', async () => {
    const read = async (column: string) => {
      const rows = await warehouse().rows({
        name: 'test',
        sql: sql`EXPLAIN header = 1, distributed = 1 SELECT ${ident(column)} FROM (SELECT *, 1 AS one FROM ${events(scope)})`,
        row: z.object({ explain: z.string() }),
      })
      return rows.some(({ explain }) => explain.includes('properties_text'))
    }
    expect([await read('name'), await read('properties_text')]).toEqual([false, true])
  })
})
