import { describe, expect, it } from 'vitest'
import { browser, cairoShop, localKey, startGovern, type TestApp, tokenOf } from '../../test/govern.ts'
import { steppedClock } from '../platform/clock.ts'
import { auditPage, linkIssued, membersView, meView, ownActivity, sessionsView } from './model.ts'

const password = 'ten characters'
const code = async (response: Response) => (await response.json()).code as string
type Page = ReturnType<typeof browser>

/** Amal owns one workspace. */
async function firstRun(options: Parameters<typeof startGovern>[0] = {}) {
  const world = await startGovern(options)
  const amal = browser(world.app)
  const token = tokenOf(await world.govern.issueWelcome())
  const account = { name: 'أمل', email: 'amal@example.com', password }
  await amal.post('/api/welcome', { token, ...account, workspace: cairoShop })
  const me = meView.parse(await (await amal.get('/api/me')).json())
  return { ...world, amal, id: me.user.id, w: `/api/w/${me.workspaces[0]!.id}` }
}

async function join(app: TestApp, from: { owner: Page; w: string }, role: string, name: string) {
  const issued = await (await from.owner.post(`${from.w}/invitations`, { role })).json()
  const page = browser(app)
  const account = { name, email: `${name}@example.com`, password }
  expect((await page.post('/api/auth/accept', { token: tokenOf(issued.path), account })).status).toBe(204)
  const me = meView.parse(await (await page.get('/api/me')).json())
  return { ...page, id: me.user.id }
}

