import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { preview } from 'vite'

const chromiumPath = process.env.RIHLA_CHROMIUM ?? '/usr/bin/chromium'
const lookFolder = join(import.meta.dirname, '../../test-results/looks')
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export interface Look {
  readonly language: 'en' | 'ar' | 'en-XA' | 'ar-XB'
  readonly scheme: 'light' | 'dark'
  readonly width: number
  readonly digits?: 'workspace' | 'latn' | 'arab'
  readonly timeDirection?: 'reading' | 'ltr'
  readonly height?: number
}

export interface Site {
  readonly url: string
  open(path: string, look: Look): Promise<Page>
  close(): Promise<void>
}

/** The built app in a real browser. With `server`, `/api` and `/v1` go to it: a running Rihla. */
export async function openSite(server?: string): Promise<Site> {
  if (!existsSync(chromiumPath)) throw new Error(`${chromiumPath} is missing: apt-get install chromium`)
  // Here and not above: what opens a browser without a test imports this file too.
  const { inject } = await import('vitest')
  const proxied = { target: server ?? '', changeOrigin: false }
  const served = await preview({
    mode: 'test',
    logLevel: 'warn',
    build: { outDir: inject('siteFolder') },
    preview: {
      port: 0,
      host: '127.0.0.1',
      proxy: server === undefined ? {} : { '/api': proxied, '/v1': proxied },
    },
  })
  const url = served.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? ''
  const browser = await launch()
  return {
    url,
    open: (path, look) => openPage(browser, url + path, look),
    close: async () => {
      await browser.close()
      await served.close()
    },
  }
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A page as one reader would have it; an error on the page fails the test that opened it. */
async function openPage(browser: Browser, url: string, look: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height ?? 1000 },
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'America/New_York',
  })
  const personal = {
    language: look.language,
    digits: look.digits ?? 'workspace',
    timeDirection: look.timeDirection ?? 'reading',
  }
  await context.addInitScript(text => {
    if (!localStorage.getItem('rihla.personal')) localStorage.setItem('rihla.personal', text)
  }, JSON.stringify(personal))
  const page = await context.newPage()
  page.on('pageerror', error => {
    throw error
  })
  await page.goto(url)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  return page
}

/** A picture for people to look at: `test-results/looks/NAME.png`, not kept in git. */
export async function takePicture(page: Page, name: string, fullPage = true): Promise<void> {
  mkdirSync(lookFolder, { recursive: true })
  await page.screenshot({ path: join(lookFolder, `${name}.png`), fullPage, animations: 'disabled' })
}

/** Everything axe finds wrong, as text: empty when there is nothing. */
export async function findBarriers(page: Page): Promise<string> {
  await page.addScriptTag({ path: axePath })
  const found: { id: string; nodes: { target: string; html: string; why: string }[] }[] = await page.evaluate(
    async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeAnswer> } }
      interface AxeAnswer {
        violations: { id: string; nodes: { target: string[]; html: string; failureSummary?: string }[] }[]
      }
      const { violations } = await axe.run()
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.slice(0, 5).map(node => ({
          target: node.target.join(' '),
          html: node.html.slice(0, 160),
          why: node.failureSummary ?? '',
        })),
      }))
    },
  )
  return found
    .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target}\n  ${node.html}\n  ${node.why}`))
    .join('\n')
}

/** What a reader sees from left to right: the characters of an element in the order of their places on the screen. */
export function readFromLeft(page: Page, selector: string): Promise<string> {
  return page.locator(selector).evaluate(element => {
    const placed: { x: number; letter: string }[] = []
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = node.textContent ?? ''
      for (let i = 0; i < text.length; i++) {
        const range = document.createRange()
        range.setStart(node, i)
        range.setEnd(node, i + 1)
        const { x, width } = range.getBoundingClientRect()
        if (width > 0) placed.push({ x, letter: text[i] ?? '' })
      }
    }
    return placed
      .sort((a, b) => a.x - b.x)
      .map(one => one.letter)
      .join('')
  })
}

/** Whether the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
