import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClientServer, type ClientShop, lineOf, openClientServer } from '../client-server.ts'
import { openClientPages, type PageClient } from './client-pages.ts'
import { launch } from './site.ts'

// The clients for pages as npm has them, in a real browser, on a site of another origin. What each call becomes stands in
// the tables of src/collect/adapters and in the guide.

interface Driven extends PageClient {
  readonly track: (name: string) => string
  readonly identify: string
  /** Which identifiers it says after identify. */
  readonly knows: string
  /** Names of events that the client sends by itself. */
  readonly own: readonly string[]
  /** False where the client itself forgets what it could not send. */
  readonly waits: boolean
}

const clients: Readonly<Record<string, Driven>> = {
  '@segment/analytics-next': {
    script: '@segment/analytics-next/dist/umd/index.js',
    load: `const client = AnalyticsNext.AnalyticsBrowser.load({ writeKey: KEY, cdnURL: HOST })
      await client.page('Home')`,
    track: name => `client.track(${JSON.stringify(name)}, { price: 12.5 })`,
    identify: `client.identify('42', { email: 'Amal@Example.com' })`,
    knows: 'anonymous_id:X user_id:42',
    own: ['page'],
    waits: true,
  },
  '@rudderstack/analytics-js': {
    load: `import { RudderAnalytics } from '/npm/@rudderstack/analytics-js/dist/npm/modern/bundled/esm/index.mjs'
      const client = new RudderAnalytics()
      client.load(KEY, HOST, { configUrl: HOST, logLevel: 'ERROR' })
      client.page('Home')`,
    track: name => `client.track(${JSON.stringify(name)}, { price: 12.5 })`,
    identify: `client.identify('42', { email: 'Amal@Example.com' })`,
    knows: 'anonymous_id:X email:amal@example.com user_id:42',
    own: ['page'],
    waits: true,
  },
  'posthog-js': {
    load: `import posthog from '/npm/posthog-js/dist/module.mjs'
      const client = posthog.init(KEY, { api_host: HOST, autocapture: false, opt_out_useragent_filter: true })`,
    track: name => `client.capture(${JSON.stringify(name)}, { price: 12.5 })`,
    identify: `client.identify('42', { email: 'Amal@Example.com' })`,
    knows: 'user_id:42',
    own: ['page', '$pageleave'],
    waits: true,
  },
  '@jitsu/js': {
    load: `import { jitsuAnalytics } from '/npm/@jitsu/js/dist/jitsu.es.js'
      const client = jitsuAnalytics({ host: HOST, writeKey: 'shop:' + KEY })
      await client.page('Home')`,
    track: name => `client.track(${JSON.stringify(name)}, { price: 12.5 })`,
    identify: `client.identify('42', { email: 'Amal@Example.com' })`,
    knows: 'anonymous_id:X email:amal@example.com user_id:42',
    own: ['page'],
    waits: false,
  },
}

const here = '$context/page/path=/tea | $context/locale=ar-MA'

let server: ClientServer
let browser: Browser
beforeAll(async () => {
  server = await openClientServer()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const ready = (page: Page) => page.waitForFunction(() => 'client' in window)

/** Waits until these names, apart from what the client adds by itself, are all that arrived. */
async function expectNames(
  shop: ClientShop,
  own: readonly string[],
  names: readonly string[],
): Promise<void> {
  const seen = async () =>
    (await shop.arrived(0))
      .map(({ name }) => name)
      .filter(name => !own.includes(name))
      .toSorted()
  await expect.poll(seen, { timeout: 15_000, interval: 200 }).toEqual(names.toSorted())
}

describe.each(Object.entries(clients))('%s', (_name, client) => {
  it('arrives as its table says, loses nothing when the page goes away or the line is cut, and doubles nothing', async () => {
    const shop = await server.openShop()
    const pages = await openClientPages(client, server.url, shop.key)
    const context = await browser.newContext({ locale: 'ar-MA' })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).origin))
    page.on('pageerror', error => {
      throw error
    })
    try {
      await page.goto(`${pages.url}/tea`)
      await ready(page)
      const say = (said: string) => page.evaluate(text => new Function('client', text)(window.client), said)
      await say(client.track('Before Identify'))
      await page.waitForTimeout(300)
      await say(client.identify)
      await say(client.track('After Identify'))
      await expectNames(shop, client.own, ['After Identify', 'Before Identify', 'identify'])
      await expect.poll(async () => (await shop.arrived(0)).length, { timeout: 10_000 }).toBe(4)
      const events = await shop.arrived(0)
      const lines = events.map(event =>
        lineOf(event, 'price', 'email', '$context/page/path', '$context/locale'),
      )
      // Each client draws an anonymous id of its own.
      expect(lines.map(line => line.replace(/anonymous_id:\S+/, 'anonymous_id:X'))).toEqual([
        `identify | anonymous_id:X email:amal@example.com user_id:42 | email=Amal@Example.com | ${here}`,
        `page | anonymous_id:X | ${here}`,
        `track “After Identify” | ${client.knows} | price=12.5 | ${here}`,
        `track “Before Identify” | anonymous_id:X | price=12.5 | ${here}`,
      ])

      if (client.waits) {
        await say(client.track('Left'))
        await page.goto(`${pages.url}/cart`)
        await ready(page)
        await context.setOffline(true)
        await say(client.track('Without A Line'))
        await page.waitForTimeout(400)
        await context.setOffline(false)
        await expectNames(shop, client.own, [
          'After Identify',
          'Before Identify',
          'identify',
          'Left',
          'Without A Line',
        ])
      }
      expect(await shop.refused()).toEqual([])
      expect(JSON.stringify(await shop.arrived(0))).not.toContain(shop.key)
      expect([...new Set(asked)].toSorted()).toEqual([pages.url, server.url].toSorted())
    } finally {
      await context.close()
      await pages.close()
    }
  })
})

declare global {
  interface Window {
    client: unknown
  }
}
