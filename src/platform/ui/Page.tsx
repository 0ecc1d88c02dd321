import type { CSSProperties, ReactNode } from 'react'
import styles from './Page.module.css'

/** A screen's sheet. `width="text"` for settings and forms, full for maps and tables. */
export function Page({ width = 'full', children }: { width?: 'full' | 'text'; children: ReactNode }) {
  return (
    <div className={styles.page} data-width={width}>
      {children}
    </div>
  )
}

/** Title in the customer's voice, supporting facts below, at most one primary button among the actions. */
export function PageHeader(props: { title: ReactNode; meta?: ReactNode; actions?: ReactNode }) {
  return (
    <header className={styles.header}>
      <div className={styles.heading}>
        <h1 className={styles.title}>{props.title}</h1>
        {props.meta && <div className={styles.meta}>{props.meta}</div>}
      </div>
      {props.actions && <div className={styles.actions}>{props.actions}</div>}
    </header>
  )
}

/** A row of chips and controls under the header. Put `<Spacer />` where the rest goes to the end side. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className={styles.toolbar}>{children}</div>
}

export function Spacer() {
  return <span className={styles.spacer} />
}

export function Section(props: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.sectionTitle}>{props.title}</h2>
      {props.children}
    </section>
  )
}

/** Cards side by side, as many as fit with `least` pixels each. */
export function CardGrid({ least = 280, children }: { least?: number; children: ReactNode }) {
  const style: CSSProperties & Record<'--least', string> = { '--least': `${least}px` }
  return (
    <div className={styles.grid} style={style}>
      {children}
    </div>
  )
}
