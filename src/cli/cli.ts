import { Command } from 'commander'
import { z } from 'zod'
import type { Rihla } from '../parts.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import type { Compose } from '../server.ts'
import { chooseWorkspace, openSession, type Session } from './session.ts'
import { createTerminal, type Terminal, type TerminalStreams } from './terminal.ts'

export interface CliDeps {
  readonly compose: Compose<Rihla>
  readonly streams: TerminalStreams
}

const commonOptions = z.object({
  data: z.string().optional(),
  workspace: z.string().optional(),
  json: z.boolean().default(false),
})

/** What a command works with: the API, the terminal, and the workspace that was meant. */
export interface Working {
  readonly session: Session
  readonly terminal: Terminal
  workspace(): Promise<number>
}

/** `--data` counts before RIHLA_DATA. */
export function configOf(command: Command): Config {
  const { data } = commonOptions.parse(command.optsWithGlobals())
  const config = readConfig()
  return data === undefined ? config : { ...config, dataFolder: data }
}

export function terminalOf(command: Command, deps: CliDeps): Terminal {
  return createTerminal(deps.streams, commonOptions.parse(command.optsWithGlobals()).json)
}

/** Opens the API of the data folder, does the work, and closes what was opened, whatever happened. */
export async function withSession(
  command: Command,
  deps: CliDeps,
  work: (working: Working) => Promise<void>,
): Promise<void> {
  const config = configOf(command)
  const terminal = terminalOf(command, deps)
  const { workspace } = commonOptions.parse(command.optsWithGlobals())
  const session = await openSession({
    config,
    log: createLog(config.logLevel),
    compose: deps.compose,
    onOpening: () => terminal.say(`No server runs on ${config.dataFolder}: opening it here.`),
  })
  try {
    await work({ session, terminal, workspace: () => chooseWorkspace(session, workspace) })
  } finally {
    await session.close()
  }
}

/** A command with the options that all have. */
export function newCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--data <folder>', 'data folder (otherwise RIHLA_DATA, otherwise ./data)')
    .option('--workspace <name>', 'name or number of the workspace, when there are several')
    .option('--json', 'answer as JSON')
    .showHelpAfterError('(--help says more)')
}
