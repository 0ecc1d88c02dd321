import { describe, expect, it } from 'vitest'
import { enter, look, narrowArabic, open, wide, withSite } from './journeys-shop.ts'

const call = (id: number) => ({
  event: 'booking.created',
  id,
  occurred_at: '2026-10-05T12:30:00+03:00',
  customer: { id: `c-${id}`, email: 'hind@example.com', name: 'هند 🛠️' },
  lines: [
    { sku: 'A-1', qty: 1 },
    { sku: 'B-2', qty: 2 },
  ],
})

describe('a webhook of any system', () => {
  const opened = withSite()

  it('is caught, given a meaning, looked at and read with it', async () => {
    const page = await enter(opened.site, '/data/connections/new/webhook', wide)
    await page.getByLabel('Name').fill('Bookings')
    await page.getByRole('button', { name: 'Make the address' }).click()
    const address = (await page.getByText(/\/v1\/hooks\/hook_/).textContent()) ?? ''
    await page.getByText('Send one call to the address above').waitFor()
    const send = (id: number) => fetch(address, { method: 'POST', body: JSON.stringify(call(id)) })
    for (const id of [1, 2]) expect((await send(id)).status).toBe(200)
    await page.getByText('2 calls wait for a meaning').waitFor()
    await page.getByText(/Proposed: .*named after e-mail/).waitFor()
    await page.getByLabel('One message for').selectOption({ label: 'each entry of \u2068lines\u2069' })
    await page.getByLabel('Name of the event').selectOption('')
    await page.getByLabel('The name', { exact: true }).fill('Room Booked')
    await page.getByRole('checkbox', { name: /lines\[\]\.sku/ }).check()
    await page.getByLabel('Channel').fill('store')
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByText('2 messages').waitFor()
    await page.getByText('"sku": "B-2"').waitFor()
    await look(page, 'webhook-meaning', wide)
    await page.getByRole('button', { name: 'Save this meaning' }).click()
    await page.getByText(/Version .?1.? holds/).waitFor()
    await page.getByRole('button', { name: 'Read what waits' }).click()
    await page.getByText('2 calls were read').waitFor()
    await send(3)
    await open(page, `${opened.site.url}/data?source=Bookings`)
    await page.getByRole('button', { name: 'Bookings' }).first().waitFor()
    await page.getByText('6 events').first().waitFor()
    await page.context().close()
  }, 120_000)

  it.each([narrowArabic, { ...wide, language: 'ar' as const }])(
    'reads well in Arabic (%o)',
    async as => {
      const page = await enter(opened.site, '/data/connections', as)
      await page.getByRole('link', { name: 'Bookings' }).click()
      await page.getByLabel('لصق مثال (JSON)').fill(JSON.stringify(call(9)))
      await page.getByRole('button', { name: 'قراءة هذا المثال' }).click()
      await page.getByRole('button', { name: 'معاينة' }).click()
      await page.getByText('ما يصير إليه هذا المثال').waitFor()
      await look(page, 'webhook-meaning', as)
      await page.context().close()
    },
    60_000,
  )
})
