import type { ReactNode } from 'react'
import styles from './RowList.module.css'

/** Things one below the other in a card without padding, a hairline between them. */
export function RowList({ children }: { children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>
}

interface RowWordsProps {
  readonly title: ReactNode
  /** What supports the title: several facts stand beside each other. */
  readonly facts?: ReactNode
  readonly below?: ReactNode
}

/** One of them: what it is at the start, what can be done with it at the end. */
export function Row({ children, ...words }: RowWordsProps & { children?: ReactNode }) {
  return (
    <li className={styles.row}>
      <RowWords {...words} />
      {children}
    </li>
  )
}

/** The words of a row, for rows that are buttons themselves. */
export function RowWords({ title, facts, below }: RowWordsProps) {
  return (
    <span className={styles.words}>
      <span className={styles.title}>{title}</span>
      {facts && <span className={styles.facts}>{facts}</span>}
      {below}
    </span>
  )
}
