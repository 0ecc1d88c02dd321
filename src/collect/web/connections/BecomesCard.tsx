import { DataName } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import type { ConnectorView } from '../../connections/model-connection.ts'
import styles from './Connections.module.css'
import { connectionSentences } from './sentences.ts'
import { useWords } from './use-connections.ts'

/** What each thing of the source becomes, by the names that the map knows. */
export function BecomesCard({ kind }: { kind: ConnectorView }) {
  const t = useTranslate(connectionSentences)
  const words = useWords()
  const becomes = kind.becomes.filter(({ events }) => events.length > 0)
  if (becomes.length === 0) return null
  return (
    <Card>
      <section className={styles.part}>
        <h2 className={styles.partTitle}>{t('new.becomes')}</h2>
        <dl className={styles.becomes}>
          {becomes.map(({ what, events }) => (
            <div key={what.en}>
              <dt>{words(what)}</dt>
              <dd>
                {events.map(event => (
                  <Tag key={event}>
                    <DataName kind="event" raw={event} />
                  </Tag>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </Card>
  )
}
