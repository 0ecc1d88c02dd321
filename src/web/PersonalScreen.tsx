import { SettingsPage } from '../govern/web/SettingsPage.tsx'
import { useLocale } from '../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { Card } from '../platform/ui/Card.tsx'
import { useNow } from '../platform/ui/use-now.ts'
import styles from './Appearance.module.css'
import { Appearance } from './Appearance.tsx'
import { shellSentences } from './sentences.ts'

/** What one reader decides, with an example that changes as they choose. */
export function PersonalScreen() {
  const t = useTranslate(shellSentences)
  const { formats } = useLocale()
  const now = useNow()
  return (
    <SettingsPage here="personal" meta={t('personal.note')}>
      <Card>
        <Appearance />
        <div className={styles.example}>
          <p>
            {t('personal.example')}
            {': '}
            {formats.list([formats.fullDate(now), formats.number(12345.6), formats.percent(0.125)])}
          </p>
        </div>
      </Card>
    </SettingsPage>
  )
}
