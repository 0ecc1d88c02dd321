import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Difference } from '../../model-what-differs.ts'
import { measureSchema } from '../../model-what-differs.ts'
import { namedValue } from '../ask/sentence/fields.tsx'
import { differsSentences } from './sentences.ts'

type Named = Pick<Difference, 'kind' | 'name' | 'value' | 'below'>

/** A compared thing in the reader's words: "channel: app", "sessions so far: 3 to 4". */
export function useDifferenceWords(): (difference: Named) => string {
  const t = useTranslate(differsSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const range = ({ name, value, below }: Named) => {
    const show = (n: number) =>
      name === 'took' ? formats.duration(n, { place: 'object' }) : formats.number(n)
    const from = Number(value)
    if (below === null) return t('differs.rangeOpen', { from: show(from) })
    if (name === 'took')
      return from === 0
        ? t('differs.rangeUnder', { to: show(below) })
        : t('differs.range', { from: show(from), to: show(below) })
    return below - 1 === from ? show(from) : t('differs.range', { from: show(from), to: show(below - 1) })
  }
  return difference => {
    const { kind, name, value } = difference
    if (kind === 'event') return t('differs.what.event', { event: nameOf('event', name) })
    if (kind === 'channel') return t('differs.what.channel', { value: nameOf('channel', value) })
    const measure = measureSchema.safeParse(name)
    if (kind === 'measure' && measure.success)
      return t(`differs.what.${measure.data}`, { range: range(difference) })
    return t('differs.what.property', {
      property: nameOf('property', name),
      value: namedValue(nameOf, name, value),
    })
  }
}
