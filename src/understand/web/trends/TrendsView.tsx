import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Trends } from '../../model-trends.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { ForecastNotes } from './ForecastNotes.tsx'
import { panelsOf } from './prepare-trends.ts'
import { trendsSentences } from './sentences.ts'
import styles from './Trends.module.css'
import { TrendsPanel } from './TrendsPanel.tsx'
import type { TrendsDraft } from './trends-draft.ts'
import { useInfluences } from './use-influences.ts'

/** Lines over time; those that share an axis in one panel, all panels over the same days. */
export function TrendsView(props: AnswerProps<TrendsDraft, Trends>) {
  const t = useTranslate(trendsSentences)
  const { formats } = useLocale()
  const { draft, asked, compared, size } = props
  const { answer } = asked
  const end = answer.ahead.at(-1) ?? answer.buckets.at(-1)
  const influences = useInfluences(answer.buckets[0]?.slice(0, 10), end?.slice(0, 10))
  const panels = panelsOf(answer.series, id => {
    const line = draft.lines[Number(id) - 1]
    return line?.over === null && ['events', 'cases'].includes(line.measure.of)
  })
  const shown = size === 'tile' ? panels.slice(0, 1) : panels
  return (
    <div className={styles.view}>
      {shown.map(panel => (
        <TrendsPanel
          key={panel.id}
          {...props}
          panel={panel}
          influences={influences}
          before={panel.series.map(one =>
            compared?.answer.series.find(
              other =>
                other.id === one.id &&
                other.part === one.part &&
                other.value === one.value &&
                other.currency === one.currency,
            ),
          )}
          height={size === 'tile' ? 190 : panels.length > 1 ? 210 : 300}
        />
      ))}
      {size === 'whole' && (
        <>
          <p className={styles.note}>
            {draft.anomalies && <span>{t('trends.legend.unusual')}</span>}{' '}
            {draft.forecast !== null && <span>{t('trends.legend.forecast')}</span>}
          </p>
          {answer.unconverted > 0 && (
            <p className={styles.warning}>
              {t('trends.unconverted', { n: formats.quantity(answer.unconverted) })}
            </p>
          )}
          <ForecastNotes draft={draft} answer={answer} />
        </>
      )}
    </div>
  )
}
