import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { tokenOf } from '../govern.ts'
import { enter as enterAs, look as lookAt, password, sendEvents, withSite } from './journeys-shop.ts'
import type { Look } from './site.ts'

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
  return said.map(one => ({ type: 'identify', ...one }))
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
  const opened = withSite()
  beforeAll(async () => {
    const { rihla } = opened
    await sendEvents(rihla, sayings())
    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(rihla.url + path, {
        method: 'POST',
        headers: { origin: rihla.url, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    const local = { authorization: `Bearer ${rihla.localKey}` }
    const { path } = await (await post('/api/w/1/invitations', { role: 'viewer' }, local)).json()
    const account = { name: 'هبة', email: 'viewer@example.com', password }
    expect((await post('/api/auth/accept', { token: tokenOf(path), account })).status).toBe(204)
  })

  async function enter(how: Look, as?: string): Promise<Page> {
    const page = await enterAs(opened.site, '/settings/identity', how, as)
    await page.waitForFunction(() => !document.querySelector('main')?.textContent?.includes('…'))
    return page
  }

  let shown = wide
  const look = (page: Page, name: string, fullPage = true) => lookAt(page, name, shown, fullPage)

  it.each(looks)('stand with their state and refusals: $language, $scheme, $width px', async how => {
    shown = how
    const page = await enter(how)
    await page.locator('summary').click()
    await look(page, 'identity')
    shown = wide
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

  it('take a kind of the workspace’s own, its names and where events carry it', async () => {
    const page = await enter(wide)
    await page.getByLabel('Add a kind').fill('loyalty')
    await page.getByRole('button', { name: 'Add a kind' }).click()
    await page.getByRole('button', { name: /Name and place of .*loyalty/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name in English').fill('Loyalty number')
    await dialog.getByLabel('Name in Arabic').fill('رقم الولاء')
    await dialog.getByLabel('How values are made comparable').selectOption('digits')
    await dialog.getByRole('button', { name: 'Another place' }).click()
    expect(await dialog.getByRole('button', { name: 'Take over' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Path or type').fill('card.number')
    await page.waitForTimeout(300)
    await look(page, 'identity-kind', false)
    await dialog.getByRole('button', { name: 'Take over' }).click()
    await page.getByText(/property .*card\.number.*Digits only/).waitFor()
    await page.getByRole('button', { name: 'What would change?' }).click()
    await page.getByText('Nothing would change', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Loyalty number').first().waitFor()
    // What arrives from then on is known by it, in one spelling; the intake hears of it within seconds.
    await page.waitForTimeout(6_000)
    await sendEvents(opened.rihla, [
      { event: 'Purchase', userId: 'amal-7', properties: { card: { number: '77-88' } } },
    ])
    await page.goto(`${opened.site.url}/people?search=7788`)
    await page.getByText('Loyalty number').first().waitFor()
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(1)
    await page.context().close()
  }, 60_000)
})
