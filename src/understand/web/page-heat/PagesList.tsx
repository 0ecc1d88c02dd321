import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { ShareBar } from '../../../platform/ui/charts/ShareBar.tsx'
import { ColumnHeadings, ColumnLabel } from '../../../platform/ui/table/ColumnWords.tsx'
import type { PageHeat, PageListed } from '../../model-page-heat.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import styles from './Heat.module.css'
import type { HeatDraft } from './heat-draft.ts'
import { heatSentences } from './sentences.ts'

const most = { whole: 15, tile: 6 }

/** The pages, each opened by a press. */
export function PagesList({ asked, change, size }: AnswerProps<HeatDraft, PageHeat>) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const { pages, morePages } = asked.answer
  const [isAll, setAll] = useState(false)
  const isWhole = size === 'whole'
  const shown = isAll ? pages : pages.slice(0, most[size])
  const largest = Math.max(1, ...pages.map(({ visits }) => visits))
  return (
    <>
      {isWhole && (
        <ColumnHeadings
          grid={styles.headings}
          words={[
            t('heat.page'),
            ...(['visits', 'depth', 'seconds', 'clicks'] as const).map(fact => t(`heat.${fact}`)),
          ]}
        />
      )}
      <ol className={styles.pages} aria-label={t('heat.pages')}>
        {shown.map(page => (
          <li key={page.path}>
            {change ? (
              <button
                type="button"
                className={styles.page}
                data-size={size}
                onClick={() => change({ page: page.path })}
              >
                <PageFacts page={page} largest={largest} size={size} />
              </button>
            ) : (
              <div className={styles.page} data-size={size}>
                <PageFacts page={page} largest={largest} size={size} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {isWhole && shown.length < pages.length && (
        <Button variant="default" className={styles.showAll} onClick={() => setAll(true)}>
          {t('heat.pages.all', { n: formats.number(pages.length) })}
        </Button>
      )}
      {isWhole && morePages > 0 && (
        <p className={styles.note}>{t('heat.pages.more', { n: formats.quantity(morePages) })}</p>
      )}
    </>
  )
}

function PageFacts({ page, largest, size }: { page: PageListed; largest: number; size: 'whole' | 'tile' }) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const { visits, medianDepth, medianSeconds, clicks, angry, dead } = page
  const facts = [
    [t('heat.visits'), formats.number(visits)],
    [t('heat.depth'), medianDepth === null ? '–' : formats.percent(medianDepth / 100)],
    [t('heat.seconds'), medianSeconds === null ? '–' : formats.duration(medianSeconds * 1000)],
    [t('heat.clicks'), formats.number(clicks)],
  ] as const
  return (
    <>
      <span className={styles.path}>
        <b>
          <Ltr>{page.path}</Ltr>
        </b>
        <ShareBar share={visits / largest} />
      </span>
      {(size === 'whole' ? facts : facts.slice(0, 2)).map(([label, value]) => (
        <span key={label} className={styles.pageFact}>
          <ColumnLabel isUnderHeading={size === 'whole'}>{label}</ColumnLabel>
          <span>{value}</span>
        </span>
      ))}
      <span className={styles.tags}>
        {angry > 0 && <Tag tone="bad">{t('heat.element.angry', { n: formats.quantity(angry) })}</Tag>}
        {dead > 0 && <Tag tone="attention">{t('heat.element.dead', { n: formats.quantity(dead) })}</Tag>}
      </span>
    </>
  )
}
