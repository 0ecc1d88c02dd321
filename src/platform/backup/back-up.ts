import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { create, replace } from 'tar'
import { z } from 'zod'
import type { Engines } from '../engines.ts'
import { RihlaError } from '../errors.ts'
import { dumpStore } from './dump-store.ts'

/** Last in the archive, so an archive that was cut has none. */
export const contentsName = 'rihla-backup.json'
export const backupContents = z.object({
  format: z.literal(1),
  /** Milliseconds since 1970 UTC. */
  at: z.number(),
  warehouseMigrations: z.array(z.string()),
})

/**
 * Writes the store and the warehouse, as they are at one moment, into one file (tar). It is there whole or not at
 * all; beside it, while it is being made, `FILE.parts` takes the same room again. Events that arrive meanwhile wait
 * for the log.
 *
 * @throws RihlaError `backup.exists`, `query.invalid` when the path is not absolute
 */
export async function backUp(
  engines: Pick<Engines, 'store' | 'warehouse' | 'clock' | 'holdWrites'>,
  file: string,
  warehouseMigrations: readonly string[],
): Promise<void> {
  if (!isAbsolute(file)) throw new RihlaError('query.invalid', { file })
  if (existsSync(file)) throw new RihlaError('backup.exists', { file })
  const parts = `${file}.parts`
  await rm(parts, { recursive: true, force: true }) // of one that was killed
  await mkdir(parts, { recursive: true, mode: 0o700 })
  try {
    await engines.holdWrites(() =>
      dumpStore(engines.store, join(parts, 'store'), () =>
        engines.warehouse.backupTo(join(parts, 'warehouse')),
      ),
    )
    const contents = { format: 1, at: engines.clock.now(), warehouseMigrations: [...warehouseMigrations] }
    await writeFile(join(parts, contentsName), JSON.stringify(backupContents.parse(contents), null, 2))
    await pack(parts, `${file}.draft`)
    await rename(`${file}.draft`, file)
  } finally {
    await rm(parts, { recursive: true, force: true })
    await rm(`${file}.draft`, { force: true })
  }
}

/** Not compressed: the warehouse's files are already, and the rest is small beside them. */
async function pack(folder: string, file: string): Promise<void> {
  await create({ cwd: folder, file, portable: true, mode: 0o600 }, ['store', 'warehouse'])
  await replace({ cwd: folder, file, portable: true }, [contentsName])
  const written = await open(file, 'r+')
  await written.chmod(0o600)
  await written.sync()
  await written.close()
}
