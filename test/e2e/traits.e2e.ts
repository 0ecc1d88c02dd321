import { describe, expect, it } from 'vitest'
import { enter, look, looks, narrowArabic, quiet, sendShop, wide, withSite } from './journeys-shop.ts'

describe('computed traits', () => {
  const opened = withSite()

  it('say what they would say while they are written, and are used by name', async () => {
    await sendShop(opened.rihla)
    const page = await enter(opened.site, '/people/traits', wide)
    await page.getByText('No computed trait yet').waitFor()
    await look(page, 'traits-none', wide)
    await page.getByRole('link', { name: 'New computed trait' }).click()
    await page.getByLabel('Name in English').fill('Revenue so far')
    await page.getByLabel('Name in Arabic').fill('مجموع المشتريات')
    await page.getByLabel('What is worked out').selectOption('sum')
    await page.getByLabel('Of which property').fill('total')
    await page.getByRole('combobox', { name: 'Of which event' }).fill('Order Completed')
    await page.keyboard.press('Escape')
    await page.getByText('36 people').waitFor()
    expect(await page.getByRole('row').count()).toBe(8)
    await look(page, 'trait-new', wide)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Revenue so far' }).waitFor()
    await page.context().close()
    const arabic = await enter(opened.site, '/people/segments/new', narrowArabic)
    await arabic.getByRole('button', { name: 'إضافة شرط' }).click()
    await arabic.getByLabel('الشرط').selectOption('computed')
    await arabic.getByRole('combobox', { name: 'السمة المحسوبة' }).selectOption({ label: 'مجموع المشتريات' })
    await arabic
      .getByText(/مجموع المشتريات/)
      .first()
      .waitFor()
    await look(arabic, 'segment-computed', narrowArabic)
    await arabic.context().close()
  }, 120_000)

  it('keep a day of a segment as the day of the workspace', async () => {
    const page = await enter(opened.site, '/people/segments/new', wide)
    await page.getByLabel('Name').fill('In autumn')
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByRole('combobox', { name: 'Event', exact: true }).fill('Product Viewed')
    await page.keyboard.press('Escape')
    await page.getByRole('combobox', { name: 'When', exact: true }).selectOption('between')
    await page.getByLabel('From').fill('2026-10-01')
    await page.getByLabel('Until before').fill('2026-11-15')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'In it now' }).waitFor()
    expect(await page.getByLabel('From').inputValue()).toBe('2026-10-01')
    const definition = await page.evaluate(async () => {
      const { segments } = await (await fetch('/api/w/1/segments')).json()
      return segments.at(-1).definition.conditions[0].event.when
    })
    // Cairo is three hours ahead of UTC in October, and two in November.
    expect(definition).toEqual({
      is: 'between',
      from: Date.UTC(2026, 8, 30, 21),
      to: Date.UTC(2026, 10, 14, 22),
    })
    await page.context().close()
  }, 60_000)

  it.each(looks)(
    'read well (%o)',
    async as => {
      const page = await enter(opened.site, '/people/traits', as)
      await page.getByRole('link', { name: /Revenue so far|مجموع المشتريات/ }).click()
      await page.getByText(/36 people|36 شخصًا/).waitFor()
      await quiet(page)
      await look(page, 'trait', as)
      await page.context().close()
    },
    60_000,
  )
})
