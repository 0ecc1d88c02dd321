import type { Command } from 'commander'
import { type CliDeps, newCommand, withSession } from '../cli.ts'
import { importFiles, reportLines } from '../import-files.ts'

interface ImportOptions {
  readonly mapping?: string
  readonly saveMapping?: string
  readonly zone?: string
  readonly yes?: boolean
}

/** `rihla import orders.csv items.csv --zone Africa/Cairo`: files into the log, through the same API as the screen. */
export function importCommand(deps: CliDeps): Command {
  const command = newCommand('import', 'Import files: CSV, XLSX, Parquet, JSON or XES, also packed with gzip')
    .argument('<file...>', 'files, or folders of daily files; several tables that belong together are joined')
    .option('--mapping <file>', 'how files become events, saved by an earlier import: nothing is asked')
    .option('--save-mapping <file>', 'keep the mapping for the next export')
    .option('--zone <zone>', 'time zone of times that name none, such as Africa/Casablanca')
    .option('--yes', 'never ask: questions that stay open end with exit code 2')
  return command.action((paths: string[], { yes = false, ...options }: ImportOptions) =>
    withSession(command, deps, async ({ session, terminal, workspace }) => {
      const isAsking = !yes && !terminal.isJson && process.stdin.isTTY && deps.streams.err.isTTY
      const streams = isAsking ? { input: process.stdin, output: deps.streams.err } : null
      const order = { ...options, paths, workspace: await workspace(), streams }
      const { id, report } = await importFiles({ session, terminal }, order)
      terminal.answer({ import: id, report }, () => (report ? reportLines(report) : []))
    }),
  )
}
