import { Fragment } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ArrowForwardIcon } from '../../../platform/ui/icons.tsx'
import type { Attribution, Touches } from '../../model-attribution.ts'
import styles from './Attribution.module.css'
import { attributionSentences } from './sentences.ts'
import { useTouchNames } from './use-touch-names.ts'

const shown = 8

export function TopPaths({ touches, answer }: { touches: Touches; answer: Attribution }) {
  const t = useTranslate(attributionSentences)
  const { formats } = useLocale()
  const nameTouch = useTouchNames(touches)
  const paths = answer.paths.filter(one => one.conversions > 0).slice(0, shown)
  if (paths.length === 0) return null
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{t('attribution.paths')}</h2>
      <ol className={styles.paths}>
        {paths.map(({ path, conversions, nulls }) => (
          <li key={path.join(' ')}>
            <span className={styles.path}>
              {path.slice(0, 12).map((name, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a touch may stand twice in a path
                <Fragment key={i}>
                  {i > 0 && <ArrowForwardIcon size={14} aria-label={t('attribution.then')} />}
                  <bdi className={styles.step} dir="auto">
                    {nameTouch(name)}
                  </bdi>
                </Fragment>
              ))}
              {path.length > 12 && '…'}
            </span>
            <span className={styles.quiet}>
              {t('attribution.path.n', {
                n: formats.quantity(conversions),
                of: formats.quantity(conversions + nulls),
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
