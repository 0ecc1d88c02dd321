import type { Page } from 'playwright-core'
import { clickFirst, dialogOpens, press, quiet } from './steps.ts'
import type { View } from './view.ts'

/** People, one person and what is decided about them, segments and matching. */
export function peopleViews(at: (path: string) => string): View[] {
  const person = at('/people/$identifier')
  const segment = at('/people/segments/$id')
  return [
    { name: 'people-found', path: '/people?search=fatima' },
    { name: 'people-nobody', path: '/people?search=zzzz' },
    { name: 'person-nobody', path: '/people/user_id%3Anobody' },
    { name: 'person-why', path: person, isWindow: true, unfold: why },
    {
      name: 'person-cut',
      path: person,
      isWindow: true,
      unfold: async page => {
        await why(page)
        await press(page, /^(Separate these two|فصل هذين المعرّفين)$/)
        await page
          .getByRole('dialog')
          .getByText(/^(Afterwards|بعده|بعد ذلك)/)
          .first()
          .waitFor()
          .catch(() => undefined)
        await quiet(page)
      },
    },
    {
      name: 'person-link',
      path: person,
      isWindow: true,
      unfold: async page => {
        await press(page, /^(Link with another person|دمج مع شخص آخر)$/)
        await dialogOpens(page)
        await page.getByRole('dialog').getByRole('textbox').first().fill('a')
        await page.getByRole('dialog').locator('ul button').first().waitFor()
        await quiet(page)
      },
    },
    {
      name: 'person-link-preview',
      path: person,
      isWindow: true,
      unfold: async page => {
        await press(page, /^(Link with another person|دمج مع شخص آخر)$/)
        await dialogOpens(page)
        await page.getByRole('dialog').getByRole('textbox').first().fill('a')
        await page.getByRole('dialog').locator('ul button').first().click()
        await quiet(page)
        await page.waitForTimeout(700)
      },
    },
    { name: 'person-decided', path: at('a person with decisions') },
    { name: 'segment-new', path: '/people/segments/new' },
    {
      name: 'segment-delete',
      path: segment,
      isWindow: true,
      unfold: async page => {
        await press(page, /^(Delete|حذف)$/)
        await dialogOpens(page)
      },
    },
  ]
}

async function why(page: Page): Promise<void> {
  await clickFirst(page, 'main [class*=tree] li:last-child button')
  await dialogOpens(page)
}
