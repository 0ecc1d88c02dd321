import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browser, tokenOf } from './govern.ts'
import { startMailServer } from './mail-server.ts'
import { bought, seen } from './question-walk.ts'
import { openTwo, type TwoWorkspaces, words } from './two-workspaces.ts'

// Saved questions, boards, what is mailed, watched and shared of them: through the doors that screens use, on real engines.

let two: TwoWorkspaces
let post: Awaited<ReturnType<typeof startMailServer>>
let viewer: ReturnType<typeof browser>
let viewerId: string
const calls: { body: string; signature: string }[] = []
const hook = createServer((request, response) => {
  let body = ''
  request.on('data', chunk => {
    body += chunk
  })
  request.on('end', () => {
    calls.push({ body, signature: String(request.headers['x-rihla-signature']) })
    response.end()
  })
})

beforeAll(async () => {
  post = await startMailServer()
  await new Promise<void>(done => hook.listen(0, '127.0.0.1', done))
  two = await openTwo({
    RIHLA_SMTP_URL: post.url,
    RIHLA_PUBLIC_URL: 'http://localhost',
    RIHLA_ALLOW_PRIVATE: '1',
  })
  const { path } = await (await two.owner.post(of('/invitations'), { role: 'viewer' })).json()
  viewer = browser(two.rihla.app)
  const account = { name: 'Viewer', email: 'viewer@a.example', password: 'ten characters' }
  await viewer.post('/api/auth/accept', { token: tokenOf(path), account })
  viewerId = (await (await viewer.get('/api/me')).json()).user.id
})
afterAll(async () => {
  await two?.close()
  await post.close()
  hook.close()
})

const of = (path: string) => `/api/w/${two.workspaces.a}${path}`
const touch = (event: string) => ({ id: event, any: [{ event }] })
const funnel = { question: 'funnel', input: { steps: [touch(seen), touch(bought)], period: { days: 365 } } }
const until = async (isSo: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 150 && !(await isSo()); tries++) await sleep(100)
  expect(await isSo()).toBe(true)
}
async function made(path: string, body: object, who = two.owner) {
  const answer = await who.post(of(path), body)
  const text = await answer.text()
  expect([answer.status, text]).toEqual([201, text])
  return JSON.parse(text)
}
const refusal = async (answer: Response) => [answer.status, (await answer.json()).code]

describe('a new workspace', () => {
  it('has a board that says what will come, and fills itself from what came until somebody edits it', async () => {
    const first = async () => {
      const { boards } = await (await viewer.get(of('/boards'))).json()
      return (await viewer.get(of(`/boards/${boards[0].id}`))).json()
    }
    const empty = await first()
    expect(empty).toMatchObject({ isAutomatic: true, shown: [], content: { tiles: [{ kind: 'text' }] } })
    expect(empty.content.tiles[0].text).toContain('لم يصل شيء بعد')
    await two.fill('a')
    await sleep(5_100)
    const filled = await first()
    const asked = filled.shown.map((tile: { question: string }) => tile.question)
    expect(asked).toEqual(
      expect.arrayContaining(['funnel', 'transitions', 'paths', 'retention', 'case-durations']),
    )
    expect(filled.shown.filter((tile: { broken: unknown }) => tile.broken)).toEqual([])
    const { answers } = await (await viewer.post(of(`/boards/${filled.id}/answers`), {})).json()
    expect(answers.map((one: { failed: unknown }) => one.failed)).toEqual(asked.map(() => null))

    const { id, version, name, content } = filled
    const edited = {
      name,
      version,
      visibility: 'workspace',
      content: { ...content, tiles: content.tiles.slice(0, 3) },
    }
    expect((await two.owner.put(of(`/boards/${id}`), edited)).status).toBe(200)
    expect(await first()).toMatchObject({ isAutomatic: false, version: 2 })
    expect(await refusal(await two.owner.put(of(`/boards/${id}`), edited))).toEqual([409, 'board.changed'])
    expect((await two.owner.delete(of(`/boards/${id}`))).status).toBe(204)
    expect((await (await viewer.get(of('/boards'))).json()).boards).toEqual([])
  })
})

