import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Behind } from '../flow-view.ts'
import { funnelSentences } from './sentences.ts'

/** Who came to a step of a funnel: `level` counts from 1, `input` is what was asked, `labels` are the names of the steps. */
export function useReached(input: unknown, labels: readonly string[]): (level: number) => Behind {
  const t = useTranslate(funnelSentences)
  return level => ({
    about: t('funnel.reached', { step: labels[level - 1] ?? '' }),
    mark: { of: 'funnel', input, level, outcome: 'reached' },
  })
}
