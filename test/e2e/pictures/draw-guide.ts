import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { quiet } from './steps.ts'
import type { View } from './view.ts'
import { questionViews } from './views-questions.ts'
import { openContext, signIn, type Walk } from './walk.ts'

const folder = join(import.meta.dirname, '../../../docs/images/questions')
/** As wide as a page of text shows without shrinking much; what is longer than a screen is cut. */
const size = { width: 1120, height: 860 }

/** A picture for each page of `docs/guide/LANGUAGE/questions`, by its name. */
export function guideViews(): View[] {
  return [
    ...questionViews().map(view => ({ ...view, name: view.name.replace(/^question-/, '') })),
    { name: 'flow', path: '/journeys/flow' },
    { name: 'paths', path: '/journeys/flow?view=paths&start=Product%20Viewed&length=5' },
  ]
}

export async function drawGuide(
  shown: Pick<Walk, 'browser' | 'url' | 'world'>,
  views: readonly View[],
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const session = await signIn(shown)
  for (const language of ['en', 'ar'] as const) {
    const context = await openContext(shown, language, session)
    await context.addInitScript(id => sessionStorage.setItem('rihla.workspace', id), String(shown.world.shop))
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.setViewportSize(size)
    for (const view of views) {
      await page.goto(shown.url + view.path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.evaluate(() => document.fonts.ready)
      await quiet(page)
      await view.unfold?.(page)
      const file = `${view.name}-${language}.webp`
      await writeFile(join(folder, file), await pictureOf(page))
      console.log(file)
    }
    await context.close()
  }
}

/** What stands beside the navigation, small: the browser itself writes WebP. */
async function pictureOf(page: Page): Promise<Buffer> {
  const clip = await page.evaluate(height => {
    const main =
      document.querySelector('main')?.getBoundingClientRect() ?? document.body.getBoundingClientRect()
    const end = Math.min(document.documentElement.scrollHeight, main.y + scrollY + main.height, height)
    return { x: main.x, y: 0, width: main.width, height: end }
  }, size.height)
  const png = await page.screenshot({ clip, fullPage: true, animations: 'disabled' })
  const webp = await page.evaluate(async base64 => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    canvas.getContext('2d')?.drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', 0.86).replace(/^data:image\/webp;base64,/, '')
  }, png.toString('base64'))
  return Buffer.from(webp, 'base64')
}
