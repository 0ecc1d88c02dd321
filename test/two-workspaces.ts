import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { traceOf } from '../src/collect/intake/identifiers-of.ts'
import { composeParts, type Rihla } from '../src/parts.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { type Running, startServer } from '../src/server.ts'
import { browser, cairoShop, tokenOf } from './govern.ts'
import { bought, reviewed, seen, type Words } from './question-walk.ts'

const wordsOf = (name: string): Words => ({
  event: `${name} event`,
  channel: `${name}-channel`,
  kind: `${name}_order`,
  path: `${name}_field`,
  value: `${name} value`,
  identifier: `user_id:${name}-1`,
  account: `${name}-account`,
  person: String(traceOf([`user_id:${name}-1`])),
})

/** What each workspace has alone. All that A has alone carries the mark. */
export const words = { a: wordsOf('alpha7'), b: wordsOf('beta') }
export const mark = /alpha7/
export type Name = keyof typeof words

export interface Call {
  readonly method: string
  /** After `/api/w/:workspace`. */
  readonly path: string
  readonly body?: unknown
  readonly authorization?: string
}

export interface TwoWorkspaces {
  readonly folder: string
  readonly rihla: Running<Rihla>
  readonly workspaces: Readonly<Record<Name, number>>
  readonly keys: Readonly<Record<Name, { readonly read: string; readonly write: string }>>
  /** An owner of both, and an owner of B alone. */
  readonly owner: ReturnType<typeof browser>
  readonly colleague: ReturnType<typeof browser>
  /** As whoever has that key. */
  call(name: Name, call: Call): Promise<Response>
  /** Six people: four that both workspaces know under the same names, and two of its own. Resolves when all is derived. */
  fill(name: Name): Promise<void>
  close(): Promise<void>
}

/** The whole of Rihla with two empty workspaces on a data folder of its own. */
export async function openTwo(env: Readonly<Record<string, string>> = {}): Promise<TwoWorkspaces> {
  const folder = await mkdtemp(join(tmpdir(), 'rihla-apart-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
  const config = readConfig({
    RIHLA_DATA: join(folder, 'data'),
    RIHLA_LOG: 'silent',
    RIHLA_PORT: '0',
    ...env,
  })
  const rihla = await startServer({ config, log: createLog('silent'), compose: composeParts })
  const { govern } = rihla.composition
  const owner = browser(rihla.app)
  const account = { name: 'Owner', email: 'owner@a.example', password: 'ten characters' }
  const token = tokenOf(await govern.issueWelcome())
  await owner.post('/api/welcome', { token, ...account, workspace: { ...cairoShop, name: 'A' } })
  const a: number = (await (await owner.get('/api/me')).json()).workspaces[0].id
  const b: number = (await (await owner.post('/api/workspaces', { ...cairoShop, name: 'B' })).json()).id
  const { path } = await (await owner.post(`/api/w/${b}/invitations`, { role: 'owner' })).json()
  const colleague = browser(rihla.app)
  const joining = { ...account, email: 'owner@b.example' }
  await colleague.post('/api/auth/accept', { token: tokenOf(path), account: joining })
  const caller = { kind: 'local' } as const
  const keysOf = async (workspace: number) => {
    const make = (kind: 'read' | 'write') =>
      govern.workspaces.createKey({ workspace, kind, name: kind, caller })
    return { read: (await make('read')).secret, write: (await make('write')).secret }
  }
  const workspaces = { a, b }
  const keys = { a: await keysOf(a), b: await keysOf(b) }
  return {
    folder,
    rihla,
    workspaces,
    keys,
    owner,
    colleague,
    async call(name, { method, path: rest, body, authorization = `Bearer ${keys[name].read}` }) {
      const headers = { authorization, 'content-type': 'application/json' }
      const content = body === undefined ? {} : { body: JSON.stringify(body) }
      return rihla.app.request(`/api/w/${workspaces[name]}${rest}`, { method, headers, ...content })
    },
    fill: name => fill(rihla.composition, { name, workspace: workspaces[name] }),
    async close() {
      await rihla.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}

async function fill(
  { collect, unify, understand }: Rihla,
  { name, workspace }: { name: Name; workspace: number },
): Promise<void> {
  const { event, channel, kind, path, value, account, identifier } = words[name]
  for (const property of [kind, path, 'order_id']) await understand.journeys.declareKind(workspace, property)
  await understand.journeys.saveRules(workspace, [{ event, where: [{ path, op: 'is', value }] }])
  const own = identifier.replace(/^user_id:|-1$/g, '')
  const users = ['1', '2', '3', '4', `${own}-1`, `${own}-2`]
  const said = users.flatMap((userId, person) =>
    [seen, bought, event, reviewed].map((what, nth) => ({
      type: 'track',
      event: what,
      userId,
      messageId: `${name} ${person} ${nth}`,
      timestamp: new Date(Date.UTC(2026, 9, 1 + person, nth * (name === 'a' ? 2 : 1))).toISOString(),
      context: {
        channel: nth % 2 === 0 ? 'web' : channel,
        groupId: person % 2 === 0 ? 'acme' : account,
        // Where a visit comes from is told by its first event.
        ...(nth === 0 ? { campaign: { source: value, medium: 'email', name: value } } : {}),
      },
      properties: {
        [kind]: `o${person}`,
        order_id: `o${person}`,
        [path]: nth === 1 ? '7' : value,
        rating: name === 'a' ? 5 : (person % 5) + 1,
        text: `${value} said these words ${person}`,
        // A page that was left, for the heat of its clicks.
        ...(what === event
          ? {
              path: value,
              width: 400,
              scroll_depth: 50,
              seconds: 9,
              clicks: [{ x: 0.5, y: 10, element: value }],
            }
          : {}),
      },
    })),
  )
  // A file may hold events of nobody.
  const nobody = Array.from({ length: name === 'a' ? 3 : 1 }, (_, i) => {
    return { type: 'track', event: seen, timestamp: '2026-10-01T00:00:00Z', messageId: `nobody ${i}` }
  })
  const refused = { type: 'track', userId: `${event} without a name`, messageId: 'refused' }
  const origin = { workspace, country: 'EG', source: `${value} file`, importId: 1 }
  const texts = [...said, ...nobody, refused].map(message => ({
    text: JSON.stringify(message),
    value: message,
  }))
  const statuses = (await collect.intake.accept(origin, texts)).map(receipt => receipt.status)
  if (statuses.filter(status => status === 'quarantined').length !== 1) throw new Error(statuses.join())
  await unify.settled()
  await understand.journeys.settled(workspace)
}
