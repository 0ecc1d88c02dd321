import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findLeftBehind, sayWhose } from './left-behind.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-left-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('finds the clusters whose data folder is gone or has another one, and no others', async () => {
  const stores = join(folder, 'stores')
  const make = async (name: string) => {
    const place = join(stores, name)
    const storeFolder = join(folder, `data-of-${name}`, 'store')
    await mkdir(place, { recursive: true })
    await mkdir(storeFolder, { recursive: true })
    await writeFile(join(storeFolder, 'place'), place)
    await sayWhose(place, storeFolder)
    return { place, storeFolder }
  }
  await make('in-use')
  const deleted = await make('deleted')
  const replaced = await make('replaced')
  await mkdir(join(stores, 'of-nobody-known'))
  expect(await findLeftBehind(stores)).toEqual([])
  await rm(join(folder, 'data-of-deleted'), { recursive: true })
  await writeFile(join(replaced.storeFolder, 'place'), '/somewhere/else')
  const found = await findLeftBehind(stores)
  expect(found.sort((a, b) => a.place.localeCompare(b.place, 'en'))).toEqual([deleted, replaced])
  expect(await findLeftBehind(join(folder, 'nothing'))).toEqual([])
})
