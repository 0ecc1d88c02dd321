import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { fileAt } from '../collect/files/read/file-input.ts'
import {
  type ImportDetail,
  type ImportRecord,
  type ImportReport,
  importDetail,
  importRecord,
} from '../collect/imports/model-import.ts'
import { askQuestions, questionLines } from './ask-questions.ts'
import { differenceLines } from './difference-lines.ts'
import { CallRefused, CommandFailed, exitCodes } from './exit-codes.ts'
import { type FoundFile, findFiles } from './find-files.ts'
import type { Session } from './session.ts'
import { streamFile } from './stream-file.ts'
import type { Terminal } from './terminal.ts'

export interface ImportOrder {
  readonly workspace: number
  readonly paths: readonly string[]
  /** A file with a mapping of an earlier import: nothing is asked. */
  readonly mapping?: string | undefined
  readonly saveMapping?: string | undefined
  readonly zone?: string | undefined
  /** Where a person answers; null where nobody can be asked. */
  readonly streams: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream } | null
}

interface Run {
  readonly session: Session
  readonly terminal: Terminal
}

/**
 * Uploads files, settles what has to be asked, imports, and tells what became of the rows. The same files again add
 * nothing.
 *
 * @throws CommandFailed with exit code 2 and the questions, where nobody can be asked
 */
export async function importFiles(run: Run, order: ImportOrder): Promise<ImportRecord> {
  const base = `/api/w/${order.workspace}/imports`
  const { files, leftAside } = await findFiles(order.paths)
  if (leftAside.length > 0) run.terminal.say(`Not read: ${leftAside.join(', ')}`)
  const name = order.paths
    .map(path => basename(resolve(path)))
    .join(', ')
    .slice(0, 200)
  const made = await run.session.call({ method: 'POST', path: base, body: { name }, answer: importRecord })
  const path = `${base}/${made.id}`
  try {
    await upload(run, path, files)
    await settle(run, path, order)
  } catch (error) {
    await run.session.call({ method: 'DELETE', path, answer: z.null() })
    throw error
  }
  await run.session.call({ method: 'POST', path: `${path}/start`, answer: importRecord })
  return follow(run, path)
}

async function upload({ session, terminal }: Run, path: string, files: readonly FoundFile[]): Promise<void> {
  const sizes = await Promise.all(files.map(async file => (await stat(file.path)).size))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const progress = terminal.progress('Uploading')
  let sent = 0
  for (const file of files.map(found => fileAt(found.path, found.name))) {
    const stream = streamFile(file, bytes => {
      sent += bytes
      progress.update(sent, total)
    })
    const to = `${path}/files/${encodeURIComponent(file.name)}`
    await session.call({ method: 'PUT', path: to, stream, answer: importRecord })
  }
  progress.end()
}

async function settle({ session, terminal }: Run, path: string, order: ImportOrder): Promise<void> {
  if (order.mapping !== undefined) {
    const mapping: unknown = JSON.parse(await readFile(order.mapping, 'utf8'))
    await session.call({ method: 'PUT', path: `${path}/mapping`, body: { mapping }, answer: importDetail })
    return
  }
  terminal.say('Looking at every row…')
  let answers: Record<string, string> = order.zone === undefined ? {} : { zone: order.zone }
  let found = await session.call({
    method: 'POST',
    path: `${path}/inspect`,
    body: { answers },
    answer: importDetail,
  })
  for (const line of found.inspection ? differenceLines(found.inspection) : []) terminal.say(line)
  for (let open = openOf(found); open.length > 0; open = openOf(found)) {
    if (order.streams === null)
      throw new CommandFailed(
        [
          'This import has open questions; nothing was imported. Answer them on a terminal, on the Data screen, or with --mapping (and --zone):',
          ...open.flatMap(question => [
            '',
            `  ${question.id}`,
            ...questionLines(question).map(line => `  ${line}`),
          ]),
        ].join('\n'),
        exitCodes.usage,
      )
    const given = await askQuestions(open, { terminal, streams: order.streams })
    try {
      const body = { answers: { ...answers, ...given } }
      found = await session.call({ method: 'PUT', path: `${path}/mapping`, body, answer: importDetail })
      answers = body.answers
    } catch (error) {
      if (!(error instanceof CallRefused && error.problem.code === 'body.invalid')) throw error
      terminal.say(`Not understood: ${error.problem.params.reason ?? ''}`)
    }
  }
  if (order.saveMapping !== undefined)
    await writeFile(order.saveMapping, `${JSON.stringify(found.import.mapping, null, 2)}\n`)
}

function openOf({ questions }: ImportDetail) {
  return questions.filter(question => question.answer === null)
}

/** Goes on with an import that was paused, here or on the screen. */
export async function resumeImport(
  run: Run,
  order: { workspace: number; id: number },
): Promise<ImportRecord> {
  const path = `/api/w/${order.workspace}/imports/${order.id}`
  await run.session.call({ method: 'POST', path: `${path}/resume`, answer: importRecord })
  return follow(run, path)
}

export function pauseImport(
  { session }: Run,
  order: { workspace: number; id: number },
): Promise<ImportRecord> {
  const path = `/api/w/${order.workspace}/imports/${order.id}/pause`
  return session.call({ method: 'POST', path, answer: importRecord })
}

async function follow({ session, terminal }: Run, path: string): Promise<ImportRecord> {
  const progress = terminal.progress('Importing')
  try {
    for (;;) {
      const { import: found } = await session.call({ path, answer: importDetail })
      progress.update(found.report?.messages ?? found.progress.messages, found.progress.of)
      if (found.status === 'done' || found.status === 'paused') return found
      if (found.status !== 'running') {
        const { code, params } = found.error ?? { code: 'internal', params: {} }
        throw new CallRefused({ code, params, status: 422 })
      }
      await sleep(300)
    }
  } finally {
    progress.end()
  }
}

/** What an import did, as lines for a terminal. */
export function reportLines(report: ImportReport): string[] {
  const number = (n: number) => n.toLocaleString('en')
  const where = ({ file, line }: { file: string; line: number }) => `${file}:${line}`
  return [
    `${number(report.stored)} events stored, ${number(report.repeated)} known already, in ${(report.ms / 1000).toFixed(1)} s`,
    ...report.events.map(one => `  ${number(one.count).padStart(9)}  ${one.event}`),
    ...[...report.refused, ...report.notices].map(
      line =>
        `  ${number(line.count).padStart(9)}  ${line.code}${line.detail ? ` (${line.detail})` : ''}, e.g. ${line.places.slice(0, 2).map(where).join(', ')}`,
    ),
    ...report.quarantined.map(one => `  ${number(one.count).padStart(9)}  quarantined: ${one.reason}`),
  ]
}
