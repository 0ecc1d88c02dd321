import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { enter, look, looks, narrowArabic, sendShop, wide, withSite } from './journeys-shop.ts'
import { findBarriers, overflow } from './site.ts'

/** Every tile has its answer. */
async function drawn(page: Page): Promise<void> {
  await page.locator('main section[data-kind]').first().waitFor()
  await page.waitForFunction(() => document.querySelectorAll('.mantine-Skeleton-root').length === 0, null, {
    timeout: 40_000,
  })
  await page.waitForTimeout(500)
}

describe('boards', () => {
  const opened = withSite()
  let embed = ''

  it('fill themselves, are edited with the keys, and keep what was saved', async () => {
    await sendShop(opened.rihla)
    const page = await enter(opened.site, '/questions/funnel', wide)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByLabel('Name').fill('To an order')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog', { name: 'Put on a board' }).waitFor()
    await page.getByRole('combobox', { name: 'On which board?' }).click()
    await page.getByRole('option', { name: /A new board/ }).click()
    await page.getByRole('button', { name: 'Put it there' }).click()
    await page.getByRole('heading', { name: 'To an order', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('button', { name: 'Add a text' }).click()
    await page.getByLabel('Text', { exact: true }).last().fill('# Read this\n- **first**')
    await page.getByRole('button', { name: /^Move .*Text/ }).focus()
    await page.keyboard.press('ArrowLeft')
    await page.getByText(/^Place .*1.* of .*2/).waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: 'Read this' }).waitFor()
    const tiles = await page
      .locator('main section[data-kind]')
      .evaluateAll(all => all.map(one => one.getAttribute('data-kind')))
    expect(tiles).toEqual(['text', 'saved'])

    await page.getByRole('button', { name: 'More about this board' }).click()
    await page.getByRole('menuitem', { name: 'Share by link' }).click()
    await page.getByRole('button', { name: 'Make the link' }).click()
    embed = (await page.locator('code').first().textContent()) ?? ''
    expect(embed).toContain('/embed/embed_')
    await page.context().close()
  }, 180_000)

  it.each([
    {
      ...wide,
      words: { as: /^As of/, asking: /asking again…$/, failed: /could not be asked/ },
    },
    {
      ...narrowArabic,
      words: { as: /^آخر تحديث/, asking: /ويجري التحديث الآن…$/, failed: /تعذّر التحديث/ },
    },
  ])(
    'open with what is known, and bring it up to date behind it ($language)',
    async ({ words, ...as }) => {
      const page = await enter(opened.site, '/boards', as)
      const ages: number[] = []
      let release: () => void = () => undefined
      const gate = new Promise<void>(done => {
        release = done
      })
      // What was kept was found five minutes ago; new answers take until they are let through.
      await page.route(/\/ask\/funnel$/, async route => {
        const { notOlderThanMs: age } = route.request().postDataJSON()
        ages.push(age)
        if (age === 0) return route.fulfill({ status: 500, body: '' })
        if (age === 60_000) await gate
        const response = await route.fetch()
        const body = await response.json()
        if (age > 60_000) body.evidence.at -= 300_000
        await route.fulfill({ response, json: body })
      })
      await page.getByRole('link', { name: 'To an order' }).click()
      const tile = page.locator('main section[data-kind="saved"]')
      await tile.getByText(words.asking).waitFor()
      await look(page, 'board-refreshing', as)
      const drawing = async () => [(await tile.boundingBox())?.height, await tile.locator('svg').count()]
      const before = await drawing()
      release()
      await tile.getByText(words.asking).waitFor({ state: 'detached' })
      expect(await tile.getByText(words.as).count()).toBe(0)
      expect(await drawing()).toEqual(before)
      expect(ages).toEqual([900_000, 60_000])
      await page.getByRole('button', { name: /^(Ask again now|تحديث الآن)$/ }).click()
      await tile.getByText(words.failed).waitFor()
      await look(page, 'board-not-refreshed', as)
      expect(await drawing()).toEqual(before)
      expect(ages).toEqual([900_000, 60_000, 0])
      await page.context().close()
    },
    120_000,
  )

  it('give their drawings away with their letters inside', async () => {
    const page = await enter(opened.site, '/boards', { ...wide, language: 'ar' })
    await page.getByRole('link', { name: 'To an order' }).click()
    await drawn(page)
    await page
      .getByRole('button', { name: /المزيد عن «/ })
      .last()
      .click()
    const saved = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'حفظ رسمًا (SVG)' }).click()
    const file = await (await saved).createReadStream()
    let svg = ''
    for await (const chunk of file) svg += chunk
    expect(svg).toContain('@font-face')
    expect(svg).toContain('data:')
    expect(svg).not.toContain('class="')
    await page
      .getByRole('button', { name: /المزيد عن «/ })
      .last()
      .click()
    const picture = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'حفظ صورةً (PNG)' }).click()
    expect((await picture).suggestedFilename()).toMatch(/\.png$/)
    await page.context().close()
  }, 120_000)

  it.each(looks)(
    'read well (%o)',
    async as => {
      const page = await enter(opened.site, '/boards', as)
      await page.getByRole('link', { name: /^(First look|نظرة أولى)$/ }).waitFor()
      await look(page, 'boards', as)
      await page.getByRole('link', { name: /^(First look|نظرة أولى)$/ }).click()
      await page.locator('main section[data-kind]').nth(1).waitFor()
      await drawn(page)
      await look(page, 'board', as)
      await page.context().close()
    },
    120_000,
  )

  it('are shown to whoever has the link, in its language, and to nobody else', async () => {
    const page = await opened.site.open(new URL(embed).pathname, narrowArabic)
    await page.getByRole('heading', { name: 'Read this' }).waitFor()
    await page.waitForTimeout(1_500)
    expect(await findBarriers(page)).toBe('')
    expect(await overflow(page)).toBe(0)
    await page.context().close()
  }, 60_000)
})
