import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { effortSentences } from './sentences.ts'

/** Names of measures, and amounts of them as a reader sees them. */
export function useEffortWords() {
  const t = useTranslate(effortSentences)
  const { formats } = useLocale()
  const names = ['seconds', 'clicks', 'fields', 'pages', 'steps', 'errors'] as const
  return {
    nameOf(measure: string): string {
      const known = names.find(name => name === measure)
      return known ? t(`effort.measure.${known}`) : measure
    },
    /** Null: nothing of it is recorded there. */
    amount(measure: string, value: number | null): string {
      if (value === null) return t('effort.amount.none')
      return measure === 'seconds'
        ? formats.duration(value * 1000)
        : formats.number(value, { maxDecimals: value < 10 ? 1 : 0 })
    },
  }
}
