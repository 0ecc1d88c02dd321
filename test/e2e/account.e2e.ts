import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/platform/http/create-app.ts'
import { type Listening, listen } from '../../src/platform/http/listen.ts'
import { createLog } from '../../src/platform/log.ts'
import { browser, cairoShop, startGovern, tokenOf } from '../govern.ts'
import { findBarriers, type Look, openSite, overflow, type Site, takePicture } from './site.ts'

const password = 'ten characters'
const email = 'amal@example.com'
let server: Listening
let site: Site
let amal: ReturnType<typeof browser>

beforeAll(async () => {
  const { app, govern, clock } = await startGovern()
  amal = browser(app)
  await amal.post('/api/welcome', {
    token: tokenOf(await govern.issueWelcome()),
    ...{ name: 'أمل بناني', email, password },
    workspace: cairoShop,
  })
  for (const [name, role] of [
    ['Youssef El Amrani', 'editor'],
    ['هبة', 'viewer'],
  ] as const) {
    const { path } = await (await amal.post('/api/w/1/invitations', { role })).json()
    const account = { name, email: `${role}@example.com`, password }
    await browser(app).post('/api/auth/accept', { token: tokenOf(path), account })
  }
  const log = createLog('silent')
  server = await listen(createApp({ routes: govern.routes, guard: govern.guard, log, clock }), {
    host: '127.0.0.1',
    port: 0,
  })
  site = await openSite(server.url)
})
afterAll(async () => {
  await site?.close()
  await server?.close()
})

const wide: Look = { language: 'en', scheme: 'light', width: 1440 }
const narrow: Look = { language: 'ar', scheme: 'dark', width: 390, height: 844 }

async function signedIn(path: string, look: Look, as = email, word = password): Promise<Page> {
  const page = await site.open(`/sign-in?to=${encodeURIComponent(path)}`, look)
  await page.locator('input[type=email]').fill(as)
  await page.locator('input[type=password]').fill(word)
  await page.locator('button[type=submit]').click()
  await page.waitForURL(url => url.pathname === path)
  await settled(page)
  return page
}

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
}

/** Without barriers and no wider than the window; the picture is for people. */
async function look(page: Page, name: string, fullPage = true): Promise<void> {
  await takePicture(page, name, fullPage)
  expect([name, await findBarriers(page)]).toEqual([name, ''])
  expect([name, await overflow(page)]).toEqual([name, 0])
}

const looks: Look[] = [
  wide,
  { language: 'ar', scheme: 'light', width: 1440 },
  { language: 'en', scheme: 'dark', width: 390, height: 844 },
  narrow,
  { language: 'ar', scheme: 'light', width: 1920, height: 1080 },
]

it.each(looks)('my account stands without barriers: $language, $scheme, $width px', async how => {
  const page = await signedIn('/settings/account', how)
  await look(page, `account-${how.language}-${how.scheme}-${how.width}`)
  await page.context().close()
})

describe('my account', () => {
  it('is reached from the menu and from the palette, by a word of either language', async () => {
    const page = await signedIn('/settings', wide)
    await page.getByRole('button', { name: 'Account and appearance' }).click()
    await page.getByRole('button', { name: 'My account' }).click()
    await page.waitForURL('**/settings/account')
    await page.goto(`${site.url}/settings`)
    await settled(page)
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Search or go to…').fill('كلمة المرور')
    await page.getByRole('button', { name: 'My account' }).click()
    await page.waitForURL('**/settings/account')
    await page.context().close()
  })

  it('takes another name, which the members see at once', async () => {
    const page = await signedIn('/settings/account', wide)
    await page.getByLabel('Your name').fill('سلمى بنّاني')
    await page.getByRole('button', { name: 'Save the name' }).click()
    await page.getByText('The changes were saved.').waitFor()
    await page.getByRole('link', { name: 'People with access' }).click()
    await page.getByRole('main').getByText('سلمى بنّاني').waitFor()
    await page.context().close()
  })

  it('changes the password with the current one, and ends a session somewhere else', async () => {
    const editor = 'editor@example.com'
    const phone = await signedIn('/settings/account', narrow, editor)
    const page = await signedIn('/settings/account', wide, editor)
    const other = page.getByRole('button', { name: /^End the session/ })
    await other.first().waitFor()
    const before = await other.count()
    await other.first().click()
    await page.getByText('The session has ended.').waitFor()
    await expect.poll(() => other.count()).toBe(before - 1)
    await phone.reload()
    await phone.waitForURL(/\/sign-in/)
    await page.getByLabel('Current password').fill('not this one')
    await page.getByLabel('New password').fill('another long one')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('This is not the current password.').waitFor()
    await look(page, 'account-wrong-password', false)
    await page.getByLabel('Current password').fill(password)
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('The password was changed.', { exact: false }).waitFor()
    await page.getByText('Password changed', { exact: true }).waitFor()
    expect(await other.count()).toBe(0)
    await page.reload()
    await settled(page)
    expect(new URL(page.url()).pathname).toBe('/settings/account')
    await (await signedIn('/settings', wide, editor, 'another long one')).context().close()
    await page.context().close()
    await phone.context().close()
  })

  it('keeps language and digits here, and turns the page at once', async () => {
    const page = await signedIn('/settings/account', wide)
    await page.getByText('العربية', { exact: true }).first().click()
    await page.waitForFunction(() => document.documentElement.dir === 'rtl')
    await page.getByRole('heading', { name: 'حسابي' }).waitFor()
    await page.context().close()
  })
})

