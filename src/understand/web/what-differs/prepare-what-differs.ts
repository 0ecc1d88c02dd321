import type { Difference, WhatDiffers } from '../../model-what-differs.ts'

export interface DifferenceRow {
  readonly key: string
  readonly difference: Difference
  /** Those who go on have it more often, or less; `none`: not beyond chance. */
  readonly tone: 'more' | 'less' | 'none'
  readonly size: 'large' | 'medium' | 'small'
}

export interface PreparedDiffers {
  readonly rows: readonly DifferenceRow[]
  /** The rest is behind a button. */
  readonly unclear: readonly DifferenceRow[]
  /** The axis ends at ± this. */
  readonly reach: number
}

/** What differs beyond chance, and the rest; the sizes are Cohen's. */
export function prepareDiffers({ differences }: WhatDiffers): PreparedDiffers {
  const rows = differences.map(difference => {
    const { h } = difference.effect
    const isReal = difference.q < 0.05
    return {
      key: `${difference.kind} ${difference.name} ${difference.value}`,
      difference,
      tone: !isReal ? ('none' as const) : h > 0 ? ('more' as const) : ('less' as const),
      size:
        Math.abs(h) >= 0.5
          ? ('large' as const)
          : Math.abs(h) >= 0.2
            ? ('medium' as const)
            : ('small' as const),
    }
  })
  const ends = differences.flatMap(({ effect }) => [Math.abs(effect.low), Math.abs(effect.high)])
  return {
    rows: rows.filter(({ tone }) => tone !== 'none'),
    unclear: rows.filter(({ tone }) => tone === 'none'),
    reach: Math.max(0.2, ...ends),
  }
}
