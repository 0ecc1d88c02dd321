import { z } from 'zod'
import { RihlaError } from '../platform/errors.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { type AnyQuestion, ask } from '../platform/warehouse/question.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'

/** Whose days and weeks: the workspace's, where a question about days names no zone. */
export interface AskZones {
  of(workspace: number): Promise<{ readonly zone: string; readonly weekStart: number }>
  /** Resolves when SQL can use the zone. @throws RangeError where the name is no zone */
  ensure(zone: string): Promise<void>
}

const explained = z.object({
  name: z.string(),
  sql: z.string(),
  params: z.record(z.string(), z.string()),
  rows: z.array(z.unknown()),
})

const evidenceSchema = z.object({
  question: z.string(),
  people: z.number().nullable(),
  cases: z.number().nullable(),
  period: z.object({ from: z.number(), to: z.number() }).nullable(),
  ms: z.number(),
  sql: z.array(explained).optional(),
})

/** Every question over HTTP: what can be asked, and asking it. The same entrance serves screens and the command line. */
export function askRoutes({
  warehouse,
  questions,
  zones,
}: {
  warehouse: Warehouse
  questions: readonly AnyQuestion[]
  zones: AskZones
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
      summary: 'Asks one question; `explain` adds each step’s SQL and rows',
      params: z.object({ question: z.string().max(100) }),
      body: z.object({ input: z.unknown().default({}), explain: z.boolean().default(false) }),
      response: z.object({ answer: z.unknown(), evidence: evidenceSchema }),
      handler: async ({ scope, params, body }) => {
        const asked = questions.find(question => question.name === params.question)
        if (!asked) throw new RihlaError('not-found')
        const input = await withZone(asked, scope.workspace, body.input, zones)
        const { answer, evidence } = await ask(asked, { warehouse, scope, explain: body.explain }, input)
        const { sql, ...basis } = evidence
        return {
          answer,
          evidence: sql
            ? {
                ...basis,
                sql: sql.map(part => ({ ...part, params: { ...part.params }, rows: [...part.rows] })),
              }
            : basis,
        }
      },
    }),
  ]
}

/** A question about days gets the workspace's zone and week where it names none, and its zone is there for SQL. */
async function withZone(
  { name, input: schema }: AnyQuestion,
  workspace: number,
  input: unknown,
  zones: AskZones,
): Promise<unknown> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const asked = z.looseObject({ zone: z.string().optional() }).safeParse(input)
  if (!('zone' in properties) || !asked.success) return input
  const complete = { ...(asked.data.zone ? {} : await zones.of(workspace)), ...asked.data }
  try {
    await zones.ensure(z.string().parse(complete.zone))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new RihlaError(
      'query.invalid',
      { question: name, path: 'zone', reason: error.message },
      { cause: error },
    )
  }
  return complete
}
