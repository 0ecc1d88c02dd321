import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import {
  acceptBody,
  linkIssued,
  linkView,
  resetBody,
  resetLinkBody,
  tokenQuery,
  welcomeBody,
  workspaceSettings,
} from '../model.ts'
import { recordChange } from '../records/audit.ts'
import { findLink, issueLink, revokeLinks, takeLink } from '../records/links.ts'
import { ownsEverywhere, roleIn } from '../records/members.ts'
import { anyUser, createUser, findUserByEmail, replacePassword } from '../records/users.ts'
import {
  addMember,
  createWorkspace,
  findWorkspace,
  ownerlessWorkspaces,
  workspacesOf,
} from '../records/workspaces.ts'
import type { GovernTx } from '../tables.ts'
import { inTransaction, type RouteDeps } from './route-deps.ts'

/** Everything that is opened with a one-time link: the first owner, an invitation, a forgotten password. */
export function linkRoutes(deps: RouteDeps): AnyRoute[] {
  return [look(deps), welcome(deps), accept(deps), reset(deps), resetFromHere(deps)]
}

function look({ db, clock }: RouteDeps): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/auth/link',
    access: 'public',
    summary: 'What a one-time link is for',
    query: tokenQuery,
    response: linkView,
    handler: async ({ query }) => {
      const link = await findLink(db, query.token, clock.now())
      const workspace = link.workspace === null ? null : await findWorkspace(db, link.workspace)
      const account = link.email === null ? undefined : await findUserByEmail(db, link.email)
      const empty = link.purpose === 'welcome' && (await ownerlessWorkspaces(db)).length === 0
      return {
        purpose: link.purpose,
        workspace: workspace?.name ?? null,
        role: link.role,
        email: link.email,
        expiresAt: link.expires_at.getTime(),
        needsWorkspace: empty,
        hasAccount: account !== undefined,
      }
    },
  })
}

/** What a workspace is until its owner says otherwise. */
const firstWorkspace = workspaceSettings.parse({
  name: 'Rihla',
  country: 'MA',
  zone: 'Africa/Casablanca',
  currency: 'MAD',
  weekend: [6, 7],
  weekStart: 1,
  digits: 'latn',
  calendar: 'gregory',
  language: 'en',
})

function welcome(deps: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/welcome',
    access: 'public',
    summary: 'First run: create the owner with the one-time link, and sign in',
    body: welcomeBody,
    response: empty,
    handler: async ({ body, request, ip, setHeader }) => {
      const now = deps.clock.now()
      const zones = await inTransaction(deps, async tx => {
        const link = await takeLink(tx, { token: body.token, purpose: 'welcome', now })
        if (await anyUser(tx)) throw new RihlaError('auth.link-invalid')
        const userId = await createUser(tx, body, now)
        const caller = { kind: 'user', userId, name: body.name, email: body.email, sessionId: '' } as const
        await noteUser(tx, link.id, userId)
        const waiting = await ownerlessWorkspaces(tx)
        for (const { id } of waiting) {
          await addMember(tx, { workspace: id, userId, role: 'owner', now })
          await recordChange(tx, {
            workspace: id,
            caller,
            at: now,
            action: 'member.joined',
            subject: body.email,
            after: { role: 'owner' },
          })
        }
        if (waiting.length > 0) return []
        const made = await createWorkspace(tx, { settings: body.workspace ?? firstWorkspace, caller, now })
        return [made.zone]
      })
      for (const zone of zones) await deps.onZone(zone)
      const cookies = await deps.sessions().signIn({ ...body, headers: request.headers, ip })
      for (const cookie of cookies) setHeader('set-cookie', cookie)
    },
  })
}

