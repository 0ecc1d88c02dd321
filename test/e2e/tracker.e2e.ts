import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { type Session, sessionWithin } from '../../src/cli/session.ts'
import { timelineAnswer } from '../../src/unify/model-people.ts'
import { withSite } from './journeys-shop.ts'
import { openShop } from './shop-pages.ts'
import { launch } from './site.ts'

const opened = withSite()
let session: Session
let shop: Awaited<ReturnType<typeof openShop>>
let browser: Awaited<ReturnType<typeof launch>>

beforeAll(async () => {
  const { rihla } = opened
  session = sessionWithin({ app: rihla.app, localKey: rihla.localKey })
  const { secret } = await session.call({
    method: 'POST',
    path: '/api/w/1/keys',
    body: { kind: 'write', name: 'Web shop' },
    answer: z.looseObject({ secret: z.string() }),
  })
  shop = await openShop(rihla.url, secret)
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

/** A visitor who was never here, and what the log holds of them. */
async function visit(path: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ locale: 'ar-MA' })
  const page = await context.newPage()
  await page.goto(shop.url + path)
  await page.waitForFunction(() => 'rihla' in window && !Array.isArray(window.rihla))
  return { page, context }
}

const visitorOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'rihla_id')?.value ?? ''

const event = z.object({ type: z.string(), name: z.string(), messageId: z.string(), properties: z.string() })
type Seen = z.infer<typeof event> & { readonly asked: Record<string, unknown> }

async function seenOf(identifier: string): Promise<Seen[]> {
  const path = `/api/w/1/people/${encodeURIComponent(identifier)}/timeline?limit=200`
  const { events } = await session
    .call({ path, answer: timelineAnswer })
    .catch(() => ({ events: [], next: null }))
  return events
    .toReversed()
    .map(one => ({ ...one, asked: z.record(z.string(), z.unknown()).parse(JSON.parse(one.properties)) }))
}

const namesOf = async (identifier: string) => (await seenOf(identifier)).map(({ name }) => name)
const arrived = (identifier: string) =>
  expect.poll(async () => (await namesOf(identifier)).toSorted(), { timeout: 15_000, interval: 200 })
const call = (page: Page, ...said: [string, ...unknown[]]) =>
  page.evaluate(([name, ...given]) => {
    const tracker = Object.entries(window.rihla ?? {}).find(([known]) => known === name)?.[1]
    if (typeof tracker !== 'function') throw new Error(`${name} is missing`)
    tracker(...given)
  }, said)

