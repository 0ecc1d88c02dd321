import { createServer, type IncomingMessage } from 'node:http'
import { createInstance, Identify, Revenue } from '@amplitude/analytics-node'
import { jitsuAnalytics } from '@jitsu/js'
import { OpenPanel } from '@openpanel/sdk'
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import {
  buildAddToCart,
  buildEcommerceTransaction,
  buildPageView,
  buildScreenView,
  buildSelfDescribingEvent,
  buildStructEvent,
  newTracker,
} from '@snowplow/node-tracker'
import Mixpanel from 'mixpanel'
import { PostHog } from 'posthog-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClientServer, lineOf, openClientServer } from './client-server.ts'

// The clients as npm has them, told nothing but the address and the write key. What each call becomes stands in the
// tables of src/collect/adapters and in the guide.

let server: ClientServer
beforeAll(async () => {
  server = await openClientServer()
})
afterAll(() => server?.close())

const at = new Date('2026-11-02T10:00:00.250Z')

describe('posthog-node', () => {
  it('arrives as its table says', async () => {
    const shop = await server.openShop()
    const client = new PostHog(shop.key, { host: server.url, flushAt: 20, flushInterval: 60_000 })
    client.capture({
      distinctId: '42',
      event: 'Order Completed',
      uuid: '0190d6a0-0000-7000-8000-000000000001',
      timestamp: at,
      properties: { order_id: 'A-1', revenue: 250.5, currency: 'EGP' },
      groups: { company: 'acme' },
    })
    client.capture({
      distinctId: '42',
      event: '$pageview',
      properties: { $current_url: 'https://shop.example/شاي', $pathname: '/شاي', title: 'شاي' },
    })
    client.capture({ distinctId: '42', event: '$screen', properties: { $screen_name: 'Cart' } })
    client.capture({
      distinctId: '42',
      event: 'Plan Changed',
      properties: { plan: 'b', $set: { plan: 'b' }, $set_once: { first_plan: 'a' } },
    })
    client.capture({ distinctId: 'device-7', event: 'Seen', properties: { $process_person_profile: false } })
    client.identify({
      distinctId: '42',
      properties: { $anon_distinct_id: 'device-9', email: 'Amal@Example.com' },
    })
    client.alias({ distinctId: '42', alias: 'device-8' })
    client.groupIdentify({ groupType: 'company', groupKey: 'acme', properties: { seats: 12 } })
    expect(await client.isFeatureEnabled('anything', '42')).toBe(undefined)
    await client.shutdown()

    const events = await shop.arrived(10)
    const lines = events.map(event =>
      lineOf(event, 'revenue', 'plan', 'email', 'seats', 'name', '$context/page/path'),
    )
    expect(lines).toEqual([
      'alias | anonymous_id:device-8 user_id:42',
      'group |  | account acme | seats=12',
      'identify | user_id:42 | plan=b',
      'identify | anonymous_id:device-9 email:amal@example.com user_id:42 | email=Amal@Example.com',
      'page | user_id:42 | name=شاي | $context/page/path=/شاي',
      'screen | user_id:42 | name=Cart',
      'track “$feature_flag_called” | user_id:42',
      'track “Order Completed” | user_id:42 | account acme | revenue=250.5',
      'track “Plan Changed” | user_id:42 | plan=b',
      'track “Seen” | anonymous_id:device-7',
    ])
    const order = events.find(event => event.name === 'Order Completed')!
    expect(order).toMatchObject({ message_id: '0190d6a0-0000-7000-8000-000000000001', time: at.getTime() })
    expect(JSON.stringify(events)).not.toContain(shop.key)
    expect(await shop.refused()).toEqual([])
  })
})

describe('posthog-node by its newer form', () => {
  it('arrives, and hears which of its events were put aside', async () => {
    const shop = await server.openShop()
    process.env.POSTHOG_CAPTURE_MODE = 'v1'
    const client = new PostHog(shop.key, { host: server.url, flushInterval: 60_000 })
    delete process.env.POSTHOG_CAPTURE_MODE
    const errors: unknown[] = []
    client.on('error', error => void errors.push(error))
    client.capture({
      distinctId: '42',
      event: 'Tea Seen',
      timestamp: at,
      properties: { $set: { plan: 'b' } },
    })
    client.capture({ distinctId: 'device-7', event: 'Seen', properties: { $process_person_profile: false } })
    client.capture({ distinctId: '42', event: 'x'.repeat(501), uuid: '0190d6a0-0000-7000-8000-000000000009' })
    await client.shutdown()
    const events = await shop.arrived(3)
    expect(events.map(event => lineOf(event, 'plan'))).toEqual([
      'identify | user_id:42 | plan=b',
      'track “Seen” | anonymous_id:device-7',
      'track “Tea Seen” | user_id:42',
    ])
    expect(await shop.refused()).toMatchObject([{ reason: 'name-too-long' }])
    expect(errors).toMatchObject([{ drops: [{ details: 'name-too-long' }] }])
  })
})

