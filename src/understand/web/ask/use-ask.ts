import { useRef } from 'react'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { type AskState, comparisonOf, inputOf, readAskState, writeAskState } from './ask-state.ts'
import type { QuestionUi } from './question-ui.ts'
import { useAsked } from './use-asked.ts'
import type { Seen } from './use-seen.ts'

/** Everything the screen of a question needs: the state of the address, the draft, the answer, and undo. */
export function useAsk(ui: QuestionUi, seen: Seen, { search, setSearch }: Omit<ScreenProps, 'params'>) {
  const state = readAskState(search)
  const steps = useRef(0)
  const draft: Readonly<Record<string, unknown>> = {
    ...(state.draft ?? (seen.isThere ? ui.begin(seen) : {})),
  }
  const own = ui.toInput(draft)
  const asking = {
    name: ui.name,
    input: own && inputOf(state, own),
    compare: ui.scope.compare ? comparisonOf(state.compare) : null,
    breakdown: ui.scope.breakdown ? state.breakdown : null,
  }
  const asked = useAsked(asking)
  const change = (more: Partial<AskState>) => {
    steps.current += 1
    setSearch(writeAskState(more), { isStep: true })
  }
  return {
    state,
    draft,
    asking,
    asked,
    /** Whether what the sentence begins with is known: it is made of what was seen. */
    isReady: state.draft !== null || seen.isThere,
    /** No event ever arrived: whatever is asked, there is nothing to count. */
    isUnfed: seen.isThere && seen.events.length === 0,
    change,
    changeDraft: (more: object) => change({ draft: { ...draft, ...more } }),
    /** Back to before the last change; null when nothing was changed here. */
    undo:
      steps.current > 0
        ? () => {
            steps.current -= 1
            window.history.back()
          }
        : null,
  }
}

export type Ask = ReturnType<typeof useAsk>
