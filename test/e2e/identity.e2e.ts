import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cairoShop, tokenOf } from '../govern.ts'
import { type RunningRihla, startRihla } from './running-rihla.ts'
import { findBarriers, type Look, openSite, overflow, type Site, takePicture } from './site.ts'

const password = 'a long enough sentence'
const email = 'salma@example.ma'
let rihla: RunningRihla
let site: Site

beforeAll(async () => {
  rihla = await startRihla()
  site = await openSite(rihla.url)
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(rihla.url + path, {
      method: 'POST',
      headers: { origin: rihla.url, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const token = tokenOf(await rihla.govern.issueWelcome())
  await post('/api/welcome', { token, name: 'سلمى بنّاني', email, password, workspace: cairoShop })
  const caller = { kind: 'local' } as const
  const key = await rihla.govern.workspaces.createKey({ workspace: 1, kind: 'write', name: 'shop', caller })
  const basic = { authorization: `Basic ${btoa(`${key.secret}:`)}` }
  const sent = await post('/v1/batch', { batch: sayings() }, basic)
  expect(sent.status).toBe(200)
  const local = { authorization: `Bearer ${rihla.localKey}` }
  const { path } = await (await post('/api/w/1/invitations', { role: 'viewer' }, local)).json()
  const account = { name: 'هبة', email: 'viewer@example.com', password }
  expect((await post('/api/auth/accept', { token: tokenOf(path), account })).status).toBe(204)
})
afterAll(async () => {
  await site?.close()
  await rihla?.stop()
})

/** Two user ids on one e-mail, a till whose address is many people's, guests. */
function sayings(): Record<string, unknown>[] {
  const home = { email: 'amal@example.ma' }
  const till = { email: 'till@shop.example' }
  const said = [
    { userId: 'amal-7', traits: { ...home, name: 'أمل الإدريسي' } },
    { userId: 'amal-old', traits: { ...home, name: 'Amal Idrissi' } },
    { userId: 'c-1', traits: { ...till, name: 'Youssef El Amrani' } },
    { anonymousId: 'web-3', traits: till },
    { anonymousId: 'web-4', traits: till },
    { anonymousId: 'web-5', traits: { email: 'guest@guest.com' } },
    { anonymousId: 'web-6', traits: { email: 'guest@guest.com' } },
  ]
  return said.map((one, i) => ({ type: 'identify', messageId: `s-${i}`, ...one }))
}

async function enter(how: Look, as = email): Promise<Page> {
  const page = await site.open('/sign-in', how)
  const status = await page.evaluate(
    async body => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/api/auth/sign-in', { method: 'POST', headers, body })).status
    },
    JSON.stringify({ email: as, password }),
  )
  expect(status).toBe(204)
  await page.goto(`${site.url}/settings/identity`)
  await page.locator('main').getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.waitForFunction(() => !document.querySelector('main')?.textContent?.includes('…'))
  return page
}

async function look(page: Page, name: string, fullPage = true): Promise<void> {
  await takePicture(page, name, fullPage)
  expect([name, await findBarriers(page)]).toEqual([name, ''])
  expect([name, await overflow(page)]).toEqual([name, 0])
}

const wide: Look = { language: 'en', scheme: 'light', width: 1440 }
const looks: Look[] = [
  wide,
  { language: 'ar', scheme: 'light', width: 1440 },
  { language: 'en', scheme: 'dark', width: 390, height: 844 },
  { language: 'ar', scheme: 'dark', width: 390, height: 844 },
  { language: 'ar', scheme: 'dark', width: 1920, height: 1080 },
]

describe('the rules of identity', () => {
  it.each(looks)('stand with their state and refusals: $language, $scheme, $width px', async how => {
    const page = await enter(how)
    await page.locator('summary').click()
    await look(page, `identity-${how.language}-${how.scheme}-${how.width}`)
    await page.context().close()
  })

  it('are changed with their effect in sight, saved, and put back', async () => {
    const page = await enter(wide)
    await page.getByText('More than 1 of').waitFor()
    await page.getByRole('button', { name: /^Limits of .*User id/ }).click()
    const dialog = page.getByRole('dialog')
    await page.waitForTimeout(300)
    await look(page, 'identity-limits-en', false)
    await dialog.getByLabel('At most').fill('٢')
    await dialog.getByText('Within days', { exact: true }).click()
    await dialog.getByRole('textbox', { name: 'Days' }).fill('some')
    await page.waitForTimeout(300)
    await look(page, 'identity-limits-days-en', false)
    expect(await dialog.getByRole('button', { name: 'Take over' }).isDisabled()).toBe(true)
    await dialog.getByText('Ever', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Take over' }).click()
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
    await page.getByRole('button', { name: 'What would change?' }).click()
    await page.getByText('United from several').waitFor()
    await page.getByText('amal-old').first().waitFor()
    await page.waitForTimeout(300)
    await look(page, 'identity-effect-en', false)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The rules were saved.', { exact: false }).waitFor()
    await page.getByText('at most 2 in one person').waitFor()
    await page.getByRole('button', { name: /^Put back the rules/ }).click()
    await page.getByText('at most 1 in one person').waitFor()
    await page.getByRole('button', { name: 'What would change?' }).click()
    await page.getByText('Divided').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('at most 1 in one person').waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Put back the rules/ }).count()).toBe(2)
    await page.context().close()
  })

  it('take a value of the workspace’s own, and say in Arabic whom it divides', async () => {
    const page = await enter({ language: 'ar', scheme: 'dark', width: 390, height: 844 })
    await page.getByRole('combobox', { name: 'قيم خاصة بمساحة العمل' }).fill('till@shop.example')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'ما الذي سيتغيّر؟' }).click()
    await page.getByText('فُصلوا').waitFor()
    await page.waitForTimeout(300)
    await look(page, 'identity-effect-ar-390', false)
    await page.getByRole('button', { name: 'تجاهل التغييرات' }).click()
    expect(await page.getByRole('button', { name: 'ما الذي سيتغيّر؟' }).count()).toBe(0)
    await page.context().close()
  })

  it('are moved by keyboard, and say when nothing would change', async () => {
    const page = await enter(wide)
    await page.getByRole('button', { name: /^Move down: .*Phone/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'What would change?' }).press('Enter')
    await page.getByText('Nothing would change', { exact: false }).waitFor()
    await page.context().close()
  })

  it('are read by everybody, and changed by owners alone', async () => {
    const page = await enter(wide, 'viewer@example.com')
    await page.getByText('Only owners of the workspace can change this.').waitFor()
    expect(await page.getByRole('button', { name: /^(Limits|Move|Put back)/ }).count()).toBe(0)
    await look(page, 'identity-viewer-en')
    await page.context().close()
  })
})
