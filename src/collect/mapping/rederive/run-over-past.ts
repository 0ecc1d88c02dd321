import { setImmediate as breathe } from 'node:timers/promises'
import { RihlaError } from '../../../platform/errors.ts'
import { insertRows } from '../../../platform/warehouse/insert-rows.ts'
import { param, type Sql, sql } from '../../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../../platform/warehouse/warehouse.ts'
import type { Removal } from '../../erase.ts'
import { eventLine } from '../../intake/event-line.ts'
import { idHashOf } from '../../intake/id-hash.ts'
import type { Intake } from '../../intake/intake.ts'
import type { Origin, Prepared } from '../../intake/prepare-event.ts'
import { type CompiledRules, compileRules } from '../compile-rules.ts'
import { chosenBy, countMessages, type PlacedRow, readAfter } from '../kept-rows.ts'
import type { MappingRecords, RunChange, RunRecord } from '../mapping-records.ts'
import type { RunStatus } from '../model-mapping.ts'
import { deriveAgain } from '../reread.ts'
import { partPrefix } from '../run-rules.ts'
import type { LogLock } from './log-lock.ts'
import { clearStaged, deleteChosen, idsIn, insertSlice, slicesOf, stageAsTheyStand } from './staged.ts'

export interface PastDeps {
  readonly warehouse: Warehouse
  readonly records: Pick<MappingRecords, 'read' | 'run' | 'change'>
  readonly intake: Pick<Intake, 'beginSwap' | 'endSwap' | 'suspect' | 'forget'>
  readonly lock: LogLock
  originOf(workspace: number, source: string, importId: number): Promise<Origin>
  isSuppressed(workspace: number, identifiers: readonly string[]): boolean
  announceRemoval(workspace: number, removal: Removal): Promise<void>
  /** The rows stand in the log: persons, journeys, segments and what can be found follow. */
  rederived(workspace: number, removal: Removal): Promise<void>
  /** Messages that were refused for what rules can mend are tried again. */
  replayRefused(run: RunRecord): Promise<void>
}

const atOnce = 2_000

/**
 * Makes rows of the past anew under one version of the rules, in phases that the store remembers:
 * `staging` writes the new rows into a table beside the log, and can be paused; `swapping` takes the old rows out and puts
 * the new ones in, each step of which can be done again; `following` lets the other parts derive from what stands now.
 * Killed at any moment it goes on where it was. Until the swap nothing has changed; from it on it is finished.
 */
export async function runOverPast(deps: PastDeps, found: RunRecord, signal: AbortSignal): Promise<void> {
  let run = found
  if (run.status === 'staging') run = await stageAll(deps, run, signal)
  if (run.status === 'swapping') run = await deps.lock(run.workspace, () => swap(deps, run))
  if (run.status === 'following') await follow(deps, run)
}

async function stageAll(deps: PastDeps, start: RunRecord, signal: AbortSignal): Promise<RunRecord> {
  const { set } = await deps.records.read(start.workspace, start.version)
  const rules = compileRules(set, start.version)
  let run = start
  for (;;) {
    signal.throwIfAborted()
    const next = await deps.lock(run.workspace, () => stageSome(deps, run, rules))
    if (next === null) break
    const kept = await keep(deps, run, next, ['staging'])
    // Paused or given up meanwhile: what was staged since is staged again, in the same place.
    if (kept === null) return deps.records.run(run.workspace, run.id)
    run = kept
    await breathe()
  }
  return (
    (await keep(deps, run, { status: 'swapping' }, ['staging'])) ?? deps.records.run(run.workspace, run.id)
  )
}

async function keep(
  { records }: PastDeps,
  run: RunRecord,
  what: RunChange,
  from: readonly RunStatus[],
): Promise<RunRecord | null> {
  try {
    return await records.change(run, what, from)
  } catch (error) {
    if (error instanceof RihlaError && error.code === 'mapping.busy') return null
    throw error
  }
}

