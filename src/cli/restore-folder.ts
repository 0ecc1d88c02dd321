import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { requireEmpty, restoreEngines, unpack } from '../platform/backup/restore.ts'
import type { Config } from '../platform/config.ts'
import { openDataFolder } from '../platform/data-folder.ts'
import { openEngines } from '../platform/engines.ts'
import type { Log } from '../platform/log.ts'
import type { Compose, Composition } from '../server.ts'

export interface RestoreOptions {
  readonly config: Config
  readonly log: Log
  readonly compose: Compose<Composition>
  readonly file: string
}

/**
 * Makes a data folder from a backup. Nothing listens; the next start goes on from there.
 *
 * @throws RihlaError `not-found`, `backup.damaged`, `backup.newer`, `backup.not-empty`, and those of `openDataFolder`
 */
export async function restoreFolder({ config, log, compose, file }: RestoreOptions): Promise<void> {
  const folder = await openDataFolder(config.dataFolder)
  const unpacked = join(folder.path, 'unpacked')
  try {
    await unpack(file, unpacked)
    const { engines, close } = await openEngines({ ...config, dataFolder: folder.path }, log)
    try {
      await requireEmpty(engines)
      const { parts } = await compose(engines, { localKey: '' })
      await folder.beginRestore()
      await restoreEngines(engines, parts, unpacked)
    } finally {
      await close()
    }
    await folder.finishRestore()
  } finally {
    // Unpacking that fails may still be writing the file before: try again for a second.
    await rm(unpacked, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
    await folder.release()
  }
}
