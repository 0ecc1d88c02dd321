import { type Command, InvalidArgumentError } from 'commander'
import type { Rihla } from '../../parts.ts'
import { systemClock } from '../../platform/clock.ts'
import { createLog } from '../../platform/log.ts'
import { type Running, type Stage, startServer } from '../../server.ts'
import { stopOnSignal } from '../../stop-on-signal.ts'
import { type CliDeps, configOf, newCommand, terminalOf } from '../cli.ts'
import { defaultPeople } from '../fill-demo.ts'
import { offerDemo } from '../first-run.ts'
import { importAtStart } from '../import-at-start.ts'
import { parseWhole } from '../parse-whole.ts'
import { sessionWithin } from '../session.ts'
import type { Terminal } from '../terminal.ts'

const stageWords: Readonly<Record<Stage, string>> = {
  engines: 'Starting the engines…',
  migrations: 'Bringing the data up to date…',
  parts: 'Preparing…',
  listening: 'Opening the door…',
}

interface ServeOptions {
  readonly port?: number
  readonly host?: string
  readonly demo: boolean
  readonly demoPeople: number
  readonly import?: string[]
  readonly zone?: string
}

/** `rihla serve`, and what `npm start` runs: the server, until Ctrl-C. */
export function serveCommand(deps: CliDeps): Command {
  const command = newCommand('serve', 'Run the server until Ctrl-C')
    .option(
      '--port <number>',
      'port to listen on; 0 takes a free one (otherwise RIHLA_PORT, otherwise 4600)',
      parsePort,
    )
    .option('--host <address>', 'address to listen on (otherwise RIHLA_HOST, otherwise 127.0.0.1)')
    .option('--no-demo', 'do not fill a demo workspace on the first start')
    .option('--demo-people <number>', 'how many people that shop has', parseWhole, defaultPeople)
    .option('--import <file...>', 'import these files into a workspace of their own, instead of the demo')
    .option('--zone <zone>', 'time zone of times in those files that name none')
  return command.action(async (options: ServeOptions) => {
    const { port, host, demo, demoPeople } = options
    const terminal = terminalOf(command, deps)
    const configured = configOf(command)
    const config = { ...configured, port: port ?? configured.port, host: host ?? configured.host }
    const server = await startServer({
      config,
      log: createLog(config.logLevel),
      compose: deps.compose,
      onStage: stage => terminal.say(stageWords[stage]),
    })
    const stopping = new AbortController()
    const { signal } = stopping
    const run = { session: sessionWithin(server), terminal, signal, dataFolder: config.dataFolder }
    const filling = options.import
      ? importAtStart({ ...run, paths: options.import, zone: options.zone, streams: peopleAt(deps) })
      : demo
        ? offerDemo({ ...run, people: demoPeople, now: systemClock.now() })
        : Promise.resolve()
    const stop = async () => {
      stopping.abort()
      await filling.catch(() => undefined) // said below, unless it was this that ended it
      await server.stop()
    }
    stopOnSignal(stop, terminal.say)
    try {
      await filling
      await announce(server, terminal)
    } catch (error) {
      if (!signal.aborted) {
        await server.stop()
        throw error
      }
    }
    await new Promise(() => undefined) // until a signal ends the process
  })
}

/** Where somebody can be asked; null where nobody sits. */
function peopleAt({ streams }: CliDeps) {
  return process.stdin.isTTY && streams.err.isTTY ? { input: process.stdin, output: streams.err } : null
}

/** The address, and as long as nobody has an account the one-time link that makes the first owner. */
async function announce(server: Running<Rihla>, terminal: Terminal): Promise<void> {
  const welcome = await server.composition.govern.issueWelcome()
  const link = welcome === null ? null : new URL(welcome, server.url ?? undefined).href
  terminal.answer({ url: server.url, signInLink: link }, () => [
    '',
    `  Rihla is ready: ${server.url}`,
    ...(link ? [`  Sign in with this link; it works once: ${link}`] : []),
    '',
    '  Ctrl-C stops it.',
  ])
}

function parsePort(value: string): number {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new InvalidArgumentError('a number from 0 to 65535')
}
