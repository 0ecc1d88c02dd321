import { dialogOpens, press } from './steps.ts'
import type { View } from './view.ts'

/** What comes in: imports in each of their states, the quarantine with a message under repair, a tag for a site. */
export function dataViews(at: (path: string) => string): View[] {
  return [
    { name: 'import-ready', path: at('an import that can start') },
    { name: 'import-done', path: at('an import that is done') },
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
