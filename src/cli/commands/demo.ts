import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { writeDemo } from '../../../demo/write-demo.ts'
import { systemClock } from '../../platform/clock.ts'
import { type CliDeps, configOf, newCommand, terminalOf, withSession } from '../cli.ts'
import { createDemoWorkspace, defaultPeople, demoSettings, fillDemo } from '../fill-demo.ts'
import { parseWhole } from '../parse-whole.ts'

interface DemoOptions {
  readonly people: number
  readonly seed: number
  readonly name: string
  readonly end?: number
  readonly files?: string
}

/** `rihla demo`: a new workspace with the invented shop, or its messages and its truth as files. */
export function demoCommand(deps: CliDeps): Command {
  const command = newCommand('demo', 'Fill a new workspace with an invented shop whose truth is known')
    .option('--people <number>', 'how many people shop there', parseWhole, defaultPeople)
    .option('--seed <number>', 'another number, another shop', parseWhole, 1)
    .option('--name <name>', 'name of the new workspace', demoSettings.name)
    .option('--end <day>', 'the last day of the log, such as 2026-11-22 (otherwise now)', parseDay)
    .option('--files <folder>', 'no workspace: write messages.jsonl and truth.jsonl there')
  return command.action(async (options: DemoOptions) => {
    const { people, seed, files } = options
    const end = options.end ?? systemClock.now()
    if (files !== undefined) {
      await writeFiles(command, deps, { people, seed, end, folder: files })
      return
    }
    await withSession(command, deps, async ({ session, terminal }) => {
      const workspace = await createDemoWorkspace(session, options.name)
      const truthFile = join(configOf(command).dataFolder, 'demo', `truth-${workspace}.jsonl`)
      const filled = await fillDemo(session, { workspace, people, seed, end, truthFile }, { terminal })
      terminal.answer(filled, () => [
        `Workspace ${workspace}: ${filled.messages.toLocaleString('en')} messages of ${people.toLocaleString('en')} people.`,
        `Their truth: ${truthFile}`,
      ])
    })
  })
}

interface Files {
  readonly people: number
  readonly seed: number
  readonly end: number
  readonly folder: string
}

async function writeFiles(command: Command, deps: CliDeps, { folder, ...options }: Files): Promise<void> {
  const terminal = terminalOf(command, deps)
  const progress = terminal.progress('Inventing a shop')
  const onProgress = (people: number) => progress.update(people, options.people)
  const written = await writeDemo(options, { folder, onProgress })
  progress.end()
  terminal.answer(written, () => [written.messagesFile, written.truthFile])
}

function parseDay(value: string): number {
  const time = Date.parse(`${value}T23:00:00Z`)
  if (Number.isNaN(time)) throw new InvalidArgumentError('a day such as 2026-11-22')
  return time
}
