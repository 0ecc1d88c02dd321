import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/platform/http/create-app.ts'
import { type Listening, listen } from '../../src/platform/http/listen.ts'
import { createLog } from '../../src/platform/log.ts'
import { browser, cairoShop, startGovern, tokenOf } from '../govern.ts'
import { findBarriers, type Look, openSite, overflow, type Site, takePicture } from './site.ts'

const password = 'ten characters'
const email = 'amal@example.com'
const job = { attempts: 3, maxAttempts: 25, createdAt: 1_795_000_000_000, runAt: 1_795_000_600_000 }
let server: Listening
let site: Site

/** A workspace as it looks after some weeks of use. */
beforeAll(async () => {
  const { app, govern, clock } = await startGovern({
    jobs: {
      list: async () => [
        { ...job, id: '3', name: 'collect.rederive', state: 'running', lastError: null },
        {
          ...job,
          id: '2',
          name: 'collect.import',
          state: 'retrying',
          lastError: 'the file ends in the middle of a row',
        },
        {
          ...job,
          id: '1',
          name: 'govern.finish-erasure',
          state: 'failed',
          attempts: 25,
          lastError: 'memory limit',
        },
      ],
      count: async () => ({ failed: 1, running: 1, retrying: 1 }),
      retry: async () => true,
    },
  })
  const amal = browser(app)
  const account = { name: 'أمل بناني', email, password }
  await amal.post('/api/welcome', {
    token: tokenOf(await govern.issueWelcome()),
    ...account,
    workspace: cairoShop,
  })
  const w = '/api/w/1'
  for (const [name, role] of [
    ['Youssef El Amrani', 'editor'],
    ['هبة', 'viewer'],
  ] as const) {
    const { path } = await (await amal.post(`${w}/invitations`, { role })).json()
    const joining = { name, email: `${role}@a-rather-long-company-name.example.com`, password }
    await browser(app).post('/api/auth/accept', { token: tokenOf(path), account: joining })
  }
  await amal.post(`${w}/invitations`, { role: 'editor', email: 'lina@example.com' })
  await amal.post(`${w}/keys`, { kind: 'write', name: 'موقع المتجر' })
  await amal.post(`${w}/keys`, { kind: 'read', name: 'Weekly report' })
  const names = [
    { kind: 'event', raw: 'Order Completed', language: 'en', name: 'Placed the order' },
    { kind: 'event', raw: 'Order Completed', language: 'ar', name: 'إتمام الطلب' },
    { kind: 'channel', raw: 'call_centre', language: 'ar', name: 'مركز الاتصال' },
    { kind: 'value', raw: 'payment=cod', language: 'ar', name: 'الدفع عند الاستلام' },
  ]
  await amal.put(`${w}/names`, { names })
  await amal.put(`${w}/rates`, { rates: [{ currency: 'SAR', day: '2026-01-01', rate: 12.85 }] })
  await amal.patch(`${w}/settings`, { name: 'متجر القاهرة والرياض' })
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

async function signedIn(path: string, look: Look) {
  const page = await site.open(`/sign-in?to=${encodeURIComponent(path)}`, look)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForURL(`**${path}`)
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  return page
}

const pages = ['', '/members', '/keys', '/names', '/rates', '/jobs', '/audit']
const looks: Look[] = [
  { language: 'en', scheme: 'light', width: 1440 },
  { language: 'ar', scheme: 'light', width: 1440 },
  { language: 'ar', scheme: 'dark', width: 1440 },
  { language: 'en', scheme: 'dark', width: 390 },
  { language: 'ar', scheme: 'light', width: 390 },
]

describe('every page of the settings', () => {
  it.each(looks)('stands without barriers: $language, $scheme, $width px', async look => {
    const page = await signedIn('/settings', look)
    for (const path of pages) {
      await page.goto(`${site.url}/settings${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
      await takePicture(
        page,
        `settings${path.replace('/', '-')}-${look.language}-${look.scheme}-${look.width}`,
      )
      expect([path, await findBarriers(page)]).toEqual([path, ''])
      expect([path, await overflow(page)]).toEqual([path, 0])
    }
    await page.context().close()
  })
})

/** What opens over a page and stands on none until then. */
const overlays = [
  ['/settings/members', 'menu', 'button[aria-haspopup=menu]'],
  ['/settings/members', 'listbox', 'main input[aria-haspopup=listbox]'],
  ['/settings', 'listbox', 'main input[aria-haspopup=listbox]'],
] as const

it.each(looks)('menus and lists open without barriers: $language, $scheme, $width px', async look => {
  const page = await signedIn('/settings', look)
  for (const [path, role, opener] of overlays) {
    await page.goto(site.url + path)
    await page.locator(opener).first().click()
    await page.getByRole(role).first().waitFor()
    await page.waitForTimeout(250)
    const name = `settings-${role}${path.replaceAll('/', '-')}-${look.language}-${look.scheme}-${look.width}`
    await takePicture(page, name, false)
    expect([name, await findBarriers(page)]).toEqual([name, ''])
  }
  await page.context().close()
})

it('writes a name in its own direction, wherever it stands', async () => {
  const page = await signedIn('/settings', { language: 'en', scheme: 'light', width: 1440 })
  const name = page.getByLabel('Name', { exact: true })
  const side = async (text: string) => {
    await name.fill(text)
    return name.evaluate(input => {
      const { direction, unicodeBidi, textAlign } = getComputedStyle(input)
      return `${direction} ${unicodeBidi} ${textAlign}`
    })
  }
  expect(await side('Cairo')).toBe('ltr plaintext start')
  await takePicture(page, 'settings-name-latin', false)
  expect(await side('القاهرة')).toBe('ltr plaintext start')
  await takePicture(page, 'settings-name-arabic', false)
  await page.context().close()
})

const wide: Look = { language: 'en', scheme: 'light', width: 1440 }

it('shows a new key once, to copy', async () => {
  const page = await signedIn('/settings/keys', wide)
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Name').fill('App')
  await takePicture(page, 'settings-new-key', false)
  await page.getByRole('button', { name: 'Create' }).click()
  await page.locator('code', { hasText: /^wk_/ }).waitFor()
  await takePicture(page, 'settings-key-once', false)
  expect(await findBarriers(page)).toBe('')
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByText('App', { exact: true }).waitFor()
  expect(await page.getByText(/^wk_.{20}/).count()).toBe(0)
  await page.context().close()
})

it('changes the settings for the whole app, and says who did it', async () => {
  const page = await signedIn('/settings', wide)
  await page.getByLabel('Name').fill('Cairo shop')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The changes were saved.').waitFor()
  await page.getByRole('link', { name: 'Audit trail' }).click()
  await page
    .getByRole('button', { name: /Settings changed/ })
    .first()
    .click()
  await page.getByRole('dialog').getByText('متجر القاهرة والرياض').first().waitFor()
  await page.waitForTimeout(300)
  await takePicture(page, 'settings-audit-entry', false)
  expect(await findBarriers(page)).toBe('')
  await page.context().close()
})

it('invites by a link that opens the page to join', async () => {
  const page = await signedIn('/settings/members', wide)
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByLabel('E-mail (optional)').fill('sara@example.com')
  await takePicture(page, 'settings-invite', false)
  expect(await findBarriers(page)).toBe('')
  await page.getByRole('button', { name: 'Create the link' }).click()
  const link = await page.locator('code', { hasText: '/join?token=' }).textContent()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByText('sara@example.com').waitFor()
  const joining = await site.open(new URL(link ?? '').pathname + new URL(link ?? '').search, wide)
  await joining.getByLabel('Your name').fill('Sara')
  await joining.getByLabel('Password').first().fill(password)
  await joining.getByRole('button', { name: 'Join' }).click()
  await joining.waitForURL(url => url.pathname === '/')
  await joining.context().close()
  await page.reload()
  await page.getByText('Sara', { exact: true }).waitFor()
  await page.context().close()
})