describe('rudder-sdk-node', () => {
  it('arrives as its table says', async () => {
    const shop = await server.openShop()
    const client = new RudderAnalytics(shop.key, {
      dataPlaneUrl: server.url,
      flushAt: 20,
      flushInterval: 10_000,
    })
    const common = { userId: '42', originalTimestamp: at }
    client.track({
      ...common,
      event: 'Order Completed',
      properties: { order_id: 'A-1', revenue: 250.5 },
      messageId: 'm-1',
    } as never)
    client.identify({
      userId: '42',
      anonymousId: 'device-9',
      traits: { email: 'Amal@Example.com' },
    })
    client.page({ userId: '42', name: 'Home', properties: { path: '/' } })
    client.screen({ userId: '42', name: 'Cart', properties: {} })
    client.group({ userId: '42', groupId: 'acme', traits: { seats: 12 } })
    client.alias({ userId: '42', previousId: 'device-8' })
    await client.flush()
    await client.flush()

    const events = await shop.arrived(6)
    expect(events.map(event => lineOf(event, 'revenue', 'email', 'seats', 'name', 'path'))).toEqual([
      'alias | anonymous_id:device-8 user_id:42',
      'group | user_id:42 | account acme | seats=12',
      'identify | anonymous_id:device-9 email:amal@example.com user_id:42 | email=Amal@Example.com',
      'page | user_id:42 | name=Home | path=/',
      'screen | user_id:42 | name=Cart',
      'track “Order Completed” | user_id:42 | revenue=250.5',
    ])
    const order = events.find(event => event.name === 'Order Completed')!
    expect(order).toMatchObject({ message_id: 'm-1', time: at.getTime() })
  })
})

describe('@amplitude/analytics-node', () => {
  it('arrives as its table says', async () => {
    const shop = await server.openShop()
    const client = createInstance()
    await client.init(shop.key, { serverUrl: `${server.url}/2/httpapi`, flushIntervalMillis: 5 }).promise
    const who = { user_id: '42' }
    const results = await Promise.all(
      [
        client.track(
          'Order Completed',
          { order_id: 'A-1' },
          {
            ...who,
            insert_id: 'i-1',
            time: at.getTime(),
            revenue: 250.5,
            platform: 'iOS',
            groups: { company: 'acme' },
          },
        ),
        client.track(
          '[Amplitude] Page Viewed',
          { '[Amplitude] Page Title': 'شاي' },
          { device_id: 'device-9' },
        ),
        client.identify(
          new Identify().set('email', 'Amal@Example.com').setOnce('first', 'a').add('visits', 1),
          {
            ...who,
            device_id: 'device-9',
          },
        ),
        client.setGroup('company', 'acme', who),
        client.groupIdentify('company', 'acme', new Identify().set('seats', 12)),
        client.revenue(new Revenue().setProductId('tea').setPrice(20).setQuantity(3), who),
      ].map(call => call.promise),
    )
    expect(results.map(({ code }) => code)).toEqual([200, 200, 200, 200, 200, 200])

    const events = await shop.arrived(7)
    const facts = ['revenue', 'product_id', 'email', '$add/visits', 'seats', 'company', 'name']
    expect(events.map(event => lineOf(event, ...facts))).toEqual([
      'group | user_id:42 | account acme',
      'group |  | account acme | seats=12',
      'identify | anonymous_id:device-9 email:amal@example.com user_id:42 | email=Amal@Example.com | $add/visits=1',
      'identify | user_id:42 | account acme | company=acme',
      'page | anonymous_id:device-9 | name=شاي',
      'track “Order Completed” | user_id:42 | account acme | revenue=250.5',
      'track “revenue_amount” | user_id:42 | revenue=60 | product_id=tea',
    ])
    const order = events.find(event => event.name === 'Order Completed')!
    expect(order).toMatchObject({ message_id: 'i-1', time: at.getTime(), channel: 'app' })
    expect(await shop.refused()).toEqual([])
  })

  it('lets go of a key that is none', async () => {
    const client = createInstance()
    await client.init('wk_no-such-key-in-any-workspace-here', {
      serverUrl: `${server.url}/2/httpapi`,
      flushIntervalMillis: 5,
      logLevel: 0,
    }).promise
    expect(await client.track('Seen', {}, { user_id: '42' }).promise).toMatchObject({ code: 400 })
  })
})

