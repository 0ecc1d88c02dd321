import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import {
  type ConnectionView,
  connectionIssued,
  connectionView,
} from '../src/collect/connections/model-connection.ts'
import { composeParts, type Rihla } from '../src/parts.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { type Running, startServer } from '../src/server.ts'
import { type ArrivedEvent, logOf } from './client-server.ts'
import { cairoShop } from './govern.ts'

export interface ConnectionWorld {
  readonly rihla: Running<Rihla>
  readonly workspace: number
  call(method: string, path: string, body?: unknown): Promise<Response>
  connect(body: object): Promise<z.infer<typeof connectionIssued>>
  read(id: number): Promise<ConnectionView>
  /** Waits for the state; a minute at most. */
  until(id: number, holds: (found: ConnectionView) => boolean): Promise<ConnectionView>
  /** Loads again and waits for its end. */
  again(id: number): Promise<ConnectionView>
  events(): Promise<ArrivedEvent[]>
  refused(): Promise<{ reason: string; detail: string; received: string; id: string }[]>
  hook(path: string | null, body: string, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

/** The whole of Rihla, which may call this machine, and one workspace. */
export async function openConnectionWorld(env: Record<string, string> = {}): Promise<ConnectionWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'rihla-connections-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
  const settings = { RIHLA_DATA: join(folder, 'data'), RIHLA_LOG: 'silent', RIHLA_ALLOW_PRIVATE: '1', ...env }
  const rihla = await startServer({
    config: readConfig(settings),
    log: createLog('silent'),
    compose: composeParts,
    listens: false,
  })
  const { id: workspace } = await rihla.composition.govern.workspaces.create(cairoShop, { kind: 'local' })
  const call = async (method: string, path: string, body?: unknown) =>
    rihla.app.request(`/api/w/${workspace}/connections${path}`, {
      method,
      headers: { authorization: `Bearer ${rihla.localKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const read = async (id: number) => connectionView.parse(await (await call('GET', `/${id}`)).json())
  const until = async (id: number, holds: (found: ConnectionView) => boolean) => {
    for (let i = 0; i < 600; i++) {
      const found = await read(id)
      if (holds(found)) return found
      await sleep(100)
    }
    throw new Error(`waited in vain: ${JSON.stringify(await read(id))}`)
  }
  const log = logOf(rihla, workspace)
  return {
    ...{ rihla, workspace, call, read, until },
    async connect(body) {
      const answer = await call('POST', '', body)
      if (answer.status !== 201) throw new Error(await answer.text())
      return connectionIssued.parse(await answer.json())
    },
    async again(id) {
      const { lastRunAt: before } = await read(id)
      await call('POST', `/${id}/run`)
      return until(id, ({ lastRunAt, isRunning }) => lastRunAt !== before && !isRunning)
    },
    events: () => log.arrived(0),
    refused: log.refused,
    hook: async (path, body, headers = {}) =>
      rihla.app.request(path ?? '/v1/hooks/none', { method: 'POST', body, headers }),
    async close() {
      await rihla.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** One line an event: when, what, whose, and the properties asked for. */
export function tellEvents(events: readonly ArrivedEvent[], ...names: string[]): string[] {
  return events
    .map(event => {
      const said = names.flatMap(name =>
        event.properties[name] === undefined ? [] : [String(event.properties[name])],
      )
      const at = new Date(event.time).toISOString().slice(0, 16)
      return [at, event.name, event.channel, event.identifiers.join(' '), ...said].join(' | ')
    })
    .sort()
}
