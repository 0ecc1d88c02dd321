import type { ReactNode } from 'react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { EvidenceDot } from '../../platform/ui/EvidenceDot.tsx'
import { type MapStep, titleIn } from '../model.ts'
import type { StepAnswer } from '../model-answer.ts'
import styles from './StepHead.module.css'
import { mapSentences } from './sentences.ts'

/** A step's name and its live numbers: how many reached it, how many leave, how long to the next. */
export function StepHead(props: {
  step: MapStep
  answer: StepAnswer | null
  by: string
  onOpen(): void
  menu: ReactNode
}) {
  const { step, answer } = props
  const { settings } = useLocale()
  const isMeasured = step.rule.length > 0
  return (
    <div className={styles.head}>
      <button type="button" className={styles.open} onClick={props.onOpen}>
        <span className={styles.title} dir="auto">
          {titleIn(step.title, settings.language)}
        </span>
        <Numbers answer={answer} isMeasured={isMeasured} />
      </button>
      <span className={styles.side}>
        {props.menu}
        <EvidenceDot kind={isMeasured ? 'measured' : 'assumed'} />
      </span>
    </div>
  )
}

function Numbers({ answer, isMeasured }: { answer: StepAnswer | null; isMeasured: boolean }) {
  const t = useTranslate(mapSentences)
  const { formats } = useLocale()
  if (!isMeasured) return <span className={styles.small}>{t('step.noRule')}</span>
  if (!answer) return <span className={styles.wait} aria-hidden />
  return (
    <>
      <span className={styles.cases} title={formats.number(answer.cases)}>
        {formats.number(answer.cases)}
      </span>
      <span className={styles.small}>
        {answer.dropOff === null || answer.cases === 0 ? (
          <span>{t('step.share', { share: formats.percent(answer.share) })}</span>
        ) : (
          <span className={answer.dropOff > 0 ? styles.drop : undefined}>
            {t('step.dropOff', { share: formats.percent(answer.dropOff) })}
          </span>
        )}
        {answer.medianToNext !== null && (
          <span>{t('step.next', { time: formats.duration(answer.medianToNext) })}</span>
        )}
      </span>
    </>
  )
}
