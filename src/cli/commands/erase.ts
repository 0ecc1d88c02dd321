import type { Command } from 'commander'
import { z } from 'zod'
import { type CliDeps, newCommand, withSession } from '../cli.ts'
import { exitCodes } from '../exit-codes.ts'
import { tableLines } from '../terminal.ts'

const erased = z.record(z.string(), z.record(z.string(), z.number()))

/** `rihla erase user_id:42 --yes`: out of every part, for good; the same file does not bring them back. */
export function eraseCommand(deps: CliDeps): Command {
  const command = newCommand('erase', 'Erase one person from everything, for good')
    .argument('<identifier>', 'any of their identifiers, such as user_id:42 or email:salma@example.com')
    .option('--yes', 'really: it cannot be undone, and the person does not come back with the same file')
  return command.action((identifier: string, { yes = false }: { yes?: boolean }) => {
    if (!yes) command.error('error: erasing cannot be undone; say --yes', { exitCode: exitCodes.usage })
    return withSession(command, deps, async ({ session, terminal, workspace }) => {
      const path = `/api/w/${await workspace()}/people/${encodeURIComponent(identifier)}/erase`
      const counts = await session.call({ method: 'POST', path, body: {}, answer: erased })
      const rows = Object.entries(counts).flatMap(([part, kinds]) =>
        Object.entries(kinds).map(([kind, n]): [string, string, number] => [part, kind, n]),
      )
      terminal.answer(counts, () => tableLines(['part', 'what', 'erased'], rows))
    })
  })
}
