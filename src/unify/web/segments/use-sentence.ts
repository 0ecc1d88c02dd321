import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Leaf } from '../../segments/model-segment.ts'
import type { EventSelector, ValueTest } from '../../traits/model-traits.ts'
import { useTraitTitle } from '../traits/use-traits.ts'
import { useEventName } from '../use-event-name.ts'
import { segmentSentences } from './sentences.ts'
import { useComputedTraits } from './use-segments.ts'

const noTrait = { name: '', titles: {} }

/** Says a condition as a sentence, events and traits by the names that the reader knows. */
export function useSentence(): (leaf: Leaf) => string {
  const t = useTranslate(segmentSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const called = useEventName()
  const eventName = (name: string) => called({ type: name, name })
  const titleOf = useTraitTitle()
  const traits = useComputedTraits().data?.traits ?? []
  const span = ({ n, unit }: { n: number; unit: 'minutes' | 'hours' | 'days' }) => t(`say.${unit}`, { n })
  const list = (values: readonly string[]) =>
    values.slice(0, 5).join(formats.locale.startsWith('ar') ? '، ' : ', ') + (values.length > 5 ? '…' : '')
  const when = ({ when: time }: EventSelector) => {
    if (time.is === 'ever') return ''
    if (time.is === 'last') return t('say.last', { span: span(time) })
    return t('say.between', { from: formats.date(time.from, 'medium'), to: formats.date(time.to, 'medium') })
  }
  const value = (what: string, test: ValueTest) => {
    if (test.is === 'known') return t('say.value', { what, test: t('say.known') })
    if (test.is === 'one-of')
      return t('say.value', { what, test: t('say.one-of', { values: list(test.values) }) })
    if ('text' in test) return t('say.value', { what, test: t(`say.${test.is}`, { text: test.text }) })
    const number = formats.number(test.number, { maxDecimals: 6 })
    return t('say.value', { what, test: t(`say.${test.is}`, { number }) })
  }
  return leaf => {
    switch (leaf.of) {
      case 'did': {
        const { event, times } = leaf
        const isNever = times.n === 0 && times.are !== 'at-least'
        if (isNever) return t('say.didNot', { event: eventName(event.name), when: when(event) })
        const often = t(`say.times.${times.are}`, { n: times.n })
        return t('say.did', { event: eventName(event.name), times: often, when: when(event) })
      }
      case 'sequence':
        return t('say.sequence', {
          first: eventName(leaf.first.name),
          second: eventName(leaf.second.name),
          span: span(leaf.within),
        })
      case 'trait':
        return value(nameOf('trait', leaf.path), leaf.test)
      case 'computed':
        return value(titleOf(traits.find(({ id }) => id === leaf.trait) ?? noTrait), leaf.test)
      case 'account':
        return leaf.accounts.length === 0
          ? t('say.account.any')
          : t('say.account', { accounts: list(leaf.accounts) })
      case 'list':
        return t('say.list', { n: leaf.identifiers.length })
    }
  }
}