describe('a saved question', () => {
  it('keeps what was said, is changed by editors on top of a version, and private to its author', async () => {
    const saved = await made('/saved-questions', { name: 'إلى الطلب 🛒', ...funnel })
    expect(saved).toMatchObject({ input: { period: { days: 365 } }, broken: null, version: 1, isMine: true })
    const change = { name: 'To an order', ...funnel, version: 1 }
    expect((await viewer.put(of(`/saved-questions/${saved.id}`), change)).status).toBe(403)
    expect((await two.owner.put(of(`/saved-questions/${saved.id}`), change)).status).toBe(200)
    expect(await refusal(await two.owner.put(of(`/saved-questions/${saved.id}`), change))).toEqual([
      ...[409, 'saved.changed'],
    ])
    const copy = await made(`/saved-questions/${saved.id}/copies`, { name: 'Mine', visibility: 'private' })
    expect((await viewer.get(of(`/saved-questions/${copy.id}`))).status).toBe(404)
    const names = async (who: typeof viewer) =>
      (await (await who.get(of('/saved-questions'))).json()).saved.map((one: { name: string }) => one.name)
    expect(await names(viewer)).toEqual(['To an order'])
    expect(await names(two.owner)).toEqual(['Mine', 'To an order'])
    const tile = { kind: 'saved', id: 'a', width: 6, height: 3, saved: copy.id }
    const board = await made('/boards', { name: 'Both', content: { tiles: [tile] } })
    expect(board.shown[0].broken).toBe(null)
    const seenBoard = await (await viewer.get(of(`/boards/${board.id}`))).json()
    expect(seenBoard.shown[0]).toMatchObject({ question: '', input: {}, broken: { why: 'private' } })
  })

  it('is shown as broken with the reason when its schema has moved on, and is never lost', async () => {
    const saved = await made('/saved-questions', { name: 'Old', ...funnel })
    const { db } = two.rihla.engines.store
    const old = (asked: object) =>
      db
        .withTables<{ saved_questions: { id: number; asked: string } }>()
        .updateTable('saved_questions')
        .set({ asked: JSON.stringify({ compare: null, breakdown: null, ...asked }) })
        .where('id', '=', saved.id)
        .execute()
    await old({ question: 'funnel', input: { steps: 'Product Viewed, Order Completed' } })
    const shown = await (await viewer.get(of(`/saved-questions/${saved.id}`))).json()
    expect(shown).toMatchObject({ name: 'Old', broken: { why: 'input', path: 'steps' } })
    await old({ question: 'funnel-of-before', input: {} })
    expect((await (await viewer.get(of(`/saved-questions/${saved.id}`))).json()).broken.why).toBe('unknown')
    const tile = { kind: 'saved', id: 'a', width: 6, height: 3, saved: saved.id }
    const board = await made('/boards', { name: 'Old', content: { tiles: [tile] } })
    await two.owner.delete(of(`/saved-questions/${saved.id}`))
    expect((await (await viewer.get(of(`/boards/${board.id}`))).json()).shown[0].broken.why).toBe('gone')
  })

  it('refuses ugly input with a code and keeps nothing of it', async () => {
    const before = (await (await two.owner.get(of('/saved-questions'))).json()).saved.length
    const deep = JSON.parse(`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`)
    const bodies: [unknown, number][] = [
      [{ name: '', ...funnel }, 400],
      [{ name: 'a\u0000b', ...funnel }, 400],
      [{ name: '\ud800', ...funnel }, 400],
      [{ name: 'x'.repeat(201), ...funnel }, 400],
      [{ name: 'x', question: 'no such', input: {} }, 400],
      [{ name: 'x', question: 'funnel', input: { steps: [] } }, 400],
      [{ name: 'x', question: 'funnel', input: { ...funnel.input, period: { days: 'NaN' } } }, 400],
      [{ name: 'x', ...funnel, compare: { period: 'some day' } }, 400],
      [{ name: 'x', question: 'paths', input: { note: 'x'.repeat(70_000) } }, 400],
      [{ name: 'x', question: 'paths', input: { start: { name: 'a\u0000' } } }, 400],
      [{ name: 'x', question: 'paths', input: deep }, 400],
      [[], 400],
      [null, 400],
    ]
    for (const [body, status] of bodies)
      expect([
        JSON.stringify(body)?.slice(0, 60),
        (await two.owner.post(of('/saved-questions'), body)).status,
      ]).toEqual([...[JSON.stringify(body)?.slice(0, 60), status]])
    expect((await (await two.owner.get(of('/saved-questions'))).json()).saved.length).toBe(before)
    const text = { kind: 'text', width: 3, height: 1, text: '' }
    const many = Array.from({ length: 41 }, (_, i) => ({ ...text, id: `t${i}` }))
    for (const tiles of [
      many,
      [text],
      [{ ...text, id: 'a', width: 13 }],
      [text, text].map(one => ({ ...one, id: 'a' })),
    ])
      expect((await two.owner.post(of('/boards'), { name: 'x', content: { tiles } })).status).toBe(400)
    for (const id of ['0', '-1', 'NaN', '1e99', '%F0%9F%9B%92', '99999999999'])
      expect([400, 404]).toContain((await two.owner.get(of(`/boards/${id}`))).status)
  })
})

