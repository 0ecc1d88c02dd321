import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import { RihlaError } from '../platform/errors.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import type { Identity } from './identity.ts'
import {
  type Decision,
  decisionSchema,
  type IdentityRules,
  identityRulesSchema,
  identityStatusSchema,
} from './model.ts'
import {
  decideBody,
  describeAnswer,
  describeBody,
  formerRulesAnswer,
  peopleAnswer,
  peopleQuery,
  personHandleSchema,
  personPageSchema,
  previewAnswer,
  previewBody,
  type RulesPreview,
  rulesPreviewAnswer,
  type Survey,
  surveyAnswer,
  timelineAnswer,
  timelineQuery,
} from './model-people.ts'
import type { People } from './people.ts'
import type { IdentityRecords } from './records.ts'

interface Deps {
  readonly people: People
  readonly identity: Identity
  readonly records: IdentityRecords
  readonly clock: Clock
  previewRules(scope: Scope, wanted: IdentityRules): Promise<RulesPreview>
  survey(workspace: number): Promise<Survey>
}

const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const
const personParams = z.object({ identifier: personHandleSchema })
const decisionParams = z.object({ decision: z.coerce.number().int().positive() })

export function peopleRoutes(deps: Deps): AnyRoute[] {
  return [...readingRoutes(deps), ...decidingRoutes(deps), ...ruleRoutes(deps)]
}

function readingRoutes({ people }: Deps): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/people',
      access: viewer,
      summary: 'People, the most recently active first; or those that a search finds',
      query: peopleQuery,
      response: peopleAnswer,
      handler: ({ scope, query }) => people.list(scope, query),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/people/describe',
      access: viewer,
      summary: 'Some people by identifier or number, each once',
      body: describeBody,
      response: describeAnswer,
      handler: async ({ scope, body }) => ({ people: await people.describe(scope, body.people) }),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/people/:identifier',
      access: viewer,
      summary: 'One person: identifiers, why they are one, traits with their source',
      params: personParams,
      response: personPageSchema,
      handler: async ({ scope, params }) => found(await people.page(scope, params.identifier)),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/people/:identifier/timeline',
      access: viewer,
      summary: 'What a person did, newest first, across all channels',
      params: personParams,
      query: timelineQuery,
      response: timelineAnswer,
      handler: async ({ scope, params, query }) =>
        found(await people.timeline(scope, params.identifier, query)),
    }),
  ]
}

function decidingRoutes({ people, identity, records, clock }: Deps): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/w/:workspace/identity/preview',
      access: viewer,
      summary: 'Who would be who after a link, a cut, or undoing one; nothing is changed',
      body: previewBody,
      response: previewAnswer,
      async handler({ scope, body }) {
        if (!('undo' in body))
          return people.preview(scope, body, decisions => [...decisions, hypothesis(body, clock.now())])
        const decision = (await records.decisions(scope.workspace)).find(({ id }) => id === body.undo)
        return people.preview(scope, found(decision), decisions =>
          decisions.filter(({ id }) => id !== body.undo),
        )
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/identity/decisions',
      access: editor,
      summary: 'Link two identifiers by hand, or cut them apart; answers when every question sees it',
      body: decideBody,
      response: decisionSchema,
      status: 201,
      async handler({ scope, body, caller }) {
        if (body.a === body.b) throw new RihlaError('identity.same-identifier')
        const decision = await records.decide(scope.workspace, body, { caller, at: clock.now() })
        await identity.decided(scope.workspace)
        return decision
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/identity/decisions/:decision/undo',
      access: editor,
      summary: 'Undo a link or cut made by hand: everything is as if it had never been made',
      params: decisionParams,
      response: decisionSchema,
      async handler({ scope, params, caller }) {
        const undone = await records.undo(scope.workspace, params.decision, { caller, at: clock.now() })
        await identity.decided(scope.workspace)
        return found(undone)
      },
    }),
  ]
}

function ruleRoutes({ identity, records, clock, previewRules, survey }: Deps): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/identity/rules',
      access: viewer,
      summary: 'Kinds of identifiers by priority, their limits, and values that name nobody',
      response: identityRulesSchema,
      handler: ({ scope }) => records.rules(scope.workspace),
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/identity/rules',
      access: { role: 'owner' },
      summary: 'Change the rules of identity; the whole past follows',
      body: identityRulesSchema,
      response: identityRulesSchema,
      async handler({ scope, body, caller }) {
        await records.setRules(scope.workspace, body, { caller, at: clock.now() })
        await identity.rebuild(scope.workspace)
        return body
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/identity/rules/preview',
      access: { role: 'owner' },
      summary: 'Who would be who under other rules: how many, and examples; nothing is changed',
      body: identityRulesSchema,
      response: rulesPreviewAnswer,
      handler: ({ scope, body }) => previewRules(scope, body),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/identity/rules/former',
      access: { role: 'owner' },
      summary: 'Rules that held before, newest first, to be put back',
      response: formerRulesAnswer,
      handler: async ({ scope }) => ({ former: await records.formerRules(scope.workspace) }),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/identity/survey',
      access: viewer,
      summary: 'How many links hold, how many were refused, and why',
      response: surveyAnswer,
      handler: ({ scope }) => survey(scope.workspace),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/identity/status',
      access: viewer,
      summary: 'Whether identity has caught up, what it holds, and sets that wait for the background',
      response: identityStatusSchema,
      handler: async ({ scope }) => identity.status(scope.workspace),
    }),
  ]
}

function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new RihlaError('not-found')
  return value
}

/** A decision that nobody has taken: later than all others. */
function hypothesis(body: Pick<Decision, 'kind' | 'a' | 'b'>, at: number): Decision {
  return { id: Number.MAX_SAFE_INTEGER, kind: body.kind, a: body.a, b: body.b, at, by: '', note: '' }
}
