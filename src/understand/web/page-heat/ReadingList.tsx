import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ShareBar } from '../../../platform/ui/charts/ShareBar.tsx'
import styles from './Heat.module.css'
import type { HeatProps } from './heat-props.ts'
import { heatSentences } from './sentences.ts'
import { useDepthBehind } from './use-depth-behind.ts'

/** The whole page in ten lines: how many saw so much of it. Each opens its people. */
export function ReadingList(props: HeatProps) {
  const { heat, compared } = props
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const open = useDepthBehind(props)
  const then = compared?.answer.heat?.scroll ?? []
  const tenths = heat.scroll.filter(({ depth }) => depth % 10 === 0)
  if (tenths.length === 0) return <p className={styles.note}>{t('heat.noReading')}</p>
  return (
    <section className={styles.elements}>
      <h2>{t('heat.reading.title')}</h2>
      <ol className={styles.tenths}>
        {tenths.map(({ depth, seen }) => {
          const before = then.find(one => one.depth === depth)
          return (
            <li key={depth}>
              <button type="button" onClick={() => open(depth)}>
                <span className={styles.soft}>
                  {t('heat.reading.row', { depth: formats.percent(depth / 100) })}
                </span>
                <ShareBar share={seen.share} then={before?.seen.share} />
                <span>{formats.percent(seen.share, 0)}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
