import { describe, expect, it } from 'vitest'
import { browser, cairoShop, localKey, startGovern, type TestApp, tokenOf } from '../../test/govern.ts'
import { steppedClock } from '../platform/clock.ts'
import { auditPage, keyIssued, linkIssued, linkView, meView, workspaceView } from './model.ts'

const password = 'ten characters'
const code = async (response: Response) => (await response.json()).code as string
const hour = 3_600_000

/** A first run: Amal owns one workspace. */
async function firstRun(options: Parameters<typeof startGovern>[0] = {}) {
  const world = await startGovern(options)
  const amal = browser(world.app)
  const token = tokenOf(await world.govern.issueWelcome())
  const account = { name: 'أمل', email: 'Amal@Example.com ', password }
  const welcomed = await amal.post('/api/welcome', { token, ...account, workspace: cairoShop })
  expect(welcomed.status).toBe(204)
  const me = meView.parse(await (await amal.get('/api/me')).json())
  return { ...world, amal, me, w: `/api/w/${me.workspaces[0]!.id}` }
}

async function colleague(
  app: TestApp,
  { w, owner, role, email }: { w: string; owner: ReturnType<typeof browser>; role: string; email: string },
) {
  const issued = linkIssued.parse(await (await owner.post(`${w}/invitations`, { role, email })).json())
  const joining = browser(app)
  const account = { name: email, email, password }
  expect((await joining.post('/api/auth/accept', { token: tokenOf(issued.path), account })).status).toBe(204)
  const me = meView.parse(await (await joining.get('/api/me')).json())
  return { ...joining, id: me.user.id }
}

describe('the first run', () => {
  it('makes the owner once, with the newest link, and signs in', async () => {
    const { govern, app } = await startGovern()
    const old = tokenOf(await govern.issueWelcome())
    const token = tokenOf(await govern.issueWelcome())
    const page = browser(app)
    expect(await code(await page.get(`/api/auth/link?token=${old}`))).toBe('auth.link-invalid')
    const link = linkView.parse(await (await page.get(`/api/auth/link?token=${token}`)).json())
    expect(link).toMatchObject({ purpose: 'welcome', needsWorkspace: true })
    const body = { token, name: 'Amal', email: 'amal@example.com', password, workspace: cairoShop }
    expect(await code(await page.post('/api/welcome', { ...body, password: 'short' }))).toBe('body.invalid')
    const both = await Promise.all([
      page.post('/api/welcome', body),
      browser(app).post('/api/welcome', { ...body, email: 'eve@example.com' }),
    ])
    expect(both.map(answer => answer.status).sort()).toEqual([204, 410])
    expect(await govern.issueWelcome()).toBeNull()
  })

  it('gives the owner the workspaces that waited for one', async () => {
    const { govern, app } = await startGovern()
    const demo = await govern.workspaces.create(cairoShop, { kind: 'local' })
    const token = tokenOf(await govern.issueWelcome())
    const page = browser(app)
    await page.post('/api/welcome', { token, name: 'Amal', email: 'a@b.co', password })
    const { workspaces } = meView.parse(await (await page.get('/api/me')).json())
    expect(workspaces.map(({ id, role, zone }) => ({ id, role, zone }))).toEqual([
      { id: demo.id, role: 'owner', zone: 'Africa/Cairo' },
    ])
    expect(workspaces[0]!.offsets.length).toBeGreaterThan(100)
  })

  it('ends when the link is old', async () => {
    const clock = steppedClock(Date.now())
    const { govern, app } = await startGovern({ clock })
    const token = tokenOf(await govern.issueWelcome())
    clock.advance(73 * hour)
    const body = { token, name: 'Amal', email: 'a@b.co', password }
    expect(await code(await browser(app).post('/api/welcome', body))).toBe('auth.link-invalid')
  })
})

