import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Experience } from '../../model-moments-of-truth.ts'
import { namedValue } from '../ask/sentence/fields.tsx'
import type { MomentsDraft } from './moments-draft.ts'
import { momentsSentences } from './sentences.ts'

/** How an experience and an outcome are said. */
export function useMomentWords(draft: MomentsDraft) {
  const t = useTranslate(momentsSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const isShare = draft.outcome.of !== 'score'
  return {
    /** `isMissed`: what is meant is its other side. */
    experience({ kind, event, key, value, other }: Experience, isMissed = false): string {
      const words = {
        event: nameOf('event', event),
        property: nameOf('property', key),
        value: namedValue(nameOf, key, value),
        other: nameOf('event', other),
      }
      switch (kind) {
        case 'met':
          return t(isMissed ? 'moments.what.missed' : 'moments.what.met', words)
        case 'again':
          return t(isMissed ? 'moments.what.once' : 'moments.what.again', words)
        case 'value':
          if (value === 'true') return t(isMissed ? 'moments.what.false' : 'moments.what.true', words)
          return t(isMissed ? 'moments.what.valueNot' : 'moments.what.value', words)
        case 'late':
          return t(isMissed ? 'moments.what.onTime' : 'moments.what.late', words)
        case 'number':
          return t('moments.what.number', words)
        default:
          return t('moments.what.between', words)
      }
    },
    /** A mean of the outcome. */
    mean: (value: number) => (isShare ? formats.percent(value) : formats.number(value, { decimals: 2 })),
    /** A difference of two means, with its sign. */
    change: (value: number) =>
      isShare
        ? t('moments.points', { value: formats.number(100 * value, { maxDecimals: 1, sign: true }) })
        : formats.number(value, { decimals: 2, sign: true }),
    /** A value of a number, or a length of time. */
    value: (experience: Experience, value: number) =>
      experience.kind === 'between'
        ? formats.duration(value * 3_600_000)
        : formats.number(value, { maxDecimals: 2 }),
  }
}
