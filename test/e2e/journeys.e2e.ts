import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sessionWithin } from '../../src/cli/session.ts'
import { journeyMapSchema } from '../../src/map/model.ts'
import { caseKindsSchema } from '../../src/understand/model.ts'
import { cairoShop, tokenOf } from '../govern.ts'
import { type RunningRihla, startRihla } from './running-rihla.ts'
import { findBarriers, type Look, openSite, overflow, type Site, takePicture } from './site.ts'

const email = 'amal@example.com'
const password = 'ten characters'
const looks: readonly Look[] = (['en', 'ar'] as const).flatMap(language =>
  (['light', 'dark'] as const).flatMap(scheme => [1440, 390].map(width => ({ language, scheme, width }))),
)
const wide: Look = { language: 'en', scheme: 'light', width: 1440 }
const narrowArabic: Look = { language: 'ar', scheme: 'dark', width: 390 }
let rihla: RunningRihla
let site: Site
let map: string

beforeAll(async () => {
  rihla = await startRihla()
  site = await openSite(rihla.url)
  await welcome()
}, 300_000)
afterAll(async () => {
  await site?.close()
  await rihla?.stop()
})

describe('a workspace without events', () => {
  it.each([wide, narrowArabic])('says what to do first ($language, $scheme, $width)', async as => {
    const page = await enter('/', as)
    for (const path of ['/', '/journeys']) {
      await open(page, path)
      await page.getByRole('main').getByRole('button').first().waitFor()
      await look(page, path === '/' ? 'home-empty' : 'maps-empty', as)
    }
    await page.context().close()
  })
})

describe('a shop with events', () => {
  beforeAll(async () => {
    map = await fillShop()
  }, 120_000)

  it.each(looks)(
    'has a living map without barriers ($language, $scheme, $width)',
    async as => {
      const page = await enter('/', as)
      await page.getByRole('main').locator('dd, [class*=facts]').first().waitFor()
      await look(page, 'home', as)
      await open(page, '/journeys')
      await page.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor()
      await look(page, 'maps', as)
      await open(page, map)
      await numbers(page)
      await look(page, 'map', as)
      await edit(page, as)
      await step(page, as)
      await open(page, `${map}?view=table`)
      await page.getByRole('table').getByText(/100/).first().waitFor()
      await look(page, 'map-table', as)
      await page.context().close()
    },
    240_000,
  )

  it('runs from the right in Arabic: the first stage stands at the right of the last', async () => {
    const page = await enter(map, { ...wide, language: 'ar' })
    await numbers(page)
    const places = await page
      .getByRole('main')
      .locator('section h2')
      .evaluateAll(heads => heads.map(head => head.getBoundingClientRect().right))
    expect(places.length).toBeGreaterThan(2)
    expect(places).toEqual([...places].sort((a, b) => b - a))
    await page.context().close()
  })

  it.each([wide, narrowArabic])('says so when there is no answer, and asks again ($language)', async as => {
    const page = await enter('/', as)
    const isQuestion = /\/api\/w\/1\/maps/
    await page.route(isQuestion, route =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: 'warehouse.unavailable',
          status: 503,
          code: 'warehouse.unavailable',
          detail: '',
          params: {},
          requestId: 'r-1',
        }),
      }),
    )
    for (const [name, path] of [
      ['home-failed', '/'],
      ['maps-failed', '/journeys'],
      ['map-failed', map],
    ] as const) {
      await page.goto(site.url + path)
      await page.getByRole('alert').first().waitFor({ timeout: 30_000 })
      await look(page, name, as)
    }
    await page.unroute(isQuestion)
    await page.getByRole('alert').getByRole('button').first().click()
    await numbers(page)
    await page.context().close()
  })

  it('is renamed, undone and done again', async () => {
    const page = await enter(map, wide)
    await numbers(page)
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    const stage = page.getByRole('main').locator('section h2').first()
    const before = (await stage.textContent()) ?? ''
    await page.getByRole('button', { name: new RegExp(`Options of .*${before}`) }).click()
    await page.getByRole('menuitem', { name: 'Edit the stage' }).click()
    await page.getByLabel('Name in English').fill('Getting to know us')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Getting to know us' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: before, exact: true }).waitFor()
    await page.getByRole('button', { name: 'Redo' }).click()
    await page.getByRole('heading', { name: 'Getting to know us' }).waitFor()
    await quiet(page)
    await page.waitForFunction(() => document.querySelectorAll('button:disabled').length > 0)
    await page.reload()
    await page.getByRole('heading', { name: 'Getting to know us' }).waitFor()
    await page.context().close()
  })
})

