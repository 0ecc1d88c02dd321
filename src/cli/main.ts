import { composeParts } from '../parts.ts'
import { backupCommand } from './commands/backup.ts'
import { demoCommand } from './commands/demo.ts'
import { keysCommand } from './commands/keys.ts'
import { restoreCommand } from './commands/restore.ts'
import { serveCommand } from './commands/serve.ts'
import { runCli } from './run-cli.ts'

const commands = [serveCommand, demoCommand, keysCommand, backupCommand, restoreCommand]
const streams = { out: process.stdout, err: process.stderr }

process.exitCode = await runCli(process.argv.slice(2), { compose: composeParts, streams }, commands)
