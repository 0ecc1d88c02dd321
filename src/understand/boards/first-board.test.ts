import { beforeAll, expect, it } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { startGovern } from '../../../test/govern.ts'
import { insertEvents, type LogEvent, openJourneys } from '../../../test/journey-log.ts'
import { defaultRegion } from '../../platform/i18n/locale.ts'
import { migrateStore } from '../../platform/store/migrate-store.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import { createAskEntrance } from '../ask-entrance.ts'
import { questions } from '../part.ts'
import { type BoardRecords, createBoardRecords } from './board-records.ts'
import { createFirstBoard } from './first-board.ts'
import { firstBoardWords } from './first-board-words.ts'
import { boardMigrations } from './migrations.ts'
import type { BoardContent } from './model-boards.ts'

const now = Date.UTC(2026, 10, 22, 12)
const day = 86_400_000
const shop = ['Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed']
const zones = createZones()
const words = firstBoardWords({
  ...defaultRegion,
  ...{ language: 'en', zone: 'UTC', offsets: zones.offsets('UTC') },
})

/** One event of each of these, `ago` days before now. */
function came(workspace: number, names: readonly string[], ago = 1): LogEvent[] {
  const one = { workspace, trace: 4_097n, type: 'track', channel: 'web', ordinal: 0, account: '' } as const
  const rest = { properties: {}, flags: 0, batch: 1n }
  return names.map((name, i) => ({
    ...{ ...one, ...rest, name },
    ...{ time: now - ago * day + i, id: `${workspace}-${ago}-${i}` },
  }))
}

describeOnWarehouses('the first board', warehouse => {
  let records: BoardRecords
  beforeAll(async () => {
    const { store, govern } = await startGovern()
    await migrateStore(store, { ...govern.storeMigrations, ...boardMigrations })
    records = createBoardRecords(store)
    await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
  })

  const open = (without: readonly string[] = []) => {
    const table = createZoneTable({ warehouse: warehouse(), zones })
    const place = { zone: 'UTC', weekStart: 1, weekend: [6, 7], country: 'EG', currency: 'EGP' }
    const asking = createAskEntrance({
      warehouse: warehouse(),
      questions: questions.filter(({ name }) => !without.includes(name)),
      zones: {
        offsets: zones.offsets,
        of: async () => place,
        rates: async () => [],
        ensure: zone => table.ensure(zone),
      },
    })
    return createFirstBoard({ asking, boards: records, warehouse: warehouse(), wordsOf: async () => words })
  }
  const asked = ({ tiles }: BoardContent) =>
    Object.fromEntries(
      tiles.flatMap(tile => (tile.kind === 'question' ? [[tile.id, [tile.question, tile.input]]] : [])),
    )
  const make = async (workspace: number, without: readonly string[] = []) =>
    open(without).make({ workspace, now }, words)

  it('asks of the way that came, and of orders where it ended in one', async () => {
    await insertEvents(warehouse(), came(1, [shop[3]!, shop[0]!, 'Video Played', shop[2]!, 'view_item']))
    const tiles = asked(await make(1))
    const steps = ['Product Viewed', 'Checkout Started', 'Order Completed']
    expect(tiles.funnel).toEqual([
      'funnel',
      expect.objectContaining({ steps: steps.map(event => ({ id: event, any: [{ event }] })) }),
    ])
    const goal = [{ event: 'Order Completed' }]
    expect(tiles.orders).toEqual([
      'trends',
      expect.objectContaining({ lines: [{ id: '1', measure: { of: 'events', any: goal } }], unit: 'week' }),
    ])
    expect(tiles.acquisition).toEqual([
      'acquisition',
      expect.objectContaining({ conversion: { id: 'Order Completed', any: goal } }),
    ])
    expect(tiles.events).toBeUndefined()
  })

  it('asks of what came most where nothing of a way to an order came', async () => {
    const most = ['Played', 'Played', 'Played', 'Paused', 'Paused', 'Shared', 'Rated', 'Shared']
    await insertEvents(warehouse(), came(2, most))
    const tiles = asked(await make(2))
    expect([tiles.funnel, tiles.orders]).toEqual([undefined, undefined])
    expect(tiles.events).toEqual([
      'volume',
      expect.objectContaining({
        touchpoints: ['Played', 'Paused', 'Shared'].map(event => ({ id: event, any: [{ event }] })),
      }),
    ])
  })

  it('looks at the last thirty days, or at those of a log that ended before them', async () => {
    await insertEvents(warehouse(), [...came(3, shop, 400), ...came(3, shop, 29)])
    expect((await make(3)).period).toEqual({ days: 30 })
    await insertEvents(warehouse(), [...came(4, shop, 400), ...came(4, shop, 31)])
    const old = await make(4)
    expect(old.period).toEqual({ from: '2025-10-18', to: '2026-10-22' })
    for (const [, input] of Object.values(asked(old))) expect(input).toMatchObject({ period: old.period })
  })

  it('has the next question in the place of one that is not there, or none', async () => {
    await insertEvents(warehouse(), came(5, shop))
    const tiles = asked(await make(5, ['trends', 'retention', 'lifecycle']))
    expect([tiles.trend?.[0], tiles.orders?.[0]]).toEqual(['volume', 'volume'])
    expect([tiles.retention, tiles.lifecycle]).toEqual([undefined, undefined])
  })

  it('once made is looked at again after ten minutes, empty after five seconds', async () => {
    const board = open()
    const tilesAt = async (after: number) => {
      await board.keep({ workspace: 6, now: now + after })
      const kept = await records.automatic(6)
      if (kept === 'none' || kept === 'not-yet') throw new Error(kept)
      return Object.keys(asked(kept.content))
    }
    expect(await tilesAt(0)).toEqual([])
    await insertEvents(warehouse(), came(6, ['Played']))
    expect(await tilesAt(4_999)).toEqual([])
    const played = await tilesAt(5_001)
    expect(played).toContain('events')
    await insertEvents(warehouse(), came(6, shop))
    expect(await tilesAt(600_000)).toEqual(played)
    expect(await tilesAt(606_000)).toEqual(expect.arrayContaining(['funnel', 'orders']))
  })
})
