import type { PageHeat } from '../../model-page-heat.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { HeatOfPage } from './HeatOfPage.tsx'
import type { HeatDraft } from './heat-draft.ts'
import { PagesList } from './PagesList.tsx'

/** All pages as a list, or one page drawn. */
export function HeatView(props: AnswerProps<HeatDraft, PageHeat>) {
  const { heat } = props.asked.answer
  return heat ? <HeatOfPage heat={heat} {...props} /> : <PagesList {...props} />
}