/** Edit mode, with the menu of the first stage open, then of the lanes. */
async function edit(page: Page, as: Look): Promise<void> {
  const words = as.language === 'ar' ? { edit: 'تعديل', lanes: 'الصفوف' } : { edit: 'Edit', lanes: 'Lanes' }
  await page.getByRole('button', { name: words.edit, exact: true }).click()
  await page.getByRole('main').locator('section').getByRole('button', { expanded: false }).first().click()
  await page.getByRole('menu').waitFor()
  await look(page, 'map-edit', as, false)
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: words.lanes }).click()
  await page.getByRole('checkbox').first().waitFor()
  await look(page, 'map-lanes', as, false)
  await page.keyboard.press('Escape')
}

async function step(page: Page, as: Look): Promise<void> {
  await open(page, map)
  await numbers(page)
  await page.getByRole('main').locator('[class*=cases]').first().click()
  await page.getByRole('dialog').getByRole('link').first().waitFor()
  await look(page, 'map-step', as, false)
}

async function numbers(page: Page): Promise<void> {
  await page.getByRole('main').locator('section [class*=cases]').first().waitFor()
  await quiet(page)
}

async function quiet(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.waitForTimeout(250)
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await quiet(page)
}

async function look(page: Page, name: string, as: Look, fullPage = true): Promise<void> {
  const whole = `${name}-${as.language}-${as.scheme}-${as.width}`
  await page.waitForTimeout(200)
  await takePicture(page, whole, fullPage)
  expect.soft([whole, await overflow(page)]).toEqual([whole, 0])
  expect.soft([whole, await findBarriers(page)]).toEqual([whole, ''])
}

async function enter(path: string, as: Look): Promise<Page> {
  const page = await site.open('/sign-in', as)
  const status = await page.evaluate(async body => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/auth/sign-in', { method: 'POST', headers, body })).status
  }, JSON.stringify({ email, password }))
  expect(status).toBeLessThan(300)
  await open(page, path)
  return page
}

async function welcome(): Promise<void> {
  const token = tokenOf(await rihla.govern.issueWelcome())
  const workspace = { ...cairoShop, digits: 'latn' }
  const answer = await fetch(`${rihla.url}/api/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: rihla.url },
    body: JSON.stringify({ token, name: 'أمل بناني', email, password, workspace }),
  })
  expect(answer.status).toBeLessThan(300)
}

/** Sends the events of a small shop with a write key, and has a map drafted; the address of the map. */
async function fillShop(): Promise<string> {
  const caller = { kind: 'local' } as const
  const key = await rihla.govern.workspaces.createKey({ workspace: 1, kind: 'write', name: 'Shop', caller })
  const sent = await fetch(`${rihla.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key.secret}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: Array.from({ length: 90 }, (_, i) => visit(i)).flat() }),
  })
  expect(sent.status).toBe(200)
  const session = sessionWithin({ app: rihla.app, localKey: rihla.localKey })
  const draft = (by: string) =>
    session.call({ method: 'POST', path: '/api/w/1/maps/draft', body: { by }, answer: journeyMapSchema })
  // Events are in every question within a second of their acknowledgement, not at it.
  const drafted = await vi.waitUntil(() => draft('person').catch(() => null), {
    timeout: 30_000,
    interval: 500,
  })
  const path = '/api/w/1/case-kinds'
  await session.call({ method: 'POST', path, body: { path: 'order_id' }, answer: caseKindsSchema })
  await draft('order_id')
  return `/journeys/map/${drafted.id}`
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
