import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Locator, Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { stripMarks } from '../../src/platform/i18n/isolate.ts'
import { askAr } from '../../src/understand/web/ask/strings.ar.ts'
import { type AskKey, askEn } from '../../src/understand/web/ask/strings.en.ts'
import { look, open, quiet } from './journeys-shop.ts'
import { findForeignWords, readTexts } from './pictures/read-page.ts'
import { findMark, mayFindNothing, pressedInDrawing, questionAddress } from './question-addresses.ts'
import { findKeys } from './sentence-keys.ts'
import type { Look } from './site.ts'

export interface Walked {
  readonly page: Page
  readonly site: string
  readonly as: Look
  readonly isOpenedUp: boolean
}

/** The card of the answer; what it rests on stands in its last paragraph and holds how long it took. */
const answerOf = (page: Page) => page.locator('main section[aria-busy]').first()

const wordOf =
  ({ language }: Look) =>
  (key: AskKey) =>
    (language === 'ar' ? askAr : askEn)[key]

export async function answered(page: Page): Promise<void> {
  await page.locator('main section[aria-busy="false"]').first().waitFor({ timeout: 30_000 })
  await quiet(page)
}

/**
 * A question as somebody meets it: seen, reached by keys, the people behind it; and opened up: its rows, its SQL, asked in
 * another way and taken back.
 */
export async function walkQuestion(walked: Walked, name: string): Promise<void> {
  const { page, site, as, isOpenedUp } = walked
  const errors: string[] = []
  const hear = (message: { type(): string; text(): string }) => {
    if (message.type() === 'error') errors.push(message.text())
  }
  page.on('console', hear)
  await page.setViewportSize({ width: as.width, height: 1000 })
  await page.emulateMedia({ colorScheme: as.scheme, reducedMotion: 'reduce' })
  await open(page, site + questionAddress(name))
  await answered(page)
  await look(page, `question-${name}`, as)
  expect.soft(await wrongWords(page, as)).toEqual([])
  expect.soft(await findUnreached(page)).toEqual([])
  await seePeople(walked, name)
  if (isOpenedUp) {
    await seeRows(walked, name)
    await seeSql(walked)
    await changeAndTakeBack(walked)
  }
  page.off('console', hear)
  expect(errors).toEqual([])
}

/** Keys of sentences, sentences with holes, and words of the other language that are not somebody's data. */
async function wrongWords(page: Page, { language }: Look): Promise<string[]> {
  const said = await answerOf(page).locator('p').first().textContent()
  expect(stripMarks(said ?? '').trim().length, 'the answer as a sentence').toBeGreaterThan(15)
  const all = await readTexts(page)
  return [
    ...all.flatMap(findKeys),
    ...all.filter(text => /\{\w*\}|\bundefined\b|\bNaN\b|\[object/.test(text)),
    ...(await findForeignWords(page, language === 'ar' ? 'Latin' : 'Arabic')),
  ]
}

/** Controls that the tabulator passes by. What was drawn anew on the way is looked for once more. */
async function findUnreached(page: Page): Promise<string[]> {
  const left = await passThrough(page)
  return left.length === 0 ? [] : passThrough(page)
}

const mostStops = 500

async function passThrough(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const seen = window as unknown as { reached?: Set<Element> }
    seen.reached = new Set()
    document.addEventListener('focusin', event => seen.reached?.add(event.target as Element))
    ;(document.activeElement as HTMLElement | null)?.blur()
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
    return document.querySelectorAll('a, button, input, [tabindex]').length
  })
  for (let i = 0; i < Math.min(count, mostStops); i++) await page.keyboard.press('Tab')
  const left = await page.evaluate(() => {
    const { reached } = window as unknown as { reached: Set<Element> }
    const all = [...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary)')]
    return all
      .filter(one => !reached.has(one) && one.checkVisibility() && !one.matches(':disabled, [type=radio]'))
      .map(one => one.outerHTML.slice(0, 160))
  })
  return left
}

async function choose({ page, as }: Walked, key: AskKey): Promise<void> {
  const t = wordOf(as)
  await answerOf(page)
    .getByRole('button', { name: t('ask.more'), exact: true })
    .click()
  await page.getByRole('menuitem', { name: t(key) }).click()
}

