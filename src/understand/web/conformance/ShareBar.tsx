import type { Share } from '../../model.ts'
import styles from './Conformance.module.css'

/** A share as a bar from the reading side, with its interval on it. The number beside it says the same. */
export function ShareBar({ share, tone }: { share: Share; tone: 'good' | 'bad' | 'quiet' }) {
  const percent = (value: number) => `${Math.round(value * 1_000) / 10}%`
  return (
    <span className={styles.bar} data-tone={tone} aria-hidden>
      <span className={styles.fill} style={{ inlineSize: percent(share.share) }} />
      <span
        className={styles.band}
        style={{ insetInlineStart: percent(share.low), inlineSize: percent(share.high - share.low) }}
      />
    </span>
  )
}
