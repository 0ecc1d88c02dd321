import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { sessionWithin } from '../../src/cli/session.ts'
import { journeyMapSchema } from '../../src/map/model.ts'
import { caseKindsSchema } from '../../src/understand/model.ts'
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
import type { Look } from './site.ts'

const here = withSite()
let map: string

describe('a workspace without events', () => {
  it.each([wide, narrowArabic])('says what to do first ($language, $scheme, $width)', async as => {
    const page = await enter(here.site, '/', as)
    for (const path of ['/', '/journeys']) {
      await open(page, here.site.url + path)
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
      const page = await enter(here.site, '/', as)
      await page.getByRole('main').locator('dd, [class*=facts]').first().waitFor()
      await look(page, 'home', as)
      await open(page, `${here.site.url}/journeys`)
      await page.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor()
      await look(page, 'maps', as)
      await unfold(page, {
        look: 'maps-by',
        as,
        opener: page.getByRole('main').locator('[aria-haspopup=menu]'),
      })
      await open(page, here.site.url + map)
      await numbers(page)
      await look(page, 'map', as)
      await unfold(page, { look: 'map-more', as, opener: page.locator('header [aria-haspopup=menu]') })
      const period = page.getByRole('main').locator('[aria-haspopup=dialog]')
      await unfold(page, { look: 'map-period', as, opener: period })
      await edit(page, as)
      await step(page, as)
      await open(page, `${here.site.url}${map}?view=table`)
      await page.getByRole('table').getByText(/100/).first().waitFor()
      await look(page, 'map-table', as)
      const table = page.getByRole('table')
      expect(await table.evaluate(one => one.scrollWidth - (one.parentElement?.clientWidth ?? 0))).toBe(0)
      await page.context().close()
    },
    240_000,
  )

  it('runs from the right in Arabic: the first stage stands at the right of the last', async () => {
    const page = await enter(here.site, map, { ...wide, language: 'ar' })
    await numbers(page)
    const places = await page
      .getByRole('main')
      .locator('section h2')
      .evaluateAll(heads => heads.map(head => head.getBoundingClientRect().right))
    expect(places.length).toBeGreaterThan(2)
    expect(places).toEqual([...places].sort((a, b) => b - a))
    await page.context().close()
  })

  it.each([wide, { ...wide, language: 'ar', scheme: 'dark' } as const])(
    'is printed on one sheet across, in the light, with its period ($language, $scheme)',
    async as => {
      const page = await enter(here.site, map, as)
      await numbers(page)
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: 1047, height: 718 }) // A4 across, a centimetre free on each side
      await look(page, 'map-print', as)
      const paper = await page.evaluate(() => {
        const inside = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
        const head = document.querySelector('h1')
        const curve = inside('section svg')
        const columns = [...document.querySelectorAll('section h2')].map(one => one.parentElement)
        const places = columns.flatMap(one => (one ? [one.getBoundingClientRect()] : []))
        return {
          ink: head && getComputedStyle(head).color,
          buttons: [...document.querySelectorAll('header button')].filter(one => one.checkVisibility())
            .length,
          curve: [curve?.left, curve?.right],
          columns: [Math.min(...places.map(one => one.left)), Math.max(...places.map(one => one.right))],
        }
      })
      expect(paper.ink).toBe('rgb(29, 36, 51)')
      expect(paper.buttons).toBe(0)
      for (const [i, edge] of paper.columns.entries()) {
        expect(edge).toBeGreaterThanOrEqual(0)
        expect(edge).toBeLessThanOrEqual(1047)
        expect(Math.abs(edge - (paper.curve[i] ?? Number.NaN))).toBeLessThan(3)
      }
      const period = as.language === 'ar' ? /آخر 90 يومًا.*، حتى/ : /Last 90 days.*, up to/
      expect(await page.getByText(period).isVisible()).toBe(true)
      await page.context().close()
    },
  )

  it('calls the people of a step by name, and visitors unknown', async () => {
    const page = await enter(here.site, map, wide)
    await numbers(page)
    await page.getByRole('main').locator('[class*=cases]').first().click()
    const people = page.getByRole('dialog').getByRole('list').last().getByRole('link')
    await people.first().waitFor()
    const names = await people.allTextContents()
    expect(names).toHaveLength(50)
    expect(names.filter(name => /^(سلمى|Youssef) \d+$/.test(name)).length).toBeGreaterThan(5)
    expect(names.filter(name => /^(user_id|anonymous_id|email):|^web-\d/.test(name))).toEqual([])
    await people
      .filter({ hasText: /سلمى|Youssef/ })
      .first()
      .click()
    await page.waitForURL(/\/people\//)
    await page.getByRole('heading', { level: 1, name: /سلمى|Youssef/ }).waitFor()
    await page.context().close()
  })

  it.each([wide, narrowArabic])('hears a score at the step that it speaks of ($language)', async as => {
    const words =
      as.language === 'ar'
        ? { edit: 'تعديل', step: 'تعديل هذه الخطوة', save: 'حفظ', score: /^درجة:/, undo: 'تراجع' }
        : { edit: 'Edit', step: 'Edit this step', save: 'Save', score: /^Score:/, undo: 'Undo' }
    const page = await enter(here.site, map, as)
    await numbers(page)
    const points = () => page.getByRole('main').locator('section button[class*=hit]').allTextContents()
    const place = () => page.locator('section button[class*=hit]').first().getAttribute('aria-label')
    const before = await place()
    expect(await points()).toHaveLength(1)
    await page.getByRole('button', { name: words.edit, exact: true }).click()
    await page.getByRole('main').locator('[class*=cases]').first().click()
    await page.getByRole('dialog').getByRole('button', { name: words.step }).click()
    const score = page.getByRole('checkbox', { name: words.score }).first()
    await score.scrollIntoViewIfNeeded()
    await look(page, 'step-editor', as, false)
    const wider = (dialog: Element) => dialog.scrollWidth - dialog.clientWidth
    expect(await page.getByRole('dialog').last().evaluate(wider)).toBeLessThanOrEqual(0)
    await score.check()
    await page.getByRole('button', { name: words.save, exact: true }).click()
    await expect.poll(place).not.toBe(before)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: words.undo }).click()
    await expect.poll(place).toBe(before)
    await page.context().close()
  })

  it.each([wide, narrowArabic])('says so when there is no answer, and asks again ($language)', async as => {
    const page = await enter(here.site, '/', as)
    const isQuestion = /\/api\/w\/1\/maps/
    await refuse(page, isQuestion)
    for (const [name, path] of [
      ['home-failed', '/'],
      ['maps-failed', '/journeys'],
      ['map-failed', map],
    ] as const) {
      await page.goto(here.site.url + path)
      await page.getByRole('alert').first().waitFor({ timeout: 30_000 })
      await look(page, name, as)
    }
    await page.unroute(isQuestion)
    await page.getByRole('alert').getByRole('button').first().click()
    await numbers(page)
    await page.context().close()
  })

  it('is not deleted without a question, which can be read in the dark', async () => {
    const page = await enter(here.site, map, { ...wide, scheme: 'dark' })
    await page.locator('header [aria-haspopup=menu]').click()
    await page.getByRole('menuitem').last().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete this map' }).waitFor()
    await look(page, 'map-delete', { ...wide, scheme: 'dark' }, false)
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('is renamed, undone and done again', async () => {
    const page = await enter(here.site, map, wide)
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

/** What opens over the page, looked at while it is open. */
async function unfold(page: Page, what: { look: string; as: Look; opener: Locator }): Promise<void> {
  await what.opener.first().click()
  await page.locator('[role=menu], [role=dialog]').first().waitFor()
  await look(page, what.look, what.as, false)
  await page.keyboard.press('Escape')
  await page.locator('[role=menu], [role=dialog]').first().waitFor({ state: 'detached' })
}

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
  await open(page, here.site.url + map)
  await numbers(page)
  await page.getByRole('main').locator('[class*=cases]').first().click()
  await page.getByRole('dialog').getByRole('link').first().waitFor()
  await look(page, 'map-step', as, false)
}

async function numbers(page: Page): Promise<void> {
  await page.getByRole('main').locator('section [class*=cases]').first().waitFor()
  await quiet(page)
}

/** Sends the shop and has maps drafted, by person and by order; the address of the first. */
async function fillShop(): Promise<string> {
  await sendShop(here.rihla)
  const session = sessionWithin({ app: here.rihla.app, localKey: here.rihla.localKey })
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
