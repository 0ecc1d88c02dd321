import { isDeepStrictEqual } from 'node:util'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import { hashSecret, newSecret } from '../../platform/ids.ts'
import { type OpeningDeps, openConnection } from './connection-context.ts'
import type { Connector } from './connector.ts'
import type { ConnectionChange, ConnectorView, NewConnection, Tried } from './model-connection.ts'
import type { Actor, Connection, ConnectionRecords } from './records.ts'
import type { LoadDeps, Loads } from './run-load.ts'

export interface ServiceDeps extends OpeningDeps {
  readonly records: ConnectionRecords
  readonly loads: Pick<Loads, 'stop'>
  readonly schedule: LoadDeps['schedule']
  /** Journeys can be asked by this property of its events. */
  declareCase(workspace: number, path: string): Promise<void>
}

export interface Issued {
  readonly connection: Connection
  readonly path: string | null
}

interface Trial {
  readonly kind: string
  readonly settings: unknown
  readonly secrets: Readonly<Record<string, string>>
  readonly id?: number | undefined
}

const trialMs = 30_000

/** What people do with connections. Each change has its entry in the audit trail. */
export function createConnectionService(deps: ServiceDeps) {
  const { records, connectors, clock } = deps
  const actorOf = (caller: Caller): Actor => ({ caller, at: clock.now() })

  function connectorOf(kind: string): Connector {
    const found = connectors.find(one => one.kind === kind)
    if (found === undefined)
      throw new RihlaError('body.invalid', { reason: `unknown kind ${kind.slice(0, 60)}` })
    return found
  }

  /** At once, in the place of what waits. */
  const startNow = (workspace: number, id: number) => deps.schedule(workspace, id, clock.now())

  async function create(workspace: number, body: NewConnection, caller: Caller): Promise<Issued> {
    const connector = connectorOf(body.kind)
    const { settings, secrets } = connector.check(body.settings, given(body.secrets))
    const token = connector.hasHook ? newSecret('hook') : null
    const draft = {
      ...{ workspace, settings, secrets, kind: body.kind, name: body.name },
      tokenHash: token === null ? null : hashSecret(token),
      minutes: connector.hasLoad ? (body.minutes ?? connector.minutes ?? defaultMinutes) : 0,
      nextRunAt: connector.hasLoad ? clock.now() : null,
      createdBy: caller.kind === 'user' ? caller.name : '',
    }
    const connection = await records.create(draft, actorOf(caller))
    for (const path of connector.cases(settings)) await deps.declareCase(workspace, path)
    if (connector.hasLoad) await startNow(workspace, connection.id)
    return { connection, path: token === null ? null : pathOf(token) }
  }

  /** Keys that are left out stay. Another shop, or other tables, are read from their beginning. */
  async function change(
    workspace: number,
    id: number,
    body: ConnectionChange,
    caller: Caller,
  ): Promise<Connection> {
    const found = await records.find(workspace, id)
    const connector = connectorOf(found.kind)
    const checked = connector.check(mergedSettings(connector, found, body.settings), {
      ...found.secrets,
      ...given(body.secrets),
    })
    for (const path of connector.cases(checked.settings)) await deps.declareCase(workspace, path)
    // Not as texts: the store keeps settings in an order of its own.
    const isOther = !isDeepStrictEqual(checked.settings, found.settings)
    await deps.loads.stop(id)
    const isPaused = found.status === 'paused'
    const next = {
      ...checked,
      ...(body.minutes !== undefined && connector.hasLoad && { minutes: body.minutes }),
      ...(isOther && connector.hasLoad && ({ cursor: null } as const)),
      ...(!isPaused && ({ status: 'active' } as const)),
      ...(!isPaused && connector.hasLoad && { nextRunAt: clock.now() }),
    }
    const changed = await records.edit(found, next, { ...actorOf(caller), action: 'connection.changed' })
    if (!isPaused && connector.hasLoad) await startNow(workspace, id)
    return changed
  }

  async function pause(workspace: number, id: number, caller: Caller): Promise<Connection> {
    const found = await records.find(workspace, id)
    if (found.status === 'paused') throw new RihlaError('connection.busy')
    const next = { status: 'paused', nextRunAt: null } as const
    const paused = await records.edit(found, next, { ...actorOf(caller), action: 'connection.paused' })
    await deps.loads.stop(id)
    return paused
  }

  /** Goes on after a pause or an error, or does not wait for the schedule. */
  async function run(workspace: number, id: number, caller: Caller): Promise<Connection> {
    const found = await records.find(workspace, id)
    if (!connectorOf(found.kind).hasLoad) {
      if (found.status === 'active') return found
      return records.edit(found, { status: 'active' }, { ...actorOf(caller), action: 'connection.started' })
    }
    const next = { status: 'active', nextRunAt: clock.now() } as const
    const started = await records.edit(found, next, { ...actorOf(caller), action: 'connection.started' })
    await startNow(workspace, id)
    return started
  }

  /** The old address stops working at once. */
  async function newAddress(workspace: number, id: number, caller: Caller): Promise<Issued> {
    const found = await records.find(workspace, id)
    if (!connectorOf(found.kind).hasHook) throw new RihlaError('connection.busy')
    const token = newSecret('hook')
    const next = { tokenHash: hashSecret(token) }
    const connection = await records.edit(found, next, {
      ...actorOf(caller),
      action: 'connection.address-renewed',
    })
    return { connection, path: pathOf(token) }
  }

  async function remove(workspace: number, id: number, caller: Caller): Promise<void> {
    const found = await records.find(workspace, id)
    await deps.loads.stop(id)
    await records.remove(found, actorOf(caller))
  }

  /** Asks the other side with these keys; nothing is kept. */
  async function tryOut(workspace: number, trial: Trial): Promise<Tried> {
    const connector = connectorOf(trial.kind)
    const known = trial.id === undefined ? null : await records.find(workspace, trial.id)
    const stored = known?.kind === trial.kind ? known : null
    // Stored keys are tried only at the place they are for: otherwise anybody could have them sent to their own server.
    const isSamePlace =
      stored !== null &&
      isDeepStrictEqual(
        placeOf(connector, stored.settings),
        placeOf(connector, connector.check(trial.settings, stored.secrets).settings),
      )
    const kept = isSamePlace ? stored.secrets : {}
    const checked = connector.check(trial.settings, { ...kept, ...given(trial.secrets) })
    const opening = {
      ...{ workspace, kind: trial.kind, name: '', id: isSamePlace ? stored.id : null },
      settings: record(checked.settings),
      secrets: record(checked.secrets),
    }
    const opened = await openConnection(deps, opening, AbortSignal.timeout(trialMs))
    return opened === null ? { name: null, counts: [] } : opened.test()
  }

  return {
    list: records.list,
    find: records.find,
    kinds: () => connectors.map(viewOf),
    ...{ create, change, pause, run, newAddress, remove, tryOut },
  }
}

