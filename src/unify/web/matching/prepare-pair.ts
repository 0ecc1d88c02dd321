import { levelsOf } from '../../matching/model.ts'
import type { ComparedField, PairView } from '../../matching/model-review.ts'
import { matchingEn } from './strings.en.ts'

/** One field of a pair as it is drawn. */
export interface FieldRow extends Pick<ComparedField, 'name' | 'left' | 'right' | 'weight'> {
  readonly level: LevelKey
  readonly verdict: 'for' | 'against' | 'neutral'
  /** Length of the bar, a share of the half that it may fill. */
  readonly length: number
}

export type LevelKey = Extract<keyof typeof matchingEn, `level.${string}`>
type FieldKey = Extract<keyof typeof matchingEn, `field.${string}`>

/** Weights beyond it all look the same: a thousand to one. */
const wholeBar = 10
/** Less than this is neither for nor against, as far as an eye can tell. */
const noticeable = 0.05

/** What is known of both sides, the most telling first; fields that nobody said are left out. */
export function preparePair({ comparison }: Pick<PairView, 'comparison'>): FieldRow[] {
  return comparison.fields
    .filter(({ left, right, level }) => left !== '' || right !== '' || level > 0)
    .map(({ name, kind, left, right, level, weight }): FieldRow => {
      const isNeutral = level === 0 || Math.abs(weight) < noticeable
      return {
        ...{ name, left, right, weight: isNeutral ? 0 : weight },
        level: levelKey(levelsOf[kind][level] ?? 'missing'),
        verdict: isNeutral ? 'neutral' : weight > 0 ? 'for' : 'against',
        length: isNeutral ? 0 : Math.min(1, Math.abs(weight) / wholeBar),
      }
    })
    .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight))
}

function levelKey(level: string): LevelKey {
  const key = `level.${level}`
  return isLevelKey(key) ? key : 'level.else'
}

function isLevelKey(key: string): key is LevelKey {
  return key.startsWith('level.') && key in matchingEn
}

/** The word for a field of the defaults; null for one that the workspace added. */
export function fieldKey(name: string): FieldKey | null {
  const key = `field.${name}`
  return isFieldKey(key) ? key : null
}

function isFieldKey(key: string): key is FieldKey {
  return key.startsWith('field.') && key in matchingEn
}

/** By the place of the key, so that an Arabic keyboard answers too. */
export const answerKeys = { KeyL: 'same', KeyN: 'different', KeyS: 'skip', KeyU: 'open' } as const

export function answerOf(code: string): (typeof answerKeys)[keyof typeof answerKeys] | null {
  return Object.entries(answerKeys).find(([key]) => key === code)?.[1] ?? null
}
