import { describe, expect, it } from 'vitest'
import { enter, look, looks, narrowArabic, quiet, sendEvents, wide, withSite } from './journeys-shop.ts'

const day = 86_400_000
const at = (days: number) => new Date(Date.now() - 30 * day + days * day).toISOString()

/** A company with a holding above it, three people in different roles, orders, and one person of two companies. */
function sayings(): Record<string, unknown>[] {
  const group = (n: number, userId: string, groupId: string, traits: object) => ({
    ...{ type: 'group', userId, groupId, traits, timestamp: at(n) },
  })
  const person = (userId: string, name: string) => ({
    ...{ type: 'identify', userId, timestamp: at(0), traits: { name, email: `${userId}@example.com` } },
  })
  return [
    person('amal', 'أمل الإدريسي'),
    person('badr', 'بدر العلوي'),
    person('dina', 'Dina Haddad'),
    person('omar', 'Omar Tazi'),
    group(1, 'amal', 'acme', {
      name: 'شركة أكمي للأغذية',
      industry: 'retail',
      employees: 120,
      role: 'champion',
    }),
    group(3, 'amal', 'acme', { employees: 140, parent_id: 'holding' }),
    group(2, 'badr', 'acme', { role: 'economic buyer' }),
    group(4, 'badr', 'beta', { name: 'Beta Logistics', parent_id: 'holding' }),
    group(5, 'dina', 'holding', { name: 'Atlas Holding' }),
    ...Array.from({ length: 6 }, (_, i) => ({
      event: 'Product Viewed',
      userId: 'amal',
      timestamp: at(6 + i / 100),
      context: { groupId: 'acme', channel: 'web' },
      properties: { name: 'قهوة' },
    })),
    {
      ...{
        event: 'Order Completed',
        userId: 'amal',
        timestamp: at(7),
        context: { groupId: 'acme', channel: 'web' },
      },
      properties: { order_id: 'A-77', total: 4250.5, currency: 'EGP' },
    },
    { event: 'Order Confirmed', userId: 'badr', timestamp: at(8), context: { channel: 'call_centre' } },
  ]
}

describe('accounts', () => {
  const opened = withSite()

  it('are empty, then listed, opened and changed by hand, and exactly back', async () => {
    const page = await enter(opened.site, '/people/accounts', wide)
    await page.getByText('No event names an account yet').waitFor()
    await look(page, 'accounts-none', wide)
    await sendEvents(opened.rihla, sayings())
    await page.reload()
    await page.getByRole('link', { name: 'شركة أكمي للأغذية' }).click()
    await page.getByRole('heading', { name: 'Its people' }).waitFor()
    await page.getByRole('combobox', { name: /Role of .*بدر العلوي/ }).waitFor()
    expect(await page.getByRole('combobox', { name: /Role of .*بدر العلوي/ }).inputValue()).toBe(
      'economic-buyer',
    )
    await page.getByRole('combobox', { name: /Role of .*بدر العلوي/ }).selectOption('blocker')
    await page.getByText('Decided by hand').waitFor()
    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.getByLabel('Who belongs to it?').fill('omar')
    await page.getByRole('dialog').getByRole('button', { name: /Omar/ }).click()
    await page.getByRole('combobox', { name: /Role of .*Omar Tazi/ }).waitFor()
    await quiet(page)
    await look(page, 'account-decided', wide)
    for (let left = 2; left > 0; left--) {
      await page.getByRole('button', { name: 'Undo' }).first().click()
      await expect
        .poll(() => page.getByRole('button', { name: 'Undo' }).count(), { timeout: 10_000 })
        .toBe(left - 1)
    }
    expect(await page.getByRole('combobox', { name: /Role of .*بدر العلوي/ }).inputValue()).toBe(
      'economic-buyer',
    )
    expect(await page.getByRole('combobox', { name: /Role of .*Omar Tazi/ }).count()).toBe(0)
    await page.getByRole('button', { name: /2 different values/ }).click()
    await page.getByRole('dialog').getByText('140').waitFor()
    await look(page, 'account-trait-history', wide, false)
    await page.context().close()
  }, 120_000)

  it('are found in another spelling, and say so when none is', async () => {
    const page = await enter(opened.site, '/people/accounts', narrowArabic)
    await page.getByRole('searchbox').fill('شركه اكمى')
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count(), { timeout: 10_000 }).toBe(1)
    await page.getByRole('searchbox').fill('zzzz')
    await page.getByText(/لا حساب شركة باسم/).waitFor()
    await look(page, 'accounts-nobody', narrowArabic)
    await page.context().close()
  }, 60_000)

  it.each(looks)(
    'read well (%o)',
    async as => {
      const page = await enter(opened.site, '/people/accounts', as)
      await page.getByRole('link', { name: 'Beta Logistics' }).waitFor()
      await look(page, 'accounts', as)
      await page.getByRole('link', { name: 'شركة أكمي للأغذية' }).click()
      await page.getByRole('heading', { name: /Its people|أشخاصه/ }).waitFor()
      await quiet(page)
      await look(page, 'account', as)
      await page.context().close()
    },
    60_000,
  )
})
