import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import type { LocalCaller, UserCaller } from '../../platform/http/access.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import { changeNameBody, endedView, ownActivity, sessionParams, sessionsView } from '../model.ts'
import { listOwnChanges, recordChange } from '../records/audit.ts'
import { endOtherSessions, endSession, listSessions } from '../records/sessions.ts'
import { renameUser } from '../records/users.ts'
import { inTransaction, type RouteDeps } from './route-deps.ts'

/** What everybody does with their own account, whatever their workspaces. The command line has none. */
export function accountRoutes(deps: RouteDeps): AnyRoute[] {
  return [changeName(deps), sessions(deps), end(deps), endOthers(deps), activity(deps)]
}

function changeName(deps: RouteDeps): AnyRoute {
  return route({
    method: 'PATCH',
    path: '/api/me',
    access: 'signedIn',
    summary: 'Change one’s own name',
    body: changeNameBody,
    response: empty,
    handler: async ({ caller, body }) => {
      const user = requireUser(caller)
      await inTransaction(deps, async tx => {
        await renameUser(tx, user.userId, body.name)
        await recordChange(tx, {
          workspace: null,
          caller,
          at: deps.clock.now(),
          action: 'user.renamed',
          subject: user.email,
          before: { name: user.name },
          after: body,
        })
      })
    },
  })
}

function sessions({ db, clock }: RouteDeps): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/me/sessions',
    access: 'signedIn',
    summary: 'Where one is signed in, this session first',
    response: sessionsView,
    handler: async ({ caller }) => ({ sessions: await listSessions(db, requireUser(caller), clock.now()) }),
  })
}

function end(deps: RouteDeps): AnyRoute {
  return route({
    method: 'DELETE',
    path: '/api/me/sessions/:session',
    access: 'signedIn',
    summary: 'End one of one’s own sessions at once',
    params: sessionParams,
    response: empty,
    handler: async ({ caller, params }) => {
      const user = requireUser(caller)
      const now = deps.clock.now()
      await inTransaction(deps, tx => endSession(tx, { id: params.session, caller: user, now }))
    },
  })
}

function endOthers(deps: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/me/sessions/end-others',
    access: 'signedIn',
    summary: 'End all of one’s own sessions but this one',
    body: z.object({}),
    response: endedView,
    handler: async ({ caller }) => {
      const user = requireUser(caller)
      const ended = await inTransaction(deps, tx => endOtherSessions(tx, user, deps.clock.now()))
      return { ended }
    },
  })
}

function activity({ db }: RouteDeps): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/me/activity',
    access: 'signedIn',
    summary: 'What happened to one’s own account lately: sign-ins, passwords, links for new ones',
    response: ownActivity,
    handler: async ({ caller }) => ({ entries: await listOwnChanges(db, requireUser(caller)) }),
  })
}

function requireUser(caller: UserCaller | LocalCaller): UserCaller {
  if (caller.kind !== 'user') throw new RihlaError('auth.forbidden')
  return caller
}
