import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { type ReadWordsAnswer, readWordsAnswer } from '../../understand/model-plain-words.ts'
import { askDrafted } from '../../understand/words/ask-drafted.ts'
import { type CliDeps, newCommand, withSession } from '../cli.ts'
import { CommandFailed, exitCodes } from '../exit-codes.ts'
import type { Session } from '../session.ts'

const asked = z.looseObject({ answer: z.unknown(), evidence: z.unknown() })

interface AskOptions {
  readonly words?: string
  readonly explain?: boolean
  readonly compare?: unknown
  readonly breakdown?: unknown
}

/** `rihla ask funnel '{"steps": […]}'`: the answer with its evidence, always as JSON. */
export function askCommand(deps: CliDeps): Command {
  const command = newCommand('ask', 'Ask a question; prints the answer with its evidence as JSON')
    .argument('[question]', 'its name, as in `rihla questions`')
    .argument('[input]', 'its input as JSON', parseJson, {})
    .option('--words <text>', 'the question in plain words instead: English, Arabic or Moroccan')
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
  return command.action((question: string | undefined, input: unknown, options: AskOptions) =>
    withSession(command, deps, async ({ session, terminal, workspace }) => {
      if (options.words !== undefined) {
        const asking = { session, path: `/api/w/${await workspace()}`, explain: options.explain ?? false }
        const found = await askInWords(options.words, asking)
        for (const line of readingLines(found.reading)) terminal.say(line)
        terminal.answer(found, () => [JSON.stringify(found, null, 2)])
        return
      }
      if (question === undefined)
        throw new CommandFailed('Name a question, or ask with --words "…".', exitCodes.usage)
      const path = `/api/w/${await workspace()}/ask/${encodeURIComponent(question)}`
      const { explain = false, compare = null, breakdown = null } = options
      const body = { input, explain, compare, breakdown }
      const answer = await session.call({ method: 'POST', path, body, answer: asked })
      terminal.answer(answer, () => [JSON.stringify(answer, null, 2)])
    }),
  )
}

interface WordsAsking {
  readonly session: Session
  readonly path: string
  readonly explain: boolean
}

/** What was understood, and the answer to it. */
async function askInWords(text: string, { session, path, explain }: WordsAsking) {
  const read = await session.call({
    method: 'POST',
    path: `${path}/questions/read`,
    body: { text },
    answer: readWordsAnswer,
  })
  if (!read.reading)
    throw new CommandFailed(
      ['Not understood. For example:', ...read.examples.map(example => `  ${example}`)].join('\n'),
      exitCodes.usage,
    )
  const { question, body } = askDrafted(read.reading)
  const answer = await session.call({
    method: 'POST',
    path: `${path}/ask/${question}`,
    body: { ...body, explain },
    answer: asked,
  })
  return { reading: read, ...answer }
}

/** For the person who typed: what their words became, and which were passed over. */
function readingLines({ reading, read, unknown, confidence }: ReadWordsAnswer): string[] {
  const said = read.filter(({ is, means }) => is !== 'small' && means !== '')
  return [
    `Understood as ${reading?.question ?? ''} (${Math.round(confidence * 100)} % sure)`,
    ...said.map(({ text, is, means }) => `  ${text}: ${is} ${means}`),
    ...(unknown.length > 0 ? [`Not understood: ${unknown.map(({ text }) => text).join(', ')}`] : []),
  ]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}
