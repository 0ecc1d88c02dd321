import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import type { Seen } from './walk.ts'

/**
 * Sheets to look at many pictures at once: for each view one of its wide and one of its narrow pictures, and a page
 * that leads to all of them.
 */
export async function drawSheets(browser: Browser, folder: string, seen: readonly Seen[]): Promise<void> {
  const sheets = join(folder, 'sheets')
  await mkdir(sheets, { recursive: true })
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } })
  const page = await context.newPage()
  for (const [view, pictures] of Map.groupBy(seen, one => one.view)) {
    const isNarrow = (one: Seen) => one.look.endsWith('-390')
    for (const [kind, some] of [
      ['wide', pictures.filter(one => !isNarrow(one))],
      ['narrow', pictures.filter(isNarrow)],
    ] as const) {
      if (some.length === 0) continue
      const width = kind === 'wide' ? 690 : 340
      const file = join(sheets, `${view}--${kind}.html`)
      const figures = some.map(({ file, look }) => figure(`../${file}`, look, width))
      await writeFile(file, sheet(figures, kind === 'wide' ? 1_000 : 1_100))
      await page.goto(pathToFileURL(file).href)
      await page.evaluate(() => Promise.all([...document.images].map(image => image.decode())))
      await page.screenshot({ path: file.replace(/html$/, 'png'), fullPage: true })
    }
  }
  await context.close()
}

/** Everything on one page, for a browser. */
export async function writeIndex(folder: string, seen: readonly Seen[]): Promise<void> {
  const sections = [...Map.groupBy(seen, one => one.view)].map(([view, pictures]) => {
    const figures = pictures.map(({ file, look }) => figure(file, look, 340))
    return `<h2>${view}</h2><div class="row">${figures.join('')}</div>`
  })
  await writeFile(join(folder, 'index.html'), sheet(sections, 700))
}

function figure(src: string, look: string, width: number): string {
  return `<figure style="width:${width}px"><figcaption>${look}</figcaption><a href="${src}"><img loading="lazy" src="${src}" width="${width}"></a></figure>`
}

function sheet(inside: readonly string[], tallest: number): string {
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #888; font: 11px system-ui }
    body, .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: start }
    h2 { width: 100%; margin: 16px 8px 0; color: #fff }
    figure { margin: 0; max-height: ${tallest}px; overflow: hidden }
    img { display: block }
  </style>${inside.join('\n')}`
}
