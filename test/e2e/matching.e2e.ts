import { describe, expect, it } from 'vitest'
import { enter, look, sendEvents, withSite } from './journeys-shop.ts'
import type { Look } from './site.ts'

/** Customers of a web shop and of its till, which writes Arabic; of every third the till has another birth year. */
function sayings(): Record<string, unknown>[] {
  const given = [
    ['Mohammed', 'محمد'],
    ['Khadija', 'خديجة'],
    ['Youssef', 'يوسف'],
    ['Rachid', 'رشيد'],
  ] as const
  const family = [
    ['Alaoui', 'العلوي'],
    ['Bennani', 'بناني'],
    ['Tazi', 'التازي'],
    ['Idrissi', 'الإدريسي'],
    ['Filali', 'الفيلالي'],
  ] as const
  return Array.from({ length: 40 }, (_, i) => {
    const [first, last] = [given[i % 4]!, family[i % 5]!]
    const birth = (shift: number) =>
      `19${50 + ((i * 17) % 45) + shift}-0${1 + (i % 9)}-${10 + ((i * 5) % 19)}`
    const city = ['Casablanca', 'Rabat', 'Tanger'][i % 3]
    return [
      {
        userId: `web-${i}`,
        traits: {
          firstName: first[0],
          lastName: last[0],
          birthday: birth(0),
          city,
          email: `mail${i}@example.ma`,
        },
      },
      {
        anonymousId: `till-${i}`,
        traits: { firstName: first[1], lastName: last[1], birthday: birth(i % 3 === 0 ? 3 : 0), city },
      },
    ]
  })
    .flat()
    .map(one => ({ type: 'identify', ...one }))
}

const wide: Look = { language: 'en', scheme: 'light', width: 1440 }
const looks: Look[] = [
  wide,
  { language: 'ar', scheme: 'light', width: 1440 },
  { language: 'en', scheme: 'dark', width: 390, height: 844 },
  { language: 'ar', scheme: 'dark', width: 390, height: 844 },
]

describe('the screen of matching', () => {
  const opened = withSite()
  const open = (how: Look, path = '/people/matching') => enter(opened.site, path, how)

  it('says what matching is before it ran, and starts it', async () => {
    await sendEvents(opened.rihla, sayings())
    const page = await open(wide)
    await page.getByText('Nobody was matched yet').waitFor()
    await look(page, 'matching-never', wide)
    await page.getByRole('link', { name: 'Settings of matching' }).click()
    // Everything is asked, so that there are pairs to judge.
    await page.getByLabel('Link people who are surely one, without asking').uncheck()
    await page.getByLabel('Ask from (%)').fill('٠')
    await page.getByText('Something is missing').waitFor()
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await page.getByLabel('Ask from (%)').fill('50')
    await page.getByRole('button', { name: 'Add a field' }).click()
    await page.getByRole('button', { name: /Remove the field .*field_9/ }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved. It holds for the next run.').waitFor()
    expect(await page.getByLabel('Link from (%)').count()).toBe(0)
    await look(page, 'matching-settings', wide)
    await page.getByRole('link', { name: 'Who may be one person' }).click()
    await page.getByRole('button', { name: 'Match people' }).click()
    await page.getByRole('heading', { name: 'Is this one person?' }).waitFor({ timeout: 50_000 })
    await page.context().close()
  }, 180_000)

  it.each(looks)('shows a pair side by side: $language, $scheme, $width px', async how => {
    const page = await open(how)
    await page.locator('table').waitFor()
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(3)
    await look(page, 'matching', how)
    await page.goto(`${opened.site.url}/people/matching/settings`)
    await page.getByRole('heading', { name: /Who is compared with whom|من يُقارَن بمن/ }).waitFor()
    await look(page, 'matching-settings', how)
    await page.context().close()
  })

  it('is answered by keyboard, on any keyboard, and taken back', async () => {
    const page = await open(wide)
    const pair = page.getByRole('region', { name: 'Is this one person?' })
    const shown = async () => (await page.locator('thead').textContent()) ?? ''
    const first = await shown()
    await pair.focus()
    await page.keyboard.press('n')
    await expect.poll(shown, { timeout: 10_000 }).not.toBe(first)
    const second = await shown()
    await page.getByText('Measured on one answer').waitFor()
    await page.keyboard.press('l')
    await expect.poll(shown, { timeout: 10_000 }).not.toBe(second)
    await page.getByText('Measured on 2 answers').waitFor()
    await page.keyboard.press('u')
    await page.getByText('Measured on one answer').waitFor()
    await expect.poll(shown, { timeout: 10_000 }).toBe(second)
    await page.getByRole('button', { name: 'Skip' }).click()
    await expect.poll(shown, { timeout: 10_000 }).not.toBe(second)
    await page.context().close()
  })
})
