import type { Readable } from 'node:stream'
import { RihlaError } from '../../platform/errors.ts'
import { inspect } from '../files/inspect/inspect.ts'
import { mapping as mappingSchema } from '../files/mapping.ts'
import { checkMapping } from '../files/messages/check-mapping.ts'
import { messages } from '../files/messages/messages.ts'
import type { Answers, Question } from '../files/model-question.ts'
import { type Proposal, propose } from '../files/propose/propose.ts'
import { readingAnswers } from '../files/propose/reading-answers.ts'
import { checkAnswers } from './check-answers.ts'
import type { ImportFiles } from './import-files.ts'
import type {
  ImportDetail,
  ImportPreview,
  ImportRecord,
  ImportStatus,
  Inspection,
  Mapping,
} from './model-import.ts'
import { maxImportFiles } from './model-import.ts'
import type { Findings, ImportRecords } from './records.ts'

export interface ImportServiceDeps {
  readonly records: ImportRecords
  readonly files: ImportFiles
  /** Queues the work; of one import at most one waits. */
  enqueue(kind: 'import' | 'undo', work: { workspace: number; import: number }): Promise<unknown>
}

/** An import may be changed and started from here; `done` is undone first. */
const open: readonly ImportStatus[] = ['new', 'failed', 'undone']
const previewSize = 50

