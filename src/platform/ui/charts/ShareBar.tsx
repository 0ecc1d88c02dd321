import type { CSSProperties } from 'react'
import styles from './ShareBar.module.css'

/**
 * A part of a whole, between 0 and 1, as a thin bar from the reading side; with its interval, or with where it was `then`. Hollow
 * where it rests on few people. Only seen: the number beside it says the same.
 */
export function ShareBar(props: {
  share: number
  colour?: string | undefined
  interval?: { readonly low: number; readonly high: number }
  then?: number | undefined
  isSmall?: boolean
}) {
  const { share, colour, interval, then, isSmall = false } = props
  const fill: CSSProperties & Record<'--colour', string | undefined> = {
    inlineSize: along(share),
    minInlineSize: share > 0 ? 2 : 0,
    '--colour': colour,
  }
  return (
    <span className={styles.track} aria-hidden>
      <span className={styles.fill} style={fill} data-small={isSmall ? '' : undefined} />
      {interval && (
        <span
          className={styles.interval}
          style={{ insetInlineStart: along(interval.low), inlineSize: along(interval.high - interval.low) }}
        />
      )}
      {then !== undefined && <span className={styles.then} style={{ insetInlineStart: along(then) }} />}
    </span>
  )
}

const along = (part: number) => `${Math.round(1_000 * Math.min(1, Math.max(0, part))) / 10}%`
