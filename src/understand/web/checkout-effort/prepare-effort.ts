import type { CheckoutEffort, Effort } from '../../model-checkout-effort.ts'

export interface EffortRow {
  readonly measure: string
  readonly all: Effort
  /** By channel, and before and after the change: all channels. */
  readonly channels: readonly Effort[]
  readonly before: Effort | null
  readonly after: Effort | null
  /** Bars of the distribution, each up to the next, as shares of the largest. */
  readonly bars: readonly { readonly from: number; readonly n: number; readonly height: number }[]
}

export function prepareEffort({ effort }: CheckoutEffort): EffortRow[] {
  return effort
    .filter(({ channel, side }) => channel === '' && side === 'all')
    .map(all => {
      const own = effort.filter(({ measure }) => measure === all.measure)
      const most = Math.max(1, ...all.distribution.map(({ n }) => n))
      return {
        measure: all.measure,
        all,
        channels: own.filter(({ channel, side }) => channel !== '' && side === 'all'),
        before: own.find(({ channel, side }) => channel === '' && side === 'before') ?? null,
        after: own.find(({ channel, side }) => channel === '' && side === 'after') ?? null,
        bars: all.distribution.map(({ from, n }) => ({ from, n, height: n / most })),
      }
    })
}
