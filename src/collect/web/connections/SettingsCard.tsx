import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import type { ConnectionField, ConnectionView, ConnectorView } from '../../connections/model-connection.ts'
import styles from './Connections.module.css'
import { enteredFields } from './prepare-connections.ts'
import { connectionSentences } from './sentences.ts'
import { useWords } from './use-connections.ts'

/** What was entered. Of a secret it says only that it is there. */
export function SettingsCard({ found, kind }: { found: ConnectionView; kind: ConnectorView }) {
  const t = useTranslate(connectionSentences)
  const words = useWords()
  const formats = useFormats()
  const groups = enteredFields(kind.fields, found)
  const when = formats.date(found.createdAt)
  return (
    <Card>
      <section className={styles.part}>
        <h2 className={styles.partTitle}>{t('settings.title')}</h2>
        {groups.map(({ section, fields }) => (
          <div key={section ?? ''} className={styles.settingsGroup}>
            {section && <h3 className={styles.settingsTitle}>{t(`form.section.${section}`)}</h3>}
            <dl className={styles.settings}>
              {fields.map(field => (
                <div key={field.name}>
                  <dt>{words(field.label)}</dt>
                  <dd>
                    <Value field={field} value={found.settings[field.name]} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
        <p className={styles.soft}>
          {found.createdBy === ''
            ? t('settings.on', { when })
            : t('settings.by', { who: found.createdBy, when })}
        </p>
      </section>
    </Card>
  )
}

function Value({ field, value }: { field: ConnectionField; value: unknown }) {
  const t = useTranslate(connectionSentences)
  const words = useWords()
  if (field.isSecret) return <>{t('settings.secret')}</>
  if (typeof value === 'boolean') return <>{t(value ? 'settings.yes' : 'settings.no')}</>
  const choice = field.choices?.find(one => one.value === value)
  if (choice) return <>{words(choice.label)}</>
  return <bdi dir="auto">{Array.isArray(value) ? value.map(String).join(', ') : String(value)}</bdi>
}
