import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { type CliDeps, newCommand, withSession } from '../cli.ts'

/** `rihla export user_id:42`: everything that any part holds about the person, as JSON. */
export function exportCommand(deps: CliDeps): Command {
  const command = newCommand('export', 'Everything that is held about one person, as JSON')
    .argument('<identifier>', 'any of their identifiers, such as user_id:42 or email:salma@example.com')
    .option('--output <file>', 'write it there (readable by you alone) instead of to standard output')
  return command.action((identifier: string, { output }: { output?: string }) =>
    withSession(command, deps, async ({ session, terminal, workspace }) => {
      const path = `/api/w/${await workspace()}/people/${encodeURIComponent(identifier)}/export`
      const held = await session.call({ path, answer: z.unknown() })
      const text = JSON.stringify(held, null, 2)
      if (output === undefined) {
        terminal.answer(held, () => [text])
        return
      }
      await writeFile(output, `${text}\n`, { mode: 0o600 })
      terminal.answer({ file: output }, () => [output])
    }),
  )
}
