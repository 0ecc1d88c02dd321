import { useTranslate } from '../i18n/use-translate.tsx'
import styles from './EvidenceDot.module.css'
import { kitSentences } from './sentences.ts'

export type EvidenceKind = 'measured' | 'observed' | 'reported' | 'assumed'

/** Where a card's content comes from. What a human assumed and what was measured never look the same. */
export function EvidenceDot({ kind, withLabel = false }: { kind: EvidenceKind; withLabel?: boolean }) {
  const t = useTranslate(kitSentences)
  const label = t(`evidence.${kind}`)
  if (!withLabel)
    return <span className={styles.dot} data-kind={kind} role="img" aria-label={label} title={label} />
  return (
    <span className={styles.evidence}>
      <span className={styles.dot} data-kind={kind} />
      {label}
    </span>
  )
}
