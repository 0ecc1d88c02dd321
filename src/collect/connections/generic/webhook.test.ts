import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ConnectionWorld, openConnectionWorld, tellEvents } from '../../../../test/connection-world.ts'
import {
  type HookMapping,
  previewMappingAnswer,
  readSampleAnswer,
  replayedAnswer,
  sampleAnswer,
} from './model-mapping.ts'

let world: ConnectionWorld
beforeAll(async () => {
  world = await openConnectionWorld()
})
afterAll(() => world?.close())

/** A booking system: an order with lines, an emoji, and a field that is called like a member of every object. */
const booking = (id: number, more: object = {}) => ({
  event: 'booking.created',
  id,
  occurred_at: '2026-10-05T12:30:00+03:00',
  constructor: 'كوزموس 🛠️',
  customer: { id: `c-${id}`, email: 'Hind@Example.com', mobile: '0101 234 5678', name: 'هند' },
  lines: [
    { sku: 'A', qty: 1, price: 10.5 },
    { sku: 'B', qty: 2, price: 4 },
  ],
  ...more,
})

async function answerOf<T>(
  schema: { parse(value: unknown): T },
  method: string,
  path: string,
  body?: unknown,
) {
  const answer = await world.call(method, path, body)
  expect([path, answer.status]).toEqual([path, 200])
  return schema.parse(await answer.json())
}

it('holds what comes first, proposes with reasons, previews, and reads with it what came before', async () => {
  const { connection, path } = await world.connect({ kind: 'webhook', name: 'حجوزات' })
  const at = `/${connection.id}`
  for (const id of [1, 2]) expect((await world.hook(path, JSON.stringify(booking(id)))).status).toBe(200)
  expect((await world.hook(path, 'not json')).status).toBe(200)
  expect(await world.events()).toEqual([])
  expect((await world.read(connection.id)).hook).toMatchObject({ calls: 3, unread: 1 })
  const held = await answerOf(sampleAnswer, 'GET', `${at}/samples`)
  expect([held.waiting, held.samples.length, held.versions]).toEqual([2, 2, []])

  const text = held.samples[0]?.text ?? ''
  const read = await answerOf(readSampleAnswer, 'POST', '/read-sample', { text })
  expect(read.lists).toEqual([['lines']])
  expect(read.fields.find(({ path: of }) => of.join('.') === 'lines.*.sku')?.values).toEqual(['A', 'B'])
  expect(
    read.reasons.map(({ part, path: of, reason }) => `${part} ${of.join('.')} ${reason}`).sort(),
  ).toEqual([
    'id id named-id',
    'name event named-event',
    'person customer.email named-email',
    'person customer.id named-user',
    'person customer.mobile named-phone',
    'time occurred_at named-time',
  ])

  const whole: HookMapping = { ...read.proposal, channel: { value: 'store' } }
  const perLine: HookMapping = {
    ...whole,
    each: ['lines'],
    name: { value: 'Room Booked' },
    properties: [
      { name: 'sku', path: ['lines', '*', 'sku'] },
      { name: 'all_skus', path: ['lines'] },
      { name: 'made_by', path: ['constructor'] },
      { name: 'nothing', path: ['toString'] },
    ],
  }
  const preview = await answerOf(previewMappingAnswer, 'POST', `${at}/preview`, { text, mapping: perLine })
  expect(
    preview.messages.map(({ properties, refused }) => [properties.sku, properties.made_by, refused]),
  ).toEqual([
    ['A', 'كوزموس 🛠️', ''],
    ['B', 'كوزموس 🛠️', ''],
  ])
  expect(preview.messages[0]?.properties).not.toHaveProperty('nothing')
  const badTime = { text, mapping: { ...whole, time: ['customer', 'name'] } }
  expect((await answerOf(previewMappingAnswer, 'POST', `${at}/preview`, badTime)).messages[0]?.refused).toBe(
    'time-invalid',
  )
  expect(await world.events()).toEqual([])

  expect((await world.call('PUT', `${at}/mapping`, { mapping: whole })).status).toBe(200)
  expect((await world.call('PUT', `${at}/mapping`, { mapping: perLine })).status).toBe(200)
  expect(await answerOf(replayedAnswer, 'POST', `${at}/replay`)).toEqual({ taken: 2, left: 0 })
  // Another call is read at once; the same one again is nothing new; what was replayed is not replayed again.
  for (const id of [2, 3]) await world.hook(path, JSON.stringify(booking(id)))
  expect(await answerOf(replayedAnswer, 'POST', `${at}/replay`)).toEqual({ taken: 0, left: 0 })
  const line = (id: number, sku: string) =>
    `2026-10-05T09:30 | Room Booked | store | email:hind@example.com phone:+201012345678 user_id:c-${id} | ${sku}`
  expect(tellEvents(await world.events(), 'sku')).toEqual(
    [1, 2, 3].flatMap(id => [line(id, 'A'), line(id, 'B')]),
  )
  expect((await world.refused()).map(({ received }) => received)).toEqual(['not json'])
  const after = await answerOf(sampleAnswer, 'GET', `${at}/samples`)
  expect([after.waiting, after.versions.map(({ version }) => version)]).toEqual([0, [1, 2]])

  // Changing how the sender proves itself leaves the mapping.
  const change = { settings: { proof: 'token', header: 'X-Our-Token' }, secrets: { secret: 'let me in' } }
  expect((await world.call('PUT', at, change)).status).toBe(200)
  const body = JSON.stringify(booking(4))
  expect((await world.hook(path, body)).status).toBe(401)
  expect((await world.hook(path, body, { 'x-our-token': 'let me out' })).status).toBe(401)
  expect((await world.hook(path, body, { 'x-our-token': 'Bearer let me in' })).status).toBe(200)
  expect((await world.events()).length).toBe(8)
})

it.each([
  ['sha256', 'hex'],
  ['sha1', 'base64'],
  ['sha512', 'hex'],
] as const)('checks an HMAC of %s in %s over the very bytes', async (algorithm, encoding) => {
  const settings = { proof: 'hmac', header: 'x-hub-signature-256', algorithm, encoding }
  const asked = { kind: 'webhook', name: `${algorithm} ${encoding}`, settings, secrets: { secret: 'مفتاح' } }
  const { path } = await world.connect(asked)
  const body = JSON.stringify(booking(9))
  const good = createHmac(algorithm, 'مفتاح').update(body).digest(encoding)
  const statuses = []
  for (const signature of [good, `${algorithm}=${good}`, `${good}=`, good.slice(1), ''])
    statuses.push((await world.hook(path, body, { 'x-hub-signature-256': signature })).status)
  expect(statuses).toEqual([200, 200, 401, 401, 401])
  expect((await world.hook(path, `${body} `, { 'x-hub-signature-256': good })).status).toBe(401)
})
