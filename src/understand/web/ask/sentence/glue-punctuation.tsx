import { Children, Fragment, isValidElement, type ReactNode } from 'react'
import styles from './Sentence.module.css'

const leading = /^\s*([.,;:?!،؛؟]+)(?=\s|$)\s*/u

/** A line of words and pills where a full stop or a comma stays with the pill that it closes, also where the line breaks. */
export function gluePunctuation(children: ReactNode): ReactNode {
  const glued: ReactNode[] = []
  for (const item of Children.toArray(children)) {
    const text = textOf(item)
    const [whole, mark] = (text && leading.exec(text)) || []
    const before = glued.at(-1)
    if (text === null || whole === undefined || !isValidElement(before) || textOf(before) !== null) {
      glued.push(item)
      continue
    }
    glued[glued.length - 1] = (
      <span key={`glued ${before.key}`} className={styles.glued}>
        {before}
        {mark}
      </span>
    )
    const rest = text.slice(whole.length)
    if (rest !== '') glued.push(<Fragment key={`rest ${before.key}`}>{rest}</Fragment>)
  }
  return glued
}

function textOf(item: ReactNode): string | null {
  if (typeof item === 'string') return item
  if (!isValidElement<{ children?: ReactNode }>(item) || item.type !== Fragment) return null
  const { children } = item.props
  return typeof children === 'string' ? children : null
}
