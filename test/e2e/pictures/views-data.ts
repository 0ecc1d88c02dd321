import { dialogOpens, press, quiet } from './steps.ts'
import type { View } from './view.ts'

const row = (order: string, hour: string, total: number) => ({
  ...{ event: 'Order Completed', time: `2026-11-28T${hour}:00:00.000Z`, person: 'layla@alnoor.example' },
  properties: { order_id: order, total, currency: 'MAD', note: 'هدية' },
})
const triedTable = {
  name: 'orders',
  counts: [{ what: { en: 'Rows', ar: 'الصفوف' }, n: 45_210 }],
  preview: { events: [row('A-1001', '09', 420.5), row('A-1002', '11', 99)], refused: ['time-missing'] },
}

/** What comes in: imports in each of their states, the quarantine with a message under repair, a tag for a site. */
export function dataViews(at: (path: string) => string): View[] {
  return [
    { name: 'import-ready', path: at('an import that can start') },
    { name: 'import-done', path: at('an import that is done') },
    {
      name: 'connection-table-tried',
      path: '/data/connections/new/mysql',
      answers: { 'POST **/api/w/*/connections/try': triedTable },
      unfold: async page => {
        for (const field of await page
          .locator('main form input[type=text], main form input:not([type])')
          .all())
          if ((await field.inputValue()) === '') await field.fill('orders')
        await press(page, /^(Try the connection|تجربة الاتصال)$/)
        await page.getByRole('status').last().waitFor()
        await quiet(page)
      },
    },
    { name: 'import-days', path: at('an import of days that differ') },
    {
      name: 'import-undo',
      path: at('an import that is done'),
      isWindow: true,
      unfold: async page => {
        await press(page, /^(Undo import|تراجع عن الاستيراد)$/)
        await dialogOpens(page)
      },
    },
    {
      name: 'quarantine-repair',
      path: '/data/quarantine?reason=time-invalid',
      isWindow: true,
      unfold: async page => {
        await page
          .getByRole('button', { name: /^(Repair|إصلاح)/ })
          .first()
          .click()
        await dialogOpens(page)
      },
    },
  ]
}
