import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sayWhose, storesPlace } from './left-behind.ts'
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts'
import { canReach, chooseSystemUser, type SystemUser } from './system-user.ts'

/** Where the cluster lives, who runs it and with which programs. */
export interface StoreHome {
  readonly folder: string
  readonly cluster: string
  readonly user: SystemUser | null
  readonly binaries: PostgresBinaries
}

/**
 * The cluster lives in the store folder. Only where Rihla runs as root and the system account cannot reach
 * that folder (it lies under a home with mode 0700) it lives under `/var/lib/rihla`, and the file `place`
 * in the store folder says where.
 */
export async function chooseHome(storeFolder: string): Promise<StoreHome> {
  const folder = resolve(storeFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pointer = join(folder, 'place')
  if (existsSync(pointer)) {
    const place = (await readFile(pointer, 'utf8')).trim()
    await sayWhose(place, folder)
    return describe(place)
  }
  const user = chooseSystemUser(clusterIn(folder))
  if (!user || (await giveTo(user, folder))) return describe(folder)
  await chown(folder, 0, 0)
  const elsewhere = join(storesPlace, randomUUID())
  await mkdir(elsewhere, { recursive: true, mode: 0o755 })
  if (!(await giveTo(user, elsewhere)))
    throw new Error(
      `the account ${user.uid} that runs PostgreSQL can reach neither ${folder} nor ${elsewhere}`,
    )
  await writeFile(pointer, elsewhere)
  await sayWhose(elsewhere, folder)
  return describe(elsewhere)
}

/** The major version is in the name: files of one cannot be read by another. */
function clusterIn(folder: string): string {
  return join(folder, 'postgres-18')
}

async function giveTo(user: SystemUser, folder: string): Promise<boolean> {
  await chmod(folder, 0o700)
  await chown(folder, user.uid, user.gid)
  return canReach(user, folder)
}

async function describe(folder: string): Promise<StoreHome> {
  const cluster = clusterIn(folder)
  const user = chooseSystemUser(cluster)
  return { folder, cluster, user, binaries: await findPostgresBinaries(user) }
}
