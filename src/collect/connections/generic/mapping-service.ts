import { RihlaError } from '../../../platform/errors.ts'
import type { Caller } from '../../../platform/http/access.ts'
import type { Scope } from '../../../platform/warehouse/scope.ts'
import type { Warehouse } from '../../../platform/warehouse/warehouse.ts'
import { parseJson } from '../../adapters/read-values.ts'
import type { Intake } from '../../intake/intake.ts'
import { prepareEvent } from '../../intake/prepare-event.ts'
import { type QuarantineDeps, readQuarantine, rereadEntries } from '../../quarantine.ts'
import { bringMessages, incomingOf } from '../bring-messages.ts'
import { originOf } from '../connection-context.ts'
import type { WorkspaceFacts } from '../connector.ts'
import type { Connection, ConnectionRecords } from '../records.ts'
import { applyMapping } from './apply-mapping.ts'
import type { HookMapping, MappingPreview, ReadSample } from './model-mapping.ts'
import { proposeMapping } from './propose-mapping.ts'
import { webhookSettings } from './webhook.ts'

export interface MappingDeps extends QuarantineDeps {
  readonly records: ConnectionRecords
  readonly warehouse: Warehouse
  readonly intake: Pick<Intake, 'accept' | 'refuse'>
  workspaceOf(workspace: number): Promise<WorkspaceFacts>
}

const mostSamples = 10
const mostPreviewed = 50
const mostVersions = 100

/** What the fields of a caught call mean: proposed, previewed, saved as a version, and told to what came before. */
export function createMappingService(deps: MappingDeps) {
  const { records } = deps

  /** @throws RihlaError `not-found` for what has no mapping of its own */
  async function find(workspace: number, id: number): Promise<Connection> {
    const found = await records.find(workspace, id)
    if (found.kind !== 'webhook') throw new RihlaError('not-found')
    return found
  }

  async function samples(scope: Scope, id: number) {
    const found = await find(scope.workspace, id)
    const waiting = { reason: 'mapping-missing', source: found.name, limit: mostSamples } as const
    const { counts, rows } = await readQuarantine(deps.warehouse, scope, waiting)
    const n = counts.find(one => one.source === found.name && one.reason === 'mapping-missing')?.events ?? 0
    return {
      samples: rows.map(({ id: entry, at, received }) => ({ id: entry, at, text: received })),
      waiting: n,
      versions: webhookSettings.parse(found.settings).versions,
    }
  }

  async function read(workspace: number, text: string): Promise<ReadSample> {
    const { country } = await deps.workspaceOf(workspace)
    return proposeMapping(payloadOf(text), country)
  }

  async function preview(
    { workspace, now }: Scope,
    id: number,
    { text, mapping }: { text: string; mapping: HookMapping },
  ): Promise<MappingPreview> {
    const found = await find(workspace, id)
    const origin = originOf(found, await deps.workspaceOf(workspace))
    const { messages } = applyMapping(text, payloadOf(text), mapping, prefixOf(found))
    return {
      messages: messages.slice(0, mostPreviewed).map(told => {
        const event = prepareEvent(incomingOf(told), origin, now)
        const isRefused = 'reason' in event
        return {
          name: isRefused ? String(told.event ?? told.type) : event.name,
          time: isRefused ? null : event.time,
          channel: isRefused ? '' : event.channel,
          identifiers: isRefused ? [] : [...event.identifiers],
          messageId: told.messageId,
          properties: { ...told.properties, ...(told.type === 'identify' ? told.traits : {}) },
          refused: isRefused ? event.reason : '',
        }
      }),
    }
  }

  async function save(
    { workspace, now }: Scope,
    id: number,
    mapping: HookMapping,
    caller: Caller,
  ): Promise<Connection> {
    const found = await find(workspace, id)
    const settings = webhookSettings.parse(found.settings)
    const version = (settings.versions.at(-1)?.version ?? 0) + 1
    const by = caller.kind === 'user' ? caller.name : ''
    const versions = [...settings.versions, { version, at: now, by, mapping }].slice(-mostVersions)
    const change = { settings: { ...settings, versions } }
    return records.edit(found, change, { caller, at: now, action: 'connection.mapped' })
  }

  /** Reads what waited for a mapping. What is taken leaves quarantine; the rest stays, with its reason. */
  async function replay(scope: Scope, id: number): Promise<{ taken: number; left: number }> {
    const found = await find(scope.workspace, id)
    const mapping = webhookSettings.parse(found.settings).versions.at(-1)?.mapping
    if (mapping === undefined) throw new RihlaError('connection.busy')
    const origin = originOf(found, await deps.workspaceOf(scope.workspace))
    const which = { reason: 'mapping-missing', source: found.name } as const
    return rereadEntries(deps, scope, which, async text => {
      const reading = applyMapping(text, parseJson(text), mapping, prefixOf(found))
      if (reading.messages.length === 0) return false
      // What the intake refuses of it is an entry of its own, with the reason.
      await bringMessages(deps.intake, origin, reading)
      return true
    })
  }

  return { samples, read, preview, save, replay }
}

export type MappingService = ReturnType<typeof createMappingService>

function prefixOf({ name }: Pick<Connection, 'name'>): string {
  return `webhook:${name}`
}

/** @throws RihlaError `body.invalid` where the text is no JSON */
function payloadOf(text: string): unknown {
  const payload = parseJson(text)
  if (typeof payload !== 'object' || payload === null)
    throw new RihlaError('body.invalid', { reason: 'not JSON' })
  return payload
}
