import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { enter, look, looks, narrowArabic, wide, withSite } from './journeys-shop.ts'
import { openShop } from './shop-pages.ts'
import { takePicture } from './site.ts'

const opened = withSite()

/** Until the new key stands in the tag. */
const withKey = (page: Page) =>
  page.locator('code', { hasText: 'rihla.js' }).filter({ hasNotText: 'WRITE_KEY' }).waitFor()

describe('connecting a site', () => {
  it.each(looks)('is a page without barriers ($language, $scheme, $width)', async as => {
    const page = await enter(opened.site, '/data/connect', as)
    await look(page, 'connect', as)
    await page.context().close()
  })

  it('makes a key, and shows the first event of a site that carries the tag', async () => {
    const page = await enter(opened.site, '/data', wide)
    await page.getByRole('button', { name: 'Send events' }).first().click()
    await page.getByText('Make the key first').waitFor()
    await page.getByLabel('Name of the site').fill('متجر الشاي')
    await page.getByRole('button', { name: 'Make its key' }).click()
    await withKey(page)
    await page.getByLabel('Wait until the visitor agrees').check()
    await page.getByLabel('Rage clicks on one place').uncheck()
    const tag = (await page.locator('code', { hasText: 'rihla.js' }).textContent()) ?? ''
    expect(tag).toContain('data-consent="required" data-signals="errors vitals"')
    const key = /data-key="([^"]+)"/.exec(tag)?.[1] ?? ''
    expect(key).toMatch(/^wk_|^[\w-]{20,}$/)
    await page.getByRole('combobox', { name: 'Client' }).click()
    await page.getByRole('option', { name: 'posthog-js' }).click()
    await page.getByText(`posthog.init('${key}', { api_host: '${opened.site.url}' })`).waitFor()
    const shop = await openShop(opened.rihla.url, key)
    try {
      const visitor = await page.context().newPage()
      await visitor.goto(`${shop.url}/tea`)
      await page.getByText('First event received').waitFor()
      await page.getByText('Before The Script').waitFor()
      await takePicture(page, 'connect-received-en')
    } finally {
      await shop.close()
    }
    await page.context().close()
  })

  it('shows what was refused with its reason', async () => {
    const page = await enter(opened.site, '/data/connect', narrowArabic)
    await page.getByLabel('اسم الموقع').fill('تطبيق')
    await page.getByRole('button', { name: 'إنشاء مفتاحه' }).click()
    await withKey(page)
    const tag = (await page.locator('code', { hasText: 'rihla.js' }).textContent()) ?? ''
    const key = /data-key="([^"]+)"/.exec(tag)?.[1] ?? ''
    const answer = await fetch(`${opened.rihla.url}/v1/beacon`, {
      method: 'POST',
      body: JSON.stringify({ writeKey: key, batch: [{ type: 'track', anonymousId: 'a' }] }),
    })
    expect(answer.status).toBe(200)
    await page.getByText('الحدث دون اسم').waitFor()
    await takePicture(page, 'connect-refused-ar')
    await page.context().close()
  })
})
