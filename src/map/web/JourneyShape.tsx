import { VisuallyHidden } from '@mantine/core'
import type { CSSProperties } from 'react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { titleIn } from '../model.ts'
import styles from './JourneyShape.module.css'
import type { MapView } from './prepare-map.ts'
import { mapSentences } from './sentences.ts'

/** A map at a glance: a bar for every step, as high as the share of the start that reached it, under its stage's colour. */
export function JourneyShape({ view }: { view: MapView }) {
  const t = useTranslate(mapSentences)
  const { settings, formats } = useLocale()
  return (
    <div className={styles.shape}>
      {view.stages.map(stage => {
        const style: CSSProperties & Record<'--stage', string> = {
          '--stage': `var(--r-stage-${stage.colour})`,
          flexGrow: stage.span,
        }
        return (
          <div key={stage.id} className={styles.stage} style={style}>
            <ul className={styles.bars}>
              {view.columns
                .filter(column => column.stageId === stage.id)
                .map(({ step, answer }) => {
                  if (!step) return null
                  const share = answer?.measured ? answer.share : null
                  const title = titleIn(step.title, settings.language)
                  const said = t('home.step', { step: title, share: formats.percent(share ?? 0) })
                  return (
                    <li key={step.id} title={share === null ? title : said} data-assumed={share === null}>
                      <VisuallyHidden>{share === null ? title : said}</VisuallyHidden>
                      <span
                        className={styles.bar}
                        style={{ blockSize: `${100 * Math.min(1, share ?? 1)}%` }}
                      />
                    </li>
                  )
                })}
            </ul>
            <span className={styles.name} dir="auto">
              {titleIn(stage.title, settings.language)}
            </span>
          </div>
        )
      })}
    </div>
  )
}
