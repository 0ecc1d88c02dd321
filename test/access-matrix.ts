import type { Access, Role } from '../src/platform/http/access.ts'
import { createApp } from '../src/platform/http/create-app.ts'
import { type AnyRoute, empty } from '../src/platform/http/route.ts'
import { createLog } from '../src/platform/log.ts'
import { browser, cairoShop, localKey, startGovern, tokenOf } from './govern.ts'

/** Everybody who can knock: colleagues and keys of the workspace in the path, strangers, and nobody. */
const callers = [
  'nobody',
  'viewer',
  'editor',
  'owner',
  'owner of another workspace',
  'write key',
  'read key',
  'write key of another workspace',
  'read key of another workspace',
  'local key',
] as const
type CallerName = (typeof callers)[number]

/** The rules once more, written as a table and not taken from the guard. 204 is "let in". */
export function expectedStatus(access: Access, caller: CallerName): number {
  if (access === 'public') return 204
  if (caller === 'nobody') return 401
  if (access === 'signedIn') return caller.includes('key of') || /^(write|read) key/.test(caller) ? 403 : 204
  if (access === 'local') return caller === 'local key' ? 204 : 403
  if ('key' in access) {
    if (caller.startsWith(`${access.key} key`)) return 204
    return /key/.test(caller) ? 403 : 401
  }
  return byRole[access.role][caller]
}

const stranger = {
  'owner of another workspace': 404,
  'write key of another workspace': 404,
  'read key of another workspace': 404,
}
const byRole: Record<Role, Record<CallerName, number>> = {
  viewer: {
    nobody: 401,
    viewer: 204,
    editor: 204,
    owner: 204,
    'write key': 403,
    'read key': 204,
    'local key': 204,
    ...stranger,
  },
  editor: {
    nobody: 401,
    viewer: 403,
    editor: 204,
    owner: 204,
    'write key': 403,
    'read key': 403,
    'local key': 204,
    ...stranger,
  },
  owner: {
    nobody: 401,
    viewer: 403,
    editor: 403,
    owner: 204,
    'write key': 403,
    'read key': 403,
    'local key': 204,
    ...stranger,
  },
}

/**
 * Knocks at every route as every caller, through the real app and the real guard; only what stands behind the
 * door is replaced, by a note of who came in and into which workspace. Returns what is not as declared.
 */
export async function findWrongDoors(
  routes: readonly AnyRoute[],
): Promise<{ tried: number; wrong: string[] }> {
  const { app: realApp, govern, clock } = await startGovern()
  const people = await gather(realApp, govern)
  let cameInto: number | null | undefined
  const doors = routes.map(route => ({
    ...route,
    params: null,
    query: null,
    body: null,
    response: empty,
    handle: ({ scope }: { scope: { workspace: number } | null }) => {
      cameInto = scope?.workspace ?? null
    },
  }))
  const app = createApp({ routes: doors, guard: govern.guard, log: createLog('silent'), clock })
  const wrong: string[] = []
  for (const { method, path, access } of routes)
    for (const caller of callers) {
      const address = path
        .replace(':workspace', String(people.workspace))
        .replaceAll(/:\w+(\{[^}]*\})?/g, '1')
        .replace('*', 'x')
      cameInto = undefined
      const { status } = await app.request(address, { method, headers: people.headers[caller] })
      const expected = expectedStatus(access, caller)
      const workspace = workspaceFor(access, caller, people)
      if (status !== expected) wrong.push(`${method} ${path} as ${caller}: ${status}, expected ${expected}`)
      else if ((expected === 204) !== (cameInto !== undefined))
        wrong.push(`${method} ${path} as ${caller}: handler`)
      else if (expected === 204 && cameInto !== workspace)
        wrong.push(`${method} ${path} as ${caller}: workspace ${cameInto}, expected ${workspace}`)
    }
  return { tried: routes.length * callers.length, wrong }
}

function workspaceFor(
  access: Access,
  caller: CallerName,
  people: { workspace: number; other: number },
): number | null {
  if (typeof access === 'string') return null
  return 'key' in access && caller.includes('another') ? people.other : people.workspace
}

async function gather(
  app: Parameters<typeof browser>[0],
  govern: Awaited<ReturnType<typeof startGovern>>['govern'],
) {
  const password = 'ten characters'
  const owner = browser(app)
  const account = (email: string) => ({ name: email, email, password })
  await owner.post('/api/welcome', {
    token: tokenOf(await govern.issueWelcome()),
    ...account('owner@a.example'),
    workspace: cairoShop,
  })
  const workspace = 1
  const join = async (role: string, into: number) => {
    const { path } = await (await owner.post(`/api/w/${into}/invitations`, { role })).json()
    const colleague = browser(app)
    await colleague.post('/api/auth/accept', {
      token: tokenOf(path),
      account: account(`${role}@${into}.example`),
    })
    return colleague
  }
  const made = await govern.workspaces.create({ ...cairoShop, name: 'Another' }, { kind: 'local' })
  const foreign = await join('owner', made.id)
  const caller = { kind: 'local' } as const
  const key = async (kind: 'write' | 'read', of: number) =>
    (await govern.workspaces.createKey({ workspace: of, kind, name: 'k', caller })).secret
  const basic = (secret: string) => ({
    authorization: `Basic ${Buffer.from(`${secret}:`).toString('base64')}`,
  })
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })
  const cookies = (page: ReturnType<typeof browser>) => ({
    cookie: [...page.jar].map(([name, value]) => `${name}=${value}`).join('; '),
    origin: 'http://localhost',
  })
  const headers: Record<CallerName, Record<string, string>> = {
    nobody: {},
    viewer: cookies(await join('viewer', workspace)),
    editor: cookies(await join('editor', workspace)),
    owner: cookies(owner),
    'owner of another workspace': cookies(foreign),
    'write key': basic(await key('write', workspace)),
    'read key': bearer(await key('read', workspace)),
    'write key of another workspace': basic(await key('write', made.id)),
    'read key of another workspace': bearer(await key('read', made.id)),
    'local key': bearer(localKey),
  }
  return { workspace, other: made.id, headers }
}
