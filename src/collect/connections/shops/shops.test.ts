import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ConnectionWorld, openConnectionWorld, tellEvents } from '../../../../test/connection-world.ts'
import {
  sallaSample,
  shopifySample,
  wooSample,
  youcanSample,
  zidSample,
} from '../../../../test/shop-samples.ts'
import {
  type ShopServer,
  serveSalla,
  serveShopify,
  serveWoo,
  serveYoucan,
  serveZid,
} from '../../../../test/shop-servers.ts'

// Each shop from its documented API on a local server, through the whole of Rihla: the past, what is new, and its webhooks.

let world: ConnectionWorld
const servers: ShopServer[] = []
beforeAll(async () => {
  world = await openConnectionWorld()
})
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
afterAll(() => world?.close())

async function on(server: Promise<ShopServer>): Promise<ShopServer> {
  const opened = await server
  servers.push(opened)
  return opened
}

async function told(account: string, ...names: string[]): Promise<string[]> {
  const events = await world.events()
  return tellEvents(
    events.filter(event => event.message_id.startsWith(account)),
    ...names,
  )
}

const sign = (body: string, secret: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(body).digest(encoding)

describe('Shopify', () => {
  it('tells its past page by page, then its changes, and a webhook of the same order adds nothing', async () => {
    const { customer, order, shipped, refunded, cancelled } = shopifySample
    const things = {
      customers: [customer(1), customer(2), customer(3)] as object[],
      orders: [order(1, shipped(1)), order(2, cancelled(2)), order(3), order(4), order(5)] as object[],
    }
    const shop = await on(serveShopify(things))
    let pauses = 0
    shop.disturb(() => (pauses++ === 1 ? { status: 429, headers: { 'retry-after': '0' }, body: '' } : null))
    const secrets = { token: 'shpat_1', signing: 'whsec' }
    const settings = { address: shop.url }
    const tried = await world.call('POST', '/try', { kind: 'shopify', settings, secrets })
    expect(await tried.json()).toMatchObject({ name: 'متجر الشاي', counts: [{ n: 3 }, { n: 5 }] })

    const { connection, path } = await world.connect({ kind: 'shopify', name: 'Shopify', settings, secrets })
    expect(JSON.stringify(connection)).not.toMatch(/shpat|whsec/)
    const done = await world.until(connection.id, found => found.firstLoadedAt !== null)
    expect(done).toMatchObject({ status: 'active', error: null, secretsSet: ['token', 'signing'] })
    const account = `shopify:${shop.url.slice(7)}`
    expect(await told(account, 'order_number', 'total', 'tracking_number', 'reason')).toEqual(
      [
        ...[1, 2, 3].map(
          n =>
            `2026-10-01T10:0${n} | identify |  | email:salma${n}@example.com phone:+966501234567 shopify_customer_id:${n}`,
        ),
        ...[1, 2, 3, 4, 5].map(
          n =>
            `2026-10-01T10:0${n} | Order Completed | web | email:salma${n}@example.com phone:+966501234567 shopify_customer_id:${n} | #100${n} | 230`,
        ),
        '2026-10-01T10:32 | Order Cancelled | web | email:salma2@example.com phone:+966501234567 shopify_customer_id:2 | #1002 | 230 | customer',
        '2026-10-01T12:01 | Order Shipped | web | email:salma1@example.com phone:+966501234567 shopify_customer_id:1 | #1001 | 230 | X1',
        '2026-10-01T15:01 | Order Delivered | web | email:salma1@example.com phone:+966501234567 shopify_customer_id:1 | #1001 | 230 | X1',
      ].sort(),
    )
    const [first] = (await world.events()).filter(({ name }) => name === 'Order Completed')
    expect(first?.properties).toMatchObject({
      currency: 'SAR',
      revenue: '200',
      tax: '30',
      coupon: 'رمضان',
      products: [{ name: 'شاي 🍵', sku: 'T-7', price: '100', quantity: '2', brand: 'أهمد' }],
    })

    const before = (await world.events()).length
    const hookOf = (body: string, signature: string | null, topic = 'orders/updated') =>
      world.hook(path, body, {
        'x-shopify-topic': topic,
        ...(signature === null ? {} : { 'x-shopify-hmac-sha256': signature }),
      })
    // The load told it already; its bytes hold Arabic and an emoji.
    const same = JSON.stringify(order(3))
    expect((await hookOf(same, sign(same, 'whsec', 'base64'), 'orders/create')).status).toBe(200)
    expect((await world.events()).length).toBe(before)
    // A new state is what happened, once, from whichever road.
    const next = order(3, refunded(3))
    const body = JSON.stringify(next)
    for (let i = 0; i < 2; i++) expect((await hookOf(body, sign(body, 'whsec', 'base64'))).status).toBe(200)
    things.orders[2] = next
    await world.again(connection.id)
    const news = (await world.events()).slice()
    expect(news.length).toBe(before + 1)
    expect(news.find(({ name }) => name === 'Order Refunded')?.properties).toMatchObject({
      refund_amount: '100',
    })

    for (const bad of [null, '', sign(body, 'other', 'base64'), sign(`${body} `, 'whsec', 'base64'), 'ü'])
      expect((await hookOf(body.replace('شاي', 'قهوة'), bad)).status).toBe(401)
    expect((await hookOf('{"broken', sign('{"broken', 'whsec', 'base64'))).status).toBe(200)
    expect((await world.read(connection.id)).hook).toMatchObject({ calls: 4, refused: 5, unread: 1 })
    expect((await world.refused()).map(({ received }) => received)).toContain('{"broken')
    expect((await world.hook('/v1/hooks/hook_nobody-has-this', body)).status).toBe(404)
  })
})

describe('WooCommerce', () => {
  it('tells guests and customers, waits for payment, and takes webhooks before the load', async () => {
    const { customer, order, at } = wooSample
    const things = {
      customers: [customer(1), customer(2)] as object[],
      orders: [
        order(11),
        order(12, {
          customer_id: 2,
          status: 'completed',
          date_modified_gmt: at(90),
          date_completed_gmt: at(90),
        }),
        order(13, { status: 'pending', payment_method: 'paypal' }),
        order(14, { status: 'cancelled', payment_method: 'paypal', date_modified_gmt: at(80) }),
        {
          id: 15,
          number: '15',
          status: 'processing',
          date_created_gmt: 'soon',
          date_modified_gmt: at(20),
          total: 'much',
        },
        { number: 'without an id', date_created_gmt: at(21), date_modified_gmt: at(21) },
      ] as object[],
    }
    const shop = await on(serveWoo(things))
    shop.disturb(({ path: asked }) =>
      asked === '/wp-json/' ? null : { status: 503, headers: {}, body: '<html>' },
    )
    const secrets = { key: 'ck_1', secret: 'cs_1', signing: 'سرّ' }
    const { connection, path } = await world.connect({
      ...{ kind: 'woocommerce', name: 'Woo', settings: { address: shop.url }, secrets },
    })
    const hookOf = (value: object, topic: string) => {
      const body = JSON.stringify(value)
      const headers = { 'x-wc-webhook-topic': topic, 'x-wc-webhook-signature': sign(body, 'سرّ', 'base64') }
      return world.hook(path, body, headers)
    }
    expect((await hookOf(order(11), 'order.created')).status).toBe(200)
    // How WooCommerce makes sure of the address.
    expect((await world.hook(path, 'webhook_id=7')).status).toBe(200)
    expect((await world.hook(path, JSON.stringify(order(11)))).status).toBe(401)
    const waiting = await world.until(connection.id, ({ error }) => error !== null)
    expect(waiting).toMatchObject({ status: 'active', error: { code: 'connection.refused' } })

    shop.disturb(null)
    await world.again(connection.id)
    const account = `woocommerce:${shop.url.slice(7)}`
    const site = shop.url.slice(7)
    expect(await told(account, 'order_id', 'city', 'total')).toEqual([
      `${at(1).slice(0, 16)} | identify |  | email:karim1@example.com phone:+212612345678 woocommerce_customer_id:1@${site} | Fès`,
      `${at(2).slice(0, 16)} | identify |  | email:karim2@example.com phone:+212612345678 woocommerce_customer_id:2@${site} | Fès`,
      `${at(11).slice(0, 16)} | Order Completed | web | email:nadia11@example.com phone:+212612345679 | 11 | طنجة | 150.5`,
      `${at(11).slice(0, 16)} | identify |  | email:nadia11@example.com phone:+212612345679 | طنجة`,
      `${at(12).slice(0, 16)} | Order Completed | web | email:nadia12@example.com phone:+212612345679 woocommerce_customer_id:2@${site} | 12 | طنجة | 150.5`,
      `${at(13).slice(0, 16)} | Checkout Started | web | email:nadia13@example.com phone:+212612345679 | 13 | طنجة | 150.5`,
      `${at(14).slice(0, 16)} | Checkout Started | web | email:nadia14@example.com phone:+212612345679 | 14 | طنجة | 150.5`,
      `${at(20).slice(0, 16)} | Order Completed | web |  | 15`,
      `${at(80).slice(0, 16)} | Order Cancelled | web | email:nadia14@example.com phone:+212612345679 | 14 | 150.5`,
      `${at(90).slice(0, 16)} | Order Fulfilled | web | email:nadia12@example.com phone:+212612345679 woocommerce_customer_id:2@${site} | 12 | 150.5`,
    ])
    expect((await world.refused()).map(({ received }) => received)).toContainEqual(
      expect.stringContaining('without an id'),
    )
    const before = (await world.events()).length
    await world.again(connection.id)
    expect((await world.events()).length).toBe(before)
  })
})

describe('Salla', () => {
  it('renews its token, reads histories, and checks both of its signatures', async () => {
    const { customer, order, history } = sallaSample
    const tokens = { good: 'fresh', refresh: 'r1' }
    const histories = {
      '301': [history('delivered', '2026-10-03 10:00:00'), history('shipped', '2026-10-02 09:00:00')],
    }
    const things = {
      customers: [customer(1)] as object[],
      orders: [order(301, 'delivered'), order(302), order(303, 'payment_pending')] as object[],
      histories,
    }
    const shop = await on(serveSalla(things, tokens))
    const settings = { base: shop.url, history: true }
    const keys = { clientId: 'client', clientSecret: 'client-secret', signing: 'نور' }
    const secrets = { token: 'stale', refreshToken: 'r1', ...keys }
    const { connection, path } = await world.connect({ kind: 'salla', name: 'سلة', settings, secrets })
    await world.until(connection.id, found => found.firstLoadedAt !== null)
    expect(await told('salla:', 'order_number', 'revenue', 'shipping')).toEqual([
      '2026-10-01T10:00 | identify |  | email:noura1@example.com phone:+966501234567 salla_customer_id:1',
      '2026-10-01T10:05 | Checkout Started | web | email:noura303@example.com phone:+966501234567 salla_customer_id:303 | 5303 | 95 | 20',
      '2026-10-01T10:05 | Order Completed | web | email:noura301@example.com phone:+966501234567 salla_customer_id:301 | 5301 | 95 | 20',
      '2026-10-01T10:05 | Order Completed | web | email:noura302@example.com phone:+966501234567 salla_customer_id:302 | 5302 | 95 | 20',
      '2026-10-02T06:00 | Order Shipped | web | email:noura301@example.com phone:+966501234567 salla_customer_id:301 | 5301',
      '2026-10-03T07:00 | Order Delivered | web | email:noura301@example.com phone:+966501234567 salla_customer_id:301 | 5301',
    ])
    // Renewed once, and the new refresh token is the one that is kept.
    tokens.good = 'newer'
    await world.again(connection.id)
    expect(shop.asked.filter(({ path: asked }) => asked === '/oauth2/token').length).toBe(2)
    expect((await world.read(connection.id)).error).toBeNull()
    const before = (await world.events()).length

    const status = {
      event: 'order.status.updated',
      merchant: 1,
      data: { ...history('shipped', '2026-10-04 09:00:00'), order: order(302, 'shipped') },
    }
    const body = JSON.stringify(status)
    const good = sign(body, 'نور', 'hex')
    for (const headers of [
      { 'x-salla-signature': good },
      { authorization: 'نور' },
      { authorization: 'Bearer x' },
      {},
    ]) {
      const isFine = 'x-salla-signature' in headers
      // A header holds Latin letters only: this token cannot even be sent.
      const answer = await world.hook(path, body, headers as Record<string, string>).catch(() => null)
      if (answer) expect([headers, answer.status]).toEqual([headers, isFine ? 200 : 401])
    }
    expect((await world.events()).length).toBe(before + 1)
    expect(await told('salla:', 'order_number')).toContain(
      '2026-10-04T06:00 | Order Shipped | web | email:noura302@example.com phone:+966501234567 salla_customer_id:302 | 5302',
    )
    // Used up and withdrawn: a person has to do something.
    tokens.good = 'other'
    tokens.refresh = 'nobody knows'
    const failed = await world.again(connection.id)
    expect(failed).toMatchObject({
      status: 'failed',
      nextRunAt: null,
      error: { code: 'connection.unauthorised' },
    })
  })
})

describe('Zid', () => {
  it('tells the history of a status, and nothing of a masked person', async () => {
    const { customer, order, delivered } = zidSample
    const things = {
      customers: [customer(1441)] as object[],
      orders: [
        order(1, 'delivered', delivered),
        order(2, 'new', {
          is_marketplace_order: true,
          customer: { id: 9, name: 'J*** D***', email: 't***@.', mobile: '***00' },
        }),
      ] as object[],
    }
    const shop = await on(serveZid(things))
    const secrets = { token: 'manager-1', authorization: 'Bearer authorization-1', header: 'our-own-header' }
    const settings = { base: shop.url }
    const { connection, path } = await world.connect({ kind: 'zid', name: 'زد', settings, secrets })
    await world.until(connection.id, found => found.firstLoadedAt !== null)
    const who = 'email:fahad1441@example.com phone:+966500000005 zid_customer_id:1441'
    const lines = [
      `2026-10-01T10:02 | identify |  | ${who}`,
      '2026-10-01T10:10 | Order Completed | app |  | Z2 | 899.1',
      `2026-10-01T10:10 | Order Completed | app | ${who} | Z1 | 899.1`,
      `2026-10-01T18:20 | Order Shipped | app | ${who} | Z1 | 899.1`,
      `2026-10-02T00:10 | Order Delivered | app | ${who} | Z1 | 899.1`,
    ]
    expect(await told('zid:', 'order_number', 'total')).toEqual(
      expect.arrayContaining(lines.filter(line => !line.includes('Delivered'))),
    )
    expect((await told('zid:')).filter(line => /Delivered|Updated/.test(line)).length).toBe(2)
    const before = (await world.events()).length
    const body = JSON.stringify(order(1, 'delivered', delivered))
    expect((await world.hook(path, body)).status).toBe(401)
    expect((await world.hook(path, body, { authorization: 'our-own-header' })).status).toBe(200)
    expect((await world.events()).length).toBe(before)
  })
})

describe('YouCan', () => {
  it('reads the last month again and takes new orders by webhook, signed over escaped letters', async () => {
    const { customer, order } = youcanSample
    const things = {
      customers: [customer('c1')] as object[],
      orders: [order('o3'), order('o2'), order('o1')] as object[],
    }
    const shop = await on(serveYoucan(things))
    const secrets = { token: 'youcan-1', clientSecret: 'client-secret' }
    const settings = { base: shop.url }
    const { connection, path } = await world.connect({ kind: 'youcan', name: 'يوكان', settings, secrets })
    await world.until(connection.id, found => found.firstLoadedAt !== null)
    const who = 'email:c1@example.com phone:+212612345678 youcan_customer_id:c1'
    expect(await told('youcan:', 'order_id', 'currency')).toEqual([
      `2026-10-01T09:00 | identify |  | ${who}`,
      ...['o1', 'o2', 'o3'].map(id => `2026-10-01T09:42 | Order Completed | web | ${who} | ${id} | EGP`),
    ])
    // PHP writes Arabic as \u06…: the signature is over what was sent, not over what it means.
    const body = JSON.stringify(order('o4')).replace(
      /[^\x20-\x7e]/g,
      c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    const headers = { 'x-youcan-signature': sign(body, 'client-secret', 'hex') }
    expect((await world.hook(path, JSON.stringify(order('o4')), headers)).status).toBe(401)
    expect((await world.hook(path, body, headers)).status).toBe(200)
    things.orders = [
      order('o4'),
      order('o3', { shipping: { status_text: 'delivered', updated_at: '2026-10-02 10:40' } }),
      order('o2'),
      order('o1'),
    ]
    await world.again(connection.id)
    const names = (await told('youcan:', 'order_id')).map(line => line.split(' | ')[1])
    expect(names.filter(name => name === 'Order Completed').length).toBe(4)
    expect(names).toEqual(expect.arrayContaining(['Order Shipped', 'Order Delivered']))
    // The order is told in other words now (its delivery fee): that is no other event under its id.
    expect((await world.refused()).map(({ reason }) => reason)).not.toContain('message-id-reused')
  })
})