async function signIn(app: TestApp, agent: string, page = browser(app)): Promise<Page> {
  const cookie = [...page.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { origin: 'http://localhost', 'content-type': 'application/json', 'user-agent': agent }
  const answer = await app.request('/api/auth/sign-in', {
    method: 'POST',
    headers: cookie === '' ? headers : { ...headers, cookie },
    body: JSON.stringify({ email: 'amal@example.com', password }),
  })
  expect(answer.status).toBe(204)
  for (const set of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = set.split(';')[0]!.split(/=(.*)/s)
    page.jar.set(name, value)
  }
  return page
}
const sessionsOf = async (page: Page) =>
  sessionsView.parse(await (await page.get('/api/me/sessions')).json()).sessions
const activityOf = async (page: Page) =>
  ownActivity.parse(await (await page.get('/api/me/activity')).json()).entries.map(entry => entry.action)
const actionsOf = async (page: Page, w: string) =>
  auditPage.parse(await (await page.get(`${w}/audit`)).json()).entries.map(entry => entry.action)

describe('one’s own sessions', () => {
  it('are listed with where they began and when they were seen, and end at once', async () => {
    const clock = steppedClock(Date.now())
    const { app, amal } = await firstRun({ clock })
    const phone = await signIn(app, 'Phone')
    const till = await signIn(app, 'Till')
    clock.advance(3_600_000)
    await phone.get('/api/me')
    const found = await sessionsOf(phone)
    expect(found[0]).toMatchObject({ agent: 'Phone', isCurrent: true, seenAt: clock.now() })
    expect(found.slice(1).map(({ agent, isCurrent }) => `${agent} ${isCurrent}`)).toEqual([
      'Till false',
      ' false',
    ])
    const welcomed = found.find(({ agent }) => agent === '')!
    expect(welcomed.seenAt).toBe(clock.now() - 3_600_000)
    const id = found.find(({ agent }) => agent === 'Till')!.id
    expect((await phone.delete(`/api/me/sessions/${id}`)).status).toBe(204)
    expect((await till.get('/api/me')).status).toBe(401)
    expect((await phone.delete(`/api/me/sessions/${id}`)).status).toBe(404)
    expect(await (await phone.post('/api/me/sessions/end-others', {})).json()).toEqual({ ended: 1 })
    expect((await amal.get('/api/me')).status).toBe(401)
    expect((await phone.get('/api/me')).status).toBe(200)
    expect((await activityOf(phone)).slice(0, 4)).toEqual([
      'user.session-ended',
      'user.session-ended',
      'user.signed-in',
      'user.signed-in',
    ])
  })

  it('of others are not there', async () => {
    const { app, amal, w } = await firstRun()
    const omar = await join(app, { owner: amal, w }, 'owner', 'omar')
    const [own] = await sessionsOf(amal)
    expect((await omar.delete(`/api/me/sessions/${own!.id}`)).status).toBe(404)
    expect(await sessionsOf(omar)).toHaveLength(1)
    expect((await amal.get('/api/me')).status).toBe(200)
    expect(await activityOf(omar)).toEqual([])
  })

  it('do not pile up when somebody signs in again in the same browser', async () => {
    const { app } = await firstRun()
    const page = await signIn(app, 'Laptop')
    const old = browser(app)
    for (const [name, value] of page.jar) old.jar.set(name, value)
    await signIn(app, 'Laptop', page)
    expect((await sessionsOf(page)).map(({ agent }) => agent)).toEqual(['Laptop', ''])
    expect((await old.get('/api/me')).status).toBe(401)
  })

  it('keep what they know of the browser when the password changes', async () => {
    const { app, amal } = await firstRun()
    const change = { current: password, next: 'another long one' }
    const cookie = [...amal.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, origin: 'http://localhost', 'content-type': 'application/json' }
    const answer = await app.request('/api/auth/password', {
      method: 'POST',
      headers: { ...headers, 'user-agent': 'Laptop' },
      body: JSON.stringify(change),
    })
    const [name = '', value = ''] = answer.headers.getSetCookie()[0]!.split(';')[0]!.split(/=(.*)/s)
    const old = new Map(amal.jar)
    amal.jar.set(name, value)
    expect(await sessionsOf(amal)).toMatchObject([{ agent: 'Laptop', isCurrent: true }])
    const before = browser(app)
    for (const [key, held] of old) before.jar.set(key, held)
    expect((await before.get('/api/me')).status).toBe(401)
  })

  it('are no business of the command line', async () => {
    const { app } = await firstRun()
    const headers = { authorization: `Bearer ${localKey}` }
    for (const path of ['/api/me/sessions', '/api/me/activity'])
      expect((await app.request(path, { headers })).status).toBe(403)
  })
})

it('gives oneself another name, and everybody sees it', async () => {
  const { amal, w } = await firstRun()
  expect((await amal.patch('/api/me', { name: '  سلمى بنّاني ' })).status).toBe(204)
  expect((await amal.patch('/api/me', { name: '  ' })).status).toBe(400)
  const { members, you } = membersView.parse(await (await amal.get(`${w}/members`)).json())
  expect(members).toMatchObject([{ name: 'سلمى بنّاني', userId: you }])
  expect((await activityOf(amal))[0]).toBe('user.renamed')
})

describe('leaving a workspace', () => {
  it('is open to every role, once, and is written down as leaving', async () => {
    const { app, amal, w, id } = await firstRun()
    const lina = await join(app, { owner: amal, w }, 'viewer', 'lina')
    expect((await lina.post(`${w}/leave`, {})).status).toBe(204)
    expect((await lina.post(`${w}/leave`, {})).status).toBe(404)
    expect(await code(await amal.post(`${w}/leave`, {}))).toBe('member.last-owner')
    expect((await actionsOf(amal, w))[0]).toBe('member.left')
    await join(app, { owner: amal, w }, 'owner', 'omar')
    expect((await amal.post(`${w}/leave`, {})).status).toBe(204)
    expect(meView.parse(await (await amal.get('/api/me')).json())).toMatchObject({
      user: { id },
      workspaces: [],
    })
  })

  it('is nothing that a key does', async () => {
    const { app, w } = await firstRun()
    const headers = { authorization: `Bearer ${localKey}`, 'content-type': 'application/json' }
    const answer = await app.request(`${w}/leave`, { method: 'POST', headers, body: '{}' })
    expect(await code(answer)).toBe('auth.forbidden')
  })
})

describe('a second workspace', () => {
  it('belongs to whoever made it, and to nobody else', async () => {
    const { app, amal, w } = await firstRun()
    const lina = await join(app, { owner: amal, w }, 'viewer', 'lina')
    const made = await (await lina.post('/api/workspaces', { ...cairoShop, name: 'Lina’s own' })).json()
    const mine = meView.parse(await (await lina.get('/api/me')).json()).workspaces
    expect(mine.map(({ name, role }) => [name, role])).toEqual([
      [cairoShop.name, 'viewer'],
      ['Lina’s own', 'owner'],
    ])
    expect((await amal.get(`/api/w/${made.id}/settings`)).status).toBe(404)
  })

  it('is not made without end', async () => {
    const clock = steppedClock(Date.now())
    const { amal } = await firstRun({ clock })
    const make = async () => (await amal.post('/api/workspaces', cairoShop)).status
    const made = []
    for (let i = 0; i < 21; i++) made.push(await make())
    expect(made).toEqual([...Array(20).fill(201), 429])
    clock.advance(3_600_001)
    expect(await make()).toBe(201)
  })
})

describe('an invitation', () => {
  it('with an address is for that address alone, and waits for it', async () => {
    const { app, amal, w } = await firstRun()
    const eve = await join(app, { owner: amal, w }, 'viewer', 'eve')
    await amal.delete(`${w}/members/${eve.id}`)
    const invited = { role: 'owner', email: 'lina@example.com' }
    const token = tokenOf((await (await amal.post(`${w}/invitations`, invited)).json()).path)
    expect(await code(await eve.post('/api/auth/accept', { token }))).toBe('auth.other-address')
    const account = (email: string) => ({ name: 'Lina', email, password })
    const stranger = browser(app)
    expect(
      await code(await stranger.post('/api/auth/accept', { token, account: account('x@example.com') })),
    ).toBe('auth.other-address')
    const lina = { token, account: account('lina@example.com') }
    expect((await stranger.post('/api/auth/accept', lina)).status).toBe(204)
    expect((await browser(app).post('/api/auth/accept', lina)).status).toBe(410)
  })

  it.each(['removed', 'demoted'])('of an owner who was %s opens nothing', async how => {
    const { app, amal, w } = await firstRun()
    const omar = await join(app, { owner: amal, w }, 'owner', 'omar')
    const kept = tokenOf((await (await omar.post(`${w}/invitations`, { role: 'owner' })).json()).path)
    const other = tokenOf((await (await amal.post(`${w}/invitations`, { role: 'viewer' })).json()).path)
    if (how === 'removed') await amal.delete(`${w}/members/${omar.id}`)
    else await amal.patch(`${w}/members/${omar.id}`, { role: 'editor' })
    expect(await code(await omar.post('/api/auth/accept', { token: kept }))).toBe('auth.link-invalid')
    expect((await actionsOf(amal, w))[0]).toBe('invitation.revoked')
    const account = { name: 'Lina', email: 'lina@example.com', password }
    expect((await browser(app).post('/api/auth/accept', { token: other, account })).status).toBe(204)
  })
})

describe('a link for a new password', () => {
  const linkFor = async (owner: Page, w: string, id: string) =>
    tokenOf(linkIssued.parse(await (await owner.post(`${w}/members/${id}/reset-link`)).json()).path)
  const use = (app: TestApp, token: string) =>
    browser(app).post('/api/auth/reset', { token, password: 'a fresh password' })

  it('is not made for oneself: an open browser would be enough to take the account', async () => {
    const { amal, w, id } = await firstRun()
    expect(await code(await amal.post(`${w}/members/${id}/reset-link`))).toBe('auth.forbidden')
  })

  it('ends with the ownership of whoever made it', async () => {
    const { app, amal, w } = await firstRun()
    const omar = await join(app, { owner: amal, w }, 'owner', 'omar')
    const lina = await join(app, { owner: amal, w }, 'viewer', 'lina')
    const token = await linkFor(omar, w, lina.id)
    await amal.patch(`${w}/members/${omar.id}`, { role: 'viewer' })
    expect(await code(await use(app, token))).toBe('auth.link-invalid')
    expect((await lina.get('/api/me')).status).toBe(200)
  })

  it('opens no workspace that the colleague joined or made since', async () => {
    const { app, amal, w } = await firstRun()
    const lina = await join(app, { owner: amal, w }, 'viewer', 'lina')
    const token = await linkFor(amal, w, lina.id)
    await lina.post('/api/workspaces', { ...cairoShop, name: 'Only Lina’s' })
    expect(await code(await use(app, token))).toBe('auth.link-invalid')
  })

  it('ends when the colleague left, or chose a password without it', async () => {
    const { app, amal, w } = await firstRun()
    const lina = await join(app, { owner: amal, w }, 'viewer', 'lina')
    const first = await linkFor(amal, w, lina.id)
    await lina.post('/api/auth/password', { current: password, next: 'another long one' })
    expect(await code(await use(app, first))).toBe('auth.link-invalid')
    const second = await linkFor(amal, w, lina.id)
    expect((await activityOf(lina))[0]).toBe('member.reset-link')
    await lina.post(`${w}/leave`, {})
    expect(await code(await use(app, second))).toBe('auth.link-invalid')
  })

  it('is made by the command line for the only owner, who has nobody to ask', async () => {
    const { app, amal, w } = await firstRun()
    const ask = (email: string, headers: Record<string, string>) =>
      app.request('/api/auth/reset-links', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ email }),
      })
    const local = { authorization: `Bearer ${localKey}` }
    expect((await ask('nobody@example.com', local)).status).toBe(404)
    const cookie = [...amal.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    expect((await ask('amal@example.com', { cookie, origin: 'http://localhost' })).status).toBe(403)
    const older = await ask('amal@example.com', local)
    const issued = linkIssued.parse(await (await ask(' Amal@example.com', local)).json())
    expect((await use(app, tokenOf((await older.json()).path))).status).toBe(410)
    expect((await use(app, tokenOf(issued.path))).status).toBe(204)
    expect((await amal.get('/api/me')).status).toBe(401)
    await amal.post('/api/auth/sign-in', { email: 'amal@example.com', password: 'a fresh password' })
    expect(await actionsOf(amal, w)).toContain('member.reset-link')
    expect((await activityOf(amal)).slice(0, 4)).toEqual([
      'user.signed-in',
      'user.password-reset',
      'user.reset-link',
      'user.reset-link',
    ])
  })
})
