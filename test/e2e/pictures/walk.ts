import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { findBarriers, type Look, overflow } from '../site.ts'
import { owner, type World } from './prepare-world.ts'
import { findCutTexts, findForeignWords } from './read-page.ts'
import { quiet } from './steps.ts'
import type { View } from './view.ts'

export interface Seen {
  readonly view: string
  readonly look: string
  readonly file: string
  /** What must not be: barriers, something wider than the window, errors on the page, what could not be opened. */
  readonly problems: readonly string[]
  /** What a person should look at: texts that are cut, Latin words in Arabic. */
  readonly notes: readonly string[]
}

export interface Walk {
  readonly browser: Browser
  readonly url: string
  readonly world: World
  readonly folder: string
  readonly languages: readonly ('en' | 'ar')[]
  readonly widths: readonly number[]
}

type Shown = Pick<Look, 'scheme' | 'width'>
const paper = { width: 1047, height: 718 } // A4 across, a centimetre free on each side
const tallest = 3_600

/** Looks at every view in every combination, each language in a page of its own, and calls `onSeen` after each picture. */
export async function walk(
  walked: Walk,
  views: readonly View[],
  onSeen: (seen: Seen) => void,
): Promise<void> {
  await mkdir(walked.folder, { recursive: true })
  const session = await signIn(walked)
  await Promise.all(
    walked.languages.map(async language => {
      const inside = await openContext(walked, language, session)
      const outside = await openContext(walked, language)
      for (const view of views)
        await lookAt(walked, view.isOutside ? outside : inside, { view, language, onSeen })
      await Promise.all([inside.close(), outside.close()])
    }),
  )
}

/**
 * Opened once, seen in each theme and width. Without data and with a refusal all screens are much alike, and a refusal waits
 * for three tries: wide in one language and narrow in the other say enough.
 */
function shownOf({ widths, languages }: Walk, view: View, language: Look['language']): Shown[] {
  const both = (width: number) => (['light', 'dark'] as const).map(scheme => ({ scheme, width }))
  const [wide = 1440, narrow = wide] = widths
  if (view.isPrinted) return [{ scheme: 'light', width: wide }]
  if (view.isRefused || view.workspace === 'empty') return both(language === languages[0] ? wide : narrow)
  return widths.flatMap(both)
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>

export async function signIn({ browser, url }: Pick<Walk, 'browser' | 'url'>): Promise<Session> {
  const context = await browser.newContext()
  const answer = await context.request.post(`${url}/api/auth/sign-in`, {
    headers: { origin: url },
    data: { email: owner.email, password: owner.password },
  })
  if (!answer.ok()) throw new Error(`signing in: ${answer.status()} ${await answer.text()}`)
  const session = await context.storageState()
  await context.close()
  return session
}

export async function openContext(
  { browser }: Pick<Walk, 'browser'>,
  language: Look['language'],
  session?: Session,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    bypassCSP: true, // for axe, which is put into the page
    locale: 'en-GB',
    timezoneId: 'America/New_York',
    storageState: session,
  })
  const personal = { language, digits: 'workspace', timeDirection: 'reading' }
  await context.addInitScript(text => localStorage.setItem('rihla.personal', text), JSON.stringify(personal))
  return context
}

interface Sight {
  readonly view: View
  readonly language: Look['language']
  onSeen(seen: Seen): void
}

async function lookAt(
  walked: Walk,
  context: BrowserContext,
  { view, language, onSeen }: Sight,
): Promise<void> {
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const errors: string[] = []
  page.on('pageerror', error => errors.push(`error on the page: ${error.message}`))
  const shown = shownOf(walked, view, language)
  await show(page, view, shown[0])
  const failed = await open(page, walked, view).then(
    () => [],
    (error: Error) => [`not opened: ${error.message.split('\n', 3).join(' ')}`],
  )
  for (const one of shown) {
    const look = `${language}-${one.scheme}-${view.isPrinted ? 'paper' : one.width}`
    const file = `${view.name}--${look}.png`
    await show(page, view, one)
    await page.waitForTimeout(200)
    await takePicture(page, join(walked.folder, file), view.isWindow !== true)
    const wider = await overflow(page)
    const barriers = await findBarriers(page)
    const problems = [
      ...errors.splice(0),
      ...failed,
      ...(wider > 0 ? [`${wider} px wider than the window`] : []),
      ...(barriers === '' ? [] : [barriers]),
    ]
    const notes = one.scheme === 'light' ? await readNotes(page, language) : []
    onSeen({ view: view.name, look, file, problems, notes })
  }
  await page.close()
}

async function show(page: Page, view: View, shown: Shown | undefined): Promise<void> {
  const { scheme, width } = shown ?? { scheme: 'light', width: 1440 }
  await page.setViewportSize(view.isPrinted ? paper : { width, height: width < 700 ? 844 : 900 })
  await page.emulateMedia({ colorScheme: scheme, media: view.isPrinted ? 'print' : 'screen' })
}

async function readNotes(page: Page, language: Look['language']): Promise<string[]> {
  const cut = (await findCutTexts(page)).map(text => `cut: ${text}`)
  const foreign =
    language === 'ar' ? (await findForeignWords(page, 'Latin')).map(text => `Latin: ${text}`) : []
  return [...cut, ...foreign]
}

async function open(page: Page, { url, world }: Walk, view: View): Promise<void> {
  const workspace = view.workspace === 'empty' ? world.empty : world.shop
  await page.addInitScript(id => sessionStorage.setItem('rihla.workspace', id), String(workspace))
  for (const [pattern, answer] of Object.entries(view.answers ?? {})) {
    const [glob = '', method] = pattern.split(' ').reverse()
    await page.route(glob, route =>
      method === undefined || route.request().method() === method
        ? route.fulfill({ json: answer })
        : route.fallback(),
    )
  }
  if (view.isRefused) await page.route('**/api/w/*/**', route => route.fulfill(refusal))
  await page.goto(url + view.path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  if (view.isRefused)
    await page
      .getByRole('alert')
      .first()
      .waitFor()
      .catch(() => undefined)
  await quiet(page)
  await view.unfold?.(page)
}

const refusal = {
  status: 503,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    title: 'warehouse.unavailable',
    status: 503,
    code: 'warehouse.unavailable',
    detail: '',
    params: {},
    requestId: 'r-1',
  }),
}

async function takePicture(page: Page, path: string, isWhole: boolean): Promise<void> {
  const size = await page.evaluate(() => ({
    width: innerWidth,
    height: document.documentElement.scrollHeight,
  }))
  const clip = { x: 0, y: 0, width: size.width, height: Math.min(size.height, tallest) }
  await page.screenshot({ path, animations: 'disabled', ...(isWhole ? { fullPage: true, clip } : {}) })
}
