import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Acquisition } from '../../model-acquisition.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { eventOf } from '../ask/touchpoint-draft.ts'
import type { AcquisitionDraft } from './acquisition-draft.ts'
import { acquisitionSentences } from './sentences.ts'
import { useSourceNames } from './use-source-names.ts'

export function AcquisitionSummary({ draft, asked, compared }: AnswerProps<AcquisitionDraft, Acquisition>) {
  const t = useTranslate(acquisitionSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const nameSource = useSourceNames()
  const { total, rows } = asked.answer
  const [most] = rows
  const event = eventOf(draft.conversion)
  const first = most ? nameSource(draft.dimension, most.value) : t('visits.none')
  const share = formats.percent(most && total.visits > 0 ? most.visits / total.visits : 0)
  const n = formats.quantity(total.visits)
  const { converted, engaged } = total
  const answer =
    event === ''
      ? t('visits.answer', { n, first, share, engaged: formats.percent(engaged.share) })
      : t('visits.answer.won', {
          share: formats.percent(converted.share),
          n,
          conversion: nameOf('event', event),
          sure: formats.percent(0.95),
          low: formats.percent(converted.low),
          high: formats.percent(converted.high),
          first,
          of: share,
        })
  if (!compared) return answer
  return `${answer} ${t('visits.before', { n: formats.quantity(compared.answer.total.visits) })}`
}
