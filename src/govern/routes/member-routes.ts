import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import {
  changeRoleBody,
  idParams,
  invitationView,
  inviteBody,
  linkIssued,
  membersView,
  userParams,
} from '../model.ts'
import { recordChange } from '../records/audit.ts'
import { issueLink, listInvitations, revokeInvitation, revokeLinks } from '../records/links.ts'
import { changeRole, listMembers, ownsEverywhere, removeMember, roleIn } from '../records/members.ts'
import { findUserByEmail } from '../records/users.ts'
import type { GovernTx } from '../tables.ts'
import { inTransaction, type RouteDeps } from './route-deps.ts'

export function memberRoutes(deps: RouteDeps): AnyRoute[] {
  return [
    members(deps),
    role(deps),
    remove(deps),
    leave(deps),
    resetLink(deps),
    invitations(deps),
    invite(deps),
    withdraw(deps),
  ]
}

function members({ db }: RouteDeps): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/w/:workspace/members',
    access: { role: 'viewer' },
    summary: 'Colleagues and their roles',
    response: membersView,
    handler: async ({ scope, caller }) => ({
      members: await listMembers(db, scope.workspace),
      you: actorId(caller),
    }),
  })
}

function role(deps: RouteDeps): AnyRoute {
  return route({
    method: 'PATCH',
    path: '/api/w/:workspace/members/:user',
    access: { role: 'owner' },
    summary: 'Give a colleague another role; the last owner stays',
    params: userParams,
    body: changeRoleBody,
    response: empty,
    handler: async ({ scope, caller, params, body }) => {
      await inTransaction(deps, tx =>
        changeRole(tx, { ...scope, caller, userId: params.user, role: body.role }),
      )
    },
  })
}

function remove(deps: RouteDeps): AnyRoute {
  return route({
    method: 'DELETE',
    path: '/api/w/:workspace/members/:user',
    access: { role: 'owner' },
    summary: 'Take a colleague out of the workspace; the last owner stays',
    params: userParams,
    response: empty,
    handler: async ({ scope, caller, params }) => {
      await inTransaction(deps, tx => removeMember(tx, { ...scope, caller, userId: params.user }))
    },
  })
}

function leave(deps: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/w/:workspace/leave',
    access: { role: 'viewer' },
    summary: 'Leave the workspace oneself; the last owner stays',
    body: z.object({}),
    response: empty,
    handler: async ({ scope, caller }) => {
      if (caller.kind !== 'user') throw new RihlaError('auth.forbidden')
      await inTransaction(deps, tx => removeMember(tx, { ...scope, caller, userId: caller.userId }))
    },
  })
}

function resetLink(deps: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/w/:workspace/members/:user/reset-link',
    access: { role: 'owner' },
    summary: 'A one-time link with which a colleague chooses a new password',
    params: userParams,
    response: linkIssued,
    status: 201,
    handler: async ({ scope: { workspace, now }, caller, params }) => {
      const issued = await inTransaction(deps, async tx => {
        const member = (await listMembers(tx, workspace)).find(one => one.userId === params.user)
        if (!member) throw new RihlaError('not-found')
        await requireMayReset(tx, caller, member.userId)
        await revokeLinks(tx, { purpose: 'reset', userId: member.userId, now })
        const link = await issueLink(tx, {
          purpose: 'reset',
          now,
          workspace,
          userId: member.userId,
          createdBy: actorId(caller),
        })
        await recordChange(tx, {
          workspace,
          caller,
          at: now,
          action: 'member.reset-link',
          subject: member.email,
        })
        return link
      })
      return { path: `/reset?token=${issued.token}`, expiresAt: issued.expiresAt }
    },
  })
}

/** Never for oneself: whoever finds a browser signed in would need no password to take the account. */
async function requireMayReset(db: GovernTx, caller: Caller, userId: string): Promise<void> {
  if (caller.kind === 'local') return
  const owner = caller.kind === 'user' ? caller.userId : ''
  if (owner === userId || !(await ownsEverywhere(db, owner, userId))) throw new RihlaError('auth.forbidden')
}

function invitations({ db }: RouteDeps): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/w/:workspace/invitations',
    access: { role: 'owner' },
    summary: 'Invitations that still wait',
    response: z.object({ invitations: z.array(invitationView) }),
    handler: async ({ scope }) => ({ invitations: await listInvitations(db, scope.workspace, scope.now) }),
  })
}

function invite(deps: RouteDeps): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/w/:workspace/invitations',
    access: { role: 'owner' },
    summary: 'A one-time link with which a colleague joins',
    body: inviteBody,
    response: linkIssued.extend({ id: z.number().int() }),
    status: 201,
    handler: async ({ scope: { workspace, now }, caller, body }) => {
      const issued = await inTransaction(deps, async tx => {
        await refuseMember(tx, workspace, body.email)
        const link = await issueLink(tx, {
          purpose: 'invitation',
          workspace,
          now,
          ...body,
          createdBy: actorId(caller),
        })
        const subject = body.email ?? body.role
        await recordChange(tx, {
          workspace,
          caller,
          at: now,
          action: 'invitation.created',
          subject,
          after: body,
        })
        return link
      })
      return { id: issued.id, path: `/join?token=${issued.token}`, expiresAt: issued.expiresAt }
    },
  })
}

async function refuseMember(db: GovernTx, workspace: number, email: string | null): Promise<void> {
  const user = email === null ? undefined : await findUserByEmail(db, email)
  if (user && (await roleIn(db, workspace, user.id)) !== null) throw new RihlaError('member.exists')
}

function withdraw(deps: RouteDeps): AnyRoute {
  return route({
    method: 'DELETE',
    path: '/api/w/:workspace/invitations/:id',
    access: { role: 'owner' },
    summary: 'Make an invitation worthless',
    params: idParams,
    response: empty,
    handler: async ({ scope: { workspace, now }, caller, params }) => {
      await inTransaction(deps, async tx => {
        const before = await revokeInvitation(tx, { workspace, now, id: params.id })
        const subject = before.email ?? before.role ?? ''
        await recordChange(tx, { workspace, caller, at: now, action: 'invitation.revoked', subject, before })
      })
    },
  })
}

function actorId(caller: Caller): string | null {
  return caller.kind === 'user' ? caller.userId : null
}
