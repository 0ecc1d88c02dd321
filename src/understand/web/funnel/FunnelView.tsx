import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import type { Funnel } from '../../model-funnel.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { eventOf } from '../ask/touchpoint-draft.ts'
import { FunnelMore } from './FunnelMore.tsx'
import { FunnelSteps } from './FunnelSteps.tsx'
import type { FunnelDraft } from './funnel-draft.ts'

export function FunnelView({ draft, asked, onBehind, size }: AnswerProps<FunnelDraft, Funnel>) {
  const nameOf = useDataNames()
  const labels = draft.steps.map(step => nameOf('event', eventOf(step)))
  const { answer, input } = asked
  const isWhole = size === 'whole'
  return (
    <>
      <FunnelSteps answer={answer} input={input} labels={labels} hasTimes={isWhole} onBehind={onBehind} />
      {isWhole && <FunnelMore asked={asked} labels={labels} onBehind={onBehind} />}
    </>
  )
}
