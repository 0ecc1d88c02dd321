import { type Inventory, type TouchpointRow, verdicts } from '../../model-touchpoint-inventory.ts'

export const touchpointKey = ({ name, channel }: Pick<TouchpointRow, 'name' | 'channel'>) =>
  `${channel}\u0000${name}`

/** What asks for work first; among equals those that most people meet, as they come. */
export function sortByVerdict(touchpoints: readonly TouchpointRow[]): TouchpointRow[] {
  return touchpoints.toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict))
}

/** How the share of people that meet it differs from that of the other answer; null where there is none, or it did not meet it. */
export function shareThen(
  one: TouchpointRow,
  compared: Inventory | undefined,
): { share: number; difference: number } | null {
  if (!compared || compared.cases === 0) return null
  const then = compared.touchpoints.find(other => touchpointKey(other) === touchpointKey(one))
  // Not among those that are told of a cut list: nothing can be said.
  if (!then && compared.more > 0) return null
  const share = then?.share.share ?? 0
  return { share, difference: one.share.share - share }
}

/** Half of the axis on which effects are drawn: all intervals fit, and small ones do not fill it. */
export function effectReach(touchpoints: readonly TouchpointRow[]): number {
  const ends = touchpoints.flatMap(({ effect }) =>
    effect ? [Math.abs(effect.difference.low), Math.abs(effect.difference.high)] : [],
  )
  return Math.min(1, Math.max(0.05, ...ends))
}