describe('mixpanel', () => {
  it('arrives as its table says', async () => {
    const shop = await server.openShop()
    const { hostname, port } = new URL(server.url)
    const client = Mixpanel.init(shop.key, {
      host: hostname,
      port: Number(port),
      protocol: 'http',
      key: shop.key,
    } as never)
    const done = (call: (said: (error: unknown) => void) => void) =>
      new Promise<void>((resolve, reject) => call(error => (error ? reject(error) : resolve())))
    const order = { distinct_id: '42', order_id: 'A-1', revenue: 250.5, time: at, $insert_id: 'i-1' }
    await done(said => client.track('Order Completed', order, said))
    // Two equal clicks without time and id are two.
    await done(said => client.track('Tea Seen', { distinct_id: '$device:device-9' }, said))
    await done(said => client.track('Tea Seen', { distinct_id: '$device:device-9' }, said))
    await done(said =>
      client.track('Signed In', { distinct_id: '42', $user_id: '42', $device_id: 'device-9' }, said),
    )
    await done(said => client.import('Old Order', at, { distinct_id: '42' }, said))
    const batch = [
      { event: 'شاي', properties: { distinct_id: '42', time: at } },
      { event: 'Batched', properties: { distinct_id: '42', time: at } },
    ]
    await done(said => client.track_batch(batch as never, said as never))
    await done(said => client.alias('device-8', '42', said))
    await done(said => client.people.set('42', { $email: 'Amal@Example.com', plan: 'b' }, said))
    await done(said => client.people.increment('42', 'visits', 2, said))
    await done(said => client.people.track_charge('42', 50, { item: 'tea' }, said))
    await done(said => client.groups.set('company', 'acme', { seats: 12 }, said))

    const events = await shop.arrived(12)
    const facts = ['revenue', 'item', 'email', 'plan', '$add/visits', 'seats']
    expect(events.map(event => lineOf(event, ...facts))).toEqual([
      'alias | anonymous_id:device-8 user_id:42',
      'group |  | account acme | seats=12',
      'identify | email:amal@example.com user_id:42 | email=Amal@Example.com | plan=b',
      'identify | user_id:42 | $add/visits=2',
      'track “Batched” | user_id:42',
      'track “Charged” | user_id:42 | revenue=50 | item=tea',
      'track “Old Order” | user_id:42',
      'track “Order Completed” | user_id:42 | revenue=250.5',
      'track “Signed In” | anonymous_id:device-9 user_id:42',
      'track “Tea Seen” | anonymous_id:device-9',
      'track “Tea Seen” | anonymous_id:device-9',
      'track “شاي” | user_id:42',
    ])
    expect(events.find(event => event.name === 'Order Completed')).toMatchObject({
      message_id: 'i-1',
      time: at.getTime(),
    })
    expect(JSON.stringify(events)).not.toContain(shop.key)
    expect(await shop.refused()).toEqual([])
  })
})

