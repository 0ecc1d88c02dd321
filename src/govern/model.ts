import { z } from 'zod'
import { roles } from '../platform/http/access.ts'
import { nameKinds } from '../platform/i18n/display-names.ts'
import { languages } from '../platform/i18n/languages.ts'
import { calendars, digitSystems, zoneOffset } from '../platform/i18n/locale.ts'

/** Instants in the API are milliseconds since 1970-01-01 UTC; days are `YYYY-MM-DD`. */
const instant = z.number().int()
const day = z.iso.date()
const personName = z.string().trim().min(1).max(120)
const email = z.string().trim().toLowerCase().pipe(z.email()).pipe(z.string().max(254))
const token = z.string().min(1).max(200)
const weekday = z.number().int().min(1).max(7)

export const shortestPassword = 10
const newPassword = z.string().min(shortestPassword).max(128)

export const role = z.enum(roles)
export type Role = z.infer<typeof role>

const language = z.enum(languages.map(known => known.tag))
const currency = z.string().regex(/^[A-Z]{3}$/)

export const workspaceSettings = z.object({
  name: z.string().trim().min(1).max(80),
  /** ISO 3166. Gives the defaults of the others and the country of phone numbers without one. */
  country: z.string().regex(/^[A-Z]{2}$/),
  zone: z.string().min(1).max(60).refine(isKnownZone, 'unknown time zone'),
  /** The reporting currency; rates turn others into it. */
  currency,
  /** ISO days: 1 Monday … 7 Sunday. */
  weekend: z.array(weekday).max(3),
  weekStart: weekday,
  digits: z.enum(digitSystems),
  calendar: z.enum(calendars),
  language,
})
export type WorkspaceSettings = z.infer<typeof workspaceSettings>

export const workspaceView = workspaceSettings.extend({
  id: z.number().int().positive(),
  /** Offsets of `zone` over the years, ascending: the same table that SQL uses. */
  offsets: z.array(zoneOffset),
})
export type WorkspaceView = z.infer<typeof workspaceView>

export const membership = workspaceView.extend({ role })
export type Membership = z.infer<typeof membership>

export const meView = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  workspaces: z.array(membership),
})
export type MeView = z.infer<typeof meView>

export const signInBody = z.object({ email, password: z.string().max(1000) })
export const changePasswordBody = z.object({ current: z.string().max(1000), next: newPassword })
export const changeNameBody = z.object({ name: personName })
export const welcomeBody = z.object({
  token,
  name: personName,
  email,
  password: newPassword,
  /** For the first workspace, when there is none yet. */
  workspace: workspaceSettings.optional(),
})

/** One of one's own sessions. `agent` is what the browser said about itself, `address` where it called from. */
export const sessionView = z.object({
  id: z.string(),
  isCurrent: z.boolean(),
  since: instant,
  seenAt: instant,
  expiresAt: instant,
  address: z.string(),
  agent: z.string(),
})
export type SessionView = z.infer<typeof sessionView>
export const sessionsView = z.object({ sessions: z.array(sessionView) })
export const sessionParams = z.object({ session: z.string().min(1).max(100) })
export const endedView = z.object({ ended: z.number().int() })

/** What a one-time link is for, told to whoever holds it before they use it. */
export const linkView = z.object({
  purpose: z.enum(['welcome', 'invitation', 'reset']),
  workspace: z.string().nullable(),
  role: role.nullable(),
  email: z.string().nullable(),
  expiresAt: instant,
  /** A welcome link: whether a workspace must be described as well. */
  needsWorkspace: z.boolean(),
  /** An invitation: whether this address already has an account, which must sign in first. */
  hasAccount: z.boolean(),
})
export type LinkView = z.infer<typeof linkView>

export const tokenQuery = z.object({ token })
/** Signed in: only the token. Otherwise the new account. */
export const acceptBody = z.object({
  token,
  account: z.object({ name: personName, email, password: newPassword }).optional(),
})
/** Asked for by the command line alone: the only owner has forgotten the password. */
export const resetLinkBody = z.object({ email })
export const resetBody = z.object({ token, password: newPassword })
/** Shown once: the token is stored hashed. `path` is opened on the address of the installation. */
export const linkIssued = z.object({ path: z.string(), expiresAt: instant })