export type ConnectionService = ReturnType<typeof createConnectionService>

const defaultMinutes = 15

/** Where keys are sent: all settings but those that only say what is read there and what it means. */
function placeOf({ fields }: Connector, settings: unknown): Record<string, unknown> {
  const reading = new Set(
    fields.filter(({ section }) => section !== undefined && section !== 'place').map(({ name }) => name),
  )
  return Object.fromEntries(Object.entries(record(settings)).filter(([name]) => !reading.has(name)))
}

/** What no field of the form holds, such as a mapping, stays as it was. */
function mergedSettings(
  { fields }: Connector,
  { settings }: Pick<Connection, 'settings'>,
  given: ConnectionChange['settings'],
): unknown {
  if (given === undefined) return settings
  const kept = Object.entries(settings).filter(([name]) => !fields.some(field => field.name === name))
  return { ...given, ...Object.fromEntries(kept) }
}

function pathOf(token: string): string {
  return `/v1/hooks/${token}`
}

/** An empty field of a form is one that was left out. */
function given(secrets: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''))
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function viewOf(connector: Connector): ConnectorView {
  const { kind, group, title, about, fields, steps = [], hookSteps = [], becomes } = connector
  return {
    ...{ kind, group, title, about },
    fields: [...fields],
    loads: connector.hasLoad,
    listens: connector.hasHook,
    maps: connector.maps ?? false,
    minutes: connector.hasLoad ? (connector.minutes ?? defaultMinutes) : 0,
    steps: [...steps],
    hookSteps: [...hookSteps],
    becomes: becomes.map(({ what, events }) => ({ what, events: [...events] })),
  }
}
