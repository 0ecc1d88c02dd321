import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { WorkspaceSettings } from '../src/govern/model.ts'
import { type Child, runChild } from './children/child.ts'

/** Written out here, so that a benchmark may open a shop too: what a test of govern needs runs in vitest alone. */
const shop: WorkspaceSettings = {
  name: 'متجر الإسكندرية',
  country: 'EG',
  zone: 'Africa/Cairo',
  currency: 'EGP',
  weekend: [5, 6],
  weekStart: 6,
  digits: 'arab',
  calendar: 'gregory',
  language: 'ar',
}

const announced = z.object({ key: z.string() })

export interface WholeServer {
  readonly child: Child
  readonly url: string
  /** Asks with the key of the data folder: GET, or POST when there is a body. */
  call<T>(path: string, answer: z.ZodType<T>, body?: unknown): Promise<T>
}

/** The whole of Rihla as people run it, a process of its own that may be killed, on this data folder. */
export async function startWhole(
  data: string,
  port = 0,
  env: Readonly<Record<string, string>> = {},
): Promise<WholeServer> {
  const child = runChild('src/main.ts', ['--port', String(port), '--no-demo'], { RIHLA_DATA: data, ...env })
  const url = (await child.line('Rihla is ready')).replace(/.*ready: /, '')
  const { key } = announced.parse(JSON.parse(await readFile(join(data, 'server.json'), 'utf8')))
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  return {
    child,
    url,
    async call(path, answer, body) {
      const content = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
      const response = await fetch(url + path, { headers, ...content })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return answer.parse(await response.json())
    },
  }
}

/** A workspace of its own and a key to write to it. */
export async function openShop({ call }: WholeServer): Promise<{ workspace: number; writeKey: string }> {
  const { id: workspace } = await call('/api/workspaces', z.object({ id: z.number() }), shop)
  const asked = { kind: 'write', name: 'shop' }
  const { secret } = await call(`/api/w/${workspace}/keys`, z.object({ secret: z.string() }), asked)
  return { workspace, writeKey: secret }
}
