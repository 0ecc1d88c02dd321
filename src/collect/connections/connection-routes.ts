import { z } from 'zod'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import type { ConnectionService } from './connection-service.ts'
import {
  changeConnectionBody,
  connectionIssued,
  connectionsAnswer,
  connectionView,
  newConnectionBody,
  triedAnswer,
  tryConnectionBody,
} from './model-connection.ts'

const one = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) })
const base = '/api/w/:workspace/connections'
const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const

export function connectionRoutes(connections: ConnectionService): AnyRoute[] {
  return [...recordRoutes(connections), ...workingRoutes(connections)]
}

function recordRoutes(connections: ConnectionService): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: base,
      access: viewer,
      summary: 'Connections to shops and other sources, newest first, and the kinds there are',
      response: connectionsAnswer,
      handler: async ({ scope }) => ({
        connections: await connections.list(scope.workspace),
        kinds: connections.kinds(),
      }),
    }),
    route({
      method: 'POST',
      path: base,
      access: editor,
      summary: 'Connects a source: it is loaded at once. The address for its webhooks is told here alone',
      body: newConnectionBody,
      response: connectionIssued,
      status: 201,
      handler: ({ scope, body, caller }) => connections.create(scope.workspace, body, caller),
    }),
    route({
      method: 'GET',
      path: `${base}/:id`,
      access: viewer,
      summary: 'One connection: how far it has come, and its last error',
      params: one,
      response: connectionView,
      handler: ({ scope, params }) => connections.find(scope.workspace, params.id),
    }),
    route({
      method: 'PUT',
      path: `${base}/:id`,
      access: editor,
      summary: 'Changes settings, keys or schedule; keys that are left out stay',
      params: one,
      body: changeConnectionBody,
      response: connectionView,
      handler: ({ scope, params, body, caller }) =>
        connections.change(scope.workspace, params.id, body, caller),
    }),
    route({
      method: 'DELETE',
      path: `${base}/:id`,
      access: editor,
      summary: 'Deletes a connection with its keys; what it brought stays',
      params: one,
      response: empty,
      async handler({ scope, params, caller }) {
        await connections.remove(scope.workspace, params.id, caller)
      },
    }),
  ]
}

function workingRoutes(connections: ConnectionService): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: `${base}/try`,
      access: editor,
      summary: 'Asks the other side with these keys; nothing is kept',
      body: tryConnectionBody,
      response: triedAnswer,
      handler: ({ scope, body }) => connections.tryOut(scope.workspace, body),
    }),
    ...(['pause', 'run'] as const).map(verb =>
      route({
        method: 'POST',
        path: `${base}/:id/${verb}`,
        access: editor,
        summary:
          verb === 'pause'
            ? 'Stops loading where it can go on; webhooks still come in'
            : 'Loads now; also goes on after a pause or an error',
        params: one,
        response: connectionView,
        status: 202,
        handler: ({ scope, params, caller }) => connections[verb](scope.workspace, params.id, caller),
      }),
    ),
    route({
      method: 'POST',
      path: `${base}/:id/address`,
      access: editor,
      summary: 'Makes a new address for webhooks; the old one stops working',
      params: one,
      response: connectionIssued,
      handler: ({ scope, params, caller }) => connections.newAddress(scope.workspace, params.id, caller),
    }),
  ]
}
