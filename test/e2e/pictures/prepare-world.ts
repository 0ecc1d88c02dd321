import { join } from 'node:path'
import { z } from 'zod'
import { createDemoWorkspace, fillDemo } from '../../../src/cli/fill-demo.ts'
import { type Session, sessionWithin } from '../../../src/cli/session.ts'
import type { Terminal } from '../../../src/cli/terminal.ts'
import { mapListSchema } from '../../../src/map/model.ts'
import type { Rihla } from '../../../src/parts.ts'
import type { Running } from '../../../src/server.ts'
import { boardListSchema } from '../../../src/understand/boards/model-boards.ts'
import { matchingStatusAnswer } from '../../../src/unify/matching/model-review.ts'
import { peopleAnswer, personPageSchema } from '../../../src/unify/model-people.ts'
import { importSome } from './prepare-imports.ts'
import type { Addresses } from './view.ts'

export const owner = { name: 'أمل بناني', email: 'amal@example.com', password: 'ten characters' }

/** What the pictures show and where it is. The shop is workspace 1, the empty one 2. */
export interface World {
  readonly addresses: Addresses
  readonly shop: number
  readonly empty: number
}

interface Wish {
  readonly people: number
  /** Files of somebody's own to look at the wizard of an import with. */
  readonly files: string | null
  readonly terminal: Terminal
}

/** A shop as it looks after some weeks of use, through the entrances that a shop has. */
export async function prepareWorld(running: Running<Rihla>, wish: Wish): Promise<World> {
  const session = sessionWithin(running)
  const shop = await createDemoWorkspace(session)
  const empty = await createDemoWorkspace(session, 'متجر جديد')
  const plan = { workspace: shop, seed: 1, people: wish.people, end: Date.now() }
  const truthFile = join(running.engines.config.dataFolder, 'demo', 'truth.jsonl')
  await fillDemo(session, { ...plan, truthFile }, { terminal: wish.terminal })
  const base = `/api/w/${shop}`
  const doors = await invite(running, session, base)
  const addresses = {
    ...doors,
    ...(await findMaps(session, base)),
    ...(await decide(session, base)),
    ...(await makeSegment(session, base)),
    ...(await sendSome(running, session, base)),
    ...(await makeTrait(session, base)),
    ...(await firstBoard(session, base)),
    ...(await connect(session, base)),
    ...(await importSome(session, base, wish.files)),
  }
  await match(session, base)
  return { addresses, shop, empty }
}

const linked = z.object({ path: z.string() })

