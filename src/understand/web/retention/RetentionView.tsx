import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { LineChart } from '../../../platform/ui/charts/LineChart.tsx'
import type { Retention } from '../../model-retention.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { CohortTable } from './CohortTable.tsx'
import styles from './Retention.module.css'
import type { RetentionDraft } from './retention-draft.ts'
import { retentionSentences } from './sentences.ts'

/** The curve of all cohorts, and each cohort in a table whose colour is its share. */
export function RetentionView(props: AnswerProps<RetentionDraft, Retention>) {
  const t = useTranslate(retentionSentences)
  const { formats } = useLocale()
  const { draft, asked, size } = props
  const { average } = asked.answer
  return (
    <div className={styles.view}>
      {average.length > 1 && (
        <LineChart
          title={t('retention.curve')}
          height={size === 'tile' ? 150 : 200}
          points={average.map(({ unit, share, low, high, of }) => ({
            at: unit,
            value: share,
            low,
            high,
            n: of,
          }))}
          format={formats.percent}
          formatDate={unit => t(`retention.head.${draft.unit}`, { n: formats.number(unit) })}
        />
      )}
      {(size === 'whole' || average.length <= 1) && (
        <>
          <CohortTable {...props} />
          <p className={styles.legend}>{t('retention.legend')}</p>
        </>
      )}
    </div>
  )
}
