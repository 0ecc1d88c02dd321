import { Command, CommanderError } from 'commander'
import type { CliDeps } from './cli.ts'
import { describeError } from './console-words.ts'
import { exitCodeHelp, exitCodeOf, exitCodes, problemIn } from './exit-codes.ts'

export type MakeCommand = (deps: CliDeps) => Command

/** Runs one command line. Returns the exit code; nothing here ends the process. */
export async function runCli(
  args: readonly string[],
  deps: CliDeps,
  commands: readonly MakeCommand[],
): Promise<number> {
  const program = new Command('rihla')
    .description('Every trace a customer leaves, as one living journey map.')
    .addHelpText('after', exitCodeHelp)
    .showHelpAfterError('(rihla --help lists the commands)')
  for (const make of commands) program.addCommand(make(deps))
  prepare(program, deps)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCodes.ok
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    report(error, args.includes('--json'), deps)
    return exitCodeOf(error)
  }
}

/** Each command throws instead of ending the process, and writes where it is told to. */
function prepare(command: Command, deps: CliDeps): void {
  command.exitOverride()
  command.configureOutput({
    writeOut: text => void deps.streams.out.write(text),
    writeErr: text => void deps.streams.err.write(text),
  })
  for (const child of command.commands) prepare(child, deps)
}

function report(error: unknown, isJson: boolean, { streams }: CliDeps): void {
  const problem = isJson ? (problemIn(error) ?? { code: 'internal', detail: String(error) }) : null
  streams.err.write(`${problem ? JSON.stringify(problem) : describeError(error)}\n`)
}
