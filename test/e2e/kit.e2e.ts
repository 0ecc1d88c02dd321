import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriers, type Look, openSite, overflow, type Site, takePicture } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const looks: Look[] = (['en', 'ar'] as const).flatMap(language =>
  (['light', 'dark'] as const).flatMap(scheme =>
    [390, 1440, 1920].map(width => ({ language, scheme, width })),
  ),
)

describe('every component', () => {
  it.each(looks)('stands without barriers: $language, $scheme, $width px', async look => {
    const page = await site.open('/dev/kit', look)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await takePicture(page, `kit-${look.language}-${look.scheme}-${look.width}`)
    expect(await findBarriers(page)).toBe('')
    expect(await overflow(page)).toBe(0)
    await page.getByRole('button', { name: look.language === 'ar' ? 'إظهار إشعار' : 'Show a toast' }).click()
    await page.getByText(look.language === 'ar' ? 'حُفظت التغييرات' : 'The changes are saved').waitFor()
    expect(await findBarriers(page)).toBe('')
    await page.context().close()
  })

  it.each(['en-XA', 'ar-XB'] as const)('has no words of its own: %s', async language => {
    const page = await site.open('/dev/kit', { language, scheme: 'light', width: 1440 })
    const title = page.getByRole('heading', { level: 1 })
    expect(await title.textContent()).toMatch(/^\[.*\]$/)
    await takePicture(page, `kit-${language}`)
    await page.context().close()
  })
})
