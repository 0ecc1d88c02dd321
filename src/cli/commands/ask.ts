import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { type CliDeps, newCommand, withSession } from '../cli.ts'

const asked = z.looseObject({ answer: z.unknown(), evidence: z.unknown() })

interface AskOptions {
  readonly explain?: boolean
  readonly compare?: unknown
  readonly breakdown?: unknown
}

/** `rihla ask funnel '{"steps": […]}'`: the answer with its evidence, always as JSON. */
export function askCommand(deps: CliDeps): Command {
  const command = newCommand('ask', 'Ask a question; prints the answer with its evidence as JSON')
    .argument('<question>', 'its name, as in `rihla questions`')
    .argument('[input]', 'its input as JSON', parseJson, {})
    .option('--explain', 'also each step, with its SQL and rows')
    .option(
      '--compare <json>',
      'also with this changed: \'{"period":"before"}\', \'{"segment":3}\', \'{"channels":["app"]}\'',
      parseJson,
    )
    .option(
      '--breakdown <json>',
      'also once for each value of a property: \'{"path":"plan","of":"first"}\'',
      parseJson,
    )
  return command.action((question: string, input: unknown, options: AskOptions) =>
    withSession(command, deps, async ({ session, terminal, workspace }) => {
      const path = `/api/w/${await workspace()}/ask/${encodeURIComponent(question)}`
      const { explain = false, compare = null, breakdown = null } = options
      const body = { input, explain, compare, breakdown }
      const answer = await session.call({ method: 'POST', path, body, answer: asked })
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
