import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createConnectionRecords } from '../src/collect/connections/records.ts'
import { createSecretBox } from '../src/collect/connections/secret-box.ts'
import { createQualityRecords } from '../src/collect/quality/records.ts'
import { installSecret } from '../src/govern/install-secret.ts'
import type { AnyRoute } from '../src/platform/http/route.ts'
import { createMatchingRecords } from '../src/unify/matching/matching-records.ts'
import { browser, tokenOf } from './govern.ts'
import { mark, openTwo, type TwoWorkspaces, words } from './two-workspaces.ts'

// A colleague of B calls every route of every part in B, with what A has in the place of each parameter and in each body
// that names something. `composed.test.ts` knows who comes in; here the real handlers answer.

let two: TwoWorkspaces
/** What A has, by what stands before the parameter in a path. */
let ids: Readonly<Record<string, readonly string[]>>
let quarantined: string
const { identifier, event, path, value, person, kind, account: company } = words.a

beforeAll(async () => {
  two = await openTwo()
  await two.fill('b')
  await two.fill('a')
  const made = async (method: 'post' | 'put', to: string, body: object) =>
    (await two.owner[method](`/api/w/${two.workspaces.a}${to}`, body))
      .text()
      .then(text => JSON.parse(text || '{}'))
  const names = [{ kind: 'event', raw: event, language: 'en', name: `${event}, called so` }]
  await made('put', '/names', { names })
  await made('put', '/rates', { rates: [{ currency: 'JOD', day: '2026-02-03', rate: 71.5 }] })
  const map = await made('post', '/maps/draft', { by: 'person' })
  const brought = await made('post', '/imports', { name: `${value} file` })
  const link = { kind: 'link', a: identifier, b: 'user_id:alpha7-2', note: value }
  const decision = await made('post', '/identity/decisions', link)
  await made('post', '/invitations', { role: 'viewer', email: 'alpha7@a.example' })
  const joining = await made('post', '/invitations', { role: 'viewer' })
  const viewer = browser(two.rihla.app)
  const account = { name: value, email: 'viewer.alpha7@a.example', password: 'ten characters' }
  await viewer.post('/api/auth/accept', { token: tokenOf(joining.path), account })
  const { user } = await (await viewer.get('/api/me')).json()
  const { invitations } = await ofA('/invitations')
  const { keys } = await ofA('/keys')
  const { jobs } = await ofA('/jobs')
  expect(jobs).not.toEqual([])
  const { rows } = await ofA('/quarantine')
  quarantined = rows[0].id
  const comparison = { fields: [], rarity: 0 }
  const pair = { a: identifier, b: value, probability: 0.6, comparison, decision: null }
  const matching = createMatchingRecords(two.rihla.engines.store)
  await matching.keepPairs(two.workspaces.a, 1, [pair])
  const [waiting] = await matching.waiting(two.workspaces.a, 1)
  const { store } = two.rihla.engines
  const box = createSecretBox(() => installSecret(store.db.withTables(), 'connections'))
  const connection = await createConnectionRecords(store, box).create(
    {
      ...{ workspace: two.workspaces.a, kind: 'none', name: `${value} connection`, minutes: 15 },
      ...{ settings: { address: value }, secrets: { token: value }, tokenHash: null },
      ...{ nextRunAt: null, createdBy: value },
    },
    { caller: { kind: 'local' }, at: Date.now() },
  )
  const defect = { kind: 'property-gone', source: value, event, path, detail: value } as const
  const badDay = { day: '2026-01-02', seen: 0, usual: 1, n: 30 }
  const [alarm] = await createQualityRecords(store).raise(two.workspaces.a, [{ ...defect, day: badDay }], 0)
  const definition = { of: 'list', identifiers: [identifier] }
  const segment = await made('post', '/segments', { name: `${value} people`, definition })
  await made('put', '/bots/lists', { name: `${value} centres`, text: '192.0.2.0/24' })
  const { lists } = await ofA('/bots')
  const measure = { measure: 'count', event: { name: event } }
  const note = await made('post', `/people/${encodeURIComponent(identifier)}/notes`, { text: value })
  const cost = { source: 'alpha7_ads', campaign: value, day: '2026-02-03', currency: 'JOD', amount: 5 }
  const costs = await made('post', '/ad-costs', { rows: [cost] })
  const told = { name: value, kind: 'sale', from: '2026-02-03', to: '2026-02-05' }
  const circumstance = await made('post', '/circumstances', told)
  const groups = [{ name: value, any: [[{ field: 'source', values: [value] }]] }]
  await made('put', '/visit-rules', { groups })
  const role = { kind: 'role', identifier, value: 'champion' }
  const said = await made('post', `/accounts/${encodeURIComponent(company)}/decisions`, role)
  const { traits } = await made('post', '/traits', { name: `${value} times`, measure })
  const when = { sources: [], calls: [], events: [event], properties: [] }
  const actions = [{ do: 'compute', to: 'made', expression: `"${value}"` }]
  const rules = [{ id: 1, name: value, isOn: true, when, actions }]
  await made('post', '/mapping', { set: { rules, tables: [] }, base: 0 })
  const run = await made('post', '/mapping/runs', {})
  while ((await ofA('/mapping/runs')).runs[0].status !== 'done') await sleep(100)
  while ((await ofA('/segments')).segments[0].size !== 1) await sleep(100) // it follows within seconds
  const asked = { question: 'paths', input: { start: { name: event } } }
  const saved = await made('post', '/saved-questions', { name: `${value} question`, ...asked })
  const shownTile = { kind: 'question', id: 'one', width: 6, height: 3, title: value, ...asked }
  const board = await made('post', '/boards', { name: `${value} board`, content: { tiles: [shownTile] } })
  const hour = { every: 'day', hour: 8, zone: 'Africa/Cairo' }
  const mailed = { of: { board: board.id }, schedule: hour, readers: { members: [user.id] } }
  const { mails } = await made('post', '/board-mails', mailed)
  const watching = { saved: saved.id, name: value, path: ['cases'], rule: { kind: 'above', limit: 1e9 } }
  const readers = { members: [user.id] }
  const { alerts: watched } = await made('post', '/saved-alerts', { ...watching, readers, isOn: false })
  const { embed } = await made('post', '/embeds', { of: { board: board.id }, language: 'en' })
  ids = {
    'saved-questions': [String(saved.id)],
    boards: [String(board.id)],
    'board-mails': [String(mails[0].id)],
    'saved-alerts': [String(watched[0].id)],
    embeds: [String(embed.id)],
    connections: [String(connection.id)],
    segments: [String(segment.id)],
    versions: ['1'],
    runs: [String(run.id)],
    traits: traits.map((one: { id: number }) => String(one.id)),
    notes: [String(note.id)],
    batches: [String(costs.batch)],
    accounts: [company],
    'account-decisions': [String(said.id)],
    pairs: [String(waiting?.id)],
    circumstances: [circumstance.id],
    maps: [map.id],
    imports: [brought.id],
    files: ['alpha7.csv'],
    decisions: [decision.id],
    invitations: invitations.map((one: { id: number }) => one.id),
    members: [user.id],
    keys: keys.map((one: { id: number }) => one.id),
    people: [identifier, person],
    jobs: jobs.map((one: { id: string }) => one.id),
    alarms: [String(alarm?.id)],
    lists: lists.map((one: { id: number }) => String(one.id)),
    rates: ['JOD'],
    JOD: ['2026-02-03'],
    ask: ['transitions'],
  }
  expect(Object.values(ids).flat()).not.toContain(undefined)
})
afterAll(() => two?.close())

