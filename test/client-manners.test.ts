import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClientServer, type ClientShop, openClientServer } from './client-server.ts'

// What every client of another make may rely on, asked over its own addresses: nothing is lost, nothing is counted twice,
// nothing is spoiled by its neighbour, and an error says whether to try again.

let server: ClientServer
let shop: ClientShop
beforeAll(async () => {
  server = await openClientServer()
  shop = await server.openShop()
})
afterAll(() => server?.close())

interface Manner {
  readonly path: (key: string) => string
  /** The body that holds these messages, given as their texts. */
  readonly body: (key: string, messages: readonly string[]) => string
  readonly good: (id: number) => object
  readonly headers?: (key: string) => Record<string, string>
}

const manners: Readonly<Record<string, Manner>> = {
  posthog: {
    path: () => '/batch/',
    body: (key, list) => `{"api_key":"${key}","batch":[${list}]}`,
    good: id => ({ event: 'Seen', distinct_id: '42', uuid: `p-${id}`, timestamp: '2026-11-02T10:00:00Z' }),
  },
  amplitude: {
    path: () => '/2/httpapi',
    body: (key, list) => `{"events":[${list}],"api_key":"${key}"}`,
    good: id => ({ event_type: 'Seen', user_id: '42', insert_id: `a-${id}`, time: 1_793_613_600_250 }),
  },
  mixpanel: {
    path: key => `/import?strict=1&api_key=${key}`,
    body: (_key, list) => `[${list}]`,
    good: id => ({
      event: 'Seen',
      properties: { distinct_id: '42', $insert_id: `m-${id}`, time: 1_793_613_600 },
    }),
  },
  snowplow: {
    path: () => '/com.snowplowanalytics.snowplow/tp2',
    body: (key, list) =>
      `{"schema":"iglu:x/payload_data/y/1","data":[{"aid":"${key}","e":"pp","eid":"s-0","uid":"42"},${list}]}`,
    good: id => ({ e: 'pv', eid: `s-${id}`, uid: '42', dtm: '1793613600250' }),
  },
  openpanel: {
    path: () => '/track',
    body: (_key, [only = '']) => only,
    good: id => ({
      type: 'track',
      payload: { name: 'Seen', profileId: '42', properties: { __timestamp: `2026-11-02T10:00:0${id}Z` } },
    }),
    headers: key => ({ 'openpanel-client-id': key }),
  },
  segment: {
    path: () => '/v1/b',
    body: (key, list) => `{"writeKey":"${key}","batch":[${list}]}`,
    good: id => ({ type: 'track', event: 'Seen', userId: '42', messageId: `g-${id}` }),
  },
  rudderstack: {
    path: key => `/beacon/v1/batch?writeKey=${key}`,
    body: (_key, list) => `{"batch":[${list}]}`,
    good: id => ({ type: 'track', event: 'Seen', userId: '42', messageId: `r-${id}` }),
  },
  jitsu: {
    path: () => '/api/s/track',
    body: (_key, [only = '']) => only,
    good: id => ({ type: 'track', event: 'Seen', userId: '42', messageId: `j-${id}` }),
    headers: key => ({ 'x-write-key': `shop:${key}` }),
  },
  ga4: {
    path: key => `/mp/collect?api_secret=${key}`,
    body: (_key, list) => `{"client_id":"d","events":[${list}]}`,
    good: id => ({ name: 'Seen', timestamp_micros: 1_793_613_600_250_000 + id * 1000 }),
  },
}

async function send(
  manner: Manner,
  key: string,
  body: string | ReturnType<typeof gzipSync>,
  headers: Record<string, string> = {},
) {
  const own = { 'content-type': 'text/plain', ...manner.headers?.(key), ...headers }
  return fetch(server.url + manner.path(key), { method: 'POST', body, headers: own })
}

const ugly = [
  '7',
  'null',
  '"x"',
  '[]',
  '{}',
  '{"event":{},"event_type":{},"name":{},"e":"se","se_ac":"","properties":[],"params":[],"payload":[]}',
]

