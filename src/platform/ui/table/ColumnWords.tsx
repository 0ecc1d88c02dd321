import type { ReactNode } from 'react'
import styles from './ColumnWords.module.css'

/** The headings over columns of a list; a narrow screen has no columns and shows none. Only seen: each fact has its label. */
export function ColumnHeadings({ words, grid }: { words: readonly string[]; grid: string | undefined }) {
  return (
    <div className={styles.headings} aria-hidden>
      <div className={grid}>
        {words.map(word => (
          <span key={word}>{word}</span>
        ))}
      </div>
    </div>
  )
}

/** What a fact is; where `ColumnHeadings` stand over it, it is only heard. */
export function ColumnLabel({ isUnderHeading, children }: { isUnderHeading: boolean; children: ReactNode }) {
  return (
    <span className={styles.label} data-headed={isUnderHeading ? '' : undefined}>
      {children}
    </span>
  )
}