describe('the tracker on a page of another site', () => {
  it('is less than 6 KB on its way, without anything it depends on', () => {
    const bytes = gzipSync(readFileSync(join(inject('siteFolder'), 'rihla.js')), { level: 9 }).length
    console.log(`rihla.js: ${bytes} bytes compressed`)
    expect(bytes).toBeLessThan(6 * 1024)
  })

  it('tells pages with campaign and referrer, also inside an application of one page, and who the visitor is', async () => {
    const { page, context } = await visit('/tea?utm_source=insta&utm_campaign=ramadan&gclid=G1')
    await page.evaluate(() => history.pushState({}, '', '/tea/green'))
    await page.waitForTimeout(120)
    await call(page, 'track', 'Product Added', { price: 12.5, name: 'شاي' })
    await call(page, 'identify', 'salma', { email: 'Salma@Example.com', name: 'سلمى' })
    await call(page, 'group', 'acme', { name: 'Acme' })
    await call(page, 'alias', 'salma')
    await arrived('user_id:salma').toEqual(
      ['page', 'Before The Script', 'page', 'Product Added', 'identify', 'group', 'alias'].toSorted(),
    )
    const seen = await seenOf('user_id:salma')
    const [first, second] = seen.filter(({ name }) => name === 'page')
    expect(first?.asked).toMatchObject({
      path: '/tea',
      $context: {
        campaign: { source: 'insta', name: 'ramadan', gclid: 'G1' },
        page: { title: 'متجر /tea' },
        locale: 'ar-MA',
      },
    })
    expect(second?.asked).toMatchObject({
      path: '/tea/green',
      referrer: `${shop.url}/tea?utm_source=insta&utm_campaign=ramadan&gclid=G1`,
      $context: { campaign: { source: 'insta' } },
    })
    expect(await namesOf('email:salma@example.com')).toHaveLength(7)
    await context.close()
  })

  it('loses nothing and doubles nothing when the page goes away at once', async () => {
    const { page, context } = await visit('/cart')
    const me = `anonymous_id:${await visitorOf(context)}`
    for (let i = 1; i <= 5; i++) {
      await call(page, 'track', `Left ${i}`, { i })
      await page.goto(`${shop.url}/step-${i}`)
      await page.waitForFunction(() => 'rihla' in window && !Array.isArray(window.rihla))
    }
    await call(page, 'track', 'Last', {})
    await page.close({ runBeforeUnload: true })
    await arrived(me).toEqual([
      ...Array(6).fill('Before The Script'),
      'Last',
      ...[1, 2, 3, 4, 5].map(i => `Left ${i}`),
      ...Array(6).fill('page'),
    ])
    await context.close()
  })

  it('waits while there is no network, also over a page that is closed, and then tells everything once', async () => {
    const { page, context } = await visit('/tea')
    const me = `anonymous_id:${await visitorOf(context)}`
    await arrived(me).toEqual(['Before The Script', 'page'])
    await context.setOffline(true)
    await call(page, 'track', 'Offline 1', {})
    await page.waitForTimeout(1_500)
    await call(page, 'track', 'Offline 2', {})
    await page.close()
    await context.setOffline(false)
    const later = await context.newPage()
    await later.goto(`${shop.url}/back`)
    await arrived(me).toEqual([
      'Before The Script',
      'Before The Script',
      'Offline 1',
      'Offline 2',
      'page',
      'page',
    ])
    const names = await namesOf(me)
    expect(names.indexOf('Offline 1')).toBeLessThan(names.indexOf('Offline 2'))
    await context.close()
  })

  it('tries again while the server cannot keep anything, and not where it will never take it', async () => {
    const context = await browser.newContext()
    const answers = [503, 429, 500]
    let calls = 0
    await context.route(/\/v1\/beacon/, async route => {
      calls++
      const status = answers.shift()
      if (status === undefined) await route.continue()
      else await route.fulfill({ status, headers: { 'access-control-allow-origin': '*' }, body: '' })
    })
    const page = await context.newPage()
    await page.goto(`${shop.url}/tea`)
    await expect.poll(() => visitorOf(context)).not.toBe('')
    await arrived(`anonymous_id:${await visitorOf(context)}`).toEqual(['Before The Script', 'page'])
    expect(calls).toBe(4)
    answers.push(400)
    await call(page, 'track', 'Refused', {})
    await page.waitForTimeout(3_000)
    expect(calls).toBe(5)
    await context.close()
  })

  it('keeps and sends nothing before the visitor agreed; then what was held comes, and a refusal ends it', async () => {
    const { page, context } = await visit('/tea?data-consent=required')
    const kept = () =>
      page.evaluate(() => [document.cookie, ...Object.keys(localStorage)].filter(text => text !== ''))
    await call(page, 'identify', 'careful', { email: 'careful@example.com' })
    await page.waitForTimeout(1_200)
    expect(await kept()).toEqual([])
    await call(page, 'consent', { analytics: true, marketing: false })
    await arrived('user_id:careful').toEqual(['Before The Script', 'Consent Updated', 'identify', 'page'])
    await call(page, 'consent', { analytics: false })
    await call(page, 'track', 'After No', {})
    await page.waitForTimeout(1_200)
    expect(await kept()).toEqual(['rihla.consent'])
    expect(await namesOf('user_id:careful')).not.toContain('After No')
    await context.close()
  })

  it('begins another person when another user signs in on the same device', async () => {
    const { page, context } = await visit('/tea')
    await call(page, 'identify', 'first-user')
    const before = await visitorOf(context)
    await call(page, 'identify', 'second-user')
    await call(page, 'track', 'Second Does', {})
    expect(await visitorOf(context)).not.toBe(before)
    await arrived('user_id:second-user').toEqual(['Second Does', 'identify'])
    expect(await namesOf('user_id:first-user')).not.toContain('Second Does')
    await context.close()
  })

  it('tells what is in the visitor’s way, where that was switched on, and never what was typed', async () => {
    const { page, context } = await visit('/pay?data-signals=rage,dead,errors,vitals,forms,clicks')
    const me = `anonymous_id:${await visitorOf(context)}`
    await page.locator('#nothing').click({ clickCount: 3, delay: 20 })
    await page.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('the basket is broken')
        }),
    )
    await page.locator('input[name=city]').fill('secret-city')
    await page.locator('input[name=street]').fill('secret-street')
    await page.waitForTimeout(2_500)
    await page.goto(`${shop.url}/elsewhere`)
    await arrived(me).toEqual([
      'Before The Script',
      'Before The Script',
      'Form Abandoned',
      'Page Left',
      'Page Measured',
      'Rage Click',
      'Script Error',
      'page',
      'page',
    ])
    const seen = await seenOf(me)
    const of = (name: string) => seen.find(one => one.name === name)?.asked
    const nothing = { element: 'button#nothing "Nothing"', x: expect.any(Number), y: expect.any(Number) }
    expect(of('Rage Click')).toMatchObject({ ...nothing, clicks: 3, path: '/pay', width: 1280 })
    expect(of('Rage Click')?.x).toBeGreaterThan(0)
    expect(of('Rage Click')?.x).toBeLessThan(1)
    expect(of('Script Error')).toMatchObject({ message: expect.stringContaining('the basket is broken') })
    expect(of('Form Abandoned')).toMatchObject({
      form: 'checkout',
      field: 'street',
      fields: ['city', 'street'],
    })
    expect(of('Page Left')).toMatchObject({ path: '/pay', width: 1280, height: expect.any(Number) })
    expect(of('Page Left')?.height).toBeGreaterThanOrEqual(720)
    expect(of('Page Left')?.clicks).toContainEqual(nothing)
    expect(of('Page Left')?.scroll_depth).toBeGreaterThan(10)
    expect(of('Page Measured')).toMatchObject({ slow: false })
    expect(of('Page Measured')?.fcp).toBeGreaterThan(0)
    expect(JSON.stringify(seen)).not.toContain('secret-')
    await context.close()
  })

  it('says which click changed nothing', async () => {
    const { page, context } = await visit('/pay?data-signals=dead')
    const box = await page.locator('#nothing').boundingBox()
    // By the keyboard: it happens nowhere on the page, so the middle of the button stands for it.
    await page.locator('#nothing').press('Enter')
    const me = `anonymous_id:${await visitorOf(context)}`
    await arrived(me).toEqual(['Before The Script', 'Dead Click', 'page'])
    const dead = (await seenOf(me)).find(({ name }) => name === 'Dead Click')?.asked
    expect(dead).toMatchObject({ element: 'button#nothing "Nothing"', path: '/pay', width: 1280 })
    expect(dead?.y).toBe(Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2))
    expect(dead?.x).toBeCloseTo(((box?.x ?? 0) + (box?.width ?? 0) / 2) / 1280, 2)
    await context.close()
  })
})
