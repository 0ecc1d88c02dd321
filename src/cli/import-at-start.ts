import { basename } from 'node:path'
import { z } from 'zod'
import type { WorkspaceSettings } from '../govern/model.ts'
import { describeError } from './console-words.ts'
import { draftFirstMap } from './first-map.ts'
import { importFiles, reportLines } from './import-files.ts'
import type { Session } from './session.ts'
import type { Terminal } from './terminal.ts'

interface StartImport {
  readonly session: Session
  readonly terminal: Terminal
  readonly paths: readonly string[]
  readonly zone?: string
  readonly mapping?: string
  /** Where a person answers what the files leave open; null where nobody can. */
  readonly streams: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream } | null
}

const workspaceList = z.object({ workspaces: z.array(z.object({ id: z.number(), name: z.string() })) })
const made = z.object({ id: z.number() })

/**
 * `npm start -- --import FILE…`: a workspace named after the first file, the files in it, and a map of them. The
 * same files at the next start find the same workspace and add nothing. What goes wrong is said; the server goes
 * on, and the Data screen takes the same files.
 */
export async function importAtStart(run: StartImport): Promise<void> {
  const { session, terminal } = run
  const workspace = await findOrMake(session, nameOf(run.paths))
  try {
    const { mapping, report } = await importFiles(run, { ...run, workspace })
    for (const line of report ? reportLines(report) : []) terminal.say(line)
    if (await draftFirstMap(session, workspace, mapping?.case?.property ?? 'person'))
      terminal.say('Drafted a journey map of it.')
  } catch (error) {
    terminal.say(`The import did not go through:\n${describeError(error)}`)
  }
}

async function findOrMake(session: Session, name: string): Promise<number> {
  const { workspaces } = await session.call({ path: '/api/workspaces', answer: workspaceList })
  const known = workspaces.find(one => one.name === name)
  if (known) return known.id
  const body = { ...importSettings, name }
  return (await session.call({ method: 'POST', path: '/api/workspaces', body, answer: made })).id
}

function nameOf(paths: readonly string[]): string {
  const [first = 'import'] = paths
  return basename(first)
    .replace(/(\.(csv|tsv|txt|jsonl?|ndjson|xes|xlsx|xlsm|parquet|gz))+$/i, '')
    .slice(0, 80)
}

/** Nothing of this is guessed from the files; Settings change it. */
const importSettings: Omit<WorkspaceSettings, 'name'> = {
  country: 'MA',
  zone: 'UTC',
  currency: 'USD',
  weekend: [6, 7],
  weekStart: 1,
  digits: 'latn',
  calendar: 'gregory',
  language: 'en',
}
