import { listedQuestions } from '../../../src/understand/web/ask/question-uis.ts'
import { questionAddress } from '../question-addresses.ts'
import { quiet } from './steps.ts'
import type { View } from './view.ts'

/** Every question of the catalogue with an answer of the demo; a new one is seen by itself. */
export function questionViews(): View[] {
  return listedQuestions.map(({ name }) => ({
    name: `question-${name}`,
    path: questionAddress(name),
    unfold: async page => {
      await page.locator('section[aria-busy="false"]').first().waitFor()
      await quiet(page)
    },
  }))
}
