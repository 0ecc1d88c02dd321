import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Acquisition } from '../../model-acquisition.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import type { AcquisitionDraft } from './acquisition-draft.ts'
import { prepareVisits } from './prepare-visits.ts'
import { acquisitionSentences } from './sentences.ts'
import { useSourceNames } from './use-source-names.ts'

export function useVisitsTable({
  draft,
  asked,
}: Pick<AnswerProps<AcquisitionDraft, Acquisition>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(acquisitionSentences)
  const { formats } = useLocale()
  const nameSource = useSourceNames()
  const { answer } = asked
  return {
    columns: [
      { id: 'value', header: t('visits.column.value'), kind: 'text' },
      { id: 'visits', header: t('visits.column.visits'), kind: 'number' },
      { id: 'people', header: t('visits.column.people'), kind: 'number' },
      { id: 'new', header: t('visits.column.new'), kind: 'number' },
      { id: 'engaged', header: t('visits.column.engaged'), kind: 'number' },
      { id: 'length', header: t('visits.column.length'), kind: 'amount' },
      { id: 'won', header: t('visits.column.won'), kind: 'number' },
      { id: 'rate', header: t('visits.column.rate'), kind: 'number' },
      { id: 'revenue', header: t('visits.column.revenue'), kind: 'number' },
    ],
    rows: prepareVisits(answer).map(row => ({
      key: row.key,
      values: {
        value:
          row.value === null
            ? t('visits.other', { n: answer.other?.values ?? 0 })
            : nameSource(draft.dimension, row.value),
        visits: row.visits,
        people: row.cases,
        new: row.newVisits,
        engaged: row.engaged.share,
        length: row.medianMs,
        won: row.conversions,
        rate: row.converted.share,
        revenue: row.revenue,
      },
      shown: {
        visits: formats.number(row.visits),
        people: row.cases === null ? '–' : formats.number(row.cases),
        new: formats.number(row.newVisits),
        engaged: formats.percent(row.engaged.share),
        length: row.medianMs === null ? '–' : formats.duration(row.medianMs),
        won: formats.number(row.conversions),
        rate: formats.percent(row.converted.share),
        revenue:
          row.revenue === null || answer.currency === null
            ? '–'
            : formats.money(row.revenue, answer.currency),
      },
    })),
  }
}
