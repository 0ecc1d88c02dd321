import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Section } from '../../platform/ui/Page.tsx'
import { galleryNow } from './example-data.ts'
import styles from './Gallery.module.css'
import { gallerySentences } from './sentences.ts'

/** What turns round in Arabic when it is not isolated. The browser tests read where each glyph stands. */
export function GalleryRows() {
  const t = useTranslate(gallerySentences)
  const { formats } = useLocale()
  return (
    <Section title={t('rows')}>
      <Card>
        <ul className={styles.rows}>
          <li data-row="range">
            {t('range', { range: formats.range(formats.number(10), formats.number(20)) })}
          </li>
          <li data-row="phone">{t.rich('call', { phone: { node: <Ltr>{'+966 50 123 4567'}</Ltr> } })}</li>
          <li data-row="signed">{t.rich('difference', { value: { node: formats.number(-5) } })}</li>
          <li data-row="percent">{t.rich('rate', { value: { node: formats.percent(0.125, 1) } })}</li>
          <li data-row="iso">{t.rich('day', { date: { node: <Ltr>{'2026-11-22'}</Ltr> } })}</li>
          <li data-row="date">{t.rich('day', { date: formats.date(galleryNow) })}</li>
          <li data-row="order">{t.rich('order', { id: { node: <Ltr>{'#A-1042'}</Ltr> } })}</li>
          <li data-row="money">{t.rich('rate', { value: { node: formats.money(1234.5) } })}</li>
          <li data-row="email" dir="auto" className={styles.cut}>
            {'mohammed.alharbi@example-company.com'}
          </li>
        </ul>
      </Card>
    </Section>
  )
}