async function ofA(to: string) {
  return (await two.owner.get(`/api/w/${two.workspaces.a}${to}`)).json()
}

const ofWorkspaces = () =>
  two.rihla.composition.parts
    .flatMap(part => part.routes)
    .filter(({ path: pattern }) => pattern.startsWith('/api/w/:workspace/'))

/** Every address that a pattern means with what A has in the place of its parameters. */
function addresses(pattern: string): string[] {
  let found = ['']
  for (const part of pattern.replace('/api/w/:workspace', '').split('/').slice(1))
    found = found.flatMap(before => {
      if (!part.startsWith(':')) return [`${before}/${part}`]
      const owner = before.split('/').at(-1) ?? ''
      const known = ids[owner] ?? []
      if (known.length === 0) throw new Error(`${pattern}: what does A have for ${part}? Say it in \`ids\``)
      return known.map(id => `${before}/${encodeURIComponent(id)}`)
    })
  return found
}

/** Bodies that name something of A; other routes are sent an empty one, which most refuse. */
const bodies: Readonly<Record<string, () => object>> = {
  'POST /people/describe': () => ({ people: [identifier, person] }),
  'POST /identity/preview': () => ({ kind: 'link', a: identifier, b: 'user_id:1' }),
  'POST /identity/decisions': () => ({ kind: 'cut', a: identifier, b: 'user_id:alpha7-2' }),
  'POST /quarantine/replay': () => ({ entries: [{ id: quarantined }] }),
  'POST /maps/draft': () => ({ by: kind }),
  'PUT /circumstances/:circumstance': () => ({
    name: 'mine',
    kind: 'sale',
    from: '2026-02-03',
    to: '2026-02-03',
  }),
  'PUT /visit-rules': () => ({ groups: [{ name: 'mine', any: [[{ field: 'source', values: [event] }]] }] }),
  'POST /case-kinds': () => ({ path }),
  'POST /matching/pairs/:pair/answer': () => ({ answer: 'same' }),
  'POST /segments/size': () => ({ definition: { of: 'list', identifiers: [identifier] } }),
  'PUT /segments/:id': () => ({ name: 'mine', definition: { of: 'list', identifiers: [] } }),
  'PUT /traits/:id': () => ({ name: 'mine', measure: { measure: 'count', event: { name: event } } }),
  'POST /people/:identifier/notes': () => ({ text: 'mine' }),
  'PUT /notes/:note': () => ({ text: 'mine' }),
  'POST /accounts/:account/decisions': () => ({ kind: 'name', value: 'mine' }),
  'POST /traits/preview': () => ({ measure: { measure: 'count', event: { name: event } } }),
  'PATCH /members/:user': () => ({ role: 'owner' }),
  'PUT /members/:user': () => ({ role: 'owner' }),
  'POST /boards/:board/answers': () => ({}),
  'PUT /saved-questions/:saved': () => ({ name: 'mine', question: 'paths', input: {}, version: 1 }),
  'POST /saved-questions/:saved/copies': () => ({ name: 'mine' }),
  'PUT /boards/:board': () => ({ name: 'mine', content: { tiles: [] }, version: 1 }),
  'POST /boards/:board/copies': () => ({ name: 'mine' }),
  'POST /board-mails': () => ({
    of: { board: Number(ids.boards?.[0]) },
    schedule: { every: 'day', hour: 8, zone: 'UTC' },
    readers: { members: ids.members },
  }),
  'PUT /board-mails/:mail': () => ({
    schedule: { every: 'day', hour: 8, zone: 'UTC' },
    readers: { members: ids.members },
  }),
  'PUT /saved-alerts/:alert': () => ({
    ...{ name: 'mine', path: ['cases'], rule: { kind: 'above', limit: 1 }, readers: { members: [] } },
  }),
  'PUT /alerts-seen': () => ({ alerts: [{ id: Number(ids['saved-alerts']?.[0]), since: 5 }] }),
  'POST /embeds': () => ({ of: { saved: Number(ids['saved-questions']?.[0]) }, language: 'en' }),
  'POST /maps/:id/cases': () => ({ step: 'browses' }),
}

