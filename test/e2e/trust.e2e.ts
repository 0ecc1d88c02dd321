import { describe, expect, it } from 'vitest'
import { createQualityRecords } from '../../src/collect/quality/records.ts'
import { enter, look, looks, narrowArabic, open, sendShop, wide, withSite } from './journeys-shop.ts'

describe('trust in data', () => {
  const opened = withSite()

  it('is shown: a plan is taken over, a decision is made, alarms are looked for, a message is opened', async () => {
    await sendShop(opened.rihla)
    const page = await enter(opened.site, '/data/plan', wide)
    await page.getByRole('button', { name: /^What was seen of .*Product Viewed/ }).click()
    await page
      .getByText(/^First seen .*, last seen /)
      .first()
      .waitFor()
    await look(page, 'trust-seen', wide, false)
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Take over all' }).click()
    await page
      .getByRole('button', { name: /^Edit: / })
      .first()
      .click()
    await page.getByLabel('Who answers for it').fill('The shop team')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Save as version 1' }).click()
    await page.getByText('Everything that came is as planned.').waitFor()
    await look(page, 'trust-plan', wide)
    await open(page, `${opened.site.url}/data/bots`)
    await page.getByLabel('Which').fill('user_id:c-1')
    await page.getByRole('button', { name: 'Decide', exact: true }).click()
    await page.getByRole('button', { name: /^Take back: .*user_id:c-1/ }).waitFor({ timeout: 60_000 })
    await look(page, 'trust-bots', wide)
    await page.getByRole('button', { name: /^Take back: .*user_id:c-1/ }).click()
    await page.getByText('Nobody has decided anything yet.').waitFor({ timeout: 60_000 })
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Load a file' }).click()
    const list = Buffer.from('# two clouds\n192.0.2.0/24\n2001:db8::/32\n198.51.100.7\n')
    await (await choosing).setFiles({ name: 'clouds.txt', mimeType: 'text/plain', buffer: list })
    await page.getByText('3 ranges').waitFor({ timeout: 60_000 })
    await look(page, 'trust-lists', wide)
    for (const as of looks.filter(one => one.language === 'ar')) {
      const other = await enter(opened.site, '/data/bots', as)
      await other.getByText('3 نطاقات').waitFor()
      await look(other, 'trust-lists', as)
      await other.context().close()
    }
    await page.getByRole('button', { name: /^Remove .*clouds.txt/ }).click()
    await page.getByText('3 ranges').waitFor({ state: 'detached', timeout: 60_000 })
    await open(page, `${opened.site.url}/data/quality`)
    await page.getByRole('button', { name: 'Look now' }).click()
    await page.getByRole('heading', { name: 'How events came, by day' }).waitFor()
    await look(page, 'trust-quality', wide)
    await open(page, `${opened.site.url}/data`)
    await page.getByRole('listitem').getByRole('button').first().click()
    await page.getByRole('heading', { name: 'As it was received' }).waitFor()
    expect(await page.locator('pre').first().textContent()).toContain('"messageId"')
    await look(page, 'trust-live', wide, false)
    await page.context().close()
  }, 300_000)

  it('counts the alarms that a member has not seen, until they look', async () => {
    const page = await enter(opened.site, '/data', wide)
    const { workspaces } = await (await page.request.get(`${opened.site.url}/api/me`)).json()
    const records = createQualityRecords(opened.rihla.store)
    const days = { day: '2026-11-28', seen: 4, usual: 120, n: 4 }
    const of = { kind: 'volume-fell', source: 'Shop', path: '', detail: '', day: days } as const
    const raised = ['Order Completed', 'Cart Viewed', 'Product Viewed'].map(event => ({ ...of, event }))
    expect(await records.raise(workspaces[0].id, raised, Date.now())).toHaveLength(3)
    // Nothing is loaded again: the page asks by itself.
    const entry = page.getByRole('link', { name: 'Data: 3 new alarms' })
    await entry.waitFor({ timeout: 30_000 })
    await page.getByRole('link', { name: 'Quality 3 new alarms' }).waitFor()
    for (const as of looks) {
      const other = await enter(opened.site, '/data', as)
      const name = as.language === 'ar' ? 'البيانات: 3 تنبيهات جديدة' : 'Data: 3 new alarms'
      await other.getByRole('link', { name }).waitFor()
      await look(other, 'trust-unseen', as, false)
      await other.context().close()
    }
    await page.getByRole('link', { name: 'Quality 3 new alarms' }).click()
    await page.getByText('New', { exact: true }).first().waitFor()
    await page.getByRole('link', { name: 'Data', exact: true }).waitFor()
    await look(page, 'trust-unseen-seen', wide, false)
    await open(page, `${opened.site.url}/data`)
    await page.getByRole('link', { name: 'Quality', exact: true }).waitFor()
    await page.context().close()
  }, 180_000)

  it('cuts an Arabic name of a table at its end, in both languages', async () => {
    const name = 'متجر الرياض للهدايا والشاي والقهوة والعطور والبخور على الموقع الإلكتروني الجديد'
    const key = { kind: 'write', name, workspace: 1, caller: { kind: 'local' } } as const
    const { secret } = await opened.rihla.govern.workspaces.createKey(key)
    await fetch(`${opened.rihla.url}/v1/track`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${secret}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messageId: 'cut-1', userId: 'c-1', event: 'Order Completed' }),
    })
    for (const as of [wide, { ...wide, language: 'ar' } as const]) {
      const page = await enter(opened.site, '/data/quality', as)
      const cell = page.locator('td').filter({ hasText: 'متجر الرياض' }).first()
      await cell.waitFor()
      // What is cut off lies at the left: the name begins at the right edge of its cell, less the padding.
      const [begins, edge] = await cell.evaluate(td => {
        const range = document.createRange()
        range.selectNodeContents(td)
        return [range.getBoundingClientRect().right, td.getBoundingClientRect().right]
      })
      expect(begins).toBeLessThanOrEqual(edge ?? 0)
      await page.context().close()
    }
  }, 120_000)

  it('reads well on a phone, in Arabic', async () => {
    const page = await enter(opened.site, '/data/quality', narrowArabic)
    await look(page, 'trust-quality', narrowArabic)
    for (const as of looks.filter(one => one.language === 'ar')) {
      const other = await enter(opened.site, '/data/plan', as)
      await other.getByRole('button', { name: /^ما رُصد من .*Product Viewed/ }).click()
      await other
        .getByText(/^رُصدت أول مرة/)
        .first()
        .waitFor()
      await look(other, 'trust-seen', as, false)
      await other.context().close()
    }
    for (const screen of ['plan', 'bots']) {
      await open(page, `${opened.site.url}/data/${screen}`)
      await look(page, `trust-${screen}`, narrowArabic)
    }
    await page.context().close()
  }, 120_000)
})
