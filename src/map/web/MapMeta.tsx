import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { ShareBar } from '../../platform/ui/charts/ShareBar.tsx'
import { useNow } from '../../platform/ui/use-now.ts'
import type { JourneyMap } from '../model.ts'
import type { MapAnswer } from '../model-answer.ts'
import styles from './MapMeta.module.css'
import { mapSentences } from './sentences.ts'

/** The period on paper, where nobody can pick it; owner, the last evidence, how much of the map rests on data, and how many journeys it shows. */
export function MapMeta(props: { map: JourneyMap; answer: MapAnswer | undefined; period: string }) {
  const { map, answer } = props
  const t = useTranslate(mapSentences)
  const { formats } = useLocale()
  const now = useNow()
  return (
    <>
      <span className={styles.onPaper}>
        {t('map.asOf', { period: props.period, date: formats.date(now, 'long') })}
      </span>
      <span>{t('map.owner', { name: map.owner })}</span>
      {answer && (
        <span>
          {answer.lastEvent === null
            ? t('map.noEvidence')
            : t('map.evidence', { when: formats.relative(answer.lastEvent, now) })}
        </span>
      )}
      {answer && (
        <span className={styles.coverage}>
          <span className={styles.meter}>
            <ShareBar share={answer.coverage} colour="var(--r-mint)" />
          </span>
          {t('map.coverage', { share: formats.percent(answer.coverage) })}
        </span>
      )}
      {answer && (
        <span>
          {t(map.content.by === 'person' ? 'map.people' : 'map.cases', { n: formats.quantity(answer.cases) })}
        </span>
      )}
    </>
  )
}
