import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, route } from '../../platform/http/route.ts'
import type { Matching } from './matching.ts'
import type { MatchingRecords } from './matching-records.ts'
import { matchSettingsSchema } from './model.ts'
import { answerBody, matchingStatusAnswer, pairSchema, reviewAnswer, runSchema } from './model-review.ts'

interface Deps {
  readonly matching: Matching
  readonly records: MatchingRecords
  readonly clock: Clock
  enqueue(work: { workspace: number; run: number }): Promise<unknown>
}

const viewer = { role: 'viewer' } as const
const pairParams = z.object({ pair: z.coerce.number().int().positive() })
const reviewQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) })

export function matchingRoutes({ matching, records, clock, enqueue }: Deps): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/matching',
      access: viewer,
      summary: 'The latest run of matching, how many pairs wait, and how good it is by people’s answers',
      response: matchingStatusAnswer,
      handler: ({ scope }) => matching.status(scope.workspace),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/matching/runs',
      access: { role: 'owner' },
      summary: 'Match people who share no identifier; one run at a time',
      response: runSchema,
      status: 202,
      async handler({ scope, caller }) {
        const { id, isNew } = await records.ask(scope.workspace, { caller, at: clock.now() })
        if (isNew) await enqueue({ workspace: scope.workspace, run: id })
        const latest = await records.latestRun(scope.workspace)
        if (!latest) throw new RihlaError('not-found')
        return latest
      },
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/matching/settings',
      access: viewer,
      summary:
        'Which traits are compared and how, which pairs are looked at, and when they are linked or asked about',
      response: matchSettingsSchema,
      handler: ({ scope }) => records.settings(scope.workspace),
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/matching/settings',
      access: { role: 'owner' },
      summary: 'Change the settings of matching, for the next run',
      body: matchSettingsSchema,
      response: matchSettingsSchema,
      async handler({ scope, body, caller }) {
        await records.setSettings(scope.workspace, body, { caller, at: clock.now() })
        return body
      },
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/matching/pairs',
      access: viewer,
      summary: 'Pairs that wait for a person, the most probable first',
      query: reviewQuery,
      response: reviewAnswer,
      handler: async ({ scope, query }) => ({ pairs: await matching.review(scope.workspace, query.limit) }),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/matching/pairs/:pair/answer',
      access: { role: 'editor' },
      summary: 'Say whether the two are one person, or take the answer back',
      params: pairParams,
      body: answerBody,
      response: pairSchema,
      handler: ({ scope, params, body, caller }) =>
        matching.answer(scope.workspace, params.pair, {
          answer: body.answer,
          actor: { caller, at: clock.now() },
        }),
    }),
  ]
}
