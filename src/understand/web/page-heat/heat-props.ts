import type { Heat, PageHeat } from '../../model-page-heat.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { HeatDraft } from './heat-draft.ts'

/** Of the page that was asked for. */
export interface HeatProps extends AnswerProps<HeatDraft, PageHeat> {
  readonly heat: Heat
}
