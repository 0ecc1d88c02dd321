import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, route } from '../../platform/http/route.ts'
import { membership, workspaceSettings, workspaceView } from '../model.ts'
import {
  changeSettings,
  createWorkspace,
  findWorkspace,
  listWorkspaces,
  workspacesOf,
} from '../records/workspaces.ts'
import { inTransaction, type RouteDeps, viewOf } from './route-deps.ts'

export function workspaceRoutes(deps: RouteDeps): AnyRoute[] {
  return [list(deps), create(deps), readSettings(deps), writeSettings(deps)]
}

const workspacesAnHour = { attempts: 20, perMs: 3_600_000 }

const membershipList = z.object({ workspaces: z.array(membership) })

function list({ db, zones }: RouteDeps): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/workspaces',
    access: 'signedIn',
    summary: 'The workspaces one belongs to; all of them for the local key',
    response: membershipList,
    handler: async ({ caller }) => {
      const found =
        caller.kind === 'user'
          ? await workspacesOf(db, caller.userId)
          : (await listWorkspaces(db)).map(one => ({ ...one, role: 'owner' as const }))
      return { workspaces: found.map(one => ({ ...viewOf(zones, one), role: one.role })) }
    },
  })
}

function create(deps: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/workspaces',
    access: 'signedIn',
    summary: 'Make a workspace and become its owner',
    body: workspaceSettings,
    response: membership,
    status: 201,
    handler: async ({ caller, body }) => {
      // Anybody with an account may, also a viewer: not without end.
      if (caller.kind === 'user') deps.attempts.count(`workspace ${caller.userId}`, workspacesAnHour)
      const now = deps.clock.now()
      const made = await inTransaction(deps, tx => createWorkspace(tx, { settings: body, caller, now }))
      await deps.onZone(made.zone)
      return { ...viewOf(deps.zones, made), role: 'owner' as const }
    },
  })
}

function readSettings({ db, zones }: RouteDeps): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/w/:workspace/settings',
    access: { role: 'viewer' },
    summary: 'Country, zone, currency, week, digits and calendar of the workspace',
    response: workspaceView,
    handler: async ({ scope }) => {
      const found = await findWorkspace(db, scope.workspace)
      if (!found) throw new RihlaError('not-found')
      return viewOf(zones, found)
    },
  })
}

function writeSettings(deps: RouteDeps): AnyRoute {
  return route({
    method: 'PATCH',
    path: '/api/w/:workspace/settings',
    access: { role: 'owner' },
    summary: 'Change settings of the workspace; what is not sent stays',
    body: workspaceSettings.partial(),
    response: workspaceView,
    handler: async ({ scope, caller, body }) => {
      const changed = await inTransaction(deps, tx =>
        changeSettings(tx, { workspace: scope.workspace, change: body, caller, now: scope.now }),
      )
      await deps.onZone(changed.zone)
      return viewOf(deps.zones, changed)
    },
  })
}