async function everythingOfA(): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>()
  // What is live, and how far the work on it is, tells of now.
  for (const { method, path: pattern } of ofWorkspaces())
    if (method === 'GET' && !/\/(live|status|export)$/.test(pattern))
      for (const to of addresses(pattern)) {
        const answer = await two.owner.get(`/api/w/${two.workspaces.a}${to}`)
        // A refusal bears the number of its call.
        found.set(to, [answer.status, (await answer.text()).replace(/"requestId":"[^"]*"/, '')])
      }
  return found
}

it('tells nothing of A and changes nothing there, whatever of A a colleague of B names', async () => {
  const before = await everythingOfA()
  expect([...before.values()].filter(seen => mark.test(JSON.stringify(seen))).length).toBeGreaterThan(10)
  const wrong: string[] = []
  let tried = 0
  // Leaving comes last: after it nothing could be asked.
  const routes = ofWorkspaces().sort(
    (a, b) => Number(a.path.endsWith('/leave')) - Number(b.path.endsWith('/leave')),
  )
  for (const route of routes)
    for (const to of addresses(route.path)) {
      tried++
      const problem = await call(route, to)
      if (problem) wrong.push(problem)
    }
  expect(wrong.join('\n')).toBe('')
  expect(tried).toBeGreaterThan(50)
  await two.rihla.composition.unify.settled()
  await two.rihla.composition.understand.journeys.settled(two.workspaces.a)
  expect(await everythingOfA()).toEqual(before)
})

async function call({ method, path: pattern }: AnyRoute, to: string): Promise<string | null> {
  const make = bodies[`${method} ${pattern.replace('/api/w/:workspace', '')}`] ?? (() => ({}))
  const sent = method === 'GET' ? undefined : make()
  const verb = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const
  const answer = await two.colleague[verb[method]](`/api/w/${two.workspaces.b}${to}`, sent)
  const text = await answer.text()
  const named = [identifier, person, event, path, kind, company, 'user_id:alpha7-2', 'alpha7.csv']
  const told = named.reduce((rest, word) => rest.replaceAll(word, ''), text)
  const who = `${method} ${to}: ${answer.status}`
  if (mark.test(told)) return `${who} tells ${text.slice(0, 300)}`
  if (answer.status >= 500) return `${who} ${text}`
  // What is A's is not there. A question and a currency mean something in every workspace.
  const names = pattern.replace(':workspace', '').includes('/:') && !/^\/(ask|rates)\//.test(to)
  return names && answer.status < 400 ? `${who} found it` : null
}