describe.each(Object.entries(manners))('%s', (client, manner) => {
  it('keeps what is right and puts the rest aside, each once, also when all is sent again', async () => {
    const own = await server.openShop()
    const right = [1, 2, 3].map(id => JSON.stringify(manner.good(id)))
    const large = JSON.stringify({ ...manner.good(4), filling: 'x'.repeat(33_000) })
    const all = [right[0], ...ugly, right[1], large, right[2]].map(String)
    const isSingle = client === 'openpanel' || client === 'jitsu'
    const bodies = isSingle ? all.map(one => [one]) : [all]
    for (let time = 0; time < 2; time++)
      for (const list of bodies)
        expect((await send(manner, own.key, manner.body(own.key, list))).status).toBeLessThan(
          isSingle ? 401 : 300,
        )
    const events = await own.arrived(3)
    expect(events.filter(({ name }) => name === 'Seen' || name === 'page')).toHaveLength(3)
    expect(events.length).toBe(client === 'snowplow' ? 4 : 3)
    const refused = await own.refused()
    expect(refused).toHaveLength(ugly.length + 1)
    expect(refused.filter(({ reason }) => reason === 'event-too-large')).toHaveLength(1)
    expect(JSON.stringify([events, refused])).not.toContain(own.key)
  })

  it('lets in nobody without a key, and says so', async () => {
    const body = manner.body('wk_no-such-key-in-any-workspace-here', [JSON.stringify(manner.good(9))])
    const { status } = await send(manner, 'wk_no-such-key-in-any-workspace-here', body)
    expect(status).toBe(401)
    const { readKey } = await readKeyOf(shop)
    const read = await send(manner, readKey, manner.body(readKey, [JSON.stringify(manner.good(9))]))
    expect(read.status).toBe(403)
  })

  it('keeps the limit of a body, packed or not, and takes what is packed', async () => {
    const filling = JSON.stringify({ ...manner.good(5), filling: 'x'.repeat(600_000) })
    const large = manner.body(shop.key, [filling])
    const expected = client === 'snowplow' ? 400 : 413
    expect((await send(manner, shop.key, large)).status).toBe(expected)
    const packed = { 'content-encoding': 'gzip', 'content-type': 'application/x-www-form-urlencoded' }
    expect((await send(manner, shop.key, gzipSync(large), packed)).status).toBe(expected)
    const small = manner.body(shop.key, [JSON.stringify(manner.good(6))])
    expect((await send(manner, shop.key, gzipSync(small), packed)).status).toBeLessThan(300)
    expect((await send(manner, shop.key, 'no gzip', packed)).status).toBe(400)
  })

  it('may be called from any page, also to be told no', async () => {
    const asked = {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type, x-of-its-own',
    }
    const before = await fetch(server.url + manner.path(shop.key), { method: 'OPTIONS', headers: asked })
    expect(before.status).toBe(204)
    expect(before.headers.get('access-control-allow-origin')).toBe('*')
    expect(before.headers.get('access-control-allow-headers')).toBe('content-type, x-of-its-own')
    const body = manner.body(shop.key, [JSON.stringify(manner.good(7))])
    const from = { origin: 'https://shop.example', cookie: 'rihla.session_token=stranger' }
    const answer = await send(manner, shop.key, body, from)
    expect([answer.status < 300, answer.headers.get('access-control-allow-origin')]).toEqual([true, '*'])
    const refused = await send(manner, 'none', manner.body('none', ['{}']), from)
    expect([refused.status >= 400, refused.headers.get('access-control-allow-origin')]).toEqual([true, '*'])
  })
})

async function readKeyOf({ workspace }: ClientShop) {
  const { workspaces } = server.rihla.composition.govern
  const { secret } = await workspaces.createKey({
    workspace,
    kind: 'read',
    name: 'r',
    caller: { kind: 'local' },
  })
  return { readKey: secret }
}

it('takes a body that is nothing whole into quarantine, and refuses it, where the key is known', async () => {
  const own = await server.openShop()
  const { ga4 } = manners
  const answer = await send(ga4!, own.key, `{"events": ${own.key}`)
  expect(answer.status).toBe(400)
  expect(await own.refused()).toMatchObject([{ reason: 'json-invalid', received: '{"events": ***' }])
})

