import { Slider } from '@mantine/core'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { ForwardIcon } from '../../platform/ui/icons.tsx'
import type { StepName } from '../model.ts'
import type { Paths } from '../model-answers.ts'
import styles from './FlowGraph.module.css'
import { flowSentences } from './sentences.ts'

/** The ways most taken, each as a line of steps with its share. */
export function PathList({
  answer,
  length,
  onLength,
}: {
  answer: Paths
  length: number
  onLength(length: number): void
}) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const shown = answer.paths.reduce((sum, path) => sum + path.share.share, 0)
  return (
    <Card>
      <div className={styles.tools}>
        <p className={styles.shown}>
          {t('paths.summary', { cases: answer.cases, distinct: answer.distinct })}{' '}
          {t('paths.top', { n: answer.paths.length, share: formats.percent(Math.min(1, shown)) })}
        </p>
        <div className={styles.slider}>
          <span>{t('paths.length')}</span>
          <Slider
            thumbLabel={t('paths.length')}
            min={1}
            max={20}
            value={length}
            label={formats.number}
            onChangeEnd={onLength}
          />
        </div>
      </div>
      {answer.paths.map(path => (
        <div key={JSON.stringify(path.steps)} className={styles.row}>
          <span className={styles.share}>
            {formats.percent(path.share.share)}
            <small>{formats.number(path.share.n)}</small>
          </span>
          <PathSteps steps={path.steps} />
        </div>
      ))}
    </Card>
  )
}

function PathSteps({ steps }: { steps: readonly StepName[] }) {
  const nameOf = useDataNames()
  return (
    <span className={styles.path}>
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a path may pass one step twice; its place tells the two apart
        <span key={`${i} ${step.name}`} className={styles.path}>
          {i > 0 && <ForwardIcon size={14} />}
          <span className={styles.pill} title={step.name}>
            <bdi dir="auto">{nameOf('event', step.name)}</bdi>
            {step.channel !== '' && <> · {nameOf('channel', step.channel)}</>}
          </span>
        </span>
      ))}
    </span>
  )
}