describe('a session', () => {
  it('begins with the right password, is kept in a cookie that scripts cannot read, and ends', async () => {
    const { app, amal } = await firstRun()
    const page = browser(app)
    expect(await code(await page.get('/api/me'))).toBe('auth.required')
    const wrong = await page.post('/api/auth/sign-in', {
      email: 'amal@example.com',
      password: 'not this one',
    })
    const unknown = await page.post('/api/auth/sign-in', { email: 'nobody@example.com', password })
    expect([await code(wrong), await code(unknown)]).toEqual([
      'auth.wrong-credentials',
      'auth.wrong-credentials',
    ])
    const signedIn = await page.post('/api/auth/sign-in', { email: ' AMAL@example.com', password })
    expect(signedIn.status).toBe(204)
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i)
    expect((await page.get('/api/me')).status).toBe(200)
    const kept = new Map(page.jar)
    expect((await page.post('/api/auth/sign-out')).status).toBe(204)
    for (const [name, value] of kept) page.jar.set(name, value)
    expect((await page.get('/api/me')).status).toBe(401)
    expect((await amal.get('/api/me')).status).toBe(200)
  })

  it('is sent over https only where people use https', async () => {
    const { amal } = await firstRun({ publicUrl: 'https://rihla.example' })
    expect([...amal.jar.keys()]).toEqual(['__Secure-rihla.session_token'])
  })

  it('is not begun by guessing', async () => {
    const clock = steppedClock(Date.now())
    const { app } = await firstRun({ clock })
    const page = browser(app)
    const attempt = (word: string) =>
      page.post('/api/auth/sign-in', { email: 'amal@example.com', password: word })
    for (let i = 0; i < 6; i++) expect((await attempt(`wrong ${i}`)).status).toBe(401)
    expect(await code(await attempt(password))).toBe('auth.too-many')
    clock.advance(61_000)
    expect((await attempt(password)).status).toBe(204)
  })

  it('changes nothing on behalf of another site', async () => {
    const { app, amal, w } = await firstRun()
    const evil = browser(app, 'https://evil.example')
    for (const [name, value] of amal.jar) evil.jar.set(name, value)
    expect(await code(await evil.patch(`${w}/settings`, { name: 'Taken' }))).toBe('auth.wrong-origin')
    expect(await code(await evil.post('/api/auth/sign-in', { email: 'a@b.co', password }))).toBe(
      'auth.wrong-origin',
    )
    const cookie = [...amal.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const bare = await app.request(`${w}/settings`, { method: 'PATCH', headers: { cookie } })
    expect(await code(bare)).toBe('auth.wrong-origin')
    expect((await evil.get('/api/me')).status).toBe(200)
  })

  it('of others ends when the password changes', async () => {
    const { app, amal } = await firstRun()
    const other = browser(app)
    await other.post('/api/auth/sign-in', { email: 'amal@example.com', password })
    const change = { current: password, next: 'another long one' }
    expect(await code(await amal.post('/api/auth/password', { ...change, current: 'wrong' }))).toBe(
      'auth.wrong-credentials',
    )
    expect((await amal.post('/api/auth/password', change)).status).toBe(204)
    expect((await other.get('/api/me')).status).toBe(401)
    expect((await amal.get('/api/me')).status).toBe(200)
  })
})

