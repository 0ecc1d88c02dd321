import {
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { systemClock } from './clock.ts'
import { RihlaError } from './errors.ts'
import { processSpace, processStart } from './process-identity.ts'

const holderSchema = z.object({ pid: z.number(), started: z.string(), space: z.string() })
export type LockHolder = z.infer<typeof holderSchema>

export interface FolderLock {
  release(): void
}

/** How often the owner touches the lock, for processes that cannot see its pid (another container). */
const heartbeatMs = 5_000

/**
 * Takes the lock of a data folder or throws `data-folder.in-use`. A lock is a file with the pid and the start
 * of its process; whose process is gone is stale and taken over. Behind it both engines keep their own locks.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'lock')
  const mine = { pid: process.pid, started: processStart(process.pid) ?? '', space: processSpace() }
  for (let attempt = 0; attempt < 20; attempt++) {
    if (tryCreate(file, mine)) return keep(file, mine)
    const holder = readHolder(file)
    if (holder && (await isAlive(file, holder)))
      throw new RihlaError('data-folder.in-use', { pid: String(holder.pid), folder })
    removeStale(file, holder)
  }
  throw new Error(`the lock ${file} can be neither taken nor read`)
}

/** Who works on the folder now, or null. */
export async function findHolder(folder: string): Promise<LockHolder | null> {
  const file = join(folder, 'lock')
  const holder = readHolder(file)
  return holder && (await isAlive(file, holder)) ? holder : null
}

/** `link` fails when the name is taken, so of two processes one gets it, and a lock is never half written. */
function tryCreate(file: string, holder: LockHolder): boolean {
  const draft = `${file}.${holder.pid}`
  writeFileSync(draft, JSON.stringify(holder))
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function readHolder(file: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null // gone meanwhile, or not written by us: nobody holds it
  }
}

async function isAlive(file: string, holder: LockHolder): Promise<boolean> {
  if (holder.space === processSpace()) return processStart(holder.pid) === holder.started
  const before = touchedAt(file)
  for (let waited = 0; waited < 2.5 * heartbeatMs; waited += 250) {
    await sleep(250)
    if (touchedAt(file) !== before) return readHolder(file) !== null
  }
  return false
}

function touchedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Moves it away under a name of our own first: of two who found it stale, only one can. */
function removeStale(file: string, judged: LockHolder | null): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return // the other one was faster
  }
  const taken = readHolder(aside)
  if (taken && (taken.pid !== judged?.pid || taken.started !== judged.started)) linkSync(aside, file)
  rmSync(aside, { force: true })
}

function keep(file: string, mine: LockHolder): FolderLock {
  const beat = setInterval(() => {
    const now = systemClock.now() / 1000
    if (existsSync(file)) utimesSync(file, now, now)
  }, heartbeatMs)
  beat.unref()
  const release = () => {
    clearInterval(beat)
    const holder = readHolder(file)
    if (holder?.pid === mine.pid && holder.started === mine.started) rmSync(file, { force: true })
  }
  return { release }
}
