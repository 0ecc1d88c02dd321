import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, route } from '../../platform/http/route.ts'
import { personHandleSchema, timelineQuery } from '../model-people.ts'
import { traitHistoryAnswer, traitHistoryQuery } from '../profile/model-profile.ts'
import type { Accounts } from './accounts.ts'
import {
  accountDecisionBody,
  accountDecisionSchema,
  accountIdSchema,
  accountPageSchema,
  accountsAnswer,
  accountsQuery,
  accountTimelineAnswer,
  newAccountBody,
  personAccountsAnswer,
} from './model-accounts.ts'

interface Deps {
  readonly accounts: Accounts
  readonly clock: Clock
}

const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const
const params = z.object({ account: accountIdSchema })
const personParams = z.object({ identifier: personHandleSchema })
const decisionParams = z.object({ decision: z.coerce.number().int().positive().max(2_147_483_647) })

export function accountRoutes(deps: Deps): AnyRoute[] {
  return [...readingRoutes(deps), ...decidingRoutes(deps)]
}

function readingRoutes({ accounts }: Deps): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/accounts',
      access: viewer,
      summary: 'Accounts, the most recently active first; or those that a search finds',
      query: accountsQuery,
      response: accountsAnswer,
      handler: ({ scope, query }) => accounts.list(scope, query),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/accounts/:account',
      access: viewer,
      summary: 'One account: its people with their roles, what it belongs to, traits, orders, decisions',
      params,
      response: accountPageSchema,
      handler: async ({ scope, params: { account } }) => found(await accounts.page(scope, account)),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/accounts/:account/timeline',
      access: viewer,
      summary:
        'What happened for an account, newest first: events that name it, and those of its people that name none',
      params,
      query: timelineQuery,
      response: accountTimelineAnswer,
      handler: async ({ scope, params: { account }, query }) =>
        found(await accounts.timeline(scope, account, query)),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/accounts/:account/trait-history',
      access: viewer,
      summary: 'Every value that a trait of an account had, since when and from where, by event time',
      params,
      query: traitHistoryQuery,
      response: traitHistoryAnswer,
      handler: async ({ scope, params: { account }, query }) =>
        found(await accounts.traitHistory(scope, account, query.key)),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/people/:identifier/accounts',
      access: viewer,
      summary: 'The accounts of a person, and what they are in each',
      params: personParams,
      response: personAccountsAnswer,
      handler: async ({ scope, params: { identifier } }) => ({
        accounts: found(await accounts.ofPerson(scope, identifier)),
      }),
    }),
  ]
}

function decidingRoutes({ accounts, clock }: Deps): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/w/:workspace/accounts',
      access: editor,
      summary: 'Add an account that no event names yet',
      body: newAccountBody,
      response: accountDecisionSchema,
      status: 201,
      handler: ({ scope, body, caller }) => accounts.add(scope, body, { caller, at: clock.now() }),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/accounts/:account/decisions',
      access: editor,
      summary: 'Say by hand who belongs to an account, in which role, what it is called or belongs to',
      params,
      body: accountDecisionBody,
      response: accountDecisionSchema,
      status: 201,
      handler: ({ scope, params: { account }, body, caller }) =>
        accounts.decide(scope, account, body, { caller, at: clock.now() }),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/account-decisions/:decision/undo',
      access: editor,
      summary: 'Undo what was said by hand of an account: everything is as if it had never been said',
      params: decisionParams,
      response: accountDecisionSchema,
      handler: ({ scope, params: { decision }, caller }) =>
        accounts.undo(scope, decision, { caller, at: clock.now() }),
    }),
  ]
}

function found<T>(value: T | null): T {
  if (value === null) throw new RihlaError('not-found')
  return value
}
