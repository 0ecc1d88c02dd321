import { wilson } from '../wilson.ts'
import { z95 } from './normal.ts'
import { shareDifference } from './share-difference.ts'

/** Of those who went on and those who left: how many have something. */
export interface Having {
  readonly went: number
  readonly gone: number
  readonly allWent: number
  readonly allGone: number
}

/**
 * How much having something sets those who go on apart. Odds ratio with half a case added to each cell (Haldane, Anscombe),
 * so that an empty cell gives an interval. Cohen's h: the difference of arcsines, whose error 1/√n does not hang on the share.
 */
export function differenceInHaving({ went, gone, allWent, allGone }: Having) {
  const cells = [went, allWent - went, gone, allGone - gone].map(n => n + 0.5)
  const [a = 1, b = 1, c = 1, d = 1] = cells
  const odds = Math.log((a * d) / (b * c))
  const half = z95 * Math.sqrt(cells.reduce((sum, n) => sum + 1 / n, 0))
  const angle = (n: number, of: number) => 2 * Math.asin(Math.sqrt(of === 0 ? 0 : n / of))
  const h = angle(went, allWent) - angle(gone, allGone)
  const width = z95 * Math.sqrt(1 / Math.max(1, allWent) + 1 / Math.max(1, allGone))
  const all = allWent / (allWent + allGone)
  const goesOn = wilson(went, went + gone)
  return {
    ofWent: wilson(went, allWent),
    ofLeft: wilson(gone, allGone),
    goesOn,
    lift: all > 0 ? goesOn.share / all : 0,
    oddsRatio: { estimate: Math.exp(odds), low: Math.exp(odds - half), high: Math.exp(odds + half) },
    effect: { h, low: h - width, high: h + width },
    p: shareDifference({ n: went, of: allWent }, { n: gone, of: allGone })?.p ?? Number.NaN,
  }
}

/** Cramér's V of a table of two rows: columns are (went, gone) of each value. Between 0 (says nothing) and 1 (says all). */
export function cramersV(columns: readonly (readonly [number, number])[]): number {
  const went = columns.reduce((sum, [a]) => sum + a, 0)
  const gone = columns.reduce((sum, [, b]) => sum + b, 0)
  const n = went + gone
  if (went === 0 || gone === 0) return 0
  let square = 0
  for (const [a, b] of columns) {
    const [ofWent, ofGone] = [((a + b) * went) / n, ((a + b) * gone) / n]
    if (a + b > 0) square += (a - ofWent) ** 2 / ofWent + (b - ofGone) ** 2 / ofGone
  }
  return Math.sqrt(square / n)
}
