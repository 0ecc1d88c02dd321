import { quiet } from './steps.ts'
import type { View } from './view.ts'

const welcome = {
  purpose: 'welcome',
  workspace: null,
  role: null,
  email: null,
  expiresAt: Date.now() + 86_400_000,
  needsWorkspace: true,
  hasAccount: false,
}

/** What stands around the screens, and before them. */
export function shellViews(at: (path: string) => string): View[] {
  return [
    { name: 'sign-in', path: '/sign-in', isOutside: true },
    {
      name: 'sign-in-forgotten',
      path: '/sign-in',
      isOutside: true,
      unfold: async page => {
        await page.locator('summary').click()
        await quiet(page)
      },
    },
    {
      name: 'sign-in-wrong',
      path: '/sign-in',
      isOutside: true,
      unfold: async page => {
        await page.locator('input[type=email]').fill('amal@example.com')
        await page.locator('input[type=password]').fill('not this one')
        await page.locator('button[type=submit]').click()
        await page.getByRole('alert').first().waitFor()
      },
    },
    {
      name: 'welcome',
      path: '/welcome?token=welcome_x',
      isOutside: true,
      answers: { '**/api/auth/link?*': welcome },
    },
    { name: 'join', path: at('an invitation'), isOutside: true },
    { name: 'reset', path: at('a link to a new password'), isOutside: true },
    { name: 'link-dead', path: '/join?token=invitation_nothing', isOutside: true },
    { name: 'missing', path: '/no/such/place' },
    {
      name: 'no-workspace',
      path: '/',
      answers: {
        '**/api/me': { user: { id: 'u', name: 'هبة', email: 'heba@example.com' }, workspaces: [] },
      },
    },
    {
      name: 'palette',
      path: '/',
      isWindow: true,
      unfold: async page => {
        await page.keyboard.press('Control+k')
        await page.getByRole('dialog').first().waitFor()
        await quiet(page)
      },
    },
    {
      name: 'account-menu',
      path: '/',
      isWindow: true,
      unfold: async page => {
        await page.getByRole('navigation').first().locator('button').last().click()
        await page.getByRole('dialog').first().waitFor()
        await quiet(page)
      },
    },
    {
      name: 'workspace-new',
      path: '/settings/account',
      isWindow: true,
      unfold: async page => {
        await page
          .getByRole('main')
          .getByRole('button', { name: /^(New workspace|مساحة عمل جديدة)$/ })
          .click()
        await page.getByRole('dialog').first().waitFor()
        await quiet(page)
      },
    },
  ]
}
