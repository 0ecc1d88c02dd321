import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Funnel } from '../../model-funnel.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { FunnelShare } from './FunnelShare.tsx'
import type { FunnelDraft } from './funnel-draft.ts'
import { funnelSentences } from './sentences.ts'

export function FunnelSummary({ asked: { answer }, compared }: AnswerProps<FunnelDraft, Funnel>) {
  const t = useTranslate(funnelSentences)
  const { formats } = useLocale()
  const began = answer.steps[0]?.ofStart.of ?? 0
  const before = compared?.answer.steps.at(-1)?.ofStart
  return (
    <>
      <FunnelShare answer={answer} />
      {began > 0 &&
        before &&
        before.of > 0 &&
        ` ${t('funnel.before', { share: formats.percent(before.share) })}`}
    </>
  )
}
