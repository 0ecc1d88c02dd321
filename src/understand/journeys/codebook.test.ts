import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWarehouse } from '../../../test/engines.ts'
import { openTestStore } from '../../../test/store.ts'
import { migrateStore } from '../../platform/store/migrate-store.ts'
import type { Store } from '../../platform/store/store.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { storeMigrations } from '../migrations/store.ts'
import { warehouseMigrations } from '../migrations/warehouse.ts'
import { journeyRecords } from '../records.ts'
import { openCodebook } from './codebook.ts'

let warehouse: Warehouse
let store: Store
beforeAll(async () => {
  warehouse = await openTestWarehouse()
  store = await openTestStore()
  await warehouse.migrate(warehouseMigrations)
  await migrateStore(store, storeMigrations)
})
afterAll(() => warehouse?.close())

const named = (...names: string[]) => names.map(name => ({ name, channel: 'web', rules: [] }))

test('two that learn at once, as deriving and rebuilding do, number each combination once', async () => {
  const records = journeyRecords(store)
  const codebook = await openCodebook(1, { warehouse, records })
  await Promise.all([
    codebook.learn(named('a', 'b')),
    codebook.learn(named('b', 'c')),
    codebook.learn(named('a')),
  ])
  const codes = await records.codes(1)
  expect(codes.map(({ code, name }) => [code, name])).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
  ])
})

test('of the codes of an event, the lowest that none of the rules is in stands for it', async () => {
  const records = journeyRecords(store)
  const learned = await openCodebook(3, { warehouse, records })
  const ruled = (...rules: bigint[]) => ({ name: 'a', channel: 'web', rules })
  await learned.learn([ruled(5n), ruled(), ruled(7n), { ...ruled(), channel: 'app' }])
  const a = { name: 'a', channel: 'web' }
  for (const codebook of [learned, await openCodebook(3, { warehouse, records })]) {
    expect(codebook.unruled(new Set())(a)).toBe(1)
    expect(codebook.unruled(new Set([5n]))(a)).toBe(2)
    expect(codebook.unruled(new Set([7n]))(a)).toBe(1)
    expect(codebook.unruled(new Set())({ ...a, channel: 'app' })).toBe(4)
    expect(codebook.unruled(new Set())({ ...a, name: 'web' })).toBe(65_535)
  }
})

test('codes that the warehouse refused go with the next', async () => {
  const records = journeyRecords(store)
  let refuses = true
  const insert: Warehouse['insert'] = async (...given) => {
    if (refuses) throw new Error('disk full')
    await warehouse.insert(...given)
  }
  refuses = false
  const codebook = await openCodebook(2, { warehouse: { ...warehouse, insert }, records })
  refuses = true
  await expect(codebook.learn(named('a'))).rejects.toThrow('disk full')
  expect(codebook.knows(named('a')[0]!)).toBe(false)
  refuses = false
  await codebook.learn(named('a', 'b'))
  expect(codebook.knows(named('a')[0]!)).toBe(true)
  expect((await records.codes(2)).map(({ code, name }) => [code, name])).toEqual([
    [1, 'a'],
    [2, 'b'],
  ])
})
