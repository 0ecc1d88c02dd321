import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { type CliDeps, newCommand, withSession } from '../cli.ts'

const asked = z.looseObject({ answer: z.unknown(), evidence: z.unknown() })

/** `rihla ask funnel '{"steps": […]}'`: the answer with its evidence, always as JSON. */
export function askCommand(deps: CliDeps): Command {
  const command = newCommand('ask', 'Ask a question; prints the answer with its evidence as JSON')
    .argument('<question>', 'its name, as in `rihla questions`')
    .argument('[input]', 'its input as JSON', parseJson, {})
    .option('--explain', 'also each step, with its SQL and rows')
  return command.action((question: string, input: unknown, { explain = false }: { explain?: boolean }) =>
    withSession(command, deps, async ({ session, terminal, workspace }) => {
      const path = `/api/w/${await workspace()}/ask/${encodeURIComponent(question)}`
      const answer = await session.call({ method: 'POST', path, body: { input, explain }, answer: asked })
      terminal.answer(answer, () => [JSON.stringify(answer, null, 2)])
    }),
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}