describe('workspaces', () => {
  it('are made with what the country brings, opened, remembered, and switched', async () => {
    const page = await signedIn('/settings', wide)
    await page.getByRole('button', { name: 'Account and appearance' }).click()
    await page.getByRole('button', { name: 'New workspace' }).click()
    const dialog = page.getByRole('dialog', { name: 'New workspace' })
    await dialog.getByLabel('Name of the workspace').fill('Riyadh')
    await dialog.getByLabel('Country', { exact: true }).click()
    await page.getByRole('option', { name: 'Saudi Arabia' }).click()
    await dialog.getByText('Asia/Riyadh').waitFor()
    await dialog.getByText('SAR').waitFor()
    await page.waitForTimeout(300)
    await look(page, 'workspace-new-en', false)
    await dialog.getByRole('button', { name: 'Create' }).click()
    await page.waitForURL(url => url.pathname === '/')
    await page.goto(`${site.url}/settings`)
    await settled(page)
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Riyadh')
    const tab = await page.context().newPage()
    await tab.goto(`${site.url}/settings`)
    await settled(tab)
    expect(await tab.getByLabel('Name', { exact: true }).inputValue()).toBe('Riyadh')
    await tab.keyboard.press('Control+k')
    await tab.getByPlaceholder('Search or go to…').fill(cairoShop.name)
    await tab.getByRole('button', { name: /^Workspace: .*متجر القاهرة/ }).click()
    await tab.waitForURL(url => url.pathname === '/')
    await tab.goto(`${site.url}/settings`)
    await settled(tab)
    expect(await tab.getByLabel('Name', { exact: true }).inputValue()).toBe(cairoShop.name)
    await page.reload()
    await settled(page)
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Riyadh')
    await page.context().close()
  })

  it('in Arabic, on a narrow screen, ask for the same', async () => {
    const page = await signedIn('/settings/account', narrow)
    await page.getByRole('button', { name: 'مساحة عمل جديدة' }).click()
    await page.getByRole('dialog').getByText('Africa/Cairo').waitFor()
    await page.waitForTimeout(300)
    await look(page, 'workspace-new-ar-390', false)
    await page.context().close()
  })

  it('are left, but not by the last owner; whoever has none may begin one', async () => {
    const last = await signedIn('/settings/account', wide)
    await last.getByRole('button', { name: /^Leave .*متجر القاهرة/ }).click()
    await last.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click()
    await last
      .getByRole('alert')
      .getByText('A workspace keeps at least one owner', { exact: false })
      .waitFor()
    await look(last, 'workspace-leave-refused', false)
    await last.context().close()
    const page = await signedIn('/settings/members', narrow, 'viewer@example.com')
    await look(page, 'members-as-viewer-ar', false)
    await page.getByRole('button', { name: 'مغادرة مساحة العمل' }).click()
    await page.waitForTimeout(300)
    await look(page, 'workspace-leave-ar', false)
    await page.getByRole('dialog').getByRole('button', { name: 'مغادرة', exact: true }).click()
    await page.getByRole('heading', { name: 'لا مساحة عمل بعد' }).waitFor()
    await page.waitForTimeout(300)
    await look(page, 'workspace-none-ar', false)
    await page.getByRole('button', { name: 'مساحة عمل جديدة' }).click()
    await page.getByLabel('اسم مساحة العمل').fill('متجري')
    await page.getByRole('button', { name: 'إنشاء', exact: true }).click()
    await page.getByRole('navigation', { name: 'التنقّل الرئيسي' }).waitFor()
    await page.context().close()
  })
})

it.each([wide, narrow])(
  'a forgotten password: says who can help, also the only owner ($language)',
  async how => {
    const page = await site.open('/sign-in', how)
    await page.locator('summary').click()
    await page.getByText('reset-link').waitFor()
    await look(page, `sign-in-forgotten-${how.language}`, false)
    await page.context().close()
  },
)
