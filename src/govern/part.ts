import type { Clock } from '../platform/clock.ts'
import type { Caller } from '../platform/http/access.ts'
import type { Guard } from '../platform/http/guard.ts'
import type { DisplayName } from '../platform/i18n/display-names.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { Part, Subject } from '../platform/part.ts'
import type { Store } from '../platform/store/store.ts'
import { type ZoneTable, zoneMigrations } from '../platform/zones/zone-table.ts'
import type { Zones } from '../platform/zones/zones.ts'
import { createAttemptLimit } from './attempt-limit.ts'
import { createGuard } from './create-guard.ts'
import { createErasure, type Erasure } from './erasure.ts'
import { installSecret } from './install-secret.ts'
import { createKeyring } from './keyring.ts'
import { governSignIn } from './migrations/2026-11-22T10-00-govern-sign-in.ts'
import { governWorkspaces } from './migrations/2026-11-22T10-10-govern-workspaces.ts'
import { governSessionSeen } from './migrations/2026-11-22T19-00-govern-session-seen.ts'
import { governErasures } from './migrations/2026-11-22T23-10-govern-erasures.ts'
import type { ExchangeRate, KeyView, MemberView, WorkspaceSettings } from './model.ts'
import { openAuth } from './open-auth.ts'
import { type Change, recordChange } from './records/audit.ts'
import { createKey, keyName } from './records/keys.ts'
import { issueLink, revokeLinks } from './records/links.ts'
import { listMembers } from './records/members.ts'
import { listNames } from './records/names.ts'
import { listRates } from './records/rates.ts'
import { anyUser } from './records/users.ts'
import { createWorkspace, findWorkspace, listWorkspaces, type StoredWorkspace } from './records/workspaces.ts'
import { accountRoutes } from './routes/account-routes.ts'
import { authRoutes } from './routes/auth-routes.ts'
import { erasureRoutes } from './routes/erasure-routes.ts'
import { keyRoutes } from './routes/key-routes.ts'
import { linkRoutes } from './routes/link-routes.ts'
import { memberRoutes } from './routes/member-routes.ts'
import { recordRoutes } from './routes/record-routes.ts'
import type { JobDesk, RouteDeps } from './routes/route-deps.ts'
import { workspaceRoutes } from './routes/workspace-routes.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createSuppressions, type Suppressions } from './suppressions.ts'
import type { GovernTables } from './tables.ts'

export interface GovernDeps {
  readonly store: Pick<Store, 'db'>
  readonly clock: Clock
  readonly log: Log
  readonly zones: Zones
  readonly jobs: JobDesk & Pick<Jobs, 'enqueue'>
  /** The address people use; its scheme decides whether cookies are sent over https only. */
  readonly publicUrl: string | null
  /** The key of the data folder (`ensureLocalKey`), or null. */
  readonly localKey: string | null
  /** All parts that hold something about people, in the direction of the data. Read when somebody is erased. */
  readonly parts: () => readonly Pick<Part, 'name' | 'export' | 'erase'>[]
  /** Everything that names the person of an identifier; the part that knows persons answers it. */
  subjectOf(workspace: number, identifier: string): Promise<Subject | null>
  /** Told of every zone in use, so that SQL knows it; null where nothing is asked of the warehouse. */
  readonly zoneTable: ZoneTable | null
}

/** What other parts and `main.ts` ask of this part. `start()` must have run before any of it. */
export interface GovernPart extends Part {
  readonly guard: Guard
  readonly suppressions: Suppressions
  readonly erasure: Erasure
  readonly workspaces: Workspaces
  /** The path of the one-time link of the first run, or null once somebody has an account. Older links end. */
  issueWelcome(): Promise<string | null>
  /** Who belongs to the workspace, by name. */
  members(workspace: number): Promise<Pick<MemberView, 'userId' | 'name' | 'email' | 'role'>[]>
  /** What the workspace calls its data, in each language. */
  displayNames(workspace: number): Promise<DisplayName[]>
  /** For changes that other parts make. */
  recordChange(change: Omit<Change, 'at'>): Promise<void>
}

