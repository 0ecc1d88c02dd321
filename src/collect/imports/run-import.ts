import type { Clock } from '../../platform/clock.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { countImported } from '../erase.ts'
import type { Mapping } from '../files/mapping.ts'
import { messages } from '../files/messages/messages.ts'
import type { FileInput } from '../files/read/file-input.ts'
import { createReporter, isNameOnly, type ReportLine } from '../files/report.ts'
import type { Intake } from '../intake/intake.ts'
import type { Origin } from '../intake/prepare-event.ts'
import { feedIntake } from './feed-intake.ts'
import type { ImportProgress, ImportReport } from './model-import.ts'

const progressMs = 1_000

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
  /** At most once a second. */
  onProgress(done: Omit<ImportProgress, 'of'>): Promise<void>
}

/**
 * Brings all rows of the files into the log. Safe to repeat from the start after a crash: the same rows have the same
 * message ids. `stored` of the report is counted in the log, so it is right also after several runs.
 */
export async function runImport(deps: RunDeps, input: RunInput): Promise<ImportReport> {
  const { workspace, id, mapping } = input
  const startedAt = deps.clock.now()
  const origin = await deps.originOf({ workspace, now: startedAt }, mapping.source, id)
  const feed = feedIntake(deps.intake, { ...origin, mappingVersion: mapping.version })
  const reporter = createReporter()
  let toldAt = startedAt
  let read = 0
  let refused = 0
  for await (const outcome of messages(mapping, input.files)) {
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
    await input.onProgress({ messages: read, refused })
  }
  const { quarantined } = await feed.finish()
  const found = reporter.report()
  const stored = await countImported(deps.warehouse, workspace, id)
  const lost = [...quarantined.values()].reduce((sum, n) => sum + n, 0)
  return {
    messages: found.messages,
    stored,
    repeated: Math.max(0, found.messages - stored - lost),
    events: [...found.events],
    refused: found.refused.map(withoutTexts),
    quarantined: [...quarantined].map(([reason, count]) => ({ reason, count })),
    notices: found.notices.map(withoutTexts),
    ms: deps.clock.now() - startedAt,
  }
}

function withoutTexts<Code extends string>({ code, detail, count, examples }: ReportLine<Code>) {
  const places = examples.map(({ file, line, column }) => ({ file, line, column: column ?? null }))
  return { code, detail: safeDetail(code, detail), count, places }
}

/** Names of columns and tables may be kept; whatever else a row said may not. */
function safeDetail(code: string, detail: string): string {
  return isNameOnly(code) ? detail : ''
}
