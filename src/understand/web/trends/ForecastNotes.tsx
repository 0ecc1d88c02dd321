import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { TrendForecast, Trends } from '../../model-trends.ts'
import { trendsSentences } from './sentences.ts'
import type { TrendsKey } from './strings.en.ts'
import styles from './Trends.module.css'
import type { TrendsDraft } from './trends-draft.ts'
import { useForecastRefusal } from './use-forecast-refusal.ts'
import { useSeriesName } from './use-line-name.ts'

/** How each forecast was made and how good it was on the past; or why there is none. */
export function ForecastNotes({ draft, answer }: { draft: TrendsDraft; answer: Trends }) {
  const t = useTranslate(trendsSentences)
  const nameOf = useSeriesName(draft, answer.series)
  const told = answer.series.flatMap(series =>
    series.forecast ? [{ series, forecast: series.forecast }] : [],
  )
  if (told.length === 0) return null
  return (
    <details className={styles.notes}>
      <summary>{t('trends.model')}</summary>
      <ul>
        {told.map(({ series, forecast }) => (
          <li key={`${series.id} ${series.part} ${series.value} ${series.currency}`}>
            <Note name={nameOf(series)} forecast={forecast} draft={draft} />
          </li>
        ))}
      </ul>
    </details>
  )
}

const feasts: Readonly<Record<string, TrendsKey>> = {
  ramadan: 'trends.feast.ramadan',
  'eid-al-fitr': 'trends.feast.eid-al-fitr',
  'eid-al-adha': 'trends.feast.eid-al-adha',
  'before-eid': 'trends.feast.before-eid',
}

function Note({ name, forecast, draft }: { name: string; forecast: TrendForecast; draft: TrendsDraft }) {
  const t = useTranslate(trendsSentences)
  const { formats } = useLocale()
  const refusal = useForecastRefusal(draft.unit)
  if (!forecast.isThere) return `${name}: ${refusal(forecast)}`
  const { backTest, known, unknown } = forecast
  const words = (names: readonly string[]) =>
    formats.list(names.flatMap(one => (feasts[one] ? [t(feasts[one])] : [])))
  const values = {
    name,
    model: t(`trends.model.${forecast.model}`),
    origins: formats.quantity(backTest.origins),
    mase: backTest.mase === null ? '–' : formats.number(backTest.mase, { maxDecimals: 2 }),
  }
  return [
    backTest.mape === null
      ? t('trends.model.textNoShare', values)
      : t('trends.model.text', { ...values, error: formats.percent(backTest.mape) }),
    backTest.coverage === null
      ? ''
      : t('trends.model.coverage', { coverage: formats.percent(backTest.coverage) }),
    known.length > 0 ? t('trends.model.known', { feasts: words(known) }) : '',
    unknown.length > 0 ? t('trends.model.unknown', { feasts: words(unknown) }) : '',
  ]
    .filter(text => text !== '')
    .join(' ')
}
