import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Heat, PageHeat, PageListed } from '../../model-page-heat.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import type { HeatDraft } from './heat-draft.ts'
import { heatSentences } from './sentences.ts'

/** The pages; of one page what of it was clicked. */
export function useHeatTable({
  asked: { answer },
}: Pick<AnswerProps<HeatDraft, PageHeat>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const column = (id: 'visits' | 'people' | 'depth' | 'seconds' | 'clicks' | 'angry' | 'dead' | 'share') => ({
    id,
    header: t(`heat.column.${id}`),
    kind: 'number' as const,
  })
  const shown = (values: Readonly<Record<string, string | number | null>>) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([id, value]) =>
        typeof value === 'number'
          ? [[id, id === 'share' ? formats.percent(value) : formats.number(value, { maxDecimals: 1 })]]
          : [],
      ),
    )
  const row = (key: string, values: Readonly<Record<string, string | number | null>>) => ({
    key,
    values,
    shown: shown(values),
  })
  const ofPages = ({ path, visits, people, medianDepth, medianSeconds, clicks, angry, dead }: PageListed) =>
    row(path, { page: path, visits, people, depth: medianDepth, seconds: medianSeconds, clicks, angry, dead })
  const ofElements = ({ elements }: Heat) =>
    elements.map(({ element, clicks, visits, people, angry, dead }) =>
      row(element, { element, clicks, share: visits.share, people: people.n, angry, dead }),
    )
  return answer.heat
    ? {
        columns: [
          { id: 'element', header: t('heat.column.element'), kind: 'text' },
          ...(['clicks', 'share', 'people', 'angry', 'dead'] as const).map(column),
        ],
        rows: ofElements(answer.heat),
      }
    : {
        columns: [
          { id: 'page', header: t('heat.column.page'), kind: 'text' },
          ...(['visits', 'people', 'depth', 'seconds', 'clicks', 'angry', 'dead'] as const).map(column),
        ],
        rows: answer.pages.map(ofPages),
      }
}
