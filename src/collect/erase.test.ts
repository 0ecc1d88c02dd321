import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../test/engines.ts'
import { createWorld, type World } from '../../test/world.ts'
import { count } from '../platform/warehouse/rows.ts'
import { sql } from '../platform/warehouse/sql.ts'
import { deleteImport, eraseEvents, exportEvents } from './erase.ts'
import { traceOf } from './intake/identifiers-of.ts'
import { readQuarantine } from './quarantine.ts'

describeOnWarehouses('erasing a person from the log', warehouse => {
  let world: World
  let other: World
  const subject = () => ({
    workspace: world.scope.workspace,
    identifiers: ['user_id:salma', 'email:salma@example.com'],
    traces: [traceOf(['user_id:salma'])],
  })
  const left = async (w: World) =>
    (
      await warehouse().rows({
        name: 'test',
        sql: sql`SELECT message_id FROM events WHERE workspace = ${w.scope.workspace} ORDER BY message_id`,
        row: z.object({ message_id: z.string() }),
      })
    ).map(row => row.message_id)

  beforeAll(async () => {
    world = await createWorld(warehouse())
    other = await createWorld(warehouse())
    for (const w of [world, other]) {
      await w.send(
        { userId: 'salma', event: 'A', messageId: '1' },
        { userId: 'salma', event: 'B', messageId: '2', context: { traits: { email: 'Salma@Example.com' } } },
        { userId: 'youssef', event: 'A', messageId: '3' },
        { userId: 'salma', messageId: '4' },
        { userId: 'youssef', messageId: '5' },
      )
    }
  })

  it('gives her everything first', async () => {
    expect(await exportEvents(warehouse(), subject())).toMatchObject({
      events: [
        { message_id: '1', received: expect.stringContaining('"salma"') },
        { message_id: '2', identifiers: ['email:salma@example.com', 'user_id:salma'] },
      ],
      quarantined: [{ reason: 'event-name-missing' }],
    })
  })

  it('takes her alone, on disk, from this workspace only', async () => {
    expect(await eraseEvents(warehouse(), subject())).toEqual({ events: 2, quarantined: 1 })
    expect(await left(world)).toEqual(['3'])
    expect(await left(other)).toEqual(['1', '2', '3'])
    expect(
      (await readQuarantine(warehouse(), world.scope, { limit: 10 })).rows.map(row => row.received),
    ).toEqual([expect.stringContaining('youssef')])
    expect(await eraseEvents(warehouse(), subject())).toEqual({ events: 0, quarantined: 0 })
  })

  it('undoes one import and leaves the rest', async () => {
    const imported = await createWorld(warehouse(), { importId: 7 })
    await imported.send({ event: 'A', messageId: 'i1' }, { messageId: 'i2' })
    expect(await deleteImport(warehouse(), other.scope.workspace, 7)).toBe(0)
    expect(await deleteImport(warehouse(), imported.scope.workspace, 7)).toBe(1)
    expect(await left(imported)).toEqual([])
    expect(await left(other)).toHaveLength(3)
    const rows = await warehouse().rows({
      name: 'test',
      sql: sql`SELECT count() AS n FROM events WHERE workspace = ${imported.scope.workspace}`,
      row: z.object({ n: count }),
    })
    expect(rows[0]?.n).toBe(0)
  })
})