describe('colleagues', () => {
  it('join once by link, get another role, and leave', async () => {
    const { app, amal, w, me } = await firstRun()
    const invited = linkIssued.parse(await (await amal.post(`${w}/invitations`, { role: 'viewer' })).json())
    const token = tokenOf(invited.path)
    const link = linkView.parse(await (await browser(app).get(`/api/auth/link?token=${token}`)).json())
    expect(link).toMatchObject({ purpose: 'invitation', workspace: cairoShop.name, role: 'viewer' })
    const omar = browser(app)
    const account = { name: 'عمر', email: 'omar@example.com', password }
    expect(await code(await omar.post('/api/auth/accept', { token }))).toBe('auth.required')
    expect((await omar.post('/api/auth/accept', { token, account })).status).toBe(204)
    expect(await code(await browser(app).post('/api/auth/accept', { token, account }))).toBe(
      'auth.link-invalid',
    )
    const { user } = meView.parse(await (await omar.get('/api/me')).json())
    expect(await code(await omar.patch(`${w}/settings`, { name: 'x' }))).toBe('auth.forbidden')
    expect((await amal.patch(`${w}/members/${user.id}`, { role: 'owner' })).status).toBe(204)
    expect((await omar.patch(`${w}/settings`, { name: 'x' })).status).toBe(200)
    expect((await omar.delete(`${w}/members/${me.user.id}`)).status).toBe(204)
    expect((await amal.get(`${w}/settings`)).status).toBe(404)
    expect(await code(await omar.delete(`${w}/members/${user.id}`))).toBe('member.last-owner')
    expect(await code(await omar.patch(`${w}/members/${user.id}`, { role: 'viewer' }))).toBe(
      'member.last-owner',
    )
  })

  it('may not both stop being owner at once', async () => {
    const { app, amal, w, me } = await firstRun()
    const omar = await colleague(app, { w, owner: amal, role: 'owner', email: 'omar@example.com' })
    const both = await Promise.all([
      amal.patch(`${w}/members/${omar.id}`, { role: 'viewer' }),
      omar.patch(`${w}/members/${me.user.id}`, { role: 'viewer' }),
    ])
    expect(both.filter(answer => answer.ok)).toHaveLength(1)
  })

  it('cannot use an invitation that was withdrawn, and are not invited twice', async () => {
    const { app, amal, w } = await firstRun()
    const answer = await amal.post(`${w}/invitations`, { role: 'editor', email: 'lina@example.com' })
    const { id, path } = await answer.json()
    expect((await amal.delete(`${w}/invitations/${id}`)).status).toBe(204)
    const account = { name: 'Lina', email: 'lina@example.com', password }
    const refused = await browser(app).post('/api/auth/accept', { token: tokenOf(path), account })
    expect(await code(refused)).toBe('auth.link-invalid')
    expect(
      await code(await amal.post(`${w}/invitations`, { role: 'editor', email: 'amal@example.com' })),
    ).toBe('member.exists')
  })

  it('choose a new password with a link of an owner, once', async () => {
    const { app, amal, w } = await firstRun()
    const omar = await colleague(app, { w, owner: amal, role: 'viewer', email: 'omar@example.com' })
    const issued = linkIssued.parse(await (await amal.post(`${w}/members/${omar.id}/reset-link`)).json())
    const token = tokenOf(issued.path)
    const next = 'a fresh password'
    expect((await browser(app).post('/api/auth/reset', { token, password: next })).status).toBe(204)
    expect((await browser(app).post('/api/auth/reset', { token, password: next })).status).toBe(410)
    expect((await omar.get('/api/me')).status).toBe(401)
    expect((await omar.post('/api/auth/sign-in', { email: 'omar@example.com', password: next })).status).toBe(
      204,
    )
  })

  it('cannot be taken over through a second workspace', async () => {
    const { app, amal, w, me } = await firstRun()
    const omar = await colleague(app, { w, owner: amal, role: 'owner', email: 'omar@example.com' })
    await amal.post('/api/workspaces', { ...cairoShop, name: 'Only Amal’s' })
    expect(await code(await omar.post(`${w}/members/${me.user.id}/reset-link`))).toBe('auth.forbidden')
    expect((await amal.post(`${w}/members/${omar.id}/reset-link`)).status).toBe(201)
  })
})

describe('keys', () => {
  it('are shown once, stored hashed, and worthless once revoked', async () => {
    const { app, amal, w, store } = await firstRun()
    const made = keyIssued.parse(
      await (await amal.post(`${w}/keys`, { kind: 'read', name: 'Report' })).json(),
    )
    const listed = await (await amal.get(`${w}/keys`)).text()
    expect(listed).toContain(made.hint)
    expect(listed).not.toContain(made.secret)
    const { rows } = await store.pool.query('SELECT to_jsonb(k)::text AS row FROM access_keys k')
    expect(JSON.stringify(rows)).not.toContain(made.secret)
    const withKey = () =>
      app.request(`${w}/settings`, { headers: { authorization: `Bearer ${made.secret}` } })
    expect((await withKey()).status).toBe(200)
    const [seen] = (await (await amal.get(`${w}/keys`)).json()).keys
    expect(seen.lastUsedAt).toBeGreaterThan(0)
    expect((await amal.delete(`${w}/keys/${made.id}`)).status).toBe(204)
    expect((await withKey()).status).toBe(401)
  })

  it('of the data folder open everything that exists', async () => {
    const { app, w } = await firstRun()
    const headers = { authorization: `Bearer ${localKey}` }
    expect((await app.request(`${w}/keys`, { headers })).status).toBe(200)
    expect((await app.request('/api/w/999/keys', { headers })).status).toBe(404)
    expect((await (await app.request('/api/workspaces', { headers })).json()).workspaces).toHaveLength(1)
    expect((await app.request(`${w}/keys`, { headers: { authorization: 'Bearer other' } })).status).toBe(401)
  })
})

