import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { SidePanel } from '../../../platform/ui/SidePanel.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import { FactValue } from '../FactValue.tsx'
import { readTraitValue } from '../prepare-timeline.ts'
import { useEventName } from '../use-event-name.ts'
import styles from './Profile.module.css'
import { profileSentences } from './sentences.ts'
import { useTraitHistory } from './use-profile.ts'

/** Every value that a trait had: since when, and which event of which source said so. */
export function TraitHistoryPanel(props: { path: string; of: string | null; onClose(): void }) {
  const t = useTranslate(profileSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const nameOfEvent = useEventName()
  const history = useTraitHistory(props.path, props.of)
  const title = props.of === null ? '' : nameOf('trait', props.of)
  return (
    <SidePanel
      title={t('history.title', { trait: title })}
      isOpen={props.of !== null}
      onClose={props.onClose}
    >
      {props.of !== null && (
        <Answer query={history}>
          {({ key, values, isCut }) => (
            <div className={styles.stack}>
              <p className={styles.quiet}>{t('history.about')}</p>
              <ol className={styles.history}>
                {values.map(({ value, from, last, times }) => (
                  <li key={from.messageId}>
                    <span className={styles.strong}>
                      <FactValue of={key} value={readTraitValue(value)} />
                    </span>
                    <span className={styles.quiet}>
                      {times === 1
                        ? formats.dateTime(from.time)
                        : t('history.span', {
                            from: formats.dateTime(from.time),
                            to: formats.dateTime(last),
                            n: times,
                          })}
                    </span>
                    <span className={styles.quiet} title={from.messageId}>
                      {t('history.from', {
                        event: nameOfEvent(from),
                        where:
                          from.channel === ''
                            ? nameOf('source', from.source)
                            : nameOf('channel', from.channel),
                        source: nameOf('source', from.source),
                      })}
                    </span>
                  </li>
                ))}
              </ol>
              {isCut && <p className={styles.quiet}>{t('history.cut')}</p>}
            </div>
          )}
        </Answer>
      )}
    </SidePanel>
  )
}
