import type { Inspection } from '../imports/model-import.ts'
import type { CollectKey } from './strings.en.ts'

type Table = Inspection['tables'][number]
type Difference = Table['differences'][number]

export interface DifferenceLine {
  readonly sentence: CollectKey
  readonly column: string
  readonly other: string
  /** The word for what a column holds there; null where `other` is a name. */
  readonly kind: CollectKey | null
  /** The first few; `more` others follow. */
  readonly places: Difference['places']
  readonly more: number
}

const shownPlaces = 3

/** What differs between the files of a table, as lines to show; what changes a person's mapping comes first. */
export function differenceLines(table: Pick<Table, 'differences'>): DifferenceLine[] {
  return table.differences.map(({ kind, column, other, places }) => ({
    sentence: `difference.${kind}`,
    column,
    other,
    kind: kind === 'type' ? kindWord(other) : null,
    places: places.slice(0, shownPlaces),
    more: Math.max(0, places.length - shownPlaces),
  }))
}

function kindWord(kind: string): CollectKey {
  if (kind === 'number') return 'difference.numbers'
  return kind === 'time' ? 'difference.times' : 'difference.words'
}
