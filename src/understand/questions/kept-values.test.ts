import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { insertEvents, openJourneys, randomLog } from '../../../test/journey-log.ts'
import { composeParts } from '../../parts.ts'
import { readConfig } from '../../platform/config.ts'
import { createLog } from '../../platform/log.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { startServer } from '../../server.ts'
import { viewSchema } from '../model.ts'
import { forgetKeptValues, withKeptValues } from './kept-values.ts'

async function keptIn(warehouse: Warehouse): Promise<number> {
  const rows = await warehouse.rows({
    name: 'test: kept values',
    sql: sql`SELECT count() AS n FROM kept_values`,
    row: z.object({ n: count }),
  })
  return rows[0]!.n
}

/** What an asking that was killed leaves written down. */
const leave = (warehouse: Warehouse) =>
  warehouse.insert(
    'kept_values',
    [1, 2, 3, 4].map(i => JSON.stringify({ workspace: 1, asking: '7', case: String(i), value: 'web' })),
  )

describeOnWarehouses('values kept while a breakdown is asked', warehouse => {
  test('are there for as long as it is asked, and gone when it was answered or failed', async () => {
    const journeys = await openJourneys(warehouse())
    const { events } = randomLog(3, { workspace: 1 })
    await insertEvents(warehouse(), events)
    await journeys.rebuild(1)
    const view = viewSchema.parse({})
    const about = {
      scope: { workspace: 1, now: 0 },
      view,
      property: { path: '$channel', of: 'first' },
    } as const
    const during = await withKeptValues(warehouse(), about, () => keptIn(warehouse()))
    expect(during).toBeGreaterThan(20)
    expect(await keptIn(warehouse())).toBe(0)
    const failed = withKeptValues(warehouse(), about, async () => {
      throw new Error('too slow')
    })
    await expect(failed).rejects.toThrow('too slow')
    expect(await keptIn(warehouse())).toBe(0)
  })

  test('that were left by a crash are forgotten', async () => {
    await leave(warehouse())
    expect(await keptIn(warehouse())).toBe(4)
    await forgetKeptValues(warehouse())
    expect(await keptIn(warehouse())).toBe(0)
  })
})

test('a server that starts forgets the values that a crash left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rihla-kept-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
  const config = readConfig({ RIHLA_DATA: join(folder, 'data'), RIHLA_LOG: 'silent' })
  const start = () => startServer({ config, log: createLog('silent'), compose: composeParts, listens: false })
  const before = await start()
  await leave(before.engines.warehouse)
  const left = await keptIn(before.engines.warehouse)
  await before.stop()
  const after = await start()
  const kept = await keptIn(after.engines.warehouse)
  await after.stop()
  await rm(folder, { recursive: true, force: true })
  expect([left, kept]).toEqual([4, 0])
})
