import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reachablePlace } from './postgres-binaries.ts'

/** Clusters that cannot live in their store folder (`store-home.ts`), one folder each. */
export const storesPlace = join(reachablePlace, 'stores')

const label = 'belongs-to'

/** Notes in a cluster's folder which store folder points to it. */
export async function sayWhose(place: string, storeFolder: string): Promise<void> {
  const file = join(place, label)
  if (existsSync(place) && !existsSync(file)) await writeFile(file, storeFolder)
}

export interface LeftBehind {
  /** Holds the files of PostgreSQL. */
  readonly place: string
  /** The store folder that pointed to them. */
  readonly storeFolder: string
}

/**
 * Clusters whose store folder is gone or points elsewhere. They are told and not deleted: a data folder on a disk that
 * is not mounted just now looks the same as one that somebody deleted.
 */
export async function findLeftBehind(stores = storesPlace): Promise<LeftBehind[]> {
  if (!existsSync(stores)) return []
  const found: LeftBehind[] = []
  for (const name of await readdir(stores)) {
    const place = join(stores, name)
    const storeFolder = await readText(join(place, label))
    if (storeFolder !== null && (await readText(join(storeFolder, 'place'))) !== place)
      found.push({ place, storeFolder })
  }
  return found
}

async function readText(file: string): Promise<string | null> {
  return existsSync(file) ? (await readFile(file, 'utf8')).trim() : null
}
