import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import type { FlowFilter } from '../model-flow.ts'
import styles from './Flow.module.css'
import { listToText } from './flow-state.ts'
import type { FlowViewProps } from './flow-view.ts'
import { flowSentences } from './sentences.ts'
import { useStepLabel } from './use-step-label.ts'

/** The filters made by clicking: each can be taken away, and the way back takes the last one away. */
export function FilterChips({ state, setSearch }: FlowViewProps) {
  const t = useTranslate(flowSentences)
  const words = useFilterWords()
  if (state.only.length === 0) return null
  const remove = (i: number) => setSearch({ only: listToText(state.only.toSpliced(i, 1)) }, { isStep: true })
  return (
    <ul className={styles.filters} aria-label={t('filter.title')}>
      {state.only.map((filter, i) => {
        const what = words(filter)
        return (
          <li key={JSON.stringify(filter)} className={styles.filter} data-keep={filter.keep}>
            <bdi dir="auto">{what}</bdi>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('filter.remove', { what })}
              onClick={() => remove(i)}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </li>
        )
      })}
    </ul>
  )
}

function useFilterWords(): (filter: FlowFilter) => string {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const label = useStepLabel()
  const whatOf = (filter: FlowFilter) => {
    if (filter.of === 'step') return t('filter.step', { step: label(filter.step) })
    if (filter.of === 'transition')
      return t('filter.transition', { from: label(filter.from), to: label(filter.to) })
    const [first] = filter.steps
    return t('filter.variant', { n: formats.quantity(filter.steps.length), step: first ? label(first) : '' })
  }
  return filter => t(filter.keep ? 'filter.with' : 'filter.without', { what: whatOf(filter) })
}
