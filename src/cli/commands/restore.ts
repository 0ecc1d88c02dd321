import { resolve } from 'node:path'
import type { Command } from 'commander'
import { createLog } from '../../platform/log.ts'
import { type CliDeps, configOf, newCommand, terminalOf } from '../cli.ts'
import { restoreFolder } from '../restore-folder.ts'

/** `rihla restore FILE --data NEW`: a data folder from a backup. */
export function restoreCommand(deps: CliDeps): Command {
  const command = newCommand('restore', 'Make a new data folder from a backup').argument(
    '<file>',
    'what `rihla backup` wrote',
  )
  return command.action(async (file: string) => {
    const terminal = terminalOf(command, deps)
    const config = configOf(command)
    terminal.say(`Restoring into ${config.dataFolder}…`)
    const log = createLog(config.logLevel)
    await restoreFolder({ config, log, compose: deps.compose, file: resolve(file) })
    terminal.answer({ dataFolder: config.dataFolder }, () => [`Restored into ${config.dataFolder}.`])
  })
}
