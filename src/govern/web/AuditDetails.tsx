import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Note } from '../../platform/ui/Form.tsx'
import type { AuditEntry } from '../model.ts'
import { changedFacts, type Fact } from './prepare-audit.ts'
import styles from './Settings.module.css'
import { governSentences } from './sentences.ts'

/** What was before and what is after, field by field as they are stored; what did not change is left out. */
export function AuditDetails({ entry }: { entry: AuditEntry }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const { before, after } = changedFacts(entry.before, entry.after)
  return (
    <>
      <dl className={`${styles.details} ${styles.state}`}>
        <dt>{t('audit.when')}</dt>
        <dd>{formats.dateTime(entry.at)}</dd>
        {entry.subject !== '' && (
          <>
            <dt>{t('audit.subject')}</dt>
            <dd>
              <bdi>{entry.subject}</bdi>
            </dd>
          </>
        )}
      </dl>
      {before.length === 0 && after.length === 0 && <Note>{t('audit.noDetails')}</Note>}
      <Facts title={t('audit.before')} facts={before} />
      <Facts title={t('audit.after')} facts={after} />
    </>
  )
}

function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  return (
    <section className={styles.state}>
      <h3>{title}</h3>
      <dl className={styles.details} dir="ltr">
        {facts.map(({ name, value }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
