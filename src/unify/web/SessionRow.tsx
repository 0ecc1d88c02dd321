import { IconChevronDown, IconStack2 } from '@tabler/icons-react'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import type { Session } from './prepare-timeline-rows.ts'
import { peopleSentences } from './sentences.ts'
import styles from './Timeline.module.css'
import { useEventName } from './use-event-name.ts'

const shownNames = 4

/** A visit in one row: how much, how long and what; its events one click away. */
export function SessionRow(props: { session: Session; isOpen: boolean; onToggle(): void }) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const nameOfEvent = useEventName()
  const { session, isOpen } = props
  const rest = session.names.length - shownNames
  return (
    <div className={styles.event}>
      <span className={styles.mark} data-folded>
        <IconStack2 size={18} stroke={1.7} aria-hidden />
      </span>
      <div className={styles.body}>
        <button type="button" className={styles.line} aria-expanded={isOpen} onClick={props.onToggle}>
          <span className={styles.name}>{t('person.timeline.visit', { n: session.events })}</span>
          <span className={styles.where}>
            {session.channel === '' ? t('person.noChannel') : nameOf('channel', session.channel)}
          </span>
          {session.to - session.from >= 60_000 && (
            <span className={styles.where}>{formats.duration(session.to - session.from)}</span>
          )}
          <IconChevronDown className={styles.turn} size={16} stroke={1.7} data-open={isOpen} aria-hidden />
          <time className={styles.time} dateTime={new Date(session.from).toISOString()}>
            <Ltr>{formats.time(session.from)}</Ltr>
          </time>
        </button>
        <span className={styles.facts}>
          {session.names.slice(0, shownNames).map(one => (
            <span key={`${one.type} ${one.name}`} className={styles.fact}>
              <bdi dir="auto">{nameOfEvent(one)}</bdi>
              {one.times > 1 && (
                <span className={styles.factKey}>{t('person.timeline.times', { n: one.times })}</span>
              )}
            </span>
          ))}
          {rest > 0 && <span className={styles.factKey}>{t('person.timeline.moreNames', { n: rest })}</span>}
        </span>
      </div>
    </div>
  )
}
