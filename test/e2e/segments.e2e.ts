import { describe, expect, it } from 'vitest'
import { enter, look, looks, open, quiet, sendShop, wide, withSite } from './journeys-shop.ts'

describe('segments', () => {
  const opened = withSite()

  it('are written in conditions, counted while they are typed, and kept', async () => {
    await sendShop(opened.rihla)
    const page = await enter(opened.site, '/people/segments', wide)
    await page.getByRole('heading', { name: 'No segment has been made yet' }).waitFor()
    await page.getByRole('link', { name: 'New segment' }).click()
    await page.getByLabel('Name').fill('Added, never ordered')
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByRole('combobox', { name: 'Event', exact: true }).fill('Product Added')
    await page.getByText(/Did “.+” .?at least once/).waitFor()
    await page.getByText('72 people').waitFor()
    await page.keyboard.press('Escape') // the names of events lie over what stands below
    await page.getByRole('button', { name: 'Add a group' }).click()
    await page.getByLabel('And when').selectOption('none')
    await page.getByRole('button', { name: 'Add a condition' }).first().click()
    await page.getByRole('combobox', { name: 'Event', exact: true }).nth(1).fill('Checkout Started')
    await page.keyboard.press('Escape')
    await page.getByText('18 people').waitFor()
    await look(page, 'segment-new', wide)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'In it now' }).waitFor()
    await page.getByRole('link', { name: 'Export as CSV' }).waitFor()
    const csv = () =>
      page.evaluate(async () => {
        const link = [...document.querySelectorAll('a')].find(a => a.href.endsWith('/export'))
        return (await fetch(link!.href)).text()
      })
    // Who is in it follows the definition within seconds.
    await expect.poll(async () => (await csv()).trim().split('\r\n').length).toBe(19)
    expect(await csv()).toContain('user_id,email,phone,anonymous_id,other')
    await page.getByRole('main').getByRole('list').last().getByRole('link').first().click()
    await page.getByRole('heading', { name: 'In these segments' }).waitFor()
    await page.getByRole('link', { name: 'Added, never ordered' }).waitFor()
    await page.context().close()
  }, 120_000)

  it('take a pasted list', async () => {
    const page = await enter(opened.site, '/people/segments/new', wide)
    await page.getByLabel('Name').fill('Invited')
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByLabel('Condition').selectOption('list')
    await page.getByLabel('Identifiers, one a line').fill('c-1\nc-2\nnobody-knows-me')
    await page.getByText('2 people').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'In it now' }).waitFor()
    await page.context().close()
  }, 60_000)

  it.each(looks)(
    'read well (%o)',
    async as => {
      const page = await enter(opened.site, '/people/segments', as)
      await page.getByRole('link', { name: 'Added, never ordered' }).waitFor()
      await look(page, 'segments', as)
      await page.getByRole('link', { name: 'Added, never ordered' }).click()
      await page.getByRole('heading', { name: /In it now|فيها الآن/ }).waitFor()
      await quiet(page)
      await look(page, 'segment', as)
      await open(page, `${opened.site.url}/people/user_id%3Ac-3`)
      await page.getByRole('heading', { name: /In these segments|في هذه الشرائح/ }).waitFor()
      await look(page, 'person-segments', as)
      await page.context().close()
    },
    60_000,
  )
})
