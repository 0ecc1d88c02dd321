import type { Page } from 'playwright-core'
import { clickFirst, dialogOpens, menuOpens, press, quiet } from './steps.ts'
import type { View } from './view.ts'

const hour = 3_600_000

/** Work in every state. The queue of a healthy shop is empty, and waiting for a job to fail takes days. */
const jobs = {
  jobs: [
    ['4', 'collect.rederive', 'running', null],
    ['3', 'unify.match', 'waiting', null],
    ['2', 'collect.import', 'retrying', 'the file ends in the middle of a row'],
    ['1', 'govern.finish-erasure', 'failed', 'Memory limit (for query) exceeded: would use 3.73 GiB'],
  ].map(([id, name, state, lastError], i) => ({
    id,
    name,
    state,
    attempts: i + 1,
    maxAttempts: 25,
    createdAt: Date.now() - hour,
    runAt: Date.now() + i * hour,
    lastError,
  })),
}

/** The settings, and the dialogs that open over them. */
export function settingsViews(): View[] {
  return [
    { name: 'settings-jobs-busy', path: '/settings/jobs', answers: { '**/api/w/*/jobs': jobs } },
    {
      name: 'settings-workspace-list',
      path: '/settings',
      isWindow: true,
      unfold: async page => {
        await clickFirst(page, 'main input[aria-haspopup=listbox]')
        await page.getByRole('listbox').first().waitFor()
        await quiet(page)
      },
    },
    over('members-invite', '/settings/members', /^(Invite|دعوة)$/),
    {
      name: 'members-link',
      path: '/settings/members',
      isWindow: true,
      answers: {
        '**/api/w/*/members/*/reset-link': {
          path: '/reset?token=reset_Fn4vQp8sT2yX6zB1kD5mW9aC',
          expiresAt: Date.now() + 24 * hour,
        },
      },
      unfold: async page => {
        await memberMenu(page)
        await clickFirst(page, '[role=menuitem]')
        await dialogOpens(page)
      },
    },
    { name: 'members-menu', path: '/settings/members', isWindow: true, unfold: memberMenu },
    {
      name: 'members-remove',
      path: '/settings/members',
      isWindow: true,
      unfold: async page => {
        await memberMenu(page)
        await page.getByRole('menuitem').last().click()
        await dialogOpens(page)
      },
    },
    over('members-leave', '/settings/members', /^(Leave the workspace|مغادرة مساحة العمل)$/),
    over('keys-new', '/settings/keys', /^(New key|مفتاح جديد)$/),
    {
      name: 'keys-once',
      path: '/settings/keys',
      isWindow: true,
      answers: {
        'POST **/api/w/*/keys': {
          id: 99,
          kind: 'write',
          name: 'App',
          hint: 'wk_Fn4v',
          createdAt: Date.now(),
          lastUsedAt: null,
          createdBy: '',
          secret: 'wk_Fn4vQp8sT2yX6zB1kD5mW9aC3eR7uH0j',
        },
      },
      unfold: async page => {
        await press(page, /^(New key|مفتاح جديد)$/)
        await page.getByRole('dialog').getByRole('textbox').first().fill('App')
        await press(page, /^(Create|إنشاء)$/)
        await page.locator('code', { hasText: /^wk_/ }).first().waitFor()
        await quiet(page)
      },
    },
    over('keys-revoke', '/settings/keys', /^(Revoke|إبطال)/),
    over('names-new', '/settings/names', /^(New name|اسم جديد)$/),
    over('rates-new', '/settings/rates', /^(New rate|سعر جديد)$/),
    {
      name: 'audit-entry',
      path: '/settings/audit',
      isWindow: true,
      unfold: async page => {
        await page.locator('main li button').nth(2).click()
        await dialogOpens(page)
      },
    },
    over('identity-limits', '/settings/identity', /^(Limits of|الحدود:)/),
    {
      name: 'identity-effect',
      path: '/settings/identity',
      unfold: async page => {
        await page.locator('main li').nth(1).getByRole('button').first().click()
        await press(page, /^(What would change\?|ما الذي سيتغيّر؟)$/)
        await quiet(page)
        await page.waitForTimeout(700)
      },
    },
  ]
}

async function memberMenu(page: Page): Promise<void> {
  await clickFirst(page, 'main [aria-haspopup=menu]')
  await menuOpens(page)
}

function over(name: string, path: string, opener: RegExp): View {
  const unfold = async (page: Page) => {
    await press(page, opener)
    await dialogOpens(page)
  }
  return { name, path, isWindow: true, unfold }
}
