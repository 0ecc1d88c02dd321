import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { type AnyRoute, route } from '../../platform/http/route.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Bots } from './bots.ts'
import { countBots } from './count-bots.ts'
import { botSettings, botsAnswer, decisionBody, listBody } from './model-bots.ts'

interface BotRouteDeps {
  readonly bots: Bots
  readonly warehouse: Warehouse
  readonly clock: Clock
}

const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const
const changed = z.object({ changed: z.number() })

/** Programs and colleagues: what is left out and why, and what a person says about it. The past follows each change. */
export function botRoutes({ bots, warehouse, clock }: BotRouteDeps): AnyRoute[] {
  const answer = async (scope: Scope) => {
    const { settings, decisions } = await bots.judgingOf(scope.workspace)
    const lists = await bots.lists(scope.workspace)
    return { settings, decisions: [...decisions], lists, ...(await countBots(warehouse, scope)) }
  }
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/bots',
      access: viewer,
      summary: 'What is left out as bots and internal traffic, by source and reason, and what was decided',
      response: botsAnswer,
      handler: ({ scope }) => answer(scope),
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/bots/settings',
      access: editor,
      summary:
        'Own address ranges, own mail domains, ranges of data centres; resolves when the past has followed',
      body: botSettings,
      response: changed,
      handler: async ({ scope, body, caller }) => ({
        changed: await bots.saveSettings(scope.workspace, body, { caller, at: clock.now() }),
      }),
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/bots/lists',
      access: editor,
      summary:
        'Load a file with ranges of data centres: a range a line, or JSON as providers publish it; resolves when the past has followed',
      body: listBody,
      maxBytes: 20_000_000,
      response: changed,
      handler: async ({ scope, body, caller }) => ({
        changed: await bots.loadList(scope.workspace, body, { caller, at: clock.now() }),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/bots/lists/:id/remove',
      access: editor,
      summary: 'Remove a list of data centres; flags are as if it had never been loaded',
      params: z.object({ id: z.coerce.number().int().positive() }),
      response: changed,
      handler: async ({ scope, params: { id }, caller }) => ({
        changed: await bots.removeList(scope.workspace, id, { caller, at: clock.now() }),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/bots/decisions',
      access: editor,
      summary: 'Say of a source, an agent or a person what it is; resolves when the past has followed',
      body: decisionBody,
      response: changed,
      status: 201,
      handler: async ({ scope, body, caller }) => ({
        changed: await bots.decide(scope.workspace, body, { caller, at: clock.now() }),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/bots/decisions/:id/take-back',
      access: editor,
      summary: 'Take a decision back; flags are as if it had never been made',
      params: z.object({ id: z.coerce.number().int().positive() }),
      response: changed,
      handler: async ({ scope, params: { id }, caller }) => ({
        changed: await bots.takeBack(scope.workspace, id, { caller, at: clock.now() }),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/bots/look',
      access: editor,
      summary: 'Look at the flags of everything now, instead of waiting for the next look',
      response: changed,
      handler: async ({ scope }) => ({ changed: await bots.look(scope.workspace, 'all') }),
    }),
  ]
}
