import { periodToText } from '../../../platform/ui/period.ts'
import type { Drafted } from '../../model-words.ts'
import { scopeSchema, writeAskState } from '../ask/ask-state.ts'
import { linkedQuestions } from '../ask/question-uis.ts'

/** Where a reading is opened with everything filled in. */
export function draftedAddress({ question, draft, period, scope, compare, breakdown }: Drafted): string {
  const linked = linkedQuestions.find(({ name }) => name === question)
  const words = linked
    ? { ...textsOf(draft), period: periodToText(period), by: scope.by }
    : writeAskState({ draft, period, scope: scopeSchema.parse(scope), compare, breakdown })
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(words)) if (value !== undefined) query.set(key, value)
  return `${linked?.to ?? `/questions/${question}`}?${query}`
}

function textsOf(draft: Record<string, unknown>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(draft).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
}