describe('@snowplow/node-tracker', () => {
  it.each(['post', 'get'] as const)('arrives by %s as its table says', async eventMethod => {
    const shop = await server.openShop()
    const emitter = { endpoint: server.url, eventMethod, bufferSize: eventMethod === 'get' ? 1 : 10 }
    const tracker = newTracker(
      { namespace: 'shop', appId: shop.key, encodeBase64: eventMethod === 'get' },
      emitter,
    )
    tracker.setPlatform('web')
    tracker.setDomainUserId('device-9')
    tracker.track(
      buildPageView({ pageUrl: 'https://shop.example/', pageTitle: 'شاي', referrer: 'https://a.example/' }),
    )
    tracker.setUserId('42')
    tracker.track(
      buildEcommerceTransaction({ orderId: 'A-1', total: 250.5, shipping: 20, currency: 'EGP' }),
      [],
      { type: 'ttm', value: at.getTime() },
    )
    tracker.track(buildStructEvent({ category: 'video', action: 'Played', label: 'tea', value: 3 }))
    tracker.track(buildScreenView({ name: 'Cart', id: 's-1' }))
    tracker.track(buildAddToCart({ sku: 'tea', name: 'شاي', unitPrice: 20, quantity: 2, currency: 'EGP' }))
    const schema = 'iglu:example.shop/complained/jsonschema/1-0-0'
    const context = { schema: 'iglu:example.shop/ticket/jsonschema/1-0-0', data: { number: 7 } }
    tracker.track(buildSelfDescribingEvent({ event: { schema, data: { about: 'tea' } } }), [context])
    const iglu = 'iglu:com.snowplowanalytics.snowplow.ecommerce'
    const seen = {
      schema: `${iglu}/snowplow_ecommerce_action/jsonschema/1-0-2`,
      data: { type: 'product_view' },
    }
    const product = { schema: `${iglu}/product/jsonschema/1-0-0`, data: { id: 'tea', price: 20 } }
    tracker.track(buildSelfDescribingEvent({ event: seen }), [product])
    await tracker.flush()

    const events = await shop.arrived(7)
    const facts = [
      'order_id',
      'revenue',
      'shipping',
      'label',
      'value',
      'name',
      'product_id',
      'price',
      'about',
      'contexts/ticket/0/number',
    ]
    expect(events.map(event => lineOf(event, ...facts))).toEqual([
      'page | anonymous_id:device-9 | name=شاي',
      'screen | anonymous_id:device-9 user_id:42 | name=Cart',
      'track “Order Completed” | anonymous_id:device-9 user_id:42 | order_id=A-1 | revenue=250.5 | shipping=20',
      'track “Played” | anonymous_id:device-9 user_id:42 | label=tea | value=3',
      'track “Product Added” | anonymous_id:device-9 user_id:42 | name=شاي | product_id=tea | price=20',
      'track “Product Viewed” | anonymous_id:device-9 user_id:42 | product_id=tea | price=20',
      'track “complained” | anonymous_id:device-9 user_id:42 | about=tea | contexts/ticket/0/number=7',
    ])
    expect(events.find(event => event.name === 'Order Completed')).toMatchObject({
      time: at.getTime(),
      channel: 'web',
    })
    expect(events.filter(({ message_id }) => !/^[\da-f-]{36}$/.test(message_id))).toEqual([])
    expect(JSON.stringify(events)).not.toContain(shop.key)
    expect(await shop.refused()).toEqual([])
  })
})

describe('@openpanel/sdk', () => {
  it('arrives as its table says', async () => {
    const shop = await server.openShop()
    const client = new OpenPanel({ clientId: 'shop', clientSecret: shop.key, apiUrl: server.url })
    await client.track('Tea Seen', { __deviceId: 'device-9' })
    await client.identify({
      profileId: '42',
      email: 'Amal@Example.com',
      firstName: 'أمل',
      properties: { plan: 'b' },
    })
    await client.track('Tea Seen', { sku: 'tea' })
    await client.track('Tea Seen', { sku: 'tea' })
    await client.track('screen_view', { __path: 'https://shop.example/', __title: 'شاي' })
    await client.revenue(250.5, { order_id: 'A-1' })
    await client.increment({ profileId: '42', property: 'visits', value: 2 })
    await client.upsertGroup({ id: 'acme', type: 'company', name: 'Acme', properties: { seats: 12 } })
    await client.setGroup('acme')
    await client.track('Asked', {})

    const events = await shop.arrived(10)
    const facts = [
      'revenue',
      'order_id',
      'sku',
      'email',
      'plan',
      '$increment/visits',
      'seats',
      'name',
      '$context/page/path',
    ]
    expect(events.map(event => lineOf(event, ...facts))).toEqual([
      'group |  | account acme | seats=12 | name=Acme',
      'group | user_id:42 | account acme',
      'identify | email:amal@example.com user_id:42 | email=Amal@Example.com | plan=b',
      'identify | user_id:42 | $increment/visits=2',
      'page | user_id:42 | name=شاي | $context/page/path=https://shop.example/',
      'track “Asked” | user_id:42 | account acme',
      'track “Tea Seen” | anonymous_id:device-9',
      'track “Tea Seen” | user_id:42 | sku=tea',
      'track “Tea Seen” | user_id:42 | sku=tea',
      'track “revenue” | user_id:42 | revenue=250.5 | order_id=A-1',
    ])
    expect(await shop.refused()).toEqual([])
  })
})

