import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Found } from '../../model-conformance.ts'
import { conformanceSentences } from './sentences.ts'

export interface EffectWords {
  readonly text: string
  /** The interval; empty where there is none. */
  readonly sure: string
  readonly isClear: boolean
}

/** Below this, after the correction, a difference is called clear. */
const clear = 0.05

/** Effects of a deviation in words, each with its interval. */
export function useEffectWords(): {
  duration(found: Found): EffectWords
  outcome(found: Found): EffectWords
} {
  const t = useTranslate(conformanceSentences)
  const { formats } = useLocale()
  const none = { text: t('conform.tooFew'), sure: '', isClear: false }
  const time = (ms: number) => {
    const words = formats.duration(Math.abs(ms), { place: 'object' })
    return t(ms < 0 ? 'conform.shorter' : 'conform.longer', { time: words })
  }
  const points = (share: number) =>
    t('conform.points', { points: formats.number(share * 100, { maxDecimals: 1, sign: true }) })
  const between = (low: string, high: string) => t('conform.between', { low, high })
  return {
    duration: ({ duration }) => {
      if (!duration) return none
      const isClear = duration.p < clear
      const sure = between(time(duration.low), time(duration.high))
      return { text: isClear ? time(duration.difference) : t('conform.noDifference'), sure, isClear }
    },
    outcome: ({ outcome }) => {
      if (!outcome) return none
      const isClear = outcome.p < clear
      const sure = between(points(outcome.low), points(outcome.high))
      return { text: isClear ? points(outcome.difference) : t('conform.noDifference'), sure, isClear }
    },
  }
}
