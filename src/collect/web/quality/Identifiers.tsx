import { Ltr } from '../../../platform/i18n/Ltr.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import styles from './Trust.module.css'

/** Whom a message names, each leading to the person. */
export function Identifiers({ identifiers }: { identifiers: readonly string[] }) {
  if (identifiers.length === 0) return null
  return (
    <div className={styles.facts}>
      {identifiers.map(identifier => (
        <AppLink key={identifier} to={`/people/${encodeURIComponent(identifier)}`}>
          <Ltr>{identifier.slice(identifier.indexOf(':') + 1)}</Ltr>
        </AppLink>
      ))}
    </div>
  )
}