describe('the Measurement Protocol', () => {
  const products = [{ item_id: 'tea', item_name: 'شاي', price: 20, quantity: 2 }]
  const body = {
    client_id: 'device-9',
    user_id: '42',
    timestamp_micros: String(at.getTime() * 1000),
    user_properties: { plan: { value: 'b' } },
    user_data: { sha256_email_address: ['b5bb9d8014a0f9b1d61e21e796d78dcc'] },
    events: [
      { name: 'page_view', params: { page_location: 'https://shop.example/', page_title: 'شاي' } },
      { name: 'view_item', params: { currency: 'EGP', value: 20, items: products } },
      { name: 'add_to_cart', params: { currency: 'EGP', value: 40, items: products } },
      { name: 'purchase', params: { transaction_id: 'A-1', value: 40, tax: 2, items: products } },
      { name: 'Complained', params: { about: 'tea' } },
    ],
  }
  const send = (path: string, key: string, sent: unknown) =>
    fetch(`${server.url}${path}?measurement_id=G-1&api_secret=${key}`, {
      method: 'POST',
      body: JSON.stringify(sent),
    })

  it('arrives as its table says, and again adds nothing', async () => {
    const shop = await server.openShop()
    const who = `anonymous_id:device-9 email_sha256:b5bb9d8014a0f9b1d61e21e796d78dcc user_id:42`
    expect((await send('/mp/collect', shop.key, body)).status).toBe(204)
    expect((await send('/mp/collect', shop.key, body)).status).toBe(204)
    const events = await shop.arrived(6)
    const facts = [
      'product_id',
      'name',
      'price',
      'order_id',
      'revenue',
      'original_event',
      'plan',
      'about',
      'products/0/product_id',
    ]
    expect(events.map(event => lineOf(event, ...facts))).toEqual([
      `identify | ${who} | plan=b`,
      `page | ${who} | name=شاي`,
      `track “Complained” | ${who} | about=tea`,
      `track “Order Completed” | ${who} | order_id=A-1 | revenue=40 | original_event=purchase | products/0/product_id=tea`,
      `track “Product Added” | ${who} | product_id=tea | name=شاي | price=20 | original_event=add_to_cart | products/0/product_id=tea`,
      `track “Product Viewed” | ${who} | product_id=tea | name=شاي | price=20 | original_event=view_item | products/0/product_id=tea`,
    ])
    expect(new Set(events.map(event => event.time))).toEqual(new Set([at.getTime()]))
    expect(await shop.refused()).toEqual([])
  })

  it('tries without keeping, and says what is wrong', async () => {
    const shop = await server.openShop()
    const wrong = {
      ...body,
      events: [{ name: '' }, { name: 'x', timestamp_micros: 'yesterday' }, 7, body.events[3]],
    }
    const answer = await (await send('/debug/mp/collect', shop.key, wrong)).json()
    expect(answer.validationMessages.map((one: { fieldPath: string }) => one.fieldPath)).toEqual([
      'events[0]',
      'events[1]',
      'events[2]',
    ])
    expect(await shop.arrived(0)).toEqual([])
    expect(await shop.refused()).toEqual([])
  })
})

describe('@jitsu/js', () => {
  it('arrives from a server as its table says', async () => {
    const shop = await server.openShop()
    const client = jitsuAnalytics({ host: server.url, writeKey: `shop:${shop.key}`, s2s: true })
    await client.track('Tea Seen', { sku: 'tea' })
    await client.identify('42', { email: 'Amal@Example.com', name: 'أمل' })
    await client.track('Order Completed', { order_id: 'A-1', revenue: 250.5 })
    await client.page('Home', { path: '/' })
    await client.group('acme', { seats: 12 })

    const events = await shop.arrived(5)
    const lines = events.map(event => lineOf(event, 'sku', 'order_id', 'revenue', 'email', 'seats'))
    // The client draws its own anonymous id, and says the traits it knows with every call.
    expect(lines.map(line => line.replace(/anonymous_id:[\da-f-]{36}/, 'anonymous_id:X'))).toEqual([
      'group | anonymous_id:X user_id:42 | account acme | seats=12',
      'identify | anonymous_id:X email:amal@example.com user_id:42 | email=Amal@Example.com',
      'page | anonymous_id:X email:amal@example.com user_id:42',
      'track “Order Completed” | anonymous_id:X email:amal@example.com user_id:42 | order_id=A-1 | revenue=250.5',
      'track “Tea Seen” | anonymous_id:X | sku=tea',
    ])
    expect(JSON.stringify(events)).not.toContain(shop.key)
    expect(await shop.refused()).toEqual([])
  })
})