async function invite(running: Running<Rihla>, session: Session, base: string) {
  const post = (path: string, body: unknown) =>
    running.app.request(`http://127.0.0.1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1' },
      body: JSON.stringify(body),
    })
  const tokenOf = (path: string) => new URL(path, 'http://x').searchParams.get('token')
  const link = await running.composition.govern.issueWelcome()
  const entered = await post('/api/welcome', { token: tokenOf(link ?? ''), ...owner })
  if (!entered.ok) throw new Error(`the first owner: ${await entered.text()}`)
  const ask = (body: object) =>
    session.call({ method: 'POST', path: `${base}/invitations`, body, answer: linked })
  for (const [name, role, email] of [
    ['Youssef El Amrani', 'editor', 'youssef.elamrani@a-rather-long-company-name.example.com'],
    ['هبة', 'viewer', 'heba@example.com'],
  ] as const) {
    const { path } = await ask({ role })
    const account = { name, email, password: owner.password }
    await post('/api/auth/accept', { token: tokenOf(path), account })
  }
  await ask({ role: 'editor', email: 'lina@example.com' })
  const open = await ask({ role: 'viewer' })
  const members = await session.call({
    path: `${base}/members`,
    answer: z.object({ members: z.array(z.object({ userId: z.string(), email: z.string() })) }),
  })
  const heba = members.members.find(member => member.email === 'heba@example.com')?.userId ?? ''
  const reset = await session.call({
    method: 'POST',
    path: `${base}/members/${heba}/reset-link`,
    body: {},
    answer: linked,
  })
  return { 'an invitation': open.path, 'a link to a new password': reset.path }
}

async function findMaps(session: Session, base: string) {
  const { maps } = await session.call({ path: `${base}/maps`, answer: mapListSchema })
  const of = (by: string) => `/journeys/map/${maps.find(map => map.by === by)?.id}`
  return {
    '/questions/$name': '/questions/funnel',
    '/journeys/map/$id': of('person'),
    'the map by order': of('order_id'),
  }
}

/** Somebody with many identifiers to look at, and two people whom a colleague linked and parted again. */
async function decide(session: Session, base: string) {
  const { people } = await session.call({ path: `${base}/people?limit=200`, answer: peopleAnswer })
  const [richest, second, third] = people
    .filter(person => person.name !== null)
    .sort((a, b) => b.identifierCount - a.identifierCount)
  if (!richest || !second || !third) throw new Error('the demo has too few people')
  const body = { kind: 'link', a: second.handle, b: third.handle, note: 'نفس الهاتف والعنوان' }
  const answer = z.looseObject({ id: z.number() })
  const path = `${base}/identity/decisions`
  const { id } = await session.call({ method: 'POST', path, body, answer })
  await session.call({ method: 'POST', path: `${path}/${id}/undo`, body: {}, answer })
  await session.call({ method: 'POST', path, body, answer })
  const pageOf = (handle: string) => `/people/${encodeURIComponent(handle)}`
  await session.call({ path: `${base}${pageOf(second.handle)}`, answer: personPageSchema })
  return { '/people/$identifier': pageOf(richest.handle), 'a person with decisions': pageOf(second.handle) }
}

async function makeSegment(session: Session, base: string) {
  const did = (name: string, times: object) => ({ of: 'did', event: { name }, times })
  const definition = {
    of: 'all',
    conditions: [
      did('Product Added', { are: 'at-least', n: 1 }),
      { of: 'not', condition: did('Order Completed', { are: 'at-least', n: 1 }) },
      {
        of: 'any',
        conditions: [
          { of: 'trait', path: 'city', test: { is: 'known' } },
          {
            of: 'sequence',
            first: { name: 'Product Viewed' },
            second: { name: 'Checkout Started' },
            within: { n: 7, unit: 'days' },
          },
        ],
      },
    ],
  }
  const body = { name: 'أضافوا إلى السلة ولم يشتروا', definition }
  const answer = z.looseObject({ id: z.number() })
  const { id } = await session.call({ method: 'POST', path: `${base}/segments`, body, answer })
  const all = {
    name: 'Everybody who ordered twice',
    definition: did('Order Completed', { are: 'at-least', n: 2 }),
  }
  await session.call({ method: 'POST', path: `${base}/segments`, body: all, answer })
  return { '/people/segments/$id': `/people/segments/${id}` }
}

/** Keys of a site and of an app, two companies, and messages that stop on their way in, each for its reason. */
async function sendSome(running: Running<Rihla>, session: Session, base: string): Promise<Addresses> {
  const make = (name: string, kind: string) =>
    session.call({
      method: 'POST',
      path: `${base}/keys`,
      body: { kind, name },
      answer: z.looseObject({ secret: z.string() }),
    })
  const { secret } = await make('موقع المتجر', 'write')
  await make('Weekly report', 'read')
  const company = (userId: string, groupId: string, traits: object) => ({
    type: 'group',
    userId,
    groupId,
    traits,
  })
  const batch = [
    company('c-900', 'alnoor', { name: 'شركة النور للتجهيزات', plan: 'pro', employees: 140 }),
    company('c-901', 'alnoor', { industry: 'retail' }),
    company('c-902', 'atlas', { name: 'Atlas Office Supplies', plan: 'free' }),
    { type: 'identify', userId: 'c-900', traits: { name: 'ليلى الهاشمي', email: 'layla@alnoor.example' } },
    {
      type: 'track',
      userId: 'c-900',
      event: 'Quote Requested',
      properties: { total: 18_400, currency: 'MAD' },
      context: { groupId: 'alnoor' },
    },
    { type: 'track', event: 'Product Viewed' },
    { type: 'track', userId: '43', event: 'Product Added', timestamp: 'yesterday' },
    {
      type: 'track',
      userId: '44',
      event: 'Order Completed',
      timestamp: '31/31/2026',
      properties: { order_id: 'A-7' },
    },
    { type: 'track', userId: '45' },
    { type: 'dance', userId: '46' },
    { type: 'track', messageId: 'm-1', userId: '47', event: 'Coupon Applied' },
    { type: 'track', messageId: 'm-1', userId: '47', event: 'Coupon Removed' },
  ]
  await running.app.request('http://127.0.0.1/v1/batch', {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${secret}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch }),
  })
  return { '/people/accounts/$account': '/people/accounts/alnoor' }
}

/** A till that may call an address with JSON, and the form of a shop that is not connected yet. */
async function connect(session: Session, base: string) {
  const body = { kind: 'webhook', name: 'صندوق المتجر' }
  const answer = z.looseObject({ connection: z.looseObject({ id: z.number() }) })
  const { connection } = await session.call({ method: 'POST', path: `${base}/connections`, body, answer })
  return {
    '/data/connections/new/$kind': '/data/connections/new/salla',
    '/data/connections/$id': `/data/connections/${connection.id}`,
  }
}

async function makeTrait(session: Session, base: string) {
  const body = {
    name: 'orders',
    titles: { en: 'Orders so far', ar: 'الطلبات حتى الآن' },
    measure: { measure: 'count', event: { name: 'Order Completed' } },
  }
  const answer = z.looseObject({ traits: z.array(z.object({ id: z.number() })) })
  const { traits } = await session.call({ method: 'POST', path: `${base}/traits`, body, answer })
  return { '/people/traits/$id': `/people/traits/${traits[0]?.id}` }
}

/** The board that a workspace has by itself. */
async function firstBoard(session: Session, base: string): Promise<Addresses> {
  const { boards } = await session.call({ path: `${base}/boards`, answer: boardListSchema })
  return { '/boards/$id': `/boards/${boards[0]?.id}` }
}

/** Everything is asked and nothing linked, so that there are pairs to judge. */
async function match(session: Session, base: string): Promise<void> {
  const path = `${base}/matching/settings`
  const settings = await session.call({ path, answer: z.looseObject({}) })
  await session.call({ method: 'PUT', path, body: { ...settings, linkAt: null }, answer: z.unknown() })
  await session.call({ method: 'POST', path: `${base}/matching/runs`, body: {}, answer: z.unknown() })
  for (let i = 0; i < 600; i++) {
    const { run } = await session.call({ path: `${base}/matching`, answer: matchingStatusAnswer })
    if (run && (run.state === 'done' || run.state === 'failed')) return
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}
