import { useFormats } from '../i18n/LocaleProvider.tsx'
import styles from './CountBadge.module.css'

/** So many things wait behind a link. Only seen: the accessible name of the link says it in words. Nothing for none. */
export function CountBadge({ n }: { n: number }) {
  const formats = useFormats()
  if (n === 0) return null
  return (
    <span className={styles.badge} aria-hidden>
      {formats.number(n)}
    </span>
  )
}
