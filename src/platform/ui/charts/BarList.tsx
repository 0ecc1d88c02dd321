import type { ReactNode } from 'react'
import styles from './BarList.module.css'
import { smallSample } from './prepare-line.ts'
import { ShareBar } from './ShareBar.tsx'

export interface Bar {
  readonly id: string
  readonly label: ReactNode
  /** What the bar's length shows, against the largest of the list or against `of`. */
  readonly value: number
  /** What is written at the end side, already formatted. */
  readonly text: string
  readonly hover?: string
  readonly n?: number
  readonly colour?: string
}

/** Horizontal bars that grow from the reading side. The list itself is the table for screen readers. */
export function BarList(props: {
  label: string
  bars: readonly Bar[]
  of?: number
  onBar?: (id: string) => void
}) {
  const whole = props.of ?? Math.max(0, ...props.bars.map(bar => bar.value))
  return (
    <ul className={styles.list} aria-label={props.label}>
      {props.bars.map(bar => (
        <li key={bar.id} title={bar.hover}>
          {props.onBar ? (
            <button type="button" className={styles.row} onClick={() => props.onBar?.(bar.id)}>
              <BarBody bar={bar} whole={whole} />
            </button>
          ) : (
            <div className={styles.row}>
              <BarBody bar={bar} whole={whole} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function BarBody({ bar, whole }: { bar: Bar; whole: number }) {
  return (
    <>
      <span className={styles.head}>
        <span className={styles.label}>{bar.label}</span>
        <span className={styles.value}>{bar.text}</span>
      </span>
      <ShareBar
        share={whole > 0 ? bar.value / whole : 0}
        colour={bar.colour ?? 'var(--r-stage-2)'}
        isSmall={bar.n !== undefined && bar.n < smallSample}
      />
    </>
  )
}