/** Imports of files: from the upload to the start and back. Every method takes the workspace. */
export function createImportService({ records, files, enqueue }: ImportServiceDeps) {
  async function readOpen(workspace: number, id: number): Promise<ImportRecord> {
    const found = await records.read(workspace, id)
    if (!open.includes(found.status)) throw new RihlaError('import.busy')
    return found
  }

  /** Streams one file into the import's folder; a file of the same name is replaced. */
  async function upload(
    workspace: number,
    id: number,
    file: { name: string; content: Readable },
  ): Promise<ImportRecord> {
    await readOpen(workspace, id)
    await files.save(workspace, id, file)
    const all = await files.list(workspace, id)
    if (all.length > maxImportFiles) throw new RihlaError('body.too-large', { limit: maxImportFiles })
    return records.change(workspace, id, { files: all, inspection: null }, open)
  }

  /** Looks at every row, proposes how the files become events, and says what has to be asked. */
  async function inspectFiles(workspace: number, id: number, answers: Answers): Promise<ImportDetail> {
    await readOpen(workspace, id)
    checkAnswers(answers)
    const inputs = await files.inputs(workspace, id)
    const reading = readingAnswers(answers)
    const inspection = await inspect(inputs, reading.files, reading.renames)
    return keepProposal(workspace, id, { inspection, answers })
  }

  /** Answers make the proposal anew; how a file is read takes another look at it. */
  async function answer(workspace: number, id: number, answers: Answers): Promise<ImportDetail> {
    await readOpen(workspace, id)
    checkAnswers(answers)
    const before = await records.findings(workspace, id)
    const reads = (given: Answers) => JSON.stringify(readingAnswers(given))
    if (before.inspection === null || reads(before.answers) !== reads(answers))
      return inspectFiles(workspace, id, answers)
    return keepProposal(workspace, id, { inspection: before.inspection, answers })
  }

  async function keepProposal(
    workspace: number,
    id: number,
    findings: { inspection: Inspection; answers: Answers },
  ): Promise<ImportDetail> {
    const { mapping } = propose(findings.inspection, { answers: findings.answers })
    // A file without rows has no table: a mapping of none would be one that cannot be read again.
    const kept = mapping.tables.length > 0 ? mapping : null
    await records.change(workspace, id, { ...findings, mapping: kept, error: null }, open)
    return detail(workspace, id)
  }

  /**
   * A mapping of a person's own: edited, or saved from an earlier import.
   *
   * @throws RihlaError `import.mapping-invalid`, `import.answers-missing`
   */
  async function setMapping(workspace: number, id: number, given: unknown): Promise<ImportDetail> {
    await records.change(workspace, id, { mapping: checkMapping(given), error: null }, open)
    return detail(workspace, id)
  }

  async function detail(workspace: number, id: number): Promise<ImportDetail> {
    const found = await records.read(workspace, id)
    const { inspection, answers } = open.includes(found.status)
      ? await records.findings(workspace, id)
      : { inspection: null, answers: {} }
    const { questions, unused } = inspection ? propose(inspection, { answers }) : noProposal
    return { import: found, inspection, questions: [...questions], unused: [...unused] }
  }

  /** The first events and refused rows as they would be. Nothing is kept. */
  async function preview(workspace: number, id: number): Promise<ImportPreview> {
    const { mapping } = await readOpen(workspace, id)
    if (mapping === null) throw new RihlaError('import.mapping-invalid', { detail: 'none' })
    const shown: ImportPreview = { messages: [], refused: [] }
    for await (const outcome of messages(mapping, await files.inputs(workspace, id))) {
      if ('message' in outcome) {
        const { event, timestamp, userId, anonymousId, context, properties } = outcome.message
        const person = userId ?? context.externalIds?.[0]?.id ?? anonymousId ?? null
        const channel = context.channel ?? null
        shown.messages.push({ event, time: timestamp, person, channel, properties: { ...properties } })
      } else if ('refused' in outcome && shown.refused.length < previewSize) {
        const { file, line, column, reason, text } = outcome.refused
        shown.refused.push({ file, line, column: column ?? null, reason, text: text.slice(0, 500) })
      }
      if (shown.messages.length === previewSize) break
    }
    return shown
  }

  /** @throws RihlaError `import.answers-missing` with the open questions, unless a person wrote the mapping. */
  async function start(workspace: number, id: number): Promise<ImportRecord> {
    const found = await readOpen(workspace, id)
    const findings = await records.findings(workspace, id)
    const mapping = checkMapping(found.mapping ?? {})
    const unanswered = openQuestions(findings, mapping)
    if (unanswered.length > 0)
      throw new RihlaError('import.answers-missing', { questions: unanswered.map(q => q.id).join(', ') })
    if ((await files.list(workspace, id)).length === 0)
      throw new RihlaError('import.file-missing', { table: mapping.tables.map(one => one.name).join(', ') })
    const of = mostMessages(findings.inspection, mapping)
    const progress = { messages: 0, of, refused: 0, durable: 0, resumedAt: null }
    const change = { status: 'running', progress, report: null, error: null, finishedAt: null } as const
    const started = await records.change(workspace, id, change, open)
    await enqueue('import', { workspace, import: id })
    return started
  }

  /** Stops within some seconds where it can go on. What it brought stays. */
  function pause(workspace: number, id: number): Promise<ImportRecord> {
    return records.change(workspace, id, { status: 'paused' }, ['running'])
  }

  async function resume(workspace: number, id: number): Promise<ImportRecord> {
    const resumed = await records.change(workspace, id, { status: 'running' }, ['paused'])
    await enqueue('import', { workspace, import: id })
    return resumed
  }

  /** Takes everything it brought out of the log again, in the background. */
  async function undo(workspace: number, id: number): Promise<ImportRecord> {
    const change = { status: 'undoing', error: null } as const
    const undoing = await records.change(workspace, id, change, ['done', 'failed', 'paused'])
    await enqueue('undo', { workspace, import: id })
    return undoing
  }

  /** Removes an import that brought nothing, or no longer; what is in the log is undone first. */
  async function remove(workspace: number, id: number): Promise<void> {
    await records.remove(workspace, id, ['new', 'undone'])
    await files.remove(workspace, id)
  }

  return {
    list: records.list,
    create: records.create,
    detail,
    upload,
    inspect: inspectFiles,
    answer,
    setMapping,
    preview,
    start,
    pause,
    resume,
    undo,
    remove,
  }
}

export type ImportService = ReturnType<typeof createImportService>

const noProposal: Pick<Proposal, 'questions' | 'unused'> = { questions: [], unused: [] }

/** Of the proposal as it was made; a mapping that a person changed or brought speaks for itself. */
function openQuestions({ inspection, answers }: Findings, mapping: Mapping): Question[] {
  if (inspection === null) return []
  const proposal = propose(inspection, { answers })
  const isOwn = JSON.stringify(mappingSchema.parse(proposal.mapping)) !== JSON.stringify(mapping)
  return isOwn ? [] : proposal.questions.filter(question => question.answer === null)
}

/** Every rule on every row of its table: fewer where a time is empty. */
function mostMessages(inspection: Inspection | null, mapping: Mapping): number | null {
  if (inspection === null) return null
  const rowsOf = (table: string) => inspection.tables.find(one => one.name === table)?.rows
  const counts = mapping.events.map(rule => rowsOf(rule.table))
  return counts.reduce<number | null>((sum, n) => (sum === null || n === undefined ? null : sum + n), 0)
}