/** Null: there are no more. */
async function stageSome(
  deps: PastDeps,
  run: RunRecord,
  rules: CompiledRules | null,
): Promise<RunChange | null> {
  const which = chosenBy(run)
  const rows = await readAfter(deps.warehouse, which, { after: run.reached, limit: atOnce })
  const last = rows.at(-1)
  if (last === undefined) return null
  const originOf = rememberOrigins(deps, run)
  const lines: { row: PlacedRow; line: string }[] = []
  const unreadable: PlacedRow[] = []
  for (const row of rows) {
    const origin = await originOf(row)
    const made = deriveAgain(row, { ...origin, mappingVersion: run.version, rules })
    if (made === null) unreadable.push(row)
    else if (!namesSuppressed(deps, made))
      for (const event of [made, ...(made.parts ?? [])])
        lines.push({ row, line: `{"run":${run.id},${eventLine(event, row.batch).slice(1)}` })
  }
  const outcomes = await insertRows(
    deps.warehouse,
    'mapping_staged',
    lines.map(({ line }) => line),
  )
  const refused = new Set(lines.filter((_, i) => outcomes[i] !== 'stored').map(({ row }) => row))
  const asTheyStand = [...unreadable, ...refused]
  await stageAsTheyStand(deps.warehouse, run, {
    which,
    ids: asTheyStand.map(row => idHashOf(run.workspace, row.messageId)),
    parts: asTheyStand.map(row => partPrefix(row.messageId)),
  })
  const { trace, time, ordinal, call, messageId } = last
  return {
    reached: { trace: String(trace), time, ordinal: String(ordinal), call, id: messageId },
    read: run.read + rows.length,
    made: run.made + lines.length + unreadable.length,
    unreadable: run.unreadable + asTheyStand.length,
  }
}

function rememberOrigins({ originOf }: PastDeps, { workspace }: RunRecord) {
  const known = new Map<string, Promise<Origin>>()
  return ({ source, importId }: PlacedRow): Promise<Origin> => {
    const key = `${importId} ${source}`
    const found = known.get(key) ?? originOf(workspace, source, importId)
    known.set(key, found)
    return found
  }
}

function namesSuppressed({ isSuppressed }: PastDeps, made: Prepared): boolean {
  const named = [made.identifiers, made.named ?? [], ...(made.parts ?? []).map(part => part.identifiers)]
  return named.some(identifiers => isSuppressed(made.workspace, identifiers))
}

/** Each step can be done again: what went is not there any more, what came is not put in twice. */
async function swap(deps: PastDeps, run: RunRecord): Promise<RunRecord> {
  const { warehouse, intake, records } = deps
  const which = chosenBy(run)
  // Rows that appeared since they were counted were not made again: then all of it is begun anew.
  if ((await countMessages(warehouse, which)) > run.read) {
    await clearStaged(warehouse, run)
    return records.change(run, { status: 'staging', reached: null, read: 0, made: 0, unreadable: 0 }, [
      'swapping',
    ])
  }
  // From here to its end a message whose row is neither here nor there is known by what was staged.
  await intake.beginSwap(run.workspace)
  await deps.announceRemoval(run.workspace, { name: nameOf(run), which })
  await deleteChosen(warehouse, which)
  for (const slice of await slicesOf(warehouse, run)) {
    intake.suspect(await idsIn(warehouse, run, slice))
    await insertSlice(warehouse, run, slice)
  }
  intake.forget()
  intake.endSwap(run.workspace)
  return records.change(run, { status: 'following' }, ['swapping'])
}

async function follow(deps: PastDeps, run: RunRecord): Promise<void> {
  await deps.rederived(run.workspace, { name: nameOf(run), which: madeBy(run) })
  await deps.replayRefused(run)
  await clearStaged(deps.warehouse, run)
}

function nameOf({ id }: RunRecord): string {
  return `mapping ${id}`
}

/** The rows that came. */
function madeBy(run: RunRecord): Sql {
  return sql`workspace = ${param(run.workspace, 'UInt32')} AND type != 'system'
    AND mapping_version = ${param(run.version, 'UInt16')} AND batch <= ${param(run.upTo, 'UInt64')}`
}
