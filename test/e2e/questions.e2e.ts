import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { sessionWithin } from '../../src/cli/session.ts'
import { listedQuestions } from '../../src/understand/web/ask/question-uis.ts'
import { enter, look, looks, narrowArabic, open, sendShop, wide, withSite } from './journeys-shop.ts'
import type { Look } from './site.ts'

const arabic: Look = { ...wide, language: 'ar' }
const here = withSite()

describe('a workspace without events', () => {
  it.each([wide, narrowArabic])('offers every question ($language, $scheme, $width)', async as => {
    const page = await enter(here.site, '/questions', as)
    await page.locator('main a[href^="/questions/"]').first().waitFor()
    expect(await page.locator('main a[href^="/questions/"]').count()).toBeGreaterThanOrEqual(
      listedQuestions.length,
    )
    await look(page, 'questions', as)
    await open(page, `${here.site.url}/questions/funnel`)
    await page.getByText(as.language === 'ar' ? 'لا أحداث بعد' : 'No events yet').waitFor()
    await look(page, 'question-empty', as)
    await page.getByRole('button', { name: as.language === 'ar' ? 'إلى البيانات' : 'To the data' }).click()
    await page.waitForURL('**/data')
    await page.context().close()
  })
})

describe('a shop with events', () => {
  beforeAll(async () => {
    await sendShop(here.rihla)
    const session = sessionWithin({ app: here.rihla.app, localKey: here.rihla.localKey })
    const asked = { method: 'POST', path: '/api/w/1/ask/transitions', body: { input: {} } } as const
    const answer = z.object({ answer: z.object({ cases: z.number() }) })
    await vi.waitUntil(async () => (await session.call({ ...asked, answer })).answer.cases === 90, {
      timeout: 30_000,
      interval: 500,
    })
  }, 120_000)

  it.each(looks)('answers a funnel as it is written ($language, $scheme, $width)', async as => {
    const page = await enter(here.site, '/questions/funnel', as)
    await page.locator('[aria-busy="false"] figure').first().waitFor()
    await look(page, 'question-funnel', as)
    await page.context().close()
  })

  it('keeps the sentence in the address, and takes a change back', async () => {
    const page = await enter(here.site, '/questions/funnel', arabic)
    await page.locator('[aria-busy="false"] figure').first().waitFor()
    const pills = page.getByRole('button', { name: /^الخطوة/ })
    const before = await pills.count()
    await page.getByRole('button', { name: 'إضافة خطوة' }).click()
    await expect.poll(() => pills.count()).toBe(before + 1)
    const address = page.url()
    await page.getByRole('button', { name: 'تراجع' }).click()
    await expect.poll(() => pills.count()).toBe(before)
    await page.goto(address)
    await expect.poll(() => pills.count()).toBe(before + 1)
    await page.context().close()
  })

  it('is broken down, compared and explained', async () => {
    const page = await enter(here.site, '/questions/funnel?compare=before&breakdown=first:$channel', wide)
    await page.getByRole('heading', { name: /^By .*channel/ }).waitFor()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'How it was computed' }).click()
    await page.getByText('SELECT', { exact: false }).first().waitFor()
    await look(page, 'question-explained', wide)
    await page.context().close()
  })
})
