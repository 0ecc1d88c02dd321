import { foldText } from '../../../platform/i18n/fold-text.ts'
import { findMonth } from '../values/month-names.ts'

export interface FilePattern {
  /** The words of a name with `#` for every number and month: `orders-2026-11-01` → `orders #`. */
  readonly text: string
  /** The numbers are long enough for a date. */
  readonly isDated: boolean
}

/** What the files of one daily or monthly export have in common in their names. */
export function filePattern(stem: string): FilePattern {
  const words = stem
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
  const marked = words.map(word =>
    findMonth(foldText(word))?.rest.trim() !== '' ? word.replace(/\d+/g, '#') : '#',
  )
  const text = marked.filter((word, i) => word !== '#' || marked[i - 1] !== '#').join(' ')
  const digits = stem.match(/\d/g)?.length ?? 0
  return { text, isDated: text.includes('#') && digits >= 4 }
}
