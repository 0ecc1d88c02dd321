import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Funnel } from '../../model-funnel.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import { eventOf } from '../ask/touchpoint-draft.ts'
import type { FunnelDraft } from './funnel-draft.ts'
import { funnelSentences } from './sentences.ts'
import { useReached } from './use-reached.ts'

export function useFunnelTable({
  draft,
  asked,
}: Pick<AnswerProps<FunnelDraft, Funnel>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(funnelSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const labels = draft.steps.map(step => nameOf('event', eventOf(step)))
  const reached = useReached(asked.input, labels)
  const percent = (share: number) => formats.percent(share)
  const time = (ms: number | null) => (ms === null ? '–' : formats.duration(ms))
  return {
    columns: [
      { id: 'step', header: t('funnel.column.step'), kind: 'text' },
      { id: 'n', header: t('funnel.column.n'), kind: 'number' },
      { id: 'share', header: t('funnel.column.share'), kind: 'number' },
      { id: 'previous', header: t('funnel.column.previous'), kind: 'number' },
      { id: 'median', header: t('funnel.column.median'), kind: 'amount' },
      { id: 'p90', header: t('funnel.column.p90'), kind: 'amount' },
    ],
    rows: asked.answer.steps.map(({ id, ofStart, ofPrevious, medianMs, p90Ms }, i) => ({
      key: id,
      values: {
        step: labels[i] || id,
        n: ofStart.n,
        share: ofStart.share,
        previous: ofPrevious.share,
        median: medianMs,
        p90: p90Ms,
      },
      shown: {
        n: formats.number(ofStart.n),
        share: percent(ofStart.share),
        previous: percent(ofPrevious.share),
        median: time(medianMs),
        p90: time(p90Ms),
      },
      behind: { n: reached(i + 1) },
    })),
  }
}