export const memberView = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  since: instant,
})
export type MemberView = z.infer<typeof memberView>
/** `you` is the reader's own user id; null for a key and the command line. */
export const membersView = z.object({ members: z.array(memberView), you: z.string().nullable() })
export const changeRoleBody = z.object({ role })
export const userParams = z.object({ user: z.string().min(1).max(100) })

export const inviteBody = z.object({ role, email: email.nullable().default(null) })
export const invitationView = z.object({
  id: z.number().int(),
  role,
  email: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant,
})
export type InvitationView = z.infer<typeof invitationView>

export const keyKind = z.enum(['write', 'read'])
export const newKeyBody = z.object({ kind: keyKind, name: z.string().trim().min(1).max(80) })
export const keyView = z.object({
  id: z.number().int(),
  kind: keyKind,
  name: z.string(),
  /** How it begins, to tell one from another. */
  hint: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
})
export type KeyView = z.infer<typeof keyView>
/** The only time that the key itself is shown. */
export const keyIssued = keyView.extend({ secret: z.string() })
export const idParams = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) })

export const auditEntry = z.object({
  id: z.string(),
  at: instant,
  actorKind: z.string(),
  actorName: z.string(),
  action: z.string(),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
})
export type AuditEntry = z.infer<typeof auditEntry>
/** About one's own account, newest first. */
export const ownActivity = z.object({
  entries: z.array(auditEntry.pick({ id: true, at: true, actorKind: true, actorName: true, action: true })),
})
/** Newest first; `next` continues where this page ends. */
export const auditPage = z.object({ entries: z.array(auditEntry), next: z.string().nullable() })
export const auditQuery = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const displayName = z.object({
  kind: z.enum(nameKinds),
  /** The name in the data. A value is written `property=value`, because the same word means other things elsewhere. */
  raw: z.string().min(1).max(500),
  language,
  name: z.string().trim().min(1).max(200),
})
export type DisplayName = z.infer<typeof displayName>
export const namesView = z.object({ names: z.array(displayName) })
/** All or nothing. A null name takes the display name away. */
export const changeNamesBody = z.object({
  names: z.array(displayName.extend({ name: displayName.shape.name.nullable() })).max(5000),
})

export const exchangeRate = z.object({
  currency,
  /** Valid from this day until the next one given. */
  day,
  /** What one unit of `currency` is worth in the reporting currency of the workspace. */
  rate: z.number().positive(),
})
export type ExchangeRate = z.infer<typeof exchangeRate>
export const ratesView = z.object({ currency, rates: z.array(exchangeRate) })
export const changeRatesBody = z.object({ rates: z.array(exchangeRate).max(5000) })
export const rateParams = exchangeRate.pick({ currency: true, day: true })

export const jobStates = ['failed', 'running', 'retrying', 'waiting', 'later'] as const

export const jobEntry = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(jobStates),
  attempts: z.number(),
  maxAttempts: z.number(),
  createdAt: z.number(),
  runAt: z.number(),
  lastError: z.string().nullable(),
})
export type JobEntry = z.infer<typeof jobEntry>
export const jobsQuery = z.object({ state: z.enum(jobStates).optional() })
export const jobsView = z.object({
  jobs: z.array(jobEntry),
  /** Of each state, all there are: the list ends somewhere. */
  counts: z.partialRecord(z.enum(jobStates), z.number()),
})

export const personParams = z.object({ identifier: z.string().min(1).max(1000) })
/** What each part holds, by part. */
export const personExport = z.record(z.string(), z.unknown())
/** How much went, by part and kind of record. */
export const erasedCounts = z.record(z.string(), z.record(z.string(), z.number()))

function isKnownZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== undefined
  } catch {
    return false
  }
}
