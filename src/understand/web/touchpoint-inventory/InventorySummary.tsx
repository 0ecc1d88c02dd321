import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Inventory } from '../../model-touchpoint-inventory.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { InventoryDraft } from './inventory-draft.ts'
import { sortByVerdict } from './prepare-inventory.ts'
import { inventorySentences } from './sentences.ts'
import { useTouchpointWords } from './use-touchpoint-words.ts'

/** How many there are of each verdict, and which to begin with. */
export function InventorySummary({ asked: { answer } }: AnswerProps<InventoryDraft, Inventory>) {
  const t = useTranslate(inventorySentences)
  const { formats } = useLocale()
  const words = useTouchpointWords()
  const { verdicts, touchpoints, looked, cases } = answer
  const [first] = sortByVerdict(touchpoints)
  const asksForWork = first && (first.verdict === 'rebuild' || first.verdict === 'repair')
  return [
    t('inventory.answer', {
      n: formats.quantity(touchpoints.length),
      rebuild: formats.quantity(verdicts.rebuild),
      repair: formats.quantity(verdicts.repair),
      watch: formats.quantity(verdicts.watch),
      keep: formats.quantity(verdicts.keep),
    }),
    ...(asksForWork
      ? [
          t('inventory.answer.first', {
            name: words.name(first),
            share: formats.percent(first.share.share),
          }),
        ]
      : []),
    ...(looked < cases
      ? [t('inventory.sample', { n: formats.number(looked), of: formats.number(cases) })]
      : []),
  ].join(' ')
}