describe('settings, names, rates', () => {
  it('keep what was not sent, and refuse what is no zone', async () => {
    const { amal, w } = await firstRun()
    const changed = workspaceView.parse(
      await (await amal.patch(`${w}/settings`, { zone: 'Asia/Riyadh', weekend: [5, 6] })).json(),
    )
    expect(changed).toMatchObject({ name: cairoShop.name, zone: 'Asia/Riyadh', digits: 'arab' })
    expect(changed.offsets.at(-1)!.offsetMs).toBe(3 * hour)
    expect(await code(await amal.patch(`${w}/settings`, { zone: 'Africa/Atlantis' }))).toBe('body.invalid')
  })

  it('take display names in bulk, the last of two equal ones, and remove them', async () => {
    const { amal, w } = await firstRun()
    const name = { kind: 'event', raw: 'Order Completed', language: 'ar' }
    const other = { kind: 'value', raw: 'channel=store', language: 'en', name: 'Shop' }
    await amal.put(`${w}/names`, {
      names: [{ ...name, name: 'طلب' }, { ...name, name: 'إتمام الطلب' }, other],
    })
    expect((await (await amal.get(`${w}/names`)).json()).names).toEqual([
      { ...name, name: 'إتمام الطلب' },
      other,
    ])
    expect((await amal.put(`${w}/names`, { names: [{ ...name, name: null }] })).status).toBe(204)
    expect((await (await amal.get(`${w}/names`)).json()).names).toEqual([other])
    expect((await amal.put(`${w}/names`, { names: [{ ...other, kind: 'colour' }] })).status).toBe(400)
  })

  it('keep exchange rates by day', async () => {
    const { amal, w, govern, me } = await firstRun()
    const rate = { currency: 'SAR', day: '2026-01-01', rate: 12.5 }
    expect((await amal.put(`${w}/rates`, { rates: [rate, { ...rate, day: '2025-01-01' }] })).status).toBe(204)
    expect((await amal.put(`${w}/rates`, { rates: [{ ...rate, rate: 0 }] })).status).toBe(400)
    await amal.delete(`${w}/rates/SAR/2025-01-01`)
    expect(await (await amal.get(`${w}/rates`)).json()).toEqual({ currency: 'EGP', rates: [rate] })
    expect(await govern.workspaces.rates(me.workspaces[0]!.id)).toEqual([rate])
  })
})

it('writes down every change: who, when, what, before and after, and no secret', async () => {
  const { app, amal, w } = await firstRun()
  const omar = await colleague(app, { w, owner: amal, role: 'viewer', email: 'omar@example.com' })
  await amal.patch(`${w}/settings`, { name: 'New name' })
  const key = keyIssued.parse(await (await amal.post(`${w}/keys`, { kind: 'write', name: 'Shop' })).json())
  await amal.delete(`${w}/keys/${key.id}`)
  await amal.post(`${w}/members/${omar.id}/reset-link`)
  await amal.delete(`${w}/members/${omar.id}`)
  const first = auditPage.parse(await (await amal.get(`${w}/audit?limit=4`)).json())
  const rest = auditPage.parse(await (await amal.get(`${w}/audit?before=${first.next}`)).json())
  expect([...first.entries, ...rest.entries].map(entry => entry.action)).toEqual([
    'member.removed',
    'member.reset-link',
    'key.revoked',
    'key.created',
    'workspace.changed',
    'member.joined',
    'invitation.created',
    'workspace.created',
  ])
  const [changed] = rest.entries
  expect(changed).toMatchObject({
    actorName: 'أمل',
    before: { name: cairoShop.name },
    after: { name: 'New name' },
  })
  const all = JSON.stringify([first, rest])
  expect(all).not.toContain(key.secret)
  expect(all).not.toMatch(/once_|password"/)
})

it('knows jobs of its own workspace only', async () => {
  const job = {
    id: '7',
    name: 'fold',
    state: 'failed',
    attempts: 25,
    maxAttempts: 25,
    createdAt: 1,
    runAt: 1,
    lastError: 'x',
    payload: { secret: 1 },
  } as const
  const retried: string[] = []
  const { amal, w, me } = await firstRun({
    jobs: {
      list: async ({ workspace }) => (workspace === 1 ? [job] : []),
      count: async () => ({ failed: 1 }),
      retry: async id => Boolean(retried.push(id)),
    },
  })
  expect(me.workspaces[0]!.id).toBe(1)
  const listed = await (await amal.get(`${w}/jobs`)).text()
  expect(listed).toContain('fold')
  expect(listed).toContain('{"failed":1}')
  expect(listed).not.toContain('secret')
  expect((await amal.post(`${w}/jobs/7/retry`)).status).toBe(204)
  expect((await amal.post(`${w}/jobs/8/retry`)).status).toBe(404)
  expect(retried).toEqual(['7'])
})
