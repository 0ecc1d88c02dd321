import { describe, expect, it } from 'vitest'
import { enter, look, looks, quiet, sendShop, wide, withSite } from './journeys-shop.ts'

describe('mapping rules', () => {
  const opened = withSite()

  it('are written as sentences, tried on real events, saved, and applied to the past', async () => {
    await sendShop(opened.rihla)
    const page = await enter(opened.site, '/data/mapping', wide)
    await page.getByRole('heading', { name: 'No rules yet' }).waitFor()
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByRole('combobox', { name: 'Called' }).fill('Product Added')
    await page.keyboard.press('Enter')
    await page.getByLabel('New name', { exact: true }).fill('Added to basket')
    // Tried at once on the latest events: the new name stands marked beside the old one.
    await page.getByText(/of them change\./).waitFor()
    await page.locator('ins', { hasText: 'Added to basket' }).first().waitFor()

    // A formula that cannot be read is told where it stands, and nothing can be saved.
    await page.getByRole('button', { name: 'Add an action' }).click()
    await page.getByLabel('Action', { exact: true }).nth(1).selectOption('compute')
    await page.getByRole('combobox', { name: 'Property' }).last().fill('made')
    await page.getByLabel('Formula', { exact: true }).fill('upper(')
    await page.getByText(/Formula, character .?7.?: .?something is missing at the end/).waitFor()
    expect(await page.getByRole('button', { name: 'Save as version 1' }).isDisabled()).toBe(true)
    await page.getByLabel('Formula', { exact: true }).fill('upper(event)')
    await page.locator('ins', { hasText: '"ADDED TO BASKET"' }).first().waitFor()

    // Two rules change places by keys alone.
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByLabel('Action', { exact: true }).selectOption('channel')
    await page.getByLabel('Channel', { exact: true }).fill('shop')
    await page.getByRole('button', { name: 'Move rule 2 up' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('listitem').filter({ hasText: 'channel' }).first().waitFor()
    await look(page, 'mapping-writing', wide)

    await page.getByLabel('What changed (for your colleagues)').fill('First order')
    await page.getByRole('button', { name: 'Save as version 1' }).click()
    await page.getByText('valid now').waitFor()
    await page.getByText('First order').waitFor()
    await page.getByText(/were read by other rules, or none/).waitFor()
    await page.getByRole('button', { name: 'Derive again' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Derive again' }).click()
    await page.getByText('done', { exact: true }).waitFor({ timeout: 60_000 })
    await page.reload()
    await page.getByText('All events were read by the rules that are valid now.').waitFor()
    await page
      .getByText(/^[\d,]+ events$/)
      .first()
      .waitFor()

    // Restoring an older version makes a newer one.
    await page.getByRole('button', { name: 'Remove rule 1' }).click()
    await page.getByRole('button', { name: 'Save as version 2' }).click()
    await page
      .getByRole('listitem')
      .filter({ hasText: /Version 2/ })
      .getByRole('button', { name: 'Show changes' })
      .click()
    await page.getByText('Removed', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
    await page
      .getByRole('listitem')
      .filter({ hasText: /Version 3/ })
      .waitFor()
    await page.context().close()
  }, 180_000)

  it('read again what they read already, of some days, as a new version', async () => {
    const page = await enter(opened.site, '/data/mapping', wide)
    await page.getByText('Version 3').first().waitFor()
    await page.getByLabel('From', { exact: true }).fill('2026-11-01')
    await page.getByLabel('To (included)').fill('2026-11-20')
    await page.getByRole('switch', { name: 'Also events that these rules read already' }).click()
    await look(page, 'mapping-again', wide)
    await page.getByRole('button', { name: 'Derive again' }).click()
    await page
      .getByRole('dialog')
      .getByText(/version .?4/)
      .waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Derive again' }).click()
    const run = page.getByRole('listitem').filter({ hasText: /1 Nov 2026.? to .?20 Nov 2026/ })
    await run.getByText('done', { exact: true }).waitFor({ timeout: 60_000 })
    await page
      .getByRole('listitem')
      .filter({ hasText: /Version 4/ })
      .first()
      .waitFor()
    await page.context().close()
  }, 180_000)

  it.each(looks)(
    'read well (%o)',
    async as => {
      const page = await enter(opened.site, '/data/mapping', as)
      await page
        .getByRole('button', { name: /^(Edit|تعديل)$/ })
        .nth(1)
        .click()
      await page.locator('ins').first().waitFor()
      await quiet(page)
      await look(page, 'mapping', as)
      await page.context().close()
    },
    60_000,
  )
})
