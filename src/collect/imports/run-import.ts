import type { Clock } from '../../platform/clock.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { countImported } from '../erase.ts'
import type { Mapping } from '../files/mapping.ts'
import { createCursor } from '../files/messages/cursor.ts'
import { defaultLimits, messages } from '../files/messages/messages.ts'
import type { FileInput } from '../files/read/file-input.ts'
import { createReporter, isNameOnly, type ReportLine, withoutTexts } from '../files/report.ts'
import type { Intake } from '../intake/intake.ts'
import type { Origin } from '../intake/prepare-event.ts'
import { feedIntake } from './feed-intake.ts'
import type { Checkpoint, ImportProgress, ImportReport } from './model-import.ts'

const progressMs = 1_000
/** What is brought again after a crash: at most two seconds' work, less at the beginning. Each one waits until everything under way is durable. */
const checkpointMs = { first: 250, most: 2_000 }

export interface RunDeps {
  readonly warehouse: Warehouse
  readonly intake: Intake
  readonly clock: Clock
  originOf(scope: Scope, source: string, importId: number): Promise<Origin>
}

export interface RunInput {
  readonly workspace: number
  readonly id: number
  readonly mapping: Mapping
  readonly files: readonly FileInput[]
  readonly signal: AbortSignal
  /** Where an earlier run of the same mapping on the same files had come to. */
  readonly from: Checkpoint | null
  /** At most once a second. False: it was paused, stop where you can go on. */
  onProgress(done: Pick<ImportProgress, 'messages' | 'refused'>): Promise<boolean>
  /** Everything up to here is durable. */
  onCheckpoint(reached: Checkpoint): Promise<void>
}

/**
 * Brings all rows of the files into the log. Safe to repeat after a crash, from the start or from any checkpoint: the
 * same rows have the same message ids. `stored` of the report is counted in the log, so it is right also after several
 * runs. Null: it was paused.
 */
export async function runImport(deps: RunDeps, input: RunInput): Promise<ImportReport | null> {
  const { workspace, id, mapping, from } = input
  const startedAt = deps.clock.now()
  const origin = await deps.originOf({ workspace, now: startedAt }, mapping.source, id)
  const before = (from?.quarantined ?? []).map(({ reason, count }) => [reason, count] as const)
  const feed = feedIntake(deps.intake, origin, before)
  const reporter = createReporter(from?.report)
  const cursor = createCursor(from?.at)
  const save = async () => {
    const at = cursor.at
    const report = withoutTexts(reporter.report())
    const quarantined = [...(await feed.flush())].map(([reason, count]) => ({ reason, count }))
    const ms = (from?.ms ?? 0) + deps.clock.now() - startedAt
    await input.onCheckpoint({ at, report, quarantined, ms })
  }
  let { toldAt, savedAt, at } = { toldAt: startedAt, savedAt: startedAt, at: cursor.at }
  let waitMs = checkpointMs.first
  let read = from?.report.messages ?? 0
  let refused = from?.report.refused.reduce((sum, line) => sum + line.count, 0) ?? 0
  let isWanted = true
  for await (const outcome of messages(mapping, input.files, { ...defaultLimits, cursor })) {
    // Between two pieces of a file: everything before is in the feed and in the report, nothing after it is.
    if (cursor.at !== at && (!isWanted || deps.clock.now() - savedAt >= waitMs)) {
      await save()
      savedAt = deps.clock.now()
      waitMs = Math.min(2 * waitMs, checkpointMs.most)
      if (!isWanted) return null
    }
    at = cursor.at
    reporter.add(outcome)
    if ('message' in outcome) {
      read++
      await feed.message(outcome.message)
    } else if ('refused' in outcome) {
      refused++
      await feed.refusal(outcome.refused)
    }
    if (read % 256 !== 0) continue
    input.signal.throwIfAborted()
    const now = deps.clock.now()
    if (now - toldAt < progressMs) continue
    toldAt = now
    isWanted = await input.onProgress({ messages: read, refused })
  }
  const quarantined = await feed.flush()
  const found = reporter.report()
  const stored = await countImported(deps.warehouse, workspace, id)
  const lost = [...quarantined.values()].reduce((sum, n) => sum + n, 0)
  return {
    messages: found.messages,
    stored,
    repeated: Math.max(0, found.messages - stored - lost),
    events: [...found.events],
    refused: found.refused.map(placesOnly),
    quarantined: [...quarantined].map(([reason, count]) => ({ reason, count })),
    notices: found.notices.map(placesOnly),
    ms: (from?.ms ?? 0) + deps.clock.now() - startedAt,
  }
}

function placesOnly<Code extends string>({ code, detail, count, examples }: ReportLine<Code>) {
  const places = examples.map(({ file, line, column }) => ({ file, line, column: column ?? null }))
  return { code, detail: safeDetail(code, detail), count, places }
}

/** Names of columns and tables may be kept; whatever else a row said may not. */
function safeDetail(code: string, detail: string): string {
  return isNameOnly(code) ? detail : ''
}
