import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenOf } from '../govern.ts'
import { type RunningRihla, startRihla } from './running-rihla.ts'
import { findBarriers, type Look, openSite, overflow, type Site, takePicture } from './site.ts'

const email = 'salma@example.ma'
const password = 'a long enough sentence'
const looks: Readonly<Record<string, Look>> = {
  'en-light-wide': { language: 'en', scheme: 'light', width: 1440 },
  'ar-light-wide': { language: 'ar', scheme: 'light', width: 1440 },
  'en-dark-wide': { language: 'en', scheme: 'dark', width: 1440 },
  'ar-dark-wide': { language: 'ar', scheme: 'dark', width: 1440 },
  'en-light-narrow': { language: 'en', scheme: 'light', width: 390, height: 844 },
  'ar-dark-narrow': { language: 'ar', scheme: 'dark', width: 390, height: 844 },
}
let rihla: RunningRihla
let site: Site

beforeAll(async () => {
  rihla = await startRihla()
  site = await openSite(rihla.url)
  await fillShop()
})
afterAll(async () => {
  await site?.close()
  await rihla?.stop()
})

describe('people', () => {
  it.each(Object.keys(looks))(
    'are listed and found, one person is shown and explained (%s)',
    async name => {
      const page = await enter('/people', looks[name]!)
      await page.getByText('أمل الإدريسي').first().waitFor()
      await look(page, `people-${name}`)
      await page.getByRole('searchbox').fill('امل الادريسى')
      await page.waitForURL(/search=/)
      await page.getByRole('link', { name: /أمل/ }).waitFor()
      await expect
        .poll(() => page.getByRole('main').getByRole('listitem').count(), { timeout: 10_000 })
        .toBe(1)
      await page.getByRole('link', { name: /أمل/ }).click()
      await page.waitForURL(/\/people\/user_id/)
      await page
        .getByText(/^(Order Completed|تقديم الطلب)$/)
        .first()
        .waitFor()
      await look(page, `person-${name}`)
      // On a narrow screen the other cards are folded.
      if (looks[name]!.width < 800) await page.getByRole('button', { name: /^(Who this is|الهوية)$/ }).click()
      await page.getByRole('button', { name: /web-1/ }).first().click()
      await page.getByRole('dialog').getByRole('combobox').first().waitFor()
      await page.getByRole('img', { name: /Drawing of the links|رسم الصلات/ }).waitFor()
      await look(page, `person-why-${name}`, false)
      await page.keyboard.press('Escape')
      for (const tab of ['value', 'said', 'messages']) {
        await page.goto(`${site.url}/people/user_id%3Aamal-7?tab=${tab}`)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
        await look(page, `person-${tab}-${name}`)
      }
      await page.context().close()
    },
    180_000,
  )

  it('are linked by hand with a preview, and the link is undone', async () => {
    const page = await enter('/people/user_id%3Aamal-7', looks['en-light-wide']!)
    await page.getByRole('button', { name: 'Link with another person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Who is the same person?').fill('amal.work')
    await dialog.getByRole('button', { name: /amal.work/ }).click()
    await dialog.getByText('Afterwards').waitFor()
    await look(page, 'person-link-en', false)
    await dialog.getByRole('button', { name: 'Link', exact: true }).click()
    await page.getByText('Decided by hand').waitFor()
    await page.getByText('amal.work@example.com').first().waitFor()
    await look(page, 'person-linked-en')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('dialog').getByText('Afterwards').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await page.getByText(/Undone by/).waitFor()
    await page.context().close()
  })

  it('carry notes of colleagues, and their traits a history', async () => {
    const page = await enter('/people/user_id%3Aamal-7', looks['en-light-wide']!)
    await page.getByLabel('A new note').fill('تفضّل الاتصال مساءً\nsecond line')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('تفضّل الاتصال مساءً').waitFor()
    await look(page, 'person-note-en')
    await page.getByRole('button', { name: 'Change the note' }).click()
    await page.getByLabel('Change the note').fill('changed words')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/changed words/).waitFor()
    await page.getByText(/· changed /).waitFor()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('No note yet.').waitFor()
    await page
      .getByRole('button', { name: /2 different values/ })
      .first()
      .click()
    await page.getByRole('dialog').getByText('By the time of the events').waitFor()
    await look(page, 'person-history-en', false)
    await page.context().close()
  }, 120_000)

  it('have a timeline that is filtered in the address', async () => {
    const page = await enter('/people/user_id%3Aamal-7?kind=profile', looks['en-light-wide']!)
    const timeline = page.getByRole('region', { name: 'Timeline' })
    await timeline.getByText('Person identified').first().waitFor()
    expect(await timeline.getByText('Survey Answered').count()).toBe(0)
    await page
      .getByRole('button', { name: 'Website' })
      .or(page.getByRole('button', { name: 'Store' }))
      .first()
      .click()
    await page.waitForURL(/channel=/)
    await page.context().close()
  })

  it('says so when nobody is found, in both languages', async () => {
    for (const name of ['en-light-wide', 'ar-dark-narrow']) {
      const page = await enter('/people?search=zzzz', looks[name]!)
      await page.getByText('zzzz').first().waitFor()
      await look(page, `people-nobody-${name}`)
      await page.context().close()
    }
  })
})

async function look(page: Page, name: string, fullPage = true): Promise<void> {
  await takePicture(page, name, fullPage)
  expect(await overflow(page), name).toBe(0)
  expect(await findBarriers(page), name).toBe('')
}

