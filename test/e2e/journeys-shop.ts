import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { cairoShop, tokenOf } from '../govern.ts'
import { type RunningRihla, startRihla } from './running-rihla.ts'
import { findBarriers, type Look, openSite, overflow, type Site, takePicture } from './site.ts'

const email = 'amal@example.com'
export const password = 'ten characters'

export const looks: readonly Look[] = (['en', 'ar'] as const).flatMap(language =>
  (['light', 'dark'] as const).flatMap(scheme => [1440, 390].map(width => ({ language, scheme, width }))),
)
export const wide: Look = { language: 'en', scheme: 'light', width: 1440 }
export const narrowArabic: Look = { language: 'ar', scheme: 'dark', width: 390 }

/** A whole Rihla with its first owner, and its app in a browser: opened before the tests of a file, closed after them. */
export function withSite(env: Readonly<Record<string, string>> = {}): {
  readonly rihla: RunningRihla
  readonly site: Site
} {
  let rihla: RunningRihla | undefined
  let site: Site | undefined
  beforeAll(async () => {
    rihla = await startRihla(env)
    site = await openSite(rihla.url)
    await welcome(rihla)
  }, 300_000)
  afterAll(async () => {
    await site?.close()
    await rihla?.stop()
  })
  const opened = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('opened before the first test, not before that')
    return one
  }
  return {
    get rihla() {
      return opened(rihla)
    },
    get site() {
      return opened(site)
    },
  }
}

/** The first owner, and an empty workspace in Cairo. */
async function welcome(rihla: RunningRihla): Promise<void> {
  const token = tokenOf(await rihla.govern.issueWelcome())
  const workspace = { ...cairoShop, digits: 'latn' }
  const answer = await fetch(`${rihla.url}/api/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: rihla.url },
    body: JSON.stringify({ token, name: 'أمل بناني', email, password, workspace }),
  })
  expect(answer.status).toBeLessThan(300)
}

/** A page of the signed-in owner, or of whoever else has that address and the same password. */
export async function enter(site: Site, path: string, as: Look, who = email): Promise<Page> {
  const page = await site.open('/sign-in', as)
  page.setDefaultTimeout(12_000)
  const status = await page.evaluate(
    async body => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/api/auth/sign-in', { method: 'POST', headers, body })).status
    },
    JSON.stringify({ email: who, password }),
  )
  expect(status).toBeLessThan(300)
  await open(page, site.url + path)
  return page
}

export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await quiet(page)
}

export async function quiet(page: Page): Promise<void> {
  // On a busy machine a question takes its time; how fast it is on a quiet one is measured elsewhere.
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, null, {
    timeout: 90_000,
  })
  await page.waitForTimeout(250)
}

/** A picture to look at; nothing wider than the window, and nothing that axe finds. */
export async function look(page: Page, name: string, as: Look, fullPage = true): Promise<void> {
  const whole = `${name}-${as.language}-${as.scheme}-${as.width}`
  await page.waitForTimeout(200)
  await takePicture(page, whole, fullPage)
  expect.soft([whole, await overflow(page)]).toEqual([whole, 0])
  expect.soft([whole, await findBarriers(page)]).toEqual([whole, ''])
}

/** Every question of the pages is refused as if the engine were down, until `page.unroute(address)`. */
export async function refuse(page: Page, address: RegExp): Promise<void> {
  const problem = {
    type: 'about:blank',
    title: 'warehouse.unavailable',
    status: 503,
    code: 'warehouse.unavailable',
    detail: '',
    params: {},
    requestId: 'r-1',
  }
  await page.route(address, route =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
  )
}

/** Sends events with a write key of their own. What is not a call of another kind is a `track`. */
export async function sendEvents(
  rihla: RunningRihla,
  events: readonly Record<string, unknown>[],
): Promise<void> {
  const caller = { kind: 'local' } as const
  const key = await rihla.govern.workspaces.createKey({ workspace: 1, kind: 'write', name: 'Shop', caller })
  const batch = events.map((event, i) => ({ type: 'track', messageId: `e-${key.id}-${i}`, ...event }))
  const sent = await fetch(`${rihla.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key.secret}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch }),
  })
  expect(sent.status).toBe(200)
}

/** Sends the events of a small shop of ninety customers. */
export function sendShop(rihla: RunningRihla): Promise<void> {
  return sendEvents(rihla, Array.from({ length: 90 }, (_, i) => visit(i)).flat())
}

const said = [
  'التوصيل تأخر يومين، لكن التغليف ممتاز',
  'Fast delivery, merci!',
  'twasslat m3attla bzaf 😕',
  'خدمة العملاء ردّت بسرعة',
]

/** One customer's journey: some only look, some leave the cart, some order; late parcels are rated low. */
function visit(i: number): Record<string, unknown>[] {
  const hour = 3_600_000
  const begin = Date.now() - (2 + (i % 24)) * 24 * hour - i * 60_000
  const who = { userId: `c-${i}`, anonymousId: `web-${i}` }
  const order = { order_id: `A-${1000 + i}`, total: 120 + i * 3.5, currency: 'EGP' }
  const at = (after: number, channel: string) => ({
    ...who,
    timestamp: new Date(begin + after * hour).toISOString(),
    context: { channel },
  })
  const isLate = i % 3 === 0
  const web = i % 4 === 0 ? 'app' : 'web'
  const all: (Record<string, unknown> | null)[] = [
    { type: 'page', ...at(0, web), properties: { title: 'Home', path: '/' } },
    { event: 'Product Viewed', ...at(0.1, web), properties: { product_id: 'p-7', price: 120 } },
    i % 5 < 4 ? { event: 'Product Added', ...at(0.2, web), properties: { product_id: 'p-7' } } : null,
    i % 5 < 3 ? { event: 'Checkout Started', ...at(0.3, web), properties: order } : null,
    i % 5 < 2 ? { event: 'Order Completed', ...at(0.4, web), properties: order } : null,
    i % 5 < 2 ? { event: 'Order Shipped', ...at(6, 'courier'), properties: order } : null,
    i % 5 < 2 ? { event: 'Order Delivered', ...at(isLate ? 46 : 20, 'courier'), properties: order } : null,
    i % 5 < 2
      ? {
          event: 'Product Reviewed',
          ...at(47, 'survey'),
          properties: { ...order, rating: isLate ? 2 : 5, review_body: said[i % said.length] },
        }
      : null,
    i % 5 < 2
      ? {
          type: 'identify',
          ...at(0.35, web),
          traits: { name: i % 2 ? `سلمى ${i}` : `Youssef ${i}`, email: `c${i}@example.com` },
        }
      : null,
  ]
  return all.flatMap((event, n) => (event ? [{ type: 'track', messageId: `shop-${i}-${n}`, ...event }] : []))
}
