import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cairoShop, tokenOf } from '../govern.ts'
import { type RunningRihla, startRihla } from './running-rihla.ts'
import { findBarriers, type Look, openSite, overflow, type Site, takePicture } from './site.ts'

const password = 'a long enough sentence'
const email = 'salma@example.ma'
let rihla: RunningRihla
let site: Site

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(rihla.url + path, {
    method: 'POST',
    headers: { origin: rihla.url, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

beforeAll(async () => {
  rihla = await startRihla()
  site = await openSite(rihla.url)
  const token = tokenOf(await rihla.govern.issueWelcome())
  await post('/api/welcome', { token, name: 'سلمى بنّاني', email, password, workspace: cairoShop })
  const caller = { kind: 'local' } as const
  const key = await rihla.govern.workspaces.createKey({ workspace: 1, kind: 'write', name: 'shop', caller })
  const sent = await post(
    '/v1/batch',
    { batch: sayings() },
    { authorization: `Basic ${btoa(`${key.secret}:`)}` },
  )
  expect(sent.status).toBe(200)
})
afterAll(async () => {
  await site?.close()
  await rihla?.stop()
})

/** Customers of a web shop and of its till, which writes Arabic; of every third the till has another birth year. */
function sayings(): Record<string, unknown>[] {
  const given = [
    ['Mohammed', 'محمد'],
    ['Khadija', 'خديجة'],
    ['Youssef', 'يوسف'],
    ['Rachid', 'رشيد'],
  ] as const
  const family = [
    ['Alaoui', 'العلوي'],
    ['Bennani', 'بناني'],
    ['Tazi', 'التازي'],
    ['Idrissi', 'الإدريسي'],
    ['Filali', 'الفيلالي'],
  ] as const
  return Array.from({ length: 40 }, (_, i) => {
    const [first, last] = [given[i % 4]!, family[i % 5]!]
    const birth = (shift: number) =>
      `19${50 + ((i * 17) % 45) + shift}-0${1 + (i % 9)}-${10 + ((i * 5) % 19)}`
    const city = ['Casablanca', 'Rabat', 'Tanger'][i % 3]
    return [
      {
        userId: `web-${i}`,
        traits: {
          firstName: first[0],
          lastName: last[0],
          birthday: birth(0),
          city,
          email: `mail${i}@example.ma`,
        },
      },
      {
        anonymousId: `till-${i}`,
        traits: { firstName: first[1], lastName: last[1], birthday: birth(i % 3 === 0 ? 3 : 0), city },
      },
    ]
  })
    .flat()
    .map((one, i) => ({ type: 'identify', messageId: `s-${i}`, ...one }))
}

async function enter(how: Look): Promise<Page> {
  const page = await site.open('/sign-in', how)
  const status = await page.evaluate(async body => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/auth/sign-in', { method: 'POST', headers, body })).status
  }, JSON.stringify({ email, password }))
  expect(status).toBe(204)
  await page.goto(`${site.url}/people/matching`)
  await page.locator('main').getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  return page
}

async function look(page: Page, name: string): Promise<void> {
  await takePicture(page, name, true)
  expect([name, await findBarriers(page)]).toEqual([name, ''])
  expect([name, await overflow(page)]).toEqual([name, 0])
}

const wide: Look = { language: 'en', scheme: 'light', width: 1440 }
const looks: Look[] = [
  wide,
  { language: 'ar', scheme: 'light', width: 1440 },
  { language: 'en', scheme: 'dark', width: 390, height: 844 },
  { language: 'ar', scheme: 'dark', width: 390, height: 844 },
]

describe('the screen of matching', () => {
  it('says what matching is before it ran, and starts it', async () => {
    const page = await enter(wide)
    await page.getByText('Nobody was matched yet').waitFor()
    await look(page, 'matching-never-en')
    const local = { authorization: `Bearer ${rihla.localKey}`, 'content-type': 'application/json' }
    const settingsAt = `${rihla.url}/api/w/1/matching/settings`
    const settings = await (await fetch(settingsAt, { headers: local })).json()
    // Everything is asked, so that there are pairs to judge.
    const body = JSON.stringify({ ...settings, linkAt: null })
    expect((await fetch(settingsAt, { method: 'PUT', headers: local, body })).status).toBe(200)
    await page.getByRole('button', { name: 'Match people' }).click()
    await page.getByRole('heading', { name: 'Is this one person?' }).waitFor({ timeout: 50_000 })
    await page.context().close()
  })

  it.each(looks)('shows a pair side by side: $language, $scheme, $width px', async how => {
    const page = await enter(how)
    await page.locator('table').waitFor()
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(3)
    await look(page, `matching-${how.language}-${how.scheme}-${how.width}`)
    await page.context().close()
  })

  it('is answered by keyboard, on any keyboard, and taken back', async () => {
    const page = await enter(wide)
    const pair = page.getByRole('region', { name: 'Is this one person?' })
    const shown = async () => (await page.locator('thead').textContent()) ?? ''
    const first = await shown()
    await pair.focus()
    await page.keyboard.press('n')
    await expect.poll(shown, { timeout: 10_000 }).not.toBe(first)
    const second = await shown()
    await page.getByText('Measured on one answer').waitFor()
    await page.keyboard.press('l')
    await expect.poll(shown, { timeout: 10_000 }).not.toBe(second)
    await page.getByText('Measured on 2 answers').waitFor()
    await page.keyboard.press('u')
    await page.getByText('Measured on one answer').waitFor()
    await expect.poll(shown, { timeout: 10_000 }).toBe(second)
    await page.getByRole('button', { name: 'Skip' }).click()
    await expect.poll(shown, { timeout: 10_000 }).not.toBe(second)
    await page.context().close()
  })
})
