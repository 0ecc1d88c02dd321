import { beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { sessionWithin } from '../../src/cli/session.ts'
import { enter, look, looks, sendShop, wide, withSite } from './journeys-shop.ts'

const here = withSite()

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

it.each(looks)('reads what is typed and opens it filled in ($language, $scheme, $width)', async as => {
  const page = await enter(here.site, '/questions', as)
  const isArabic = as.language === 'ar'
  const field = page.getByLabel(isArabic ? 'السؤال بكلماتك' : 'Ask in your own words').locator('input')
  await page.getByRole('button', { name: isArabic ? /خلال ٧ أيام/ : /within 7 days/ }).waitFor()
  await look(page, 'words-examples', as)
  await field.fill(
    isArabic
      ? 'نسبة التحويل من عرض منتج إلى تقديم الطلب خلال ٣ أيام حسب القناة زعفران'
      : 'conversion from product viewed to order completed within 3 days by channel please zebra',
  )
  await page.getByText(isArabic ? 'المفهوم من السؤال' : 'Understood as').waitFor()
  await page.locator('mark').waitFor()
  expect(await page.locator('mark').allTextContents()).toEqual([isArabic ? 'زعفران' : 'zebra'])
  await look(page, 'words-read', as)
  await field.press('Enter')
  await page.locator('[aria-busy="false"] figure').first().waitFor()
  expect(page.url()).toContain('/questions/funnel?')
  const { searchParams } = new URL(page.url())
  expect(JSON.parse(searchParams.get('q') ?? '{}').windowMs).toBe(3 * 86_400_000)
  expect(searchParams.get('breakdown')).toBe('last:$channel')
  await page.context().close()
})

it('says that it did not understand, and takes what the command palette passes on', async () => {
  const page = await enter(here.site, '/questions?words=blah%20blubb', wide)
  await page.getByText('That was not understood yet').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').locator('input').fill('how many orders per week')
  // The typed words are isolated: marks stand around them.
  await page.getByText(/^Ask: .?how many orders per week/).click()
  await page.getByText('Understood as').waitFor()
  await page.context().close()
})