async function seePeople({ page }: Walked, name: string): Promise<void> {
  const mark = findMark(name)
  if (mark === null) return
  const marks = answerOf(page).locator(mark)
  if (mayFindNothing.includes(name) && (await marks.count()) === 0) return
  await marks.first().click()
  await seePanel(page)
}

async function seePanel(page: Page): Promise<void> {
  const panel = page.getByRole('dialog')
  await panel.getByRole('listitem').first().waitFor({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
}

/** What is drawn is also a table for readers; the file of it holds the rows that the table shows. */
async function seeRows(walked: Walked, name: string): Promise<void> {
  const { page } = walked
  const figures = answerOf(page).locator('figure')
  for (const figure of await figures.all())
    expect.soft(await figure.locator('table, [role=img], [role=button]').count()).toBeGreaterThan(0)
  const saved = page.waitForEvent('download')
  await choose(walked, 'ask.csv')
  const file = readFileSync((await (await saved).path()) ?? '', 'utf8')
  const [head = [], ...rows]: string[][] = parse(file, { bom: true })
  await choose(walked, 'ask.table')
  const table = answerOf(page).locator('table[aria-rowcount]')
  await table.waitFor()
  expect(rows.length).toBeGreaterThan(0)
  expect(Number(await table.getAttribute('aria-rowcount')) - 1).toBe(rows.length)
  expect((await textsOf(table.locator('thead th'))).map(oneLine)).toEqual(head.map(oneLine))
  const shown = await table.locator('tbody tr[data-index]').all()
  for (const row of shown.slice(0, 3)) {
    const index = Number(await row.getAttribute('data-index'))
    const first = (await textsOf(row.locator('td'))).map(oneLine)[0]
    if (/\p{L}/u.test(rows[index]?.[0] ?? '')) expect.soft(first).toBe(oneLine(rows[index]?.[0] ?? ''))
  }
  if (pressedInDrawing.includes(name)) {
    await table.locator('tbody button').first().press('Enter')
    await seePanel(page)
  }
  await choose(walked, 'ask.table')
}

async function textsOf(found: Locator): Promise<string[]> {
  return found.evaluateAll(all => all.map(one => one.textContent ?? ''))
}

const oneLine = (text: string) => stripMarks(text).replace(/\s+/g, ' ').trim()

async function seeSql(walked: Walked): Promise<void> {
  const { page } = walked
  await choose(walked, 'ask.explain')
  const panel = page.getByRole('dialog')
  await panel.locator('pre', { hasText: 'SELECT' }).first().waitFor({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
}

async function answeredOrEmpty(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('main [aria-busy="true"], .mantine-Skeleton-root') === null,
  )
  await quiet(page)
}

/** The answer without what it rests on, whose milliseconds are others each time. */
function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const card = document.querySelector('main [class*=board] > :nth-child(2)')?.cloneNode(true)
    if (!(card instanceof Element)) return ''
    for (const one of card.querySelectorAll('[class*=evidence]')) one.remove()
    return card.textContent ?? ''
  })
}

/** Counted by sessions and back; the address of either is the same answer to whoever opens it. */
async function changeAndTakeBack(walked: Walked): Promise<void> {
  const { page, as } = walked
  const t = wordOf(as)
  const begun = page.url()
  const before = await wordsOf(page)
  await page.getByRole('button', { name: new RegExp(`^${t('by.label')}: `) }).click()
  await page.getByRole('option', { name: t('by.session'), exact: true }).click()
  await vi.waitUntil(() => page.url() !== begun, { timeout: 10_000, interval: 50 })
  await answeredOrEmpty(page)
  const address = page.url()
  const other = await wordsOf(page)
  await page.getByRole('button', { name: t('ask.undo') }).click()
  await expect.poll(() => wordsOf(page), { timeout: 20_000 }).toBe(before)
  expect(page.url()).toBe(begun)
  await open(page, address)
  await answeredOrEmpty(page)
  await expect.poll(() => wordsOf(page), { timeout: 20_000 }).toBe(other)
}
