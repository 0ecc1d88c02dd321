import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import type { Consent } from '../../profile/model-profile.ts'
import { useEventName } from '../use-event-name.ts'
import { Fold } from './Fold.tsx'
import styles from './Profile.module.css'
import { profileSentences } from './sentences.ts'

/** What they agreed to and what not, as they said it last. */
export function ConsentsCard({ consents }: { consents: readonly Consent[] }) {
  const t = useTranslate(profileSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const nameOfEvent = useEventName()
  return (
    <Fold title={t('consents.title')}>
      {consents.length === 0 ? (
        <p className={styles.quiet}>{t('consents.none')}</p>
      ) : (
        <ul className={styles.list}>
          {consents.map(({ purpose, isGiven, from, said }) => (
            <li key={purpose} className={styles.entry}>
              <span className={styles.line}>
                <bdi className={styles.strong}>
                  {nameOf('value', `purpose=${purpose}`).replace(/^purpose=/, '')}
                </bdi>
                <Tag tone={isGiven ? 'good' : 'bad'}>
                  {isGiven ? (
                    <IconCircleCheck size={14} aria-hidden />
                  ) : (
                    <IconCircleX size={14} aria-hidden />
                  )}
                  {isGiven ? t('consents.given') : t('consents.refused')}
                </Tag>
              </span>
              <span className={styles.quiet}>
                {t('consents.from', { event: nameOfEvent(from), at: formats.dateTime(from.time) })}
                {said > 1 && ` · ${t('consents.changed', { n: said - 1 })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Fold>
  )
}
