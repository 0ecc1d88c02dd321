import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Retention } from '../../model-retention.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { toldAverage } from './prepare-retention.ts'
import type { RetentionDraft } from './retention-draft.ts'
import { retentionSentences } from './sentences.ts'

export function RetentionSummary({ draft, asked, compared }: AnswerProps<RetentionDraft, Retention>) {
  const t = useTranslate(retentionSentences)
  const { formats } = useLocale()
  const told = toldAverage(asked.answer, draft.mode)
  if (!told) return t('retention.young')
  const answer = t(`retention.answer.${draft.mode}`, {
    share: formats.percent(told.share),
    unit: t(`retention.at.${draft.unit}`, { n: formats.number(told.unit) }),
    sure: formats.percent(0.95),
    low: formats.percent(told.low),
    high: formats.percent(told.high),
    n: formats.quantity(told.of),
  })
  const before = compared?.answer.average.find(one => one.unit === told.unit)
  return before ? `${answer} ${t('retention.before', { share: formats.percent(before.share) })}` : answer
}
