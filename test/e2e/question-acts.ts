import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { stripMarks } from '../../src/platform/i18n/isolate.ts'
import { answered } from './walk-question.ts'

const answer = (page: Page) => page.locator('main section[aria-busy]').first()
const said = async (page: Page) => stripMarks((await answer(page).locator('p').first().textContent()) ?? '')
const rowsDrawn = (page: Page) => answer(page).locator('figure table').first().locator('tbody tr').count()

/** Another word in a pill of the sentence. */
async function put(page: Page, label: string, word: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${label}: `) })
    .first()
    .click()
  await page.getByRole('option', { name: word, exact: true }).first().click()
  await answered(page)
}

/** One thing that somebody does with each question, and what it does to the answer. */
export const acts: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  trends: async page => {
    const days = await rowsDrawn(page)
    await put(page, 'Unit of time', 'week')
    await expect.poll(() => rowsDrawn(page)).toBeLessThan(days / 3)
  },
  retention: async page => {
    await put(page, 'Unit of time', 'days')
    await expect.poll(() => said(page)).toMatch(/\bday 8\b/)
    expect(
      await answer(page)
        .locator('th', { hasText: /Day .?2/ })
        .count(),
    ).toBeGreaterThan(0)
  },
  lifecycle: async page => {
    const weeks = await rowsDrawn(page)
    await put(page, 'Unit of time', 'month')
    await expect.poll(() => rowsDrawn(page)).toBeLessThan(weeks / 2)
  },
  attribution: async page => {
    const before = await answer(page).locator('ul, ol').first().textContent()
    await put(page, 'Judged by', 'first touch')
    const drawn = async () => stripMarks((await answer(page).textContent()) ?? '')
    await expect.poll(drawn).toContain('The upper bar is last touch, the lower one first touch')
    expect(await answer(page).locator('ul, ol').first().textContent()).not.toBe(before)
    const models = answer(page).locator('table').last()
    const shares = (column: number) => models.locator(`tbody tr td:nth-child(${column})`).allTextContents()
    expect(await shares(2)).not.toEqual(await shares(3))
  },
  acquisition: async page => {
    const names = answer(page).locator('tbody button')
    const before = await names.allTextContents()
    await put(page, 'What visits are told apart by', 'device')
    await expect.poll(() => names.allTextContents()).not.toEqual(before)
  },
  friction: async page => {
    const before = await answer(page).locator('ol').textContent()
    await put(page, 'What it is to go on', 'Order placed')
    await expect.poll(() => answer(page).locator('ol').textContent()).not.toBe(before)
  },
  'moments-of-truth': async page => {
    await put(page, 'What it ends in', 'who comes back')
    await page.getByText(/Experiences count until/).waitFor()
    expect(page.url()).toContain('return')
  },
  conformance: async page => {
    const before = await said(page)
    await page.getByRole('button', { name: 'Add a step' }).click()
    await put(page, 'Step .?5.?', 'Reviews read')
    await expect.poll(() => said(page)).not.toBe(before)
    await answer(page)
      .getByRole('button', { name: /Reviews read/ })
      .first()
      .waitFor()
    const strict = Number.parseFloat(await said(page))
    await put(page, 'A deviation that is all right', /Reviews read.? is missing/)
    await expect.poll(async () => Number.parseFloat(await said(page))).toBeGreaterThan(strict)
  },
  'what-changed': async page => {
    const before = await said(page)
    const day = /From 15 /.test(before) ? 16 : 15
    await page.getByRole('button', { name: /^First day of the change: / }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(`\\b${day}\\b`) })
      .first()
      .click()
    await expect.poll(() => said(page)).toContain(`From ${day} `)
    expect(await said(page)).not.toBe(before)
  },
  'touchpoint-inventory': async page => {
    const rows = answer(page).locator('ol').first().locator(':scope > li')
    await answer(page)
      .getByRole('button', { name: /^Watch/ })
      .click()
    await expect.poll(() => rows.first().textContent()).toContain('Watch')
    expect(await rows.evaluateAll(all => new Set(all.map(one => one.dataset.verdict)).size)).toBe(1)
    const before = await said(page)
    await put(page, 'What a touchpoint is', 'an event')
    await expect.poll(() => said(page)).not.toBe(before)
  },
  'page-heat': async page => {
    const elements = answer(page).locator('section ol').first()
    const before = await elements.textContent()
    await answer(page).getByText('Dead clicks', { exact: true }).last().click()
    await expect.poll(() => elements.textContent()).not.toBe(before)
    await put(page, 'Page', 'None')
    await answer(page).locator('ol[aria-label^="Pages"] button').first().click()
    await expect.poll(() => page.url()).toContain('%22page%22')
    await answer(page).getByText('How far they read').waitFor()
  },
  situations: async page => {
    await put(page, 'Situation', /^Back to school/)
    await expect.poll(() => said(page)).toContain('Back to school')
  },
}

/** A circumstance that is written down stands in the list and in the sentences, and is gone when it is deleted. */
export async function writeAndDelete(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Write one down' }).click()
  await page.getByLabel('Name').fill('Warehouse strike')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Warehouse strike' }).waitFor()
  await page.getByRole('button', { name: /^Delete .*Warehouse strike/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'Warehouse strike' }).count()).toBe(0)
}
