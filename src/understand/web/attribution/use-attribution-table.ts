import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Attribution } from '../../model-attribution.ts'
import { attributionModels } from '../../model-attribution.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import type { AttributionDraft } from './attribution-draft.ts'
import { attributionSentences } from './sentences.ts'
import { useTouchNames } from './use-touch-names.ts'

export function useAttributionTable({
  draft,
  asked,
}: Pick<AnswerProps<AttributionDraft, Attribution>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(attributionSentences)
  const { formats } = useLocale()
  const nameTouch = useTouchNames(draft.touches)
  const { touches, other, currency } = asked.answer
  const rows = [
    ...touches.map(one => ({
      ...one,
      key: `touch ${one.name}`,
      called: nameTouch(one.name),
      removal: one.removal,
    })),
    ...(other
      ? [{ ...other, key: 'other', called: t('attribution.other', { n: other.names }), removal: null }]
      : []),
  ]
  const one = (n: number) => formats.number(n, { maxDecimals: 1 })
  return {
    columns: [
      { id: 'touch', header: t('attribution.column.touch'), kind: 'text' },
      ...attributionModels.map(model => ({
        id: model,
        header: t(`model.${model}`),
        kind: 'number' as const,
      })),
      ...(currency === null
        ? []
        : attributionModels.map(model => ({
            id: `${model} revenue`,
            header: `${t(`model.${model}`)} · ${t('attribution.measure.revenue')}`,
            kind: 'number' as const,
          }))),
      { id: 'touches', header: t('attribution.column.touches'), kind: 'number' },
      { id: 'assisted', header: t('attribution.column.assisted'), kind: 'number' },
      { id: 'removal', header: t('attribution.column.removal'), kind: 'number' },
      { id: 'cost', header: t('attribution.column.cost'), kind: 'number' },
    ],
    rows: rows.map(row => ({
      key: row.key,
      values: {
        touch: row.called,
        ...Object.fromEntries(attributionModels.map(model => [model, row.credits[model].conversions])),
        ...Object.fromEntries(
          attributionModels.map(model => [`${model} revenue`, row.credits[model].revenue]),
        ),
        touches: row.touches,
        assisted: row.assisted,
        removal: row.removal,
        cost: row.cost,
      },
      shown: {
        ...Object.fromEntries(attributionModels.map(model => [model, one(row.credits[model].conversions)])),
        ...Object.fromEntries(
          attributionModels.map(model => [
            `${model} revenue`,
            row.credits[model].revenue === null || currency === null
              ? '–'
              : formats.money(row.credits[model].revenue, currency),
          ]),
        ),
        touches: formats.number(row.touches),
        assisted: formats.number(row.assisted),
        removal: row.removal === null ? '–' : formats.percent(row.removal),
        cost: row.cost === null || currency === null ? '–' : formats.money(row.cost, currency),
      },
    })),
  }
}
