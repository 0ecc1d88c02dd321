import type { ReactNode } from 'react'
import styles from './Card.module.css'

interface CardProps {
  readonly children: ReactNode
  /** `none` when the content reaches the border (tables, maps). */
  readonly padding?: 'usual' | 'none'
}

export function Card({ children, padding = 'usual' }: CardProps) {
  return (
    <div className={styles.card} data-padding={padding}>
      {children}
    </div>
  )
}

/** A chart or list with the question as title and the answer as a sentence. */
export function QuestionCard(props: {
  title: ReactNode
  answer?: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.title}>{props.title}</h2>
        {props.aside}
      </div>
      {props.answer && <p className={styles.answer}>{props.answer}</p>}
      {props.children}
    </section>
  )
}
