import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { database } from './engine-node.ts'
import { quote } from './param-text.ts'

/** Runs one statement on a connection that the caller holds; the rows, not yet parsed. */
export type Ask = (text: string) => Promise<unknown[]>

export interface WriteGuard {
  /** Before a statement that writes: what `check` compares with. */
  mark(): number
  /**
   * After it, before anything is acknowledged. Throws when any write failed meanwhile; by then what the failure
   * damaged is set aside, and what it had replaced is back.
   */
  check(ask: Ask, mark: number): Promise<void>
  /** At start, and when a statement failed, perhaps on a torn part: the same without an error. */
  verify(ask: Ask): Promise<void>
  /** From time to time: the same for what merges wrote, and merges go on when nothing failed since the last time. */
  resume(ask: Ask): Promise<void>
}

const counter = z.object({ failed: z.coerce.number() })
const recentPart = z.object({ table: z.string(), name: z.string(), path: z.string() })
const verdict = z.object({ result: z.number() })

/**
 * TRICKY: chdb 3.4 drops every failed write() without a word (its WriteBufferFromFileDescriptor breaks off where
 * ClickHouse throws): on a full disk an insert is acknowledged and its part is torn, and a merge replaces good parts
 * with a torn one (both seen). The engine does count the failures. So the counter is read before anything is
 * acknowledged; when it moved, each part written since the last good moment is checked against its checksums, and a
 * torn one is moved to `detached/` while its table is detached. The parts that a torn merge had replaced are still on
 * the disk for a minute, and the table takes them back when it is attached. Merges rest until writing works again.
 */
export function createWriteGuard({
  folder,
  clock,
  log,
}: {
  folder: string
  clock: Clock
  log: Log
}): WriteGuard {
  const marker = join(folder, 'verified')
  const isNew = !existsSync(marker)
  if (isNew) closeSync(openSync(marker, 'w'))
  // Parts older than this are known to be whole. Times of parts are whole seconds.
  let verifiedAt = isNew ? 0 : statSync(marker).mtimeMs
  let seen = 0
  // At start, and once more after every failure: a part may have been finished while the others were looked at.
  let mustLook = true
  let mergesRest = false
  let turn: Promise<unknown> = Promise.resolve()

  const look = async (ask: Ask): Promise<number> => {
    const at = clock.now()
    const failures = await countFailures(ask)
    const hasNew = failures !== seen
    if (!hasNew && !mustLook) return failures
    if (hasNew && !mergesRest) {
      await ask('SYSTEM STOP MERGES')
      mergesRest = true
    }
    const torn = await setTornPartsAside(ask, verifiedAt - 5_000)
    if (hasNew || torn.length > 0)
      log.error({ failedWrites: failures - seen, torn }, 'the disk refused writes')
    mergesRest ||= torn.length > 0
    seen = failures
    mustLook = hasNew
    if (!mustLook) remember(at)
    return failures
  }
  const remember = (at: number): void => {
    verifiedAt = at
    utimesSync(marker, at / 1000, at / 1000)
  }
  /** One look at a time: two would move the same part. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => {})
    return result
  }
  return {
    mark: () => seen,
    async check(ask, mark) {
      if ((await inTurn(() => look(ask))) === mark) return
      throw new Error('Code: 75. DB::Exception: Cannot write to a file (CANNOT_WRITE_TO_FILE_DESCRIPTOR)')
    },
    verify: ask =>
      inTurn(async () => {
        await look(ask)
      }),
    resume: ask =>
      inTurn(async () => {
        const at = clock.now()
        const before = seen
        if ((await look(ask)) !== before || mustLook) return
        remember(at)
        if (!mergesRest) return
        await ask('SYSTEM START MERGES')
        mergesRest = false
      }),
  }
}

async function countFailures(ask: Ask): Promise<number> {
  const [row] = await ask(
    "SELECT sum(value) AS failed FROM system.events WHERE event = 'WriteBufferFromFileDescriptorWriteFailed'",
  )
  return counter.parse(row).failed
}

async function setTornPartsAside(ask: Ask, since: number): Promise<readonly string[]> {
  const torn: string[] = []
  const parts = await ask(
    `SELECT table, name, path FROM system.parts WHERE database = '${database}' AND active
      AND modification_time >= toDateTime(${Math.max(0, Math.floor(since / 1000))}) ORDER BY table, name`,
  )
  for (const part of parts) {
    const { table, name, path } = recentPart.parse(part)
    const [answer] = await ask(
      `CHECK TABLE ${database}.${table} PART ${quote(name)} SETTINGS check_query_single_value_result = 1`,
    )
    if (verdict.parse(answer).result === 1) continue
    torn.push(`${table} ${name}`)
    await ask(`DETACH TABLE ${database}.${table} SYNC`)
    try {
      const aside = join(dirname(path), 'detached')
      mkdirSync(aside, { recursive: true })
      // Numbered: the same range of parts may be merged, and torn, again.
      const name = `broken_${basename(path)}_`
      const number = readdirSync(aside).filter(entry => entry.startsWith(name)).length + 1
      renameSync(path, join(aside, `${name}${number}`))
    } finally {
      await ask(`ATTACH TABLE ${database}.${table}`)
      // A table that was attached merges again, whatever was said before.
      await ask('SYSTEM STOP MERGES')
    }
  }
  return torn
}
