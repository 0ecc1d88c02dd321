import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Conformance } from '../../model-conformance.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import type { ConformanceDraft } from './conformance-draft.ts'
import { conformanceSentences } from './sentences.ts'
import { useDeviationWords } from './use-deviation-words.ts'
import { useEffectWords } from './use-effect-words.ts'

export function useConformanceTable({
  draft,
  asked,
}: Pick<AnswerProps<ConformanceDraft, Conformance>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(conformanceSentences)
  const { formats } = useLocale()
  const words = useDeviationWords(draft)
  const effects = useEffectWords()
  return {
    columns: [
      { id: 'what', header: t('conform.column.what'), kind: 'text' },
      { id: 'kind', header: t('conform.column.kind'), kind: 'text' },
      { id: 'cases', header: t('conform.column.cases'), kind: 'number' },
      { id: 'share', header: t('conform.column.share'), kind: 'number' },
      { id: 'events', header: t('conform.column.events'), kind: 'number' },
      { id: 'duration', header: t('conform.column.duration'), kind: 'amount' },
      { id: 'outcome', header: t('conform.column.outcome'), kind: 'amount' },
    ],
    rows: asked.answer.deviations.map(one => ({
      key: `${one.kind} ${one.step} ${one.other ?? ''}`,
      values: {
        what: words(one),
        kind: one.accepted
          ? `${t(`conform.${one.kind}`)} (${t('conform.acceptedTag')})`
          : t(`conform.${one.kind}`),
        cases: one.cases.n,
        share: one.cases.share,
        events: one.events,
        duration: one.duration?.difference ?? null,
        outcome: one.outcome?.difference ?? null,
      },
      shown: {
        cases: formats.number(one.cases.n),
        share: formats.percent(one.cases.share),
        events: formats.number(one.events),
        duration: effects.duration(one).text,
        outcome: effects.outcome(one).text,
      },
    })),
  }
}
