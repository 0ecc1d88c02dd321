import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { RihlaError } from './errors.ts'
import { findHolder, lockFolder } from './folder-lock.ts'

/** Raised when the layout changes so that an older Rihla must not touch it. */
const newestFormat = 1

/**
 * ```
 * rihla.json    format of this folder
 * lock          process that works on it
 * server.json   address and key of the running server (mode 0600, there while it runs)
 * store/        PostgreSQL, or where it is (`store/place`), and its password
 * warehouse/    the embedded ClickHouse
 * journal/      events that were acknowledged and are on their way into the warehouse
 * imports/      uploaded files
 * ```
 */
export interface DataFolder {
  readonly path: string
  /** Says how the command line reaches this process. Withdrawn by `release`. */
  announce(server: LocalServer): Promise<void>
  /** From here to `finishRestore` the folder is half full: a start after a kill in between refuses it. */
  beginRestore(): Promise<void>
  finishRestore(): Promise<void>
  release(): Promise<void>
}

const localServer = z.object({ url: z.url(), key: z.string().min(20), pid: z.number() })
/** How the command line reaches the running server; whoever can read the file may do everything. */
export type LocalServer = z.infer<typeof localServer>

const formatFile = z.object({ format: z.number().int().positive() })

/**
 * Opens (makes) the data folder for this process alone.
 * Throws `data-folder.in-use` with the pid of the other process, `data-folder.newer` when a newer Rihla wrote it,
 * `data-folder.unfinished` when a restore into it was broken off.
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const path = resolve(folder)
  // As root, PostgreSQL runs under another account and must be able to pass through; it can list nothing.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  if (await mkdir(path, { recursive: true, mode })) await chmod(path, mode)
  const lock = await lockFolder(path)
  try {
    await checkFormat(path)
    await checkRestored(path)
    await mkdir(join(path, 'warehouse'), { recursive: true, mode: 0o700 })
  } catch (error) {
    lock.release()
    throw error
  }
  const announcement = join(path, 'server.json')
  await rm(announcement, { force: true }) // of a killed process
  return {
    path,
    beginRestore: () => writeWhole(join(path, 'restoring'), ''),
    finishRestore: () => rm(join(path, 'restoring'), { force: true }),
    announce: server => writeWhole(announcement, JSON.stringify(server)),
    async release() {
      await rm(announcement, { force: true })
      lock.release()
    },
  }
}

/** The server that runs on this data folder now, or null when none does (or it is still starting). */
export async function findLocalServer(folder: string): Promise<LocalServer | null> {
  const holder = await findHolder(resolve(folder))
  if (!holder) return null
  try {
    const server = localServer.parse(JSON.parse(await readFile(join(folder, 'server.json'), 'utf8')))
    return server.pid === holder.pid ? server : null
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function checkFormat(path: string): Promise<void> {
  const file = join(path, 'rihla.json')
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    await writeWhole(file, JSON.stringify({ format: newestFormat }))
    return
  }
  const { format } = formatFile.parse(JSON.parse(text))
  if (format > newestFormat) throw new RihlaError('data-folder.newer', { folder: path, format })
}

/** The file `restoring` stands there from the beginning of a restore to its end: between, the folder is half full. */
async function checkRestored(path: string): Promise<void> {
  if (existsSync(join(path, 'restoring'))) throw new RihlaError('data-folder.unfinished', { folder: path })
}

/** All or nothing: a reader never sees half a file, nor does the next start after a kill. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}`
  await writeFile(draft, text, { mode: 0o600, flush: true })
  await rename(draft, file)
}