export interface Workspaces {
  find(id: number): Promise<StoredWorkspace | null>
  list(): Promise<StoredWorkspace[]>
  create(settings: WorkspaceSettings, caller: Caller): Promise<StoredWorkspace>
  createKey(key: {
    workspace: number
    kind: 'write' | 'read'
    name: string
    caller: Caller
  }): Promise<KeyView & { secret: string }>
  /** The name of a key: the source of what comes with it. */
  keyName(workspace: number, keyId: number): Promise<string>
  rates(id: number): Promise<ExchangeRate[]>
}

export function createGovernPart(deps: GovernDeps): GovernPart {
  const db = deps.store.db.withTables<GovernTables>()
  const { clock, log } = deps
  let started: { sessions: Sessions; secret: string } | null = null
  const running = () => {
    if (!started) throw new Error('govern was asked before it was started')
    return started
  }
  const sessions = () => running().sessions
  const keyring = createKeyring({ db, clock })
  const suppressions = createSuppressions({ db, clock, secret: () => running().secret })
  const erasure = createErasure({ db, clock, suppressions, parts: deps.parts, enqueue: deps.jobs.enqueue })
  const onZone = async (zone: string) => deps.zoneTable?.ensure(zone)
  const attempts = createAttemptLimit(clock)
  const routeDeps: RouteDeps = {
    db,
    clock,
    sessions,
    keyring,
    attempts,
    zones: deps.zones,
    jobs: deps.jobs,
    onZone,
  }

  return {
    name: 'govern',
    storeMigrations: {
      '2026-11-22T10-00-govern-sign-in': governSignIn,
      '2026-11-22T10-10-govern-workspaces': governWorkspaces,
      '2026-11-22T19-00-govern-session-seen': governSessionSeen,
      '2026-11-22T23-10-govern-erasures': governErasures,
    },
    warehouseMigrations: zoneMigrations,
    routes: [
      ...[
        authRoutes,
        accountRoutes,
        linkRoutes,
        workspaceRoutes,
        memberRoutes,
        keyRoutes,
        recordRoutes,
      ].flatMap(make => make(routeDeps)),
      ...erasureRoutes({ erasure, subjectOf: deps.subjectOf }),
    ],
    jobs: [erasure.job],
    async start() {
      const secret = await installSecret(db, 'cookies')
      const secure = deps.publicUrl?.startsWith('https:') ?? false
      const auth = openAuth({ db, secret, secure, log })
      started = { sessions: createSessions(auth), secret: await installSecret(db, 'suppressions') }
      await suppressions.load()
      await erasure.start()
      await deps.zoneTable?.start()
      for (const { zone } of await listWorkspaces(db)) await onZone(zone)
    },
    guard: createGuard({ db, clock, sessions, keyring, localKey: deps.localKey, publicUrl: deps.publicUrl }),
    suppressions,
    erasure,
    workspaces: {
      find: id => findWorkspace(db, id),
      list: () => listWorkspaces(db),
      async create(settings, caller) {
        const now = clock.now()
        const made = await db.transaction().execute(tx => createWorkspace(tx, { settings, caller, now }))
        await onZone(made.zone)
        return made
      },
      createKey: key => db.transaction().execute(tx => createKey(tx, { ...key, now: clock.now() })),
      keyName: (workspace, keyId) => keyName(db, workspace, keyId),
      rates: id => listRates(db, id),
    },
    async issueWelcome() {
      if (await anyUser(db)) return null
      const now = clock.now()
      return db.transaction().execute(async tx => {
        await revokeLinks(tx, { purpose: 'welcome', userId: null, now })
        const { token } = await issueLink(tx, { purpose: 'welcome', now })
        return `/welcome?token=${token}`
      })
    },
    members: workspace => listMembers(db, workspace),
    displayNames: workspace => listNames(db, workspace),
    recordChange: change => recordChange(db, { ...change, at: clock.now() }),
  }
}
