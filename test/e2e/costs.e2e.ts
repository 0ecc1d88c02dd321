import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sessionWithin } from '../../src/cli/session.ts'
import { enter, look, quiet, withSite } from './journeys-shop.ts'
import { type Look, takePicture } from './site.ts'

const opened = withSite()

beforeAll(async () => {
  const session = sessionWithin({ app: opened.rihla.app, localKey: opened.rihla.localKey })
  const row = (source: string, campaign: string, day: string, amount: number, currency = 'SAR') => ({
    ...{ source, campaign, day, amount, currency },
    ...{ impressions: Math.round(amount * 91), clicks: Math.round(amount * 2) },
  })
  const rows = ['01', '02', '03', '07', '08'].flatMap((day, i) => [
    row('google_ads', 'شاي رمضان | Search', `2026-10-${day}`, 120.5 + i),
    row('google_ads', 'Brand', `2026-11-${day}`, 43.25),
    row('snapchat', 'تخفيضات نهاية الموسم لمتاجر الرياض وجدة والدمام', `2026-11-${day}`, 310.75 + i * 9),
    row('meta', 'Retargeting', `2026-11-${day}`, 75, 'USD'),
  ])
  await session.call({ method: 'POST', path: '/api/w/1/ad-costs', body: { rows }, answer: z.unknown() })
})

const looks: readonly Look[] = [
  { language: 'en', scheme: 'light', width: 1440 },
  { language: 'ar', scheme: 'dark', width: 1440 },
  { language: 'ar', scheme: 'light', width: 390 },
  { language: 'en', scheme: 'dark', width: 390 },
]

describe('advertising costs', () => {
  it.each(looks)('are a page without barriers ($language, $scheme, $width)', async as => {
    const page = await enter(opened.site, '/data/costs', as)
    await look(page, 'costs', as)
    const csv = 'التاريخ,الحملة,التكلفة\n03/04/2026,العيد,120.5\n05/04/2026,العيد,80\nالإجمالي,,200.5\n'
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'حملات.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page
      .getByRole('heading', { name: as.language === 'en' ? 'What the file says' : 'ما يقوله الملف' })
      .waitFor()
    await quiet(page)
    await look(page, 'costs-file', as)
    await page.context().close()
  })

  it('are brought in by file and taken out again', async () => {
    const page = await enter(opened.site, '/data/costs', { language: 'en', scheme: 'light', width: 1440 })
    const csv =
      'Day,Campaign,Campaign ID,Ad group,Currency code,Cost,Impr.,Clicks\n2026-09-01,Autumn,9,g,AED,55.5,10,1\n'
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'google.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByText(/Recognised as an export of .*Google Ads/).waitFor()
    await page.getByRole('button', { name: 'Bring in 1 line' }).click()
    await page.getByText('The costs are there').waitFor()
    await page.getByText(/Total in .*AED/).waitFor()
    await takePicture(page, 'costs-brought')
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken out', { exact: true }).waitFor()
    await page.getByText(/Total in .*AED/).waitFor({ state: 'detached' })
    expect(await page.getByText(/Total in .*SAR/).count()).toBe(1)
    await page.context().close()
  })
})