function accept(deps: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/auth/accept',
    access: 'public',
    summary: 'Join a workspace with an invitation: signed in, or with a new account',
    body: acceptBody,
    response: empty,
    handler: async ({ body, caller, request, ip, setHeader }) => {
      const { account } = body
      if (caller.kind !== 'user' && !account) throw new RihlaError('auth.required')
      const now = deps.clock.now()
      await inTransaction(deps, async tx => {
        const link = await takeLink(tx, { token: body.token, purpose: 'invitation', now })
        if (link.workspace === null || link.role === null)
          throw new Error(`invitation ${link.id} names no workspace`)
        const joining = caller.kind === 'user' ? caller : await newcomer(tx, account, now)
        // Withdrawn by the throw: the link stays good for the colleague it was made for.
        if (link.email !== null && link.email !== joining.email)
          throw new RihlaError('auth.other-address', { email: link.email })
        const { workspace, role } = link
        if (!(await addMember(tx, { workspace, userId: joining.userId, role, now })))
          throw new RihlaError('member.exists')
        await noteUser(tx, link.id, joining.userId)
        const change = {
          workspace,
          caller: joining,
          at: now,
          action: 'member.joined',
          subject: joining.email,
        }
        await recordChange(tx, { ...change, after: { role } })
      })
      if (caller.kind === 'user' || !account) return
      for (const cookie of await deps.sessions().signIn({ ...account, headers: request.headers, ip }))
        setHeader('set-cookie', cookie)
    },
  })
}

async function newcomer(
  tx: GovernTx,
  account: { name: string; email: string; password: string } | undefined,
  now: number,
) {
  if (!account) throw new RihlaError('auth.required')
  const userId = await createUser(tx, account, now)
  return { kind: 'user', userId, name: account.name, email: account.email, sessionId: '' } as const
}

function reset(deps: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/auth/reset',
    access: 'public',
    summary: 'Choose a new password with a reset link; ends every session',
    body: resetBody,
    response: empty,
    handler: async ({ body }) => {
      const now = deps.clock.now()
      await inTransaction(deps, async tx => {
        const link = await takeLink(tx, { token: body.token, purpose: 'reset', now })
        if (link.user_id === null) throw new Error(`reset link ${link.id} names nobody`)
        if (!(await isStillMeant(tx, link))) throw new RihlaError('auth.link-invalid')
        await replacePassword(tx, { userId: link.user_id, password: body.password, now })
        await noteUser(tx, link.id, link.user_id)
        await revokeLinks(tx, { purpose: 'reset', userId: link.user_id, now })
        const user = await tx
          .selectFrom('auth_users')
          .selectAll()
          .where('id', '=', link.user_id)
          .executeTakeFirstOrThrow()
        const caller = {
          kind: 'user',
          userId: user.id,
          name: user.name,
          email: user.email,
          sessionId: '',
        } as const
        await recordChange(tx, {
          workspace: null,
          caller,
          at: now,
          action: 'user.password-reset',
          subject: user.email,
        })
      })
    },
  })
}

/**
 * A link lives for a day, and a day changes things: the owner who made it may have been taken out, or the colleague may
 * have joined a workspace of somebody else, which the link would then open as well.
 */
async function isStillMeant(
  tx: GovernTx,
  link: { workspace: number | null; user_id: string | null; created_by: string | null },
): Promise<boolean> {
  const { workspace, user_id: userId, created_by: owner } = link
  if (owner === null || userId === null) return true
  if (workspace !== null && (await roleIn(tx, workspace, userId)) === null) return false
  return ownsEverywhere(tx, owner, userId)
}

/** The only owner has nobody to ask. Who can read the data folder holds the data anyway. */
function resetFromHere(deps: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/auth/reset-links',
    access: 'local',
    summary:
      'A one-time link with which anybody with an account chooses a new password; for the command line',
    body: resetLinkBody,
    response: linkIssued,
    status: 201,
    handler: async ({ caller, body }) => {
      const now = deps.clock.now()
      return inTransaction(deps, async tx => {
        const user = await findUserByEmail(tx, body.email)
        if (!user) throw new RihlaError('not-found')
        await revokeLinks(tx, { purpose: 'reset', userId: user.id, now })
        const { token, expiresAt } = await issueLink(tx, { purpose: 'reset', now, userId: user.id })
        const change = { caller, at: now, subject: user.email }
        await recordChange(tx, { ...change, workspace: null, action: 'user.reset-link' })
        // Owners see it in their trail, like a link that one of them made.
        for (const { id } of await workspacesOf(tx, user.id))
          await recordChange(tx, { ...change, workspace: id, action: 'member.reset-link' })
        return { path: `/reset?token=${token}`, expiresAt }
      })
    },
  })
}

async function noteUser(tx: GovernTx, link: number, userId: string): Promise<void> {
  await tx.updateTable('one_time_links').set({ used_by: userId }).where('id', '=', link).execute()
}
