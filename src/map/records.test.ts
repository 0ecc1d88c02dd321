import { beforeAll, expect, it } from 'vitest'
import { openTestStore } from '../../test/store.ts'
import { steppedClock } from '../platform/clock.ts'
import { migrateStore } from '../platform/store/migrate-store.ts'
import { storeMigrations } from './migrations/store.ts'
import type { MapContent } from './model.ts'
import { createMapRecords, type MapRecords } from './records.ts'

const content = (en: string): MapContent => ({
  title: { en },
  by: 'person',
  stages: [{ id: 's', title: { ar: 'الشراء' }, steps: [{ id: 'a', title: { en: 'A' }, rule: [] }] }],
  lanes: [],
  scores: [],
  quotes: [],
})

let maps: MapRecords
const clock = steppedClock(1_000)
beforeAll(async () => {
  const store = await openTestStore()
  await migrateStore(store, storeMigrations)
  maps = createMapRecords(store, clock)
})

it('keeps every version, newest first', async () => {
  const map = await maps.create(1, content('one'), 'salma')
  clock.advance(5)
  const saved = await maps.save(1, map.id, { version: 1, content: content('two'), by: 'hiba' })
  expect(saved).toMatchObject({
    version: 2,
    owner: 'salma',
    updatedBy: 'hiba',
    createdAt: 1_000,
    updatedAt: 1_005,
  })
  expect(await maps.read(1, map.id)).toEqual(saved)
  expect((await maps.versions(1, map.id)).map(v => [v.version, v.content.title.en, v.by])).toEqual([
    [2, 'two', 'hiba'],
    [1, 'one', 'salma'],
  ])
})

it('overwrites nothing that somebody saved meanwhile', async () => {
  const map = await maps.create(1, content('mine'), 'salma')
  const saves = await Promise.allSettled([
    maps.save(1, map.id, { version: 1, content: content('a'), by: 'a' }),
    maps.save(1, map.id, { version: 1, content: content('b'), by: 'b' }),
  ])
  expect(saves.map(s => s.status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(maps.save(1, map.id, { version: 1, content: content('c'), by: 'c' })).rejects.toThrow(
    'map.changed',
  )
  expect((await maps.read(1, map.id)).version).toBe(2)
})

it('shows nothing to another workspace', async () => {
  const map = await maps.create(1, content('ours'), 'salma')
  await expect(maps.read(2, map.id)).rejects.toThrow('not-found')
  await expect(maps.save(2, map.id, { version: 1, content: content('x'), by: 'x' })).rejects.toThrow(
    'not-found',
  )
  await expect(maps.versions(2, map.id)).rejects.toThrow('not-found')
  await expect(maps.remove(2, map.id)).rejects.toThrow('not-found')
  expect(await maps.list(2)).toEqual([])
  await maps.remove(1, map.id)
  await expect(maps.read(1, map.id)).rejects.toThrow('not-found')
})
