import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Friction } from '../../model-friction.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import type { FrictionDraft } from './friction-draft.ts'
import { frictionSentences } from './sentences.ts'

export function useFrictionTable({
  asked,
}: Pick<AnswerProps<FrictionDraft, Friction>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(frictionSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  return {
    columns: [
      { id: 'kind', header: t('friction.column.kind'), kind: 'text' },
      { id: 'place', header: t('friction.column.place'), kind: 'text' },
      { id: 'cases', header: t('friction.column.cases'), kind: 'number' },
      { id: 'share', header: t('friction.column.share'), kind: 'number' },
      { id: 'wentOn', header: t('friction.column.wentOn'), kind: 'number' },
      { id: 'others', header: t('friction.column.others'), kind: 'number' },
      { id: 'severity', header: t('friction.column.severity'), kind: 'number' },
    ],
    rows: asked.answer.frictions.map(found => ({
      key: `${found.kind} ${found.place}`,
      values: {
        kind: t(`friction.kind.${found.kind}`),
        place: found.isPage ? found.place : nameOf('event', found.place),
        cases: found.share.n,
        share: found.share.share,
        wentOn: found.wentOn.share,
        others: found.othersWentOn.share,
        severity: found.severity,
      },
      shown: {
        cases: formats.number(found.share.n),
        share: formats.percent(found.share.share),
        wentOn: formats.percent(found.wentOn.share),
        others: formats.percent(found.othersWentOn.share),
        severity: formats.number(found.severity, { maxDecimals: 2 }),
      },
    })),
  }
}