describe('a board', () => {
  it('puts its period and segment in the place of each tile’s, and asks the same question once', async () => {
    const one = { kind: 'question', width: 6, height: 3, ...funnel }
    const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(id => ({ ...one, id }))
    const board = await made('/boards', { name: 'Eight', content: { tiles: eight, period: { days: 7 } } })
    expect(
      board.shown.every(
        (tile: { input: { period: unknown } }) => JSON.stringify(tile.input.period) === '{"days":7}',
      ),
    ).toBe(true)
    const viewed = await (await viewer.get(of(`/boards/${board.id}?period=2026-09-01..2026-10-31`))).json()
    expect(viewed.shown[0].input.period).toEqual({ from: '2026-09-01', to: '2026-10-31' })
    expect((await viewer.get(of(`/boards/${board.id}?period=soon`))).status).toBe(400)
    const body = { period: { from: '2026-09-01', to: '2026-10-31' } }
    const { answers } = await (await viewer.post(of(`/boards/${board.id}/answers`), body)).json()
    expect(answers).toHaveLength(8)
    expect(answers[0].asked.answer.steps.map((step: { ofStart: { n: number } }) => step.ofStart.n)).toEqual([
      6, 6,
    ])
    expect(new Set(answers.map(({ asked }: { asked: object }) => JSON.stringify(asked))).size).toBe(1)
  })
})

describe('what is mailed', () => {
  it('comes with its numbers in the reader’s language, from the queue, once; its link ends it', async () => {
    const tile = { kind: 'question', id: 'a', width: 12, height: 3, title: 'قِمع الطلب', ...funnel }
    const board = await made('/boards', { name: 'Morning', content: { tiles: [tile] } })
    expect((await viewer.put(of('/board-mails-language'), { language: 'ar' })).status).toBe(200)
    const schedule = { every: 'day', hour: 8, zone: 'Africa/Cairo' }
    const mail = { of: { board: board.id }, schedule, readers: { members: [viewerId] } }
    const outside = {
      ...mail,
      readers: { members: [], outside: [{ address: 'a@b.example', language: 'en' }] },
    }
    expect(await refusal(await two.owner.post(of('/board-mails'), outside))).toEqual([
      403,
      'board.outside-forbidden',
    ])
    const nobody = { ...mail, readers: { members: ['nobody'] } }
    expect(await refusal(await two.owner.post(of('/board-mails'), nobody))).toEqual([422, 'board.no-member'])
    const nowhere = { ...mail, schedule: { ...schedule, zone: 'Mars/Base' } }
    expect((await two.owner.post(of('/board-mails'), nowhere)).status).toBe(400)
    const { mails } = await made('/board-mails', mail)
    const { id } = mails.at(-1)
    // It is due: the queue finds it.
    const { store, jobs } = two.rihla.engines
    const tables = store.db.withTables<{ board_mails: { id: number; next_at: Date } }>()
    await tables
      .updateTable('board_mails')
      .set({ next_at: new Date(1e12) })
      .where('id', '=', id)
      .execute()
    for (let times = 0; times < 3; times++)
      await jobs.enqueue('understand.board-mail', { workspace: two.workspaces.a, mail: id })
    await until(() => post.letters.length > 0)
    await sleep(1_500)
    expect(post.letters.map(letter => letter.to)).toEqual(['viewer@a.example'])
    const [text = '', html = ''] = post.letters[0]!.parts
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('قِمع الطلب')
    expect(html).toMatch(/من الخطوة الأولى/)
    const token = /\/unsubscribe\/([\w.-]+)/.exec(text)![1]!
    const end = (with_: string) =>
      two.rihla.app.request(`/api/board-mails/unsubscribe/${with_}`, { method: 'POST' })
    expect((await end(`${token.slice(0, -3)}AAA`)).status).toBe(410)
    expect((await end(token)).status).toBe(204)
    const left = (await (await two.owner.get(of('/board-mails'))).json()).mails.at(-1)
    expect(left.readers.members).toEqual([])
    expect(left.letters).toMatchObject([{ to: 'Viewer', state: 'sent' }])
  })
})

