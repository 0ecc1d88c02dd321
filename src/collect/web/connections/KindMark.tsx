import styles from './Connections.module.css'

/** Its first letter on one of six colours, the same for a kind everywhere: marks of other makers are not ours to show. */
export function KindMark({ kind, title }: { kind: string; title: string }) {
  const colour = ([...kind].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 6) + 1
  return (
    <span className={styles.mark} data-colour={colour} aria-hidden="true">
      {[...title][0]}
    </span>
  )
}
