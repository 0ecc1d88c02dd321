import { serveCommand } from './cli/commands/serve.ts'
import { ignoreClosedPipe } from './cli/ignore-closed-pipe.ts'
import { runCli } from './cli/run-cli.ts'
import { composeParts } from './parts.ts'

// Config → engines → migrations → parts → listen; the only file that acts by being run, with the command line's.
const streams = { out: process.stdout, err: process.stderr }
for (const stream of [process.stdout, process.stderr]) ignoreClosedPipe(stream)
const args = ['serve', ...process.argv.slice(2)]

process.exitCode = await runCli(args, { compose: composeParts, streams }, [serveCommand])
