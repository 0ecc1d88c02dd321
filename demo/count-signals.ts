import { increase } from './count-journeys.ts'
import { templateOf, templates } from './site-pages.ts'
import type { SignalCounts } from './truth.ts'
import type { Written } from './writer.ts'

/** What the signals of the site say, added up page by page. */
export function createSignalCounter() {
  const pages = new Map(
    templates.map(template => [
      template,
      { left: 0, half: 0, end: 0, dead: new Map<string, number>(), rage: new Map<string, number>() },
    ]),
  )
  const forms = new Map<string, { sent: number; fields: number }>()
  const pageOf = (path: unknown) => pages.get(templateOf(String(path)) ?? 'home')
  return {
    add({ message: { event, properties, context } }: Written, isRedesigned: boolean) {
      const page = pageOf(properties?.path)
      const element = String(properties?.element)
      if (event === 'Dead Click' && page) increase(page.dead, element)
      if (event === 'Rage Click' && page) increase(page.rage, element)
      if (event === 'Page Left' && page) {
        const depth = Number(properties?.scroll_depth)
        page.left++
        page.half += depth >= 50 ? 1 : 0
        page.end += depth >= 100 ? 1 : 0
      }
      if (event !== 'Form Submitted') return
      const side = context.channel === 'app' ? 'app' : isRedesigned ? 'since' : 'before'
      const form = forms.get(side) ?? { sent: 0, fields: 0 }
      forms.set(side, { sent: form.sent + 1, fields: form.fields + Number(properties?.fields) })
    },
    counts: (): SignalCounts => ({
      pages: Object.fromEntries(
        [...pages].map(([template, { dead, rage, ...page }]) => [
          template,
          { ...page, dead: Object.fromEntries(dead), rage: Object.fromEntries(rage) },
        ]),
      ),
      forms: Object.fromEntries(forms),
    }),
  }
}
