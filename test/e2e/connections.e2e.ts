import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wooSample } from '../shop-samples.ts'
import { type ShopServer, serveWoo } from '../shop-servers.ts'
import { enter, look, looks, open, wide, withSite } from './journeys-shop.ts'

describe('a shop', () => {
  const opened = withSite({ RIHLA_ALLOW_PRIVATE: '1' })
  let shop: ShopServer
  beforeAll(async () => {
    const orders = Array.from({ length: 40 }, (_, n) => wooSample.order(n + 1))
    shop = await serveWoo({ customers: [wooSample.customer(1)], orders }, 5)
  })
  afterAll(() => shop?.close())

  it('is tried, connected and loaded, gives an address once, and shows what came of it', async () => {
    const page = await enter(opened.site, '/data/connections', wide)
    await page.getByRole('heading', { name: 'Nothing is connected yet' }).waitFor()
    await page.getByRole('link', { name: /Connect .?WooCommerce/ }).click()
    await page.getByLabel('Name').fill('Atelier Fès')
    await page.getByLabel('Address of the shop').fill(shop.url)
    await page.getByRole('button', { name: 'Try the connection' }).click()
    await page.getByText(/Please fill in: .*Consumer key.*Consumer secret/).waitFor()
    await page.getByLabel('Consumer key').fill('ck_1')
    await page.getByLabel('Consumer secret').fill('wrong')
    await page.getByLabel(/Secret of the webhooks/).fill('سرّ')
    await page.getByRole('button', { name: 'Try the connection' }).click()
    await page.getByText('The keys were refused.').waitFor()
    await page.getByLabel('Consumer secret').fill('cs_1')
    await page.getByRole('button', { name: 'Try the connection' }).click()
    await page.getByText(/It works: .*Atelier/).waitFor()
    await look(page, 'connection-new', wide)
    await page.getByRole('button', { name: 'Connect and load' }).click()
    const address = await page.getByText(/\/v1\/hooks\/hook_/).textContent()
    await page.getByText('Connected', { exact: true }).waitFor()

    const body = JSON.stringify(wooSample.order(99))
    const signature = createHmac('sha256', 'سرّ').update(body).digest('base64')
    const headers = { 'x-wc-webhook-topic': 'order.created', 'x-wc-webhook-signature': signature }
    const call = (more: object) =>
      fetch(address ?? '', { method: 'POST', body, headers: { ...headers, ...more } }).then(
        ({ status }) => status,
      )
    expect([await call({}), await call({ 'x-wc-webhook-signature': 'x' })]).toEqual([200, 401])
    await page.getByText('Refused: wrong signature').waitFor()
    await look(page, 'connection-address', wide)
    await page.reload()
    await page.getByText('The address was shown when it was made.').waitFor()
    expect(await page.getByText(/\/v1\/hooks\/hook_/).count()).toBe(0)

    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByLabel('Consumer secret').fill('withdrawn')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The last load ended early').waitFor()
    await page.getByText('Needs you').waitFor()
    await look(page, 'connection-failed', wide)
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByLabel('Consumer secret').fill('cs_1')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Connected', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('Loading is paused.').waitFor()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('Connected', { exact: true }).waitFor()
    await page.context().close()
  }, 120_000)

  it.each(looks)(
    'reads well (%o)',
    async as => {
      const page = await enter(opened.site, '/data/connections', as)
      await page.getByRole('link', { name: 'Atelier Fès' }).waitFor()
      await look(page, 'connections', as)
      await page.getByRole('link', { name: 'Atelier Fès' }).click()
      await page.getByRole('heading', { name: /How it stands|الحالة/ }).waitFor()
      await look(page, 'connection', as)
      await open(page, `${opened.site.url}/data/connections/new/salla`)
      await page.getByLabel(/Access token|رمز الوصول/).waitFor()
      await look(page, 'connection-salla', as)
      await page.context().close()
    },
    60_000,
  )

  it('is deleted after a question, and what it brought stays', async () => {
    const page = await enter(opened.site, '/data/connections', wide)
    await page.getByRole('link', { name: 'Atelier Fès' }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { name: 'Nothing is connected yet' }).waitFor()
    await open(page, `${opened.site.url}/data`)
    await page.getByRole('button', { name: 'Atelier Fès' }).first().waitFor()
    await page.context().close()
  }, 60_000)
})
