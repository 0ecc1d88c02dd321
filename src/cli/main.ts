import { composeParts } from '../parts.ts'
import { askCommand } from './commands/ask.ts'
import { backupCommand } from './commands/backup.ts'
import { demoCommand } from './commands/demo.ts'
import { eraseCommand } from './commands/erase.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { keysCommand } from './commands/keys.ts'
import { questionsCommand } from './commands/questions.ts'
import { resetLinkCommand } from './commands/reset-link.ts'
import { restoreCommand } from './commands/restore.ts'
import { serveCommand } from './commands/serve.ts'
import { ignoreClosedPipe } from './ignore-closed-pipe.ts'
import { runCli } from './run-cli.ts'

const commands = [
  serveCommand,
  importCommand,
  questionsCommand,
  askCommand,
  demoCommand,
  keysCommand,
  exportCommand,
  eraseCommand,
  backupCommand,
  restoreCommand,
  resetLinkCommand,
]
const streams = { out: process.stdout, err: process.stderr }
for (const stream of [process.stdout, process.stderr]) ignoreClosedPipe(stream)

process.exitCode = await runCli(process.argv.slice(2), { compose: composeParts, streams }, commands)
