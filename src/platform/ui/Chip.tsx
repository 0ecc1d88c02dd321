import type { CSSProperties, ReactNode } from 'react'
import styles from './Chip.module.css'

/** A round choice that is on or off; the dot's colour is that of its series or persona. */
export function Chip(props: {
  children: ReactNode
  pressed?: boolean
  colour?: string
  label?: string
  onClick(): void
}) {
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={props.pressed}
      aria-label={props.label}
      onClick={props.onClick}
    >
      {props.colour && <Dot colour={props.colour} />}
      <span className={styles.label}>{props.children}</span>
    </button>
  )
}

function Dot({ colour }: { colour: string }) {
  const style: CSSProperties & Record<'--colour', string> = { '--colour': colour }
  return <span className={styles.dot} style={style} />
}

export type Tone = 'plain' | 'good' | 'bad' | 'attention' | 'quiet'

/** A small label for a state; the word carries the meaning, the colour only helps. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  )
}