it('takes what pages of PostHog send: packed by the page, as base64 in a form, one or many', async () => {
  const own = await server.openShop()
  const event = (uuid: string) => ({
    event: 'Seen',
    uuid,
    properties: { token: own.key, distinct_id: 'd', $device_id: 'd' },
  })
  const post = (to: string, body: string | ReturnType<typeof gzipSync>, type: string) =>
    fetch(server.url + to, { method: 'POST', body, headers: { 'content-type': type } }).then(
      ({ status }) => status,
    )
  const base64 = Buffer.from(JSON.stringify(event('b'))).toString('base64')
  const sent = [
    await post('/e/?compression=gzip-js&ver=1', gzipSync(JSON.stringify([event('a')])), 'text/plain'),
    await post(
      '/e/?compression=base64',
      `data=${encodeURIComponent(base64)}`,
      'application/x-www-form-urlencoded',
    ),
    await post('/i/v0/e/', JSON.stringify(event('c')), 'application/json'),
    await post(
      '/capture/',
      JSON.stringify({ api_key: own.key, event: 'Seen', distinct_id: 'd', uuid: 'e' }),
      'text/plain',
    ),
    await post(
      '/e/?compression=gzip-js',
      gzipSync(JSON.stringify([event('f'), { x: 'x'.repeat(600_000) }])),
      'text/plain',
    ),
    await post('/e/?compression=gzip-js', Buffer.from([0x1f, 0x8b, 8, 0, 1]), 'text/plain'),
  ]
  expect(sent).toEqual([200, 200, 200, 200, 401, 401])
  const keyed = { authorization: `Bearer ${own.key}`, 'content-type': 'text/plain' }
  const bomb = gzipSync(JSON.stringify([event('g'), { x: 'x'.repeat(600_000) }]))
  expect((await fetch(`${server.url}/e/`, { method: 'POST', body: bomb, headers: keyed })).status).toBe(413)
  expect((await own.arrived(4)).map(({ message_id }) => message_id).toSorted()).toEqual(['a', 'b', 'c', 'e'])
})

it('tells pages what is switched on, and only those that have a key', async () => {
  const own = await server.openShop()
  const get = (to: string) => fetch(server.url + to)
  const script = await (await get(`/array/${own.key}/config.js`)).text()
  const page: { _POSTHOG_REMOTE_CONFIG?: Record<string, { config: object }> } = {}
  new Function('window', script)(page)
  const told = page._POSTHOG_REMOTE_CONFIG?.[own.key]?.config
  expect(told).toEqual(await (await get(`/array/${own.key}/config`)).json())
  expect(told).toMatchObject({ sessionRecording: false, surveys: false })
  const settings = await (await get(`/v1/projects/${own.key}/settings`)).json()
  expect(settings.integrations['Segment.io']).toMatchObject({
    apiHost: `${new URL(server.url).host}/v1`,
    protocol: 'http',
  })
  const secure = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'rihla.example' }
  const behind = await (
    await fetch(`${server.url}/v1/projects/${own.key}/settings`, { headers: secure })
  ).json()
  expect(behind.integrations['Segment.io']).toMatchObject({ apiHost: 'rihla.example/v1', protocol: 'https' })
  for (const to of [
    '/array/none/config.js',
    '/array/none/config',
    '/v1/projects/none/settings',
    '/sourceConfig/?writeKey=none',
  ])
    expect([to, (await get(to)).status]).toEqual([to, 401])
})

it('takes a message that was repaired, as its client would have written it', async () => {
  const own = await server.openShop()
  const { amplitude } = manners
  const wrong = JSON.stringify({ event_type: '', user_id: '42', insert_id: 'a-1', time: 1_793_613_600_250 })
  await send(amplitude!, own.key, amplitude!.body(own.key, [wrong]))
  const [entry] = await own.refused()
  expect(entry).toMatchObject({ reason: 'event-name-missing' })
  const repaired = entry!.received.replace('"event_type":""', '"event_type":"شاي"')
  expect(await own.replay(entry!.id, repaired)).toBe('stored')
  expect(await own.arrived(1)).toMatchObject([{ name: 'شاي', message_id: 'a-1', time: 1_793_613_600_250 }])
  expect(await own.refused()).toEqual([])
})

it('corrects a clock that is wrong by a day, and leaves one that is right', async () => {
  const own = await server.openShop()
  const { amplitude } = manners
  const ago = Date.now() - 86_400_000
  const event = { event_type: 'Seen', user_id: '42', time: ago - 5_000 }
  const body = (uploaded: number) =>
    JSON.stringify({
      api_key: own.key,
      events: [event],
      client_upload_time: new Date(uploaded).toISOString(),
    })
  await send(amplitude!, own.key, body(ago))
  const [late] = await own.arrived(1)
  expect(Math.abs(late!.time - (Date.now() - 5_000))).toBeLessThan(30_000)
  await send(amplitude!, own.key, body(Date.now()))
  expect(await own.arrived(1)).toHaveLength(1)
})

it('says 503 in each client’s way when nothing can be promised', async () => {
  await server.rihla.composition.collect.intake.close()
  for (const [client, manner] of Object.entries(manners)) {
    const answer = await send(manner, shop.key, manner.body(shop.key, [JSON.stringify(manner.good(8))]))
    expect([client, answer.status]).toEqual([client, 503])
    if (client === 'amplitude') expect(await answer.json()).toMatchObject({ code: 503 })
  }
})
