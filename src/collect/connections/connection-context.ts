import type { Clock } from '../../platform/clock.ts'
import type { AddressPolicy } from '../../platform/http/address-policy.ts'
import type { Outgoing } from '../../platform/http/outgoing.ts'
import type { Origin } from '../intake/prepare-event.ts'
import type { Connector, Opened, WorkspaceFacts } from './connector.ts'
import type { Connection, ConnectionRecords } from './records.ts'

export interface OpeningDeps {
  readonly connectors: readonly Connector[]
  readonly records: Pick<ConnectionRecords, 'keepSecrets'>
  readonly clock: Clock
  readonly outgoing: Outgoing
  readonly addresses: AddressPolicy
  workspaceOf(workspace: number): Promise<WorkspaceFacts>
}

type Opening = Pick<Connection, 'workspace' | 'kind' | 'name' | 'settings' | 'secrets'> & {
  /** Null: it is only tried, and new secrets are not kept. */
  readonly id: number | null
}

/** A connector with what it needs; null where the connection is of a kind that this version does not know. */
export async function openConnection(
  deps: OpeningDeps,
  { id, workspace, kind, name, settings, secrets }: Opening,
  signal: AbortSignal,
): Promise<Opened | null> {
  const connector = deps.connectors.find(one => one.kind === kind)
  if (connector === undefined) return null
  return connector.open({
    settings,
    secrets,
    source: name,
    workspace: await deps.workspaceOf(workspace),
    http: call => deps.outgoing({ ...call, signal: call.signal ?? signal }),
    addresses: deps.addresses,
    now: () => deps.clock.now(),
    signal,
    keepSecrets: async next => {
      if (id !== null) await deps.records.keepSecrets(workspace, id, next)
    },
  })
}

export function originOf(
  { workspace, name }: Pick<Connection, 'workspace' | 'name'>,
  facts: WorkspaceFacts,
): Origin {
  return { workspace, source: name, country: facts.country, importId: 0 }
}
