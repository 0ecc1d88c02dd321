import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { sessionWithin } from '../../src/cli/session.ts'
import { knownNames } from '../../src/collect/model-known-names.ts'
import {
  enter,
  look,
  looks,
  narrowArabic,
  open,
  quiet,
  refuse,
  sendShop,
  wide,
  withSite,
} from './journeys-shop.ts'
import { type Look, readFromLeft } from './site.ts'

const flow = '/journeys/flow'
const arabic: Look = { ...wide, language: 'ar' }
const bought = ['Product Viewed', 'Product Added', 'Order Completed'].join('\u001f')
const funnel = `${flow}?view=funnel&funnel=${encodeURIComponent(bought)}`
const here = withSite()

describe('a workspace without events', () => {
  it.each([wide, narrowArabic])('says what will stand here ($language, $scheme, $width)', async as => {
    const page = await enter(here.site, flow, as)
    const title = as.language === 'ar' ? 'لا رحلات في هذه الفترة' : 'No journeys in this period'
    await page.getByRole('heading', { name: title }).waitFor()
    await look(page, 'flow-empty', as)
    await open(page, `${here.site.url}${flow}?view=paths`)
    await page.getByText(as.language === 'ar' ? 'لم يسلك أحد' : 'Nobody took such a way').waitFor()
    await look(page, 'paths-empty', as)
    await open(page, here.site.url + funnel)
    await page.getByText(as.language === 'ar' ? 'لم يقم أحد بالخطوة' : 'Nobody did the first step').waitFor()
    await look(page, 'funnel-empty', as)
    await page.context().close()
  })
})

