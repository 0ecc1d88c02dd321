import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { composeParts, type Rihla } from '../src/parts.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { instant } from '../src/platform/warehouse/rows.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import { type Running, startServer } from '../src/server.ts'
import { cairoShop } from './govern.ts'

const eventRow = z.object({
  message_id: z.string(),
  type: z.string(),
  name: z.string(),
  channel: z.string(),
  account: z.string(),
  time: instant,
  identifiers: z.array(z.string()),
  properties: z.string().transform(text => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
  received: z.string(),
})
export type ArrivedEvent = z.infer<typeof eventRow>

export interface ClientShop {
  readonly workspace: number
  readonly key: string
  /** What the log holds, in the order of its names: `type name`, then time. Waits until there are so many. */
  arrived(atLeast: number): Promise<ArrivedEvent[]>
  refused(): Promise<{ reason: string; detail: string; received: string; id: string }[]>
  replay(id: string, received?: string): Promise<string>
}

export interface ClientServer {
  readonly url: string
  readonly rihla: Running<Rihla>
  /** A workspace of its own with a write key. */
  openShop(): Promise<ClientShop>
  close(): Promise<void>
}

/** The whole of Rihla on a real port, for clients of another make. */
export async function openClientServer(): Promise<ClientServer> {
  const folder = await mkdtemp(join(tmpdir(), 'rihla-clients-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
  const config = readConfig({ RIHLA_DATA: join(folder, 'data'), RIHLA_LOG: 'silent', RIHLA_PORT: '0' })
  const rihla = await startServer({ config, log: createLog('silent'), compose: composeParts })
  const caller = { kind: 'local' } as const
  const { workspaces } = rihla.composition.govern
  return {
    url: rihla.url ?? '',
    rihla,
    async openShop() {
      const { id: workspace } = await workspaces.create(cairoShop, caller)
      const { secret: key } = await workspaces.createKey({ workspace, kind: 'write', name: 'client', caller })
      return { workspace, key, ...logOf(rihla, workspace) }
    },
    async close() {
      await rihla.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export function logOf(rihla: Running<Rihla>, workspace: number): Omit<ClientShop, 'workspace' | 'key'> {
  const { warehouse } = rihla.engines
  const api = async (path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${rihla.localKey}`, 'content-type': 'application/json' }
    const method = body === undefined ? 'GET' : 'POST'
    const asked = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }
    return (await rihla.app.request(`/api/w/${workspace}${path}`, asked)).json()
  }
  const read = () =>
    warehouse.rows({
      name: 'test: what arrived',
      sql: sql`SELECT message_id, type, name, channel, account, time, identifiers, toString(properties) AS properties, received
        FROM events WHERE workspace = ${workspace} ORDER BY type, name, time, message_id`,
      row: eventRow,
    })
  return {
    async arrived(atLeast) {
      for (let tries = 0; tries < 100; tries++) {
        const rows = await read()
        if (rows.length >= atLeast) return rows
        await new Promise(resolve => setTimeout(resolve, 50))
      }
      return read()
    },
    refused: async () => (await api('/quarantine')).rows,
    replay: async (id, received) =>
      (await api('/quarantine/replay', { entries: [{ id, received }] })).results[0].status,
  }
}

/** One line an event, for comparing with the table: what it is, who it is about, and the properties asked for. */
export function lineOf(event: ArrivedEvent, ...paths: string[]): string {
  const facts = paths.flatMap(path => {
    const value = path.split('/').reduce<unknown>((bag, key) => Object(bag)[key], event.properties)
    if (value === undefined) return []
    return [`${path}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`]
  })
  const named = event.type === event.name ? event.type : `${event.type} “${event.name}”`
  const account = event.account === '' ? [] : [`account ${event.account}`]
  return [named, event.identifiers.join(' '), ...account, ...facts].join(' | ')
}
