import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Caller } from '../../platform/http/access.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Asking, findBroken, refuseBroken } from './asking.ts'
import { savedBody, savedListSchema, savedSchema } from './model-boards.ts'
import type { SavedRecords } from './saved-records.ts'
import { idParam } from './tables.ts'

export interface SavedRouteDeps {
  readonly asking: Asking
  readonly saved: SavedRecords
  readonly clock: Clock
}

const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const
const params = z.object({ saved: idParam })

/** Questions that were kept under a name: list, keep, change, copy, delete. */
export function savedRoutes({ asking, saved, clock }: SavedRouteDeps): AnyRoute[] {
  const actor = (caller: Caller) => ({ caller, at: clock.now() })
  const show = async (scope: Scope, id: number, caller: Caller) => {
    const kept = await saved.read(scope.workspace, id, caller)
    return { ...kept, broken: await findBroken(asking, scope, kept) }
  }
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/saved-questions',
      access: viewer,
      summary: 'The saved questions that the caller may see',
      response: savedListSchema,
      handler: async ({ scope, caller }) => ({
        saved: await Promise.all(
          (await saved.list(scope.workspace, caller)).map(async one => ({
            ...one,
            broken: await findBroken(asking, scope, one),
          })),
        ),
      }),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/saved-questions/:saved',
      access: viewer,
      summary: 'One saved question; where its schema has moved on, what it says against it',
      params,
      response: savedSchema,
      handler: ({ scope, params, caller }) => show(scope, params.saved, caller),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/saved-questions',
      access: editor,
      summary: 'Keeps a question under a name; a relative period stays relative',
      body: savedBody,
      response: savedSchema,
      status: 201,
      async handler({ scope, body, caller }) {
        await refuseBroken(asking, scope, body)
        return show(scope, await saved.create(scope.workspace, body, actor(caller)), caller)
      },
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/saved-questions/:saved',
      access: editor,
      summary: 'Changes a saved question on top of a version; refused when somebody changed it meanwhile',
      params,
      body: savedBody.extend({ version: z.number().int().positive().max(2_147_483_646) }),
      response: savedSchema,
      async handler({ scope, params, body: { version, ...body }, caller }) {
        await saved.read(scope.workspace, params.saved, caller)
        await refuseBroken(asking, scope, body)
        await saved.save(scope.workspace, { id: params.saved, version, body }, actor(caller))
        return show(scope, params.saved, caller)
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/saved-questions/:saved/copies',
      access: editor,
      summary: 'A copy under another name',
      params,
      body: savedBody.pick({ name: true, visibility: true }),
      response: savedSchema,
      status: 201,
      async handler({ scope, params, body, caller }) {
        const { description, question, input, compare, breakdown } = await saved.read(
          scope.workspace,
          params.saved,
          caller,
        )
        const copy = { description, question, input, compare, breakdown, ...body }
        return show(scope, await saved.create(scope.workspace, copy, actor(caller)), caller)
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/w/:workspace/saved-questions/:saved',
      access: editor,
      summary: 'Deletes a saved question with what is mailed and watched of it; tiles that showed it say so',
      params,
      response: empty,
      handler: ({ scope, params, caller }) => saved.remove(scope.workspace, params.saved, actor(caller)),
    }),
  ]
}
