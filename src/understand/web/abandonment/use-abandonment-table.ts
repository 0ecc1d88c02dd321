import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Abandonment } from '../../model-abandonment.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import type { AbandonmentDraft } from './abandonment-draft.ts'
import { prepareAbandonment } from './prepare-abandonment.ts'
import { abandonmentSentences } from './sentences.ts'

const numbers = [
  'metLeft',
  'ofLeft',
  'ofStayed',
  'odds',
  'oddsLow',
  'oddsHigh',
  'crude',
  'lost',
  'lostLow',
  'lostHigh',
  'p',
] as const

export function useAbandonmentTable({
  asked,
}: Pick<AnswerProps<AbandonmentDraft, Abandonment>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(abandonmentSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const decimal = (value: number) => formats.number(value, { maxDecimals: 2 })
  return {
    columns: [
      { id: 'cause', header: t('abandonment.column.cause'), kind: 'text' },
      { id: 'verdict', header: t('abandonment.column.verdict'), kind: 'text' },
      ...numbers.map(id => ({ id, header: t(`abandonment.column.${id}`), kind: 'number' as const })),
    ],
    rows: prepareAbandonment(asked.answer).rows.map(({ cause }) => ({
      key: cause.id,
      values: {
        cause: nameOf('event', cause.id),
        verdict: t(`abandonment.verdict.${cause.verdict}`),
        metLeft: cause.metByLeft.n,
        ofLeft: cause.metByLeft.share,
        ofStayed: cause.metByStayed.share,
        odds: cause.adjusted.estimate,
        oddsLow: cause.adjusted.low,
        oddsHigh: cause.adjusted.high,
        crude: cause.crude.estimate,
        lost: cause.conversions.estimate,
        lostLow: cause.conversions.low,
        lostHigh: cause.conversions.high,
        p: cause.pCorrected,
      },
      shown: {
        metLeft: formats.number(cause.metByLeft.n),
        ofLeft: formats.percent(cause.metByLeft.share),
        ofStayed: formats.percent(cause.metByStayed.share),
        odds: decimal(cause.adjusted.estimate),
        oddsLow: decimal(cause.adjusted.low),
        oddsHigh: decimal(cause.adjusted.high),
        crude: decimal(cause.crude.estimate),
        lost: formats.number(Math.round(cause.conversions.estimate)),
        lostLow: formats.number(Math.round(cause.conversions.low)),
        lostHigh: formats.number(Math.round(cause.conversions.high)),
        p: formats.number(cause.pCorrected, { maxDecimals: 4 }),
      },
    })),
  }
}
