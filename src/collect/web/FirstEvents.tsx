import { IconCheck } from '@tabler/icons-react'
import { DataName } from '../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../platform/ui/AppLink.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { Since } from '../../platform/ui/Since.tsx'
import { quarantineReasons } from '../model.ts'
import styles from './Connect.module.css'
import type { LiveEntry } from './prepare-live.ts'
import { collectSentences } from './sentences.ts'
import { useRiver } from './use-river.ts'

const shown = 6

/** What comes from the new source, within two seconds; before a key is made, what comes from anywhere. */
export function FirstEvents({ source }: { source: string | null }) {
  const t = useTranslate(collectSentences)
  const { river } = useRiver(false)
  const found = source === null ? [] : river.filter(entry => entry.source === source).slice(0, shown)
  const isHere = found.length > 0
  return (
    <aside className={styles.first} aria-label={t('connect.first')}>
      <Card>
        <div className={styles.state} data-here={isHere} role="status">
          <span className={styles.pulse} aria-hidden="true">
            {isHere && <IconCheck size={20} />}
          </span>
          <div>
            <p className={styles.stateTitle}>{t(isHere ? 'connect.here' : 'connect.waiting')}</p>
            <p className={styles.soft}>
              {t(isHere ? 'connect.here.about' : source === null ? 'connect.noKey' : 'connect.waiting.about')}
            </p>
          </div>
        </div>
        {isHere && (
          <ul className={styles.events}>
            {found.map(entry => (
              <Arrived key={entry.seq} entry={entry} />
            ))}
          </ul>
        )}
        <AppLink to="/data" className={styles.link}>
          {t('connect.all')}
        </AppLink>
      </Card>
    </aside>
  )
}

function Arrived({ entry }: { entry: LiveEntry }) {
  const t = useTranslate(collectSentences)
  const reason = quarantineReasons.find(one => one === entry.reason)
  return (
    <li className={styles.event}>
      <bdi className={styles.eventName}>
        {reason ? t(`reason.${reason}`) : <DataName kind="event" raw={entry.name} />}
      </bdi>
      {reason && <Tag tone="attention">{t('live.quarantined')}</Tag>}
      <span className={styles.soft}>
        <Since at={entry.at} />
      </span>
    </li>
  )
}