describe('a shop with events', () => {
  beforeAll(async () => {
    await sendShop(here.rihla)
    const session = sessionWithin({ app: here.rihla.app, localKey: here.rihla.localKey })
    const asked = { method: 'POST', path: '/api/w/1/ask/transitions', body: { input: {} } } as const
    const answer = z.object({ answer: z.object({ cases: z.number() }) })
    await vi.waitUntil(async () => (await session.call({ ...asked, answer })).answer.cases === 90, {
      timeout: 30_000,
      interval: 500,
    })
  }, 120_000)

  it.each(looks)(
    'is shown as a graph, as paths and as a funnel without barriers ($language, $scheme, $width)',
    async as => {
      const page = await enter(here.site, flow, as)
      await marks(page, 'node').first().waitFor()
      await look(page, 'flow', as)
      await marks(page, 'node').first().click()
      await page.getByRole('dialog').getByRole('link').first().waitFor()
      await look(page, 'flow-behind', as, false)
      await open(page, `${here.site.url}${flow}?view=paths`)
      await page.getByRole('main').locator('ol button').first().waitFor()
      await look(page, 'paths', as)
      await open(page, here.site.url + funnel)
      await page.getByRole('main').locator('figure svg rect').first().waitFor()
      await look(page, 'funnel', as)
      await page.context().close()
    },
    240_000,
  )

  it.each([wide, arabic])(
    'begins where reading begins, its times read in order, and one place is lit ($language)',
    async as => {
      const page = await enter(here.site, `${flow}?steps=60&transitions=100`, as)
      const [first, last] = [
        await box(step(page, named(as, 'page'))),
        await box(step(page, named(as, 'Product Reviewed'))),
      ]
      const isRtl = as.language === 'ar'
      expect(isRtl ? first.x > last.x : first.x < last.x).toBe(true)
      expect(await page.locator('nav a[aria-current="page"]').count()).toBe(1)
      // «6 دقائق» stands with its 6 at the right, "6 min" with it at the left.
      const time = await readFromLeft(page, 'td[data-kind="amount"] >> nth=0')
      expect(time).toMatch(isRtl ? /6$/ : /^6/)
      await page.context().close()
    },
  )

  it.each([
    { as: wide, on: 'ArrowRight', back: 'ArrowLeft', from: /^From Page viewed to Product Viewed/i },
    { as: arabic, on: 'ArrowLeft', back: 'ArrowRight', from: /^من عرض صفحة إلى عرض منتج/ },
  ])(
    'is walked with the arrow keys, the way the page is read ($as.language)',
    async ({ as, on, back, from }) => {
      const page = await enter(here.site, flow, as)
      await step(page, named(as, 'page')).waitFor()
      expect(await page.locator('svg [role="button"][tabindex="0"]').count()).toBe(1)
      await page.locator('svg [role="button"][tabindex="0"]').focus()
      await page.keyboard.press('Home')
      expect(await focused(page)).toMatch(new RegExp(`^${named(as, 'page')}:`))
      await page.keyboard.press(on)
      expect(bare(await focused(page))).toMatch(from)
      await page.keyboard.press(on)
      expect(await focused(page)).toMatch(new RegExp(`^${named(as, 'Product Viewed')}:`))
      await page.keyboard.press(back)
      await page.keyboard.press(back)
      expect(await focused(page)).toMatch(new RegExp(`^${named(as, 'page')}:`))
      await page.keyboard.press('ArrowDown')
      expect(await focused(page)).not.toMatch(new RegExp(`^${named(as, 'page')}:`))
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await page
        .getByRole('dialog')
        .getByText(as.language === 'ar' ? '90 شخصًا' : '90 people')
        .waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.context().close()
    },
  )

  it('leads from a transition to the people behind it, and to one of them', async () => {
    const page = await enter(here.site, flow, wide)
    const way = wayFrom(page, 'Product Added', 'Checkout Started')
    expect(bare((await way.getAttribute('aria-label')) ?? '')).toMatch(/54 times$/)
    await way.dispatchEvent('click')
    const panel = page.getByRole('dialog')
    await panel.getByText('54 people').waitFor()
    await panel.getByRole('link').first().click()
    await page.waitForURL(/\/people\//)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await open(page, here.site.url + flow)
    await page.getByRole('row').filter({ hasText: 'Checkout Started' }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('link').first().waitFor()
    await page.context().close()
  })

  it('shows as much as the sliders say, and keeps it in the address', async () => {
    const page = await enter(here.site, `${flow}?steps=4`, wide)
    await marks(page, 'node').first().waitFor()
    expect(await marks(page, 'node').count()).toBe(4)
    const ways = await marks(page, 'edge').count()
    const steps = page.getByRole('slider', { name: 'Steps' })
    await steps.focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/steps=5/)
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/steps=6/)
    await page.waitForFunction(() => document.querySelectorAll('svg g[class*=node]').length === 6)
    await page.getByRole('slider', { name: 'Transitions' }).focus()
    await page.keyboard.press('End')
    await page.waitForURL(/transitions=100/)
    await quiet(page)
    expect(await marks(page, 'edge').count()).toBeGreaterThan(ways)
    await page.getByText('Median time', { exact: true }).first().click()
    await page.waitForURL(/mark=median/)
    await page.getByText('an event on a channel').click()
    await page.waitForURL(/grain=event-channel/)
    await step(page, 'Product Viewed · Website').waitFor()
    await page.reload()
    await marks(page, 'node').first().waitFor()
    expect(await marks(page, 'node').count()).toBe(6)
    await page.context().close()
  })

  it('comes closer and goes back', async () => {
    const page = await enter(here.site, flow, wide)
    await quiet(page) // the drawing is fitted once its frame has been measured
    const width = async () => (await box(page.locator('svg[role="group"]'))).width
    const before = await width()
    await page.getByRole('button', { name: 'Closer' }).click()
    await expect.poll(width).toBeGreaterThan(before * 1.2)
    await page.getByRole('button', { name: 'Fit the drawing' }).click()
    await expect.poll(width).toBeCloseTo(before)
    await page.context().close()
  })

  it('shows the paths between two steps', async () => {
    const page = await enter(here.site, `${flow}?view=paths`, wide)
    await choose(page, /^From$/, 'Product Added')
    await page.waitForURL(/start=Product/)
    await choose(page, /^To$/, 'Order Completed')
    await page.waitForURL(/end=Order/)
    await quiet(page)
    const paths = page.getByRole('main').locator('ol button')
    const stops = () => paths.first().locator('bdi').allTextContents()
    await expect.poll(stops).toEqual(['Product Added', 'Checkout Started', 'Order Completed'])
    await paths.first().click()
    await page.getByRole('dialog').getByText('36 people').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('switch', { name: 'Whole journeys' }).click()
    await page.waitForURL(/whole=1/)
    await page.getByText('90 journeys take').waitFor()
    await page.context().close()
  })

  it('answers a funnel as it is built', async () => {
    const page = await enter(here.site, `${flow}?view=funnel`, wide)
    await page.getByText('Choose at least two events').waitFor()
    await choose(page, /^Step .?1/, 'Product Viewed')
    await choose(page, /^Step .?2/, 'Checkout Started')
    await page.getByText(/60%.? of 90 journeys/).waitFor()
    await page.getByRole('button', { name: 'Add a step' }).click()
    await choose(page, /^Step .?3/, 'Order Completed')
    await page.getByText(/40%.? of 90 journeys/).waitFor()
    await page.locator('figure svg g').last().click()
    await page.getByRole('dialog').getByText('36 people').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^Remove .Checkout Started/ }).click()
    await page.getByText(/40%.? of 90 journeys/).waitFor()
    await expect.poll(() => page.locator('figure svg g').count()).toBe(2)
    await page.reload()
    await page.getByText(/40%.? of 90 journeys/).waitFor()
    await page.context().close()
  })

  it.each([wide, narrowArabic])(
    'says what a funnel cannot count: a step that nobody reached loses nobody ($language)',
    async as => {
      const of = (...events: string[]) =>
        `${here.site.url}${flow}?view=funnel&funnel=${encodeURIComponent(events.join('\u001f'))}`
      const page = await enter(here.site, flow, as)
      await open(page, of('Product Viewed', 'Never Happened', 'Order Completed'))
      const drawing = page.locator('figure svg:has(rect)')
      await drawing.locator('g').first().waitFor()
      expect((await drawing.textContent())?.match(/100/g)).toHaveLength(1)
      expect(await drawing.textContent()).not.toMatch(/(?<!\d)0\D?%/)
      await expect.poll(() => page.locator('ol [role=combobox][value="Never Happened"]').count()).toBe(1)
      await look(page, 'funnel-zero', as)
      await open(page, of('Never Happened', 'Product Viewed'))
      const none = as.language === 'ar' ? 'مع فترة أطول' : 'With a longer period'
      await page.getByText(none).waitFor()
      expect(await page.locator('figure').count()).toBe(0)
      await look(page, 'funnel-none', as)
      await page.context().close()
    },
  )

  it.each([wide, narrowArabic])('says so when there is no answer, and asks again ($language)', async as => {
    const page = await enter(here.site, '/settings', as)
    const isQuestion = /\/api\/w\/1\/ask\//
    await refuse(page, isQuestion)
    for (const path of [flow, `${flow}?view=paths`, funnel]) {
      await page.goto(here.site.url + path)
      await page.getByRole('alert').first().waitFor({ timeout: 30_000 })
      await look(page, `${path === flow ? 'flow' : path.includes('paths') ? 'paths' : 'funnel'}-failed`, as)
    }
    await page.unroute(isQuestion)
    await page.getByRole('alert').getByRole('button').first().click()
    await page.locator('figure svg rect').first().waitFor()
    await page.context().close()
  })
})

/** Marks of the drawing by what they are: steps, or ways between them. */
function marks(page: Page, kind: 'node' | 'edge'): Locator {
  return page.locator(`svg g[role="button"][class*=${kind}]`)
}

/** A name inside a sentence is isolated from it. */
const isolated = (name: string) => `\u2068${name}\u2069`

/** An event as a reader sees it who gave it no name of their own. */
function named({ language }: Look, event: string): string {
  const known = knownNames().find(
    one => one.language === language && one.kind === 'event' && one.raw === event,
  )
  return known?.name ?? event
}

function step(page: Page, name: string): Locator {
  return page.locator(`svg [role="button"][aria-label^="${isolated(name)}:"]`)
}

function wayFrom(page: Page, from: string, to: string): Locator {
  return page.locator(`svg [role="button"][aria-label^="From ${isolated(from)} to ${isolated(to)}"]`)
}

async function focused(page: Page): Promise<string> {
  return bare((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '')
}

/** Without the marks that isolate a name inside a sentence. */
function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '')
}

async function box(found: Locator) {
  const place = await found.first().boundingBox()
  if (!place) throw new Error('not drawn')
  return place
}

async function choose(page: Page, field: RegExp, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
