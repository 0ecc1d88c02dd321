import { z } from 'zod'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import { idParams, keyIssued, keyView, newKeyBody } from '../model.ts'
import { createKey, listKeys, revokeKey } from '../records/keys.ts'
import { inTransaction, type RouteDeps } from './route-deps.ts'

export function keyRoutes(deps: RouteDeps): AnyRoute[] {
  const list = route({
    method: 'GET',
    path: '/api/w/:workspace/keys',
    access: { role: 'owner' },
    summary: 'Write keys and read keys in use, without the keys themselves',
    response: z.object({ keys: z.array(keyView) }),
    handler: async ({ scope }) => ({ keys: await listKeys(deps.db, scope.workspace) }),
  })
  const create = route({
    method: 'POST',
    path: '/api/w/:workspace/keys',
    access: { role: 'owner' },
    summary: 'Make a key; this answer is the only place where it is shown',
    body: newKeyBody,
    response: keyIssued,
    status: 201,
    handler: async ({ scope, caller, body }) =>
      inTransaction(deps, tx => createKey(tx, { ...scope, ...body, caller })),
  })
  const revoke = route({
    method: 'DELETE',
    path: '/api/w/:workspace/keys/:id',
    access: { role: 'owner' },
    summary: 'Revoke a key at once',
    params: idParams,
    response: empty,
    handler: async ({ scope, caller, params }) => {
      await inTransaction(deps, tx => revokeKey(tx, { ...scope, id: params.id, caller }))
      deps.keyring.forget()
    },
  })
  return [list, create, revoke]
}
