import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorsEn } from '../../src/platform/i18n/errors.en.ts'
import { type RunningRihla, startRihla } from './running-rihla.ts'
import { findBarriers, type Look, openSite, overflow, type Site, takePicture } from './site.ts'

let rihla: RunningRihla
let site: Site
beforeAll(async () => {
  rihla = await startRihla()
  site = await openSite(rihla.url)
})
afterAll(async () => {
  await site?.close()
  await rihla?.stop()
})

const wide: Look = { language: 'en', scheme: 'light', width: 1440 }
const narrow: Look = { language: 'ar', scheme: 'dark', width: 390, height: 844 }
const email = 'salma@example.ma'
const password = 'a long enough sentence'

async function signIn(page: Page, words: { email: string; password: string; submit: string }) {
  await page.getByLabel(words.email).fill(email)
  await page.getByLabel(words.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: words.submit }).click()
}

const englishWords = { email: 'E-mail', password: 'Password', submit: 'Sign in' }
const arabicWords = { email: 'البريد الإلكتروني', password: 'كلمة المرور', submit: 'تسجيل الدخول' }

describe('the first owner', () => {
  it('enters by the one-time link, describes the workspace, and is inside', async () => {
    const link = await rihla.govern.issueWelcome()
    const page = await site.open(link ?? '', wide)
    await page.getByRole('heading', { name: 'Welcome to Rihla' }).waitFor()
    await takePicture(page, 'welcome-en', false)
    expect(await findBarriers(page)).toBe('')
    await page.getByLabel('Your name').fill('سلمى بنّاني')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByLabel('Name of the workspace').fill('متجر رحلة')
    await page.getByRole('button', { name: 'Create account and enter' }).click()
    await page.getByRole('navigation', { name: 'Main navigation' }).waitFor()
    await page.context().close()
  })

  it('cannot use the link again', async () => {
    const page = await site.open('/welcome?token=welcome_nothing', wide)
    await page.getByRole('heading', { name: 'This link does not open anything' }).waitFor()
    await page.context().close()
  })
})

describe('signing in', () => {
  it('says when e-mail and password do not match, and keeps the e-mail', async () => {
    const page = await site.open('/sign-in', wide)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText(errorsEn['auth.wrong-credentials']).waitFor()
    expect(await page.getByLabel('E-mail').inputValue()).toBe(email)
    await page.context().close()
  })

  it('leads to the address that was asked for', async () => {
    const page = await site.open('/settings/account', wide)
    await page.waitForURL(/\/sign-in/)
    await signIn(page, englishWords)
    await page.waitForURL(/\/settings\/account$/)
    await page.getByRole('heading', { name: 'Language and appearance' }).waitFor()
    await page.context().close()
  })

  it('never leads to another site', async () => {
    const page = await site.open('/sign-in?to=//elsewhere.example/x', wide)
    await signIn(page, englishWords)
    await page.getByRole('navigation').waitFor()
    expect(new URL(page.url()).origin).toBe(site.url)
    await page.context().close()
  })

  it.each([wide, narrow, { ...wide, language: 'ar' as const }, { ...narrow, language: 'en' as const }])(
    'is a page without barriers: $language, $scheme, $width px',
    async look => {
      const page = await site.open('/sign-in', look)
      await takePicture(page, `sign-in-${look.language}-${look.width}`, false)
      expect(await findBarriers(page)).toBe('')
      expect(await overflow(page)).toBe(0)
      await page.context().close()
    },
  )
})

describe('inside', () => {
  it('the navigation is a rail at the right in Arabic and a bar at the bottom on a narrow screen', async () => {
    const page = await site.open('/sign-in?to=/settings/account', narrow)
    await signIn(page, arabicWords)
    const rail = page.getByRole('navigation', { name: 'التنقّل الرئيسي' })
    await rail.waitFor()
    const bar = await rail.boundingBox()
    expect(bar && bar.y + bar.height).toBe(844)
    expect(await findBarriers(page)).toBe('')
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      const places = await rail
        .locator('a:visible, button:visible')
        .evaluateAll(all =>
          all.map(one => one.getBoundingClientRect()).map(({ left, right }) => ({ left, right })),
        )
      expect(places.length).toBeLessThanOrEqual(7)
      expect(places.filter(({ left, right }) => left < 0 || right > width)).toEqual([])
      const sorted = places.toSorted((a, b) => a.left - b.left)
      expect(sorted.filter(({ left }, i) => left < (sorted[i - 1]?.right ?? 0))).toEqual([])
    }
    await page.setViewportSize({ width: 390, height: 844 })
    await takePicture(page, 'inside-ar-390', false)
    await page.setViewportSize({ width: 1440, height: 900 })
    const side = await rail.boundingBox()
    expect(side && side.x + side.width).toBe(1440)
    await page.getByRole('button', { name: 'الحساب والمظهر' }).click()
    await page.getByText('salma@example.ma').waitFor()
    await takePicture(page, 'inside-ar-1440', false)
    expect(await findBarriers(page)).toBe('')
    await page.context().close()
  })

  it('the palette finds a command by words of the other language', async () => {
    const page = await site.open('/sign-in', wide)
    await signIn(page, englishWords)
    await page.getByRole('navigation').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Search or go to…').fill('داكن')
    await page.getByRole('button', { name: 'Appearance: Dark' }).click()
    await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark')
    await page.context().close()
  })

  it('an address without a screen says so, and offers the way back', async () => {
    const page = await site.open('/sign-in?to=/no/such/place', wide)
    await signIn(page, englishWords)
    await page.getByText('There is nothing at this address').waitFor()
    await page.context().close()
  })

  it('signing out leads out', async () => {
    const page = await site.open('/sign-in', wide)
    await signIn(page, englishWords)
    await page.getByRole('button', { name: 'Account and appearance' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/\/sign-in$/)
    await page.context().close()
  })
})
