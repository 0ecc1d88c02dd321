import { Slider } from '@mantine/core'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import type { Transitions } from '../model-answers.ts'
import styles from './FlowGraph.module.css'
import { flowSentences } from './sentences.ts'

export interface Detail {
  readonly steps: number
  readonly transitions: number
}

/** How much of the graph is drawn, and in a sentence what that is. */
export function DetailSliders(props: {
  detail: Detail
  answer: Transitions
  shown: number
  onChange(detail: Detail): void
}) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const { detail, answer, onChange } = props
  const most = Math.min(60, answer.steps.length)
  const steps = Math.min(detail.steps, most)
  return (
    <div className={styles.tools}>
      <p className={styles.shown}>
        {t('graph.shown', { steps, allSteps: answer.steps.length, share: formats.percent(props.shown) })}
      </p>
      <div className={styles.slider}>
        <span>{t('graph.steps')}</span>
        <Slider
          thumbLabel={t('graph.steps')}
          min={2}
          max={Math.max(3, most)}
          value={steps}
          label={formats.number}
          onChange={value => onChange({ ...detail, steps: value })}
        />
      </div>
      <div className={styles.slider}>
        <span>{t('graph.transitions')}</span>
        <Slider
          thumbLabel={t('graph.transitions')}
          min={0}
          max={1}
          step={0.05}
          value={detail.transitions}
          label={value => formats.percent(value)}
          onChange={value => onChange({ ...detail, transitions: value })}
        />
      </div>
    </div>
  )
}