describe('an alert', () => {
  it('tells once that it is on and once that it is over, by mail and by a signed call, and is seen', async () => {
    post.letters.length = 0
    const saved = await made('/saved-questions', { name: 'Ways', question: 'paths', input: {} })
    const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`
    const alert = {
      ...{
        saved: saved.id,
        name: 'Too many',
        path: ['cases'],
        readers: { members: [viewerId] },
        webhook: url,
      },
      ...{ rule: { kind: 'above', limit: 5 }, isOn: false },
    }
    const lost = { ...alert, path: ['cases', 'of', 'nothing'] }
    expect(await refusal(await two.owner.post(of('/saved-alerts'), lost))).toEqual([
      422,
      'alert.path-missing',
    ])
    const changing = { ...alert, rule: { kind: 'change', by: 0.2 } }
    expect(await refusal(await two.owner.post(of('/saved-alerts'), changing))).toEqual([
      422,
      'alert.no-period',
    ])
    const made_ = (await made('/saved-alerts', { ...alert, isOn: true })).alerts.at(-1)
    const look = async () =>
      (await (await two.owner.post(of(`/saved-alerts/${made_.id}/check`), {})).json()).alerts.at(-1)
    expect(await look()).toMatchObject({
      state: 'on',
      history: expect.arrayContaining([expect.objectContaining({ value: 6, against: 5, isTurn: true })]),
    })
    await look()
    await until(() => post.letters.length === 1 && calls.length === 1)
    expect(post.letters[0]!.parts[0]).toContain('الرحلات')
    expect(JSON.parse(calls[0]!.body)).toMatchObject({
      type: 'question.alert',
      state: 'on',
      value: 6,
      against: 5,
    })
    const secret = (await look()).secret
    expect(calls[0]!.signature).toBe(
      `sha256=${createHmac('sha256', secret).update(calls[0]!.body).digest('hex')}`,
    )
    expect((await (await viewer.get(of('/saved-alerts'))).json()).alerts.at(-1)).toMatchObject({
      secret: '',
      isUnseen: true,
    })
    expect(await (await viewer.get(of('/alerts-unseen'))).json()).toEqual({ unseen: 1 })
    const since = (await look()).since
    expect(
      await (await viewer.put(of('/alerts-seen'), { alerts: [{ id: made_.id, since }] })).json(),
    ).toEqual({ unseen: 0 })
    // The limit is moved: over, told once.
    const { rule: _, saved: __, ...rest } = alert
    const higher = { ...rest, isOn: true, rule: { kind: 'above', limit: 5, margin: 0 }, path: ['cases'] }
    expect((await two.owner.put(of(`/saved-alerts/${made_.id}`), higher)).status).toBe(200)
    const asked = {
      name: 'Ways',
      version: 1,
      question: 'paths',
      input: { period: { from: '2020-01-01', to: '2020-01-02' } },
    }
    expect((await two.owner.put(of(`/saved-questions/${saved.id}`), asked)).status).toBe(200)
    expect(await look()).toMatchObject({ state: 'off' })
    await look()
    await until(() => post.letters.length === 2 && calls.length === 2)
    await sleep(1_200)
    expect([post.letters.length, calls.length]).toEqual([2, 2])
    const { checks } = await (await viewer.get(of(`/saved-alerts/${made_.id}/history`))).json()
    expect(checks.filter((one: { isTurn: boolean }) => one.isTurn)).toHaveLength(2)
  })
})

describe('a link for other sites', () => {
  const open = (path: string, init?: RequestInit) => two.rihla.app.request(path, init)
  const json = (body: object) => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: 'http://localhost' },
  })

  it('shows what was shared, in frames of the sites that may, and nothing else', async () => {
    const tiles = [
      { kind: 'question', id: 'a', width: 12, height: 3, title: '=HYPERLINK("x")', ...funnel },
      { kind: 'text', id: 'b', width: 12, height: 1, text: 'words' },
    ]
    const board = await made('/boards', { name: 'Shared', content: { tiles } })
    const sites = ['https://Shop.example/', 'https://*.example.net:8443']
    const link = { of: { board: board.id }, language: 'ar', sites }
    for (const site of [
      "https://a.example; script-src 'unsafe-inline'",
      'javascript:alert(1)',
      '*',
      "'self'",
      'https://a b',
    ])
      expect((await two.owner.post(of('/embeds'), { ...link, sites: [site] })).status).toBe(400)
    expect((await viewer.post(of('/embeds'), link)).status).toBe(403)
    expect((await viewer.get(of('/embeds'))).status).toBe(403)
    const { embed, path } = await made('/embeds', link)
    const token = path.split('/').at(-1)
    expect(JSON.stringify(await (await two.owner.get(of('/embeds'))).json())).not.toContain(token)

    const page = await open(path)
    expect(page.headers.get('content-security-policy')).toContain(
      'frame-ancestors https://shop.example https://*.example.net:8443',
    )
    expect(page.headers.get('x-frame-options')).toBe(null)
    expect((await open('/boards')).headers.get('x-frame-options')).toBe('DENY')
    expect((await open('/embed/embed_of-nobody')).headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    )

    const shown = await (await open(`/api/embed/${token}`)).json()
    expect(shown).toMatchObject({ title: 'Shared', language: 'ar', tiles: [{ id: 'a' }, { text: 'words' }] })
    const ask = (question: string, body: object) => open(`/api/embed/${token}/ask/${question}`, json(body))
    const { input } = shown.tiles[0].shown
    const answer = await (await ask('funnel', { input })).json()
    expect(answer.answer.steps[0].ofStart.n).toBe(6)
    // The same in other words is the same; anything else is not there.
    expect((await ask('funnel', { input: { ...input, windowMs: 7 * 86_400_000 } })).status).toBe(200)
    for (const other of [
      { input: { ...input, period: null } },
      { input: { ...input, period: { days: 364 } } },
      { input: { ...input, segment: 1 } },
      { input, breakdown: { path: words.a.path } },
      { input, compare: { period: 'before' } },
      {},
    ])
      expect((await ask('funnel', other)).status).toBe(404)
    for (const question of ['paths', 'cases', 'transitions', 'no such'])
      expect((await ask(question, { input: {} })).status).toBe(404)
    expect(JSON.stringify(await (await ask('funnel', { input, explain: true })).json())).not.toContain(
      'SELECT',
    )
    for (const at of ['/boards', '/people/1', '/saved-questions', `/boards/${board.id}`, '/questions'])
      for (const authorization of [`Bearer ${token}`, `Basic ${btoa(`${token}:`)}`])
        expect((await open(of(at), { headers: { authorization } })).status).toBe(401)
    const csv = Buffer.from(await (await open(`/api/embed/${token}/tiles/a/csv`)).arrayBuffer()).toString()
    expect(csv.startsWith('\ufeff')).toBe(true)
    expect(csv).toContain('من الخطوة الأولى')
    expect((await open(`/api/embed/${token}/tiles/b/csv`)).status).toBe(404)

    // What is edited later is not shown; what is revoked is gone, at once.
    const later = { name: 'Shared', version: 1, content: { tiles: [{ ...tiles[1], text: 'secret' }] } }
    expect((await two.owner.put(of(`/boards/${board.id}`), later)).status).toBe(200)
    expect(JSON.stringify(await (await open(`/api/embed/${token}`)).json())).not.toContain('secret')
    expect((await two.owner.delete(of(`/embeds/${embed.id}`))).status).toBe(204)
    expect(await refusal(await open(`/api/embed/${token}`))).toEqual([410, 'embed.gone'])
    expect((await ask('funnel', { input })).status).toBe(410)
    expect((await open(path)).headers.get('x-frame-options')).toBe('DENY')
  })

  it('never shows people, ends by itself, and is not asked without end', async () => {
    const listing = { kind: 'question', id: 'a', width: 12, height: 3 }
    const { questions } = await (await two.owner.get(of('/questions'))).json()
    const link = { language: 'en', days: 1 }
    for (const question of ['cases', 'property-values', 'map.quotes']) {
      const { example } = questions.find((one: { name: string }) => one.name === question)
      const tiles = [{ ...listing, question, input: example }]
      const board = await made('/boards', { name: 'People', content: { tiles } })
      const ofBoard = { ...link, of: { board: board.id } }
      expect(await refusal(await two.owner.post(of('/embeds'), ofBoard))).toEqual([422, 'embed.names-people'])
    }
    const saved = await made('/saved-questions', { name: 'One', ...funnel })
    const { embed, path } = await made('/embeds', { ...link, of: { saved: saved.id } })
    const token = path.split('/').at(-1)
    const tables = two.rihla.engines.store.db.withTables<{ board_embeds: { id: number; expires_at: Date } }>()
    const expire = (at: number) =>
      tables
        .updateTable('board_embeds')
        .set({ expires_at: new Date(at) })
        .where('id', '=', embed.id)
        .execute()
    expect((await open(`/api/embed/${token}`)).status).toBe(200)
    await expire(Date.now() - 1)
    expect((await open(`/api/embed/${token}`)).status).toBe(410)
    let status = 0
    for (let tries = 0; tries < 320 && status !== 429; tries++)
      status = (await open('/api/embed/embed_guess-a-token')).status
    expect(status).toBe(429)
  })
})
