import { z } from 'zod'
import { RihlaError } from '../platform/errors.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import type { AnyQuestion } from '../platform/warehouse/question.ts'
import type { AskEntrance } from './ask-entrance.ts'
import { askAnswerSchema, askBodySchema } from './model-ask.ts'

/** Every question over HTTP: what can be asked, and asking it. The same entrance serves screens and the command line. */
export function askRoutes({
  questions,
  entrance,
}: {
  questions: readonly AnyQuestion[]
  entrance: AskEntrance
}): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/questions',
      access: { role: 'viewer' },
      summary: 'The questions that can be asked, each with the shape of its input and an example',
      response: z.object({
        questions: z.array(
          z.object({ name: z.string(), about: z.string(), input: z.unknown(), example: z.unknown() }),
        ),
      }),
      handler: () => ({
        questions: questions.map(({ name, about, input, example }) => ({
          name,
          about,
          input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
          example,
        })),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/ask/:question',
      access: { role: 'viewer' },
      summary:
        'Asks one question; `compare` asks it again with another period, segment or filter, `breakdown` once for each value of a property; `explain` adds each step’s SQL and rows; with `notOlderThanMs` an answer found at most so long ago is given as it was, `evidence.at` says when',
      params: z.object({ question: z.string().max(100) }),
      body: askBodySchema,
      response: askAnswerSchema,
      handler: async ({ scope, params, body }) => {
        if (!entrance.knows(params.question)) throw new RihlaError('not-found')
        return entrance.ask(scope, params.question, body)
      },
    }),
  ]
}
