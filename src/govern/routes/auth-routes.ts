import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import { changePasswordBody, meView, signInBody } from '../model.ts'
import { recordChange } from '../records/audit.ts'
import { revokeLinks } from '../records/links.ts'
import { markSeen } from '../records/sessions.ts'
import { listWorkspaces, workspacesOf } from '../records/workspaces.ts'
import { type RouteDeps, viewOf } from './route-deps.ts'

const minute = 60_000

export function authRoutes(deps: RouteDeps): AnyRoute[] {
  return [signIn(deps), signOut(deps), password(deps), me(deps)]
}

function signIn({ sessions, attempts, clock, db }: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/auth/sign-in',
    access: 'public',
    summary: 'Sign in with e-mail and password; sets the session cookie',
    body: signInBody,
    response: empty,
    handler: async ({ body, request, ip, setHeader }) => {
      // Per address and person: guessing one password; per address: trying many people; per person: many addresses.
      const name = `sign-in ${ip} ${body.email}`
      attempts.count(`sign-in ${ip}`, { attempts: 30, perMs: minute })
      attempts.count(name, { attempts: 6, perMs: minute })
      attempts.count(`sign-in ${body.email}`, { attempts: 100, perMs: 60 * minute })
      const cookies = await sessions().signIn({ ...body, headers: request.headers, ip })
      attempts.forget(name)
      // Whoever signs in again in the same browser leaves no second session behind.
      if (request.headers.has('cookie')) await sessions().signOut(request.headers)
      for (const cookie of cookies) setHeader('set-cookie', cookie)
      const at = clock.now()
      const user = await db
        .selectFrom('auth_users')
        .selectAll()
        .where('email', '=', body.email)
        .executeTakeFirstOrThrow()
      const caller = {
        kind: 'user',
        userId: user.id,
        name: user.name,
        email: user.email,
        sessionId: '',
      } as const
      await recordChange(db, { workspace: null, caller, at, action: 'user.signed-in', subject: user.email })
    },
  })
}

function signOut({ sessions, db, clock }: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/auth/sign-out',
    access: 'signedIn',
    summary: 'End this session',
    response: empty,
    handler: async ({ caller, request, setHeader }) => {
      for (const cookie of await sessions().signOut(request.headers)) setHeader('set-cookie', cookie)
      if (caller.kind !== 'user') return
      const at = clock.now()
      await recordChange(db, {
        workspace: null,
        caller,
        at,
        action: 'user.signed-out',
        subject: caller.email,
      })
    },
  })
}

function password({ sessions, attempts, db, clock }: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/auth/password',
    access: 'signedIn',
    summary: 'Change one’s own password; ends all other sessions',
    body: changePasswordBody,
    response: empty,
    handler: async ({ body, caller, request, ip, setHeader }) => {
      if (caller.kind !== 'user') throw new RihlaError('auth.forbidden')
      attempts.count(`password ${caller.userId}`, { attempts: 6, perMs: minute })
      const cookies = await sessions().changePassword({ ...body, headers: request.headers, ip })
      for (const cookie of cookies) setHeader('set-cookie', cookie)
      const at = clock.now()
      // A link that somebody made for a new password would open the account with the one that was just chosen away.
      await revokeLinks(db, { purpose: 'reset', userId: caller.userId, now: at })
      await recordChange(db, {
        workspace: null,
        caller,
        at,
        action: 'user.password-changed',
        subject: caller.email,
      })
    },
  })
}

function me({ db, zones, sessions, clock }: RouteDeps): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/me',
    access: 'signedIn',
    summary: 'Who is signed in, and their workspaces',
    response: meView,
    handler: async ({ caller, request, setHeader }) => {
      if (caller.kind !== 'user') {
        const all = await listWorkspaces(db)
        const workspaces = all.map(one => ({ ...viewOf(zones, one), role: 'owner' as const }))
        return { user: { id: 'local', name: 'command line', email: '' }, workspaces }
      }
      // The page asks this when it opens: the moment to lengthen the session.
      for (const cookie of await sessions().refresh(request.headers)) setHeader('set-cookie', cookie)
      await markSeen(db, caller.sessionId, clock.now())
      const workspaces = await workspacesOf(db, caller.userId)
      return {
        user: { id: caller.userId, name: caller.name, email: caller.email },
        workspaces: workspaces.map(one => ({ ...viewOf(zones, one), role: one.role })),
      }
    },
  })
}