/** Stands before Rihla as a line would that breaks: of each address the first answer is lost after everything arrived. */
async function openBrokenLine() {
  const lost = new Set<string>()
  const line = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const headers = Object.entries(request.headers).filter(
      ([name]) => !/^(host|connection|content-length)$/.test(name),
    )
    const answer = await fetch(server.url + request.url, {
      method: request.method ?? 'POST',
      headers: headers.map(([name, value]) => [name, String(value)]),
      ...(body.length > 0 ? { body } : {}),
    })
    const text = await answer.text()
    const path = new URL(request.url ?? '', server.url).pathname
    const isLost = !lost.has(path)
    lost.add(path)
    response
      .writeHead(isLost ? 503 : answer.status, { 'content-type': 'application/json' })
      .end(isLost ? '{"code":503}' : text)
  })
  await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve))
  const { port } = line.address() as { port: number }
  return { url: `http://127.0.0.1:${port}`, lost, close: () => void line.close().closeAllConnections() }
}

async function bodyOf(request: IncomingMessage) {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('a client whose batch is too large', () => {
  it('sends it in halves until all of it is there', async () => {
    const shop = await server.openShop()
    const filling = 'x'.repeat(20_000)
    const posthog = new PostHog(shop.key, { host: server.url, flushAt: 40, flushInterval: 60_000 })
    const amplitude = createInstance()
    const quick = { flushIntervalMillis: 5, flushQueueSize: 40, logLevel: 0 }
    await amplitude.init(shop.key, { serverUrl: `${server.url}/2/httpapi`, ...quick }).promise
    const said = Array.from({ length: 40 }, (_, n) => {
      posthog.capture({ distinctId: '42', event: 'By PostHog', properties: { n, filling } })
      return amplitude.track('By Amplitude', { n, filling }, { user_id: '42' }).promise
    })
    await Promise.all([posthog.shutdown(), ...said])
    const names = (await shop.arrived(80)).map(({ name }) => name)
    expect(names.filter(name => name === 'By PostHog')).toHaveLength(40)
    expect(names.filter(name => name === 'By Amplitude')).toHaveLength(40)
    expect(await shop.refused()).toEqual([])
  })
})

describe('a client whose answer was lost', () => {
  it('sends again, and each event is there once', async () => {
    const shop = await server.openShop()
    const line = await openBrokenLine()
    const posthog = new PostHog(shop.key, { host: line.url, fetchRetryDelay: 10, flushInterval: 60_000 })
    posthog.capture({ distinctId: '42', event: 'By PostHog' })
    const rudder = new RudderAnalytics(shop.key, { dataPlaneUrl: line.url, retryCount: 3 })
    rudder.track({ userId: '42', event: 'By RudderStack' })
    const amplitude = createInstance()
    const quick = { flushIntervalMillis: 5, logLevel: 0 }
    await amplitude.init(shop.key, { serverUrl: `${line.url}/2/httpapi`, ...quick }).promise
    const tracker = newTracker({ namespace: 'shop', appId: shop.key }, { endpoint: line.url, bufferSize: 1 })
    tracker.setUserId('42')
    tracker.track(buildStructEvent({ category: 'c', action: 'By Snowplow' }))
    const openpanel = new OpenPanel({ clientId: shop.key, apiUrl: line.url })
    const when = { profileId: '42', __timestamp: at.toISOString() }
    await Promise.all([
      posthog.shutdown(),
      amplitude.track('By Amplitude', {}, { user_id: '42' }).promise,
      openpanel.track('By OpenPanel', when),
      rudder.flush(),
      tracker.flush(),
    ])
    await tracker.flush()
    await expect.poll(() => line.lost.size).toBe(5)
    const names = (await shop.arrived(5)).map(({ name }) => name)
    expect(names).toEqual(['By Amplitude', 'By OpenPanel', 'By PostHog', 'By RudderStack', 'By Snowplow'])
    expect(await shop.refused()).toEqual([])
    line.close()
  })
})
