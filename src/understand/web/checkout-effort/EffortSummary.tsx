import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { CheckoutEffort } from '../../model-checkout-effort.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { namedValue } from '../ask/sentence/fields.tsx'
import type { EffortDraft } from './effort-draft.ts'
import { prepareEffort } from './prepare-effort.ts'
import { effortSentences } from './sentences.ts'

export function EffortSummary({ asked }: AnswerProps<EffortDraft, CheckoutEffort>) {
  const t = useTranslate(effortSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const [time] = prepareEffort(asked.answer)
  const worst = asked.answer.methods
    .filter(({ success }) => success.of > 0)
    .toSorted((a, b) => a.success.share - b.success.share)[0]
  return t('effort.answer', {
    n: formats.quantity(asked.answer.orders),
    median: formats.duration((time?.all.median ?? 0) * 1000, { place: 'object' }),
    p90: formats.duration((time?.all.p90 ?? 0) * 1000, { place: 'object' }),
    payment: worst
      ? t('effort.payment', {
          method: namedValue(nameOf, 'payment_method', worst.method),
          share: formats.percent(worst.success.share),
          low: formats.percent(worst.success.low),
          high: formats.percent(worst.success.high),
        })
      : '',
  })
}