async function enter(path: string, as: Look): Promise<Page> {
  const page = await site.open('/sign-in', as)
  const response = await page.evaluate(async body => {
    const answer = await fetch('/api/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    return answer.status
  }, JSON.stringify({ email, password }))
  expect(response).toBeLessThan(300)
  await page.goto(site.url + path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return page
}

/** A shop in which one customer came by several roads, and another shares a till with everybody. */
async function fillShop(): Promise<void> {
  const origin = { origin: rihla.url, 'content-type': 'application/json' }
  const token = tokenOf(await rihla.govern.issueWelcome())
  const workspace = {
    name: 'متجر رحلة',
    country: 'MA',
    zone: 'Africa/Casablanca',
    currency: 'MAD',
    weekend: [6, 7],
    weekStart: 1,
    digits: 'latn',
    calendar: 'gregory',
    language: 'ar',
  }
  const welcome = await fetch(`${rihla.url}/api/welcome`, {
    method: 'POST',
    headers: origin,
    body: JSON.stringify({ token, name: 'سلمى بنّاني', email, password, workspace }),
  })
  expect(welcome.status).toBeLessThan(300)
  const key = await rihla.govern.workspaces.createKey({
    workspace: 1,
    kind: 'write',
    name: 'shop',
    caller: { kind: 'local' },
  })
  const batch = shopEvents()
  const sent = await fetch(`${rihla.url}/v1/batch`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${key.secret}:`)}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    },
    body: gzipSync(JSON.stringify({ batch })),
  })
  expect(sent.status).toBe(200)
}

function shopEvents(): Record<string, unknown>[] {
  const day = 86_400_000
  const begin = Date.now() - 40 * day
  const at = (days: number) => new Date(begin + days * day).toISOString()
  const amal = { userId: 'amal-7' }
  const order = { order_id: 'A-1042', total: 425.5, currency: 'MAD', products: 3, coupon: 'رمضان' }
  const events: Record<string, unknown>[] = [
    {
      type: 'page',
      anonymousId: 'web-1',
      timestamp: at(0),
      properties: { title: 'الصفحة الرئيسية', path: '/' },
    },
    {
      event: 'Product Viewed',
      anonymousId: 'web-1',
      timestamp: at(0.01),
      properties: { name: 'ساعة يد جلدية', price: 425.5 },
    },
    {
      type: 'identify',
      ...amal,
      anonymousId: 'web-1',
      timestamp: at(0.02),
      traits: { name: 'أمل الإدريسي', email: 'amal.idrissi@example.ma', city: 'فاس', vip: false },
    },
    { event: 'Order Completed', ...amal, anonymousId: 'web-1', timestamp: at(0.03), properties: order },
    {
      event: 'Order Confirmed',
      ...amal,
      timestamp: at(0.2),
      context: { channel: 'call_centre' },
      properties: { agent: 'هبة', seconds: 184 },
    },
    {
      event: 'Message Sent',
      timestamp: at(1),
      context: {
        channel: 'whatsapp',
        traits: { phone: '0612345678' },
        externalIds: [{ type: 'user_id', id: 'amal-7' }],
      },
      properties: { text: 'واش الطلب خرج؟ شكرا 🙏' },
    },
    {
      event: 'Order Delivered',
      ...amal,
      timestamp: at(4),
      context: { channel: 'courier' },
      properties: { order_id: 'A-1042', hours_late: 26 },
    },
    {
      event: 'Survey Answered',
      ...amal,
      timestamp: at(5),
      context: { channel: 'survey' },
      properties: { score: 6, text: 'قالوا يومين ووصل بعد أسبوع' },
    },
    { type: 'screen', ...amal, anonymousId: 'app-9', timestamp: at(20), properties: { name: 'Orders' } },
    {
      type: 'identify',
      ...amal,
      anonymousId: 'app-9',
      timestamp: at(20.1),
      traits: { city: 'الرباط', vip: true, birthday: '1991-04-02' },
    },
    {
      event: 'Purchase',
      ...amal,
      timestamp: at(30),
      context: { channel: 'store' },
      properties: { store: 'Rabat-2', total: 89 },
    },
    {
      event: 'Product Viewed',
      userId: 'guest',
      anonymousId: 'web-1',
      timestamp: at(31),
      properties: { name: 'Leather wallet' },
    },
    {
      type: 'identify',
      userId: 'youssef-3',
      anonymousId: 'web-1',
      timestamp: at(33),
      traits: { name: 'Youssef El Amrani' },
    },
    {
      type: 'identify',
      anonymousId: 'mail-2',
      timestamp: at(35),
      traits: { email: 'amal.work@example.com', name: 'Amal Idrissi' },
      context: { channel: 'email' },
    },
  ]
  const names = [
    'Mohamed Benani',
    'فاطمة الزهراء العلوي',
    'Sara',
    'خالد المصري',
    'Nadia Haddad',
    'عبد الرحمن',
  ]
  for (let i = 0; i < 40; i++)
    events.push(
      i % 3 === 0
        ? { event: 'Product Viewed', anonymousId: `visitor-${i}-4f1c2a77-90be`, timestamp: at(i * 0.9) }
        : {
            type: 'identify',
            userId: `c-${i}`,
            timestamp: at(i * 0.9),
            traits: { name: `${names[i % 6]} ${i}`, email: `c${i}@example.com` },
          },
    )
  return events.map((event, i) => ({ type: 'track', messageId: `shop-${i}`, ...event }))
}
