import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import type { PreviewPerson } from '../model-people.ts'
import styles from './DecideDialog.module.css'
import { Identifier } from './Identifier.tsx'
import { PersonName } from './PeopleList.tsx'
import { peopleSentences } from './sentences.ts'

interface ComparisonProps {
  readonly before: readonly PreviewPerson[]
  readonly after: readonly PreviewPerson[]
}

/** Who is who now, and beside it afterwards. */
export function Comparison({ before, after }: ComparisonProps) {
  const t = useTranslate(peopleSentences)
  return (
    <div className={styles.comparison}>
      <People title={t('preview.before')} people={before} />
      <People title={t('preview.after')} people={after} />
    </div>
  )
}

function People({ title, people }: { title: string; people: readonly PreviewPerson[] }) {
  const t = useTranslate(peopleSentences)
  return (
    <section className={styles.side} aria-label={title}>
      <h3 className={styles.sideTitle}>{title}</h3>
      {people.map(person => (
        <div key={person.identifiers.join(' ')} className={styles.person}>
          <PersonName person={person} />
          {person.identifiers.map(identifier => (
            <Identifier key={identifier} identifier={identifier} isQuiet />
          ))}
          {person.identifierCount > person.identifiers.length && (
            <span className={styles.quiet}>
              {t('people.more', { n: person.identifierCount - person.identifiers.length })}
            </span>
          )}
          <span className={styles.quiet}>{t('preview.person', { n: person.events })}</span>
        </div>
      ))}
    </section>
  )
}
