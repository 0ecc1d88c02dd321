import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { ShareBar } from '../../../platform/ui/charts/ShareBar.tsx'
import type { ClickLayer } from '../../model-page-heat.ts'
import styles from './Heat.module.css'
import type { HeatProps } from './heat-props.ts'
import { elementsOf, numberedElements } from './prepare-heat.ts'
import { heatSentences } from './sentences.ts'

const most = 12

/** What was clicked, the most clicked first; those with a number stand in the drawing too. Each opens its people. */
export function HeatElements({ heat, draft, asked, onBehind, layer }: HeatProps & { layer: ClickLayer }) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const all = elementsOf(heat, layer)
  const page = draft.page ?? ''
  const hidden = Math.max(0, all.length - most) + heat.moreElements
  const largest = Math.max(1, ...all.map(({ clicks }) => clicks))
  return (
    <section className={styles.elements}>
      <h2>{t('heat.elements')}</h2>
      {all.length === 0 && <p className={styles.note}>{t('heat.noClicks')}</p>}
      <ol>
        {all.slice(0, most).map(({ element, clicks }, i) => (
          <li key={element.element}>
            <button
              type="button"
              className={styles.element}
              onClick={() =>
                onBehind({
                  about: t('heat.behind.element', { element: element.element, page }),
                  mark: {
                    of: 'page-heat',
                    input: asked.input,
                    done: { kind: 'element', layer, element: element.element },
                  },
                })
              }
            >
              <span className={styles.elementHead}>
                <span className={styles.number} data-drawn={i < numberedElements && element.at !== null}>
                  {formats.number(i + 1)}
                </span>
                <bdi dir="auto" className={styles.elementName}>
                  {element.element}
                </bdi>
                <b>{formats.number(clicks)}</b>
              </span>
              <ShareBar share={clicks / largest} />
              <span className={styles.tags}>
                {layer === 'click' && element.visits.of > 0 && (
                  <span className={styles.soft}>
                    {t('heat.element.visits', { share: formats.percent(element.visits.share) })}
                  </span>
                )}
                {layer !== 'rage' && element.angry > 0 && (
                  <Tag tone="bad">{t('heat.element.angry', { n: formats.quantity(element.angry) })}</Tag>
                )}
                {layer !== 'dead' && element.dead > 0 && (
                  <Tag tone="attention">{t('heat.element.dead', { n: formats.quantity(element.dead) })}</Tag>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {hidden > 0 && (
        <p className={styles.note}>{t('heat.elements.more', { n: formats.quantity(hidden) })}</p>
      )}
    </section>
  )
}
