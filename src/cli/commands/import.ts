import type { Command } from 'commander'
import type { ImportRecord } from '../../collect/imports/model-import.ts'
import { type CliDeps, newCommand, withSession } from '../cli.ts'
import { CommandFailed, exitCodes } from '../exit-codes.ts'
import { importFiles, pauseImport, reportLines, resumeImport } from '../import-files.ts'
import { parseWhole } from '../parse-whole.ts'

interface ImportOptions {
  readonly mapping?: string
  readonly saveMapping?: string
  readonly zone?: string
  readonly yes?: boolean
  readonly pause?: number
  readonly resume?: number
}

/** `rihla import orders.csv items.csv --zone Africa/Cairo`: files into the log, through the same API as the screen. */
export function importCommand(deps: CliDeps): Command {
  const command = newCommand('import', 'Import files: CSV, XLSX, Parquet, JSON or XES, also packed with gzip')
    .argument('[file...]', 'files, or folders of daily files; several tables that belong together are joined')
    .option('--mapping <file>', 'how files become events, saved by an earlier import: nothing is asked')
    .option('--save-mapping <file>', 'keep the mapping for the next export')
    .option('--zone <zone>', 'time zone of times that name none, such as Africa/Casablanca')
    .option('--yes', 'never ask: questions that stay open end with exit code 2')
    .option('--pause <number>', 'stop the import of this number where it can go on', parseWhole)
    .option('--resume <number>', 'go on with a paused import', parseWhole)
  return command.action((paths: string[], { yes = false, pause, resume, ...options }: ImportOptions) =>
    withSession(command, deps, async ({ session, terminal, workspace }) => {
      const isAsking = !yes && !terminal.isJson && process.stdin.isTTY && deps.streams.err.isTTY
      const streams = isAsking ? { input: process.stdin, output: deps.streams.err } : null
      const run = { session, terminal }
      const order = { ...options, paths, workspace: await workspace(), streams }
      const found = await (pause !== undefined
        ? pauseImport(run, { ...order, id: pause })
        : resume !== undefined
          ? resumeImport(run, { ...order, id: resume })
          : importFiles(run, needPaths(order)))
      terminal.answer({ import: found.id, status: found.status, report: found.report }, () => linesOf(found))
    }),
  )
}

function needPaths<T extends { readonly paths: readonly string[] }>(order: T): T {
  if (order.paths.length === 0) throw new CommandFailed('Name a file or a folder to import.', exitCodes.usage)
  return order
}

function linesOf({ id, status, report }: ImportRecord): readonly string[] {
  if (status === 'paused') return [`Import ${id} is paused. Go on with: rihla import --resume ${id}`]
  return report ? reportLines(report) : []
}
