import type { ReactNode } from 'react'
import styles from './Form.module.css'

/** Fields, notes and buttons below each other. */
export function FormStack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>
}

/** The buttons of a form or dialog, at its end side. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>
}

export function Note({ children }: { children: ReactNode }) {
  return <p className={styles.note}>{children}</p>
}

/** Why it did not work, read out at once. */
export function Failed({ children }: { children: ReactNode }) {
  return (
    <p className={styles.failed} role="alert">
      {children}
    </p>
  )
}
