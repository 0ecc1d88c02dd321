import { beforeAll, expect, it } from 'vitest'
import { openTestStore } from '../../../test/store.ts'
import { steppedClock } from '../../platform/clock.ts'
import { migrateStore } from '../../platform/store/migrate-store.ts'
import { storeMigrations } from '../migrations/store.ts'
import { createImportRecords, type ImportRecords } from './records.ts'

let imports: ImportRecords
beforeAll(async () => {
  const store = await openTestStore()
  await migrateStore(store, storeMigrations)
  imports = createImportRecords(store, steppedClock(1_000))
})

it('remembers where an import stands', async () => {
  const made = await imports.create(1, 'orders.csv', 'salma')
  expect(made).toMatchObject({ status: 'new', files: [], mapping: null, report: null, createdAt: 1_000 })
  await imports.change(1, made.id, { files: [{ name: 'orders.csv', bytes: 12 }] })
  await imports.change(1, made.id, { status: 'running' }, ['new'])
  await expect(imports.change(1, made.id, { status: 'running' }, ['new'])).rejects.toThrow('import.busy')
  const done = await imports.change(1, made.id, {
    status: 'done',
    finishedAt: 2_000,
    progress: { messages: 3, of: 4, refused: 0, durable: 0, resumedAt: null },
  })
  expect(await imports.list(1)).toEqual([done])
  expect(done).toMatchObject({
    status: 'done',
    finishedAt: 2_000,
    files: [{ name: 'orders.csv', bytes: 12 }],
    progress: { messages: 3, of: 4 },
  })
})

it('shows nothing to another workspace', async () => {
  const made = await imports.create(1, 'ours', 'salma')
  await expect(imports.read(2, made.id)).rejects.toThrow('not-found')
  await expect(imports.change(2, made.id, { answers: { zone: 'UTC' } })).rejects.toThrow('not-found')
  await expect(imports.findings(2, made.id)).rejects.toThrow('not-found')
  await expect(imports.remove(2, made.id, ['new'])).rejects.toThrow('not-found')
  expect(await imports.list(2)).toEqual([])
})
