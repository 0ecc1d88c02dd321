/** Coalitions of more players than this are not enumerated: 2¹⁵ worths are computed in a moment, 2³⁰ never. */
export const mostPlayers = 15

/**
 * The exact Shapley values of a game: what each player adds, averaged over all orders in which they may come.
 *
 * @param worth of a coalition: bit i is set where player i is in it. Of nobody it is taken as 0.
 */
export function shapleyValues(players: number, worth: (coalition: number) => number): number[] {
  if (players > mostPlayers) throw new RangeError(`${players} players, at most ${mostPlayers}`)
  const weight = Array.from({ length: players }, (_, size) => 1 / (players * choose(players - 1, size)))
  const worths = Float64Array.from({ length: 2 ** players }, (_, coalition) =>
    coalition === 0 ? 0 : worth(coalition),
  )
  return Array.from({ length: players }, (_, player) => {
    let value = 0
    for (let coalition = 0; coalition < worths.length; coalition++) {
      if (coalition & (1 << player)) continue
      const added = (worths[coalition | (1 << player)] ?? 0) - (worths[coalition] ?? 0)
      value += (weight[sizeOf(coalition)] ?? 0) * added
    }
    return value
  })
}

/**
 * The worth of every coalition where that of S is what was won by those whose players are all in S: for each set of
 * players what it won is added to all sets that contain it.
 */
export function worthOfSets(players: number, won: ReadonlyMap<number, number>): Float64Array {
  const worths = new Float64Array(2 ** players)
  for (const [set, n] of won) worths[set] = (worths[set] ?? 0) + n
  for (let player = 0; player < players; player++)
    for (let set = 0; set < worths.length; set++)
      if (set & (1 << player)) worths[set] = (worths[set] ?? 0) + (worths[set ^ (1 << player)] ?? 0)
  return worths
}

function choose(n: number, k: number): number {
  let result = 1
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i
  return result
}

function sizeOf(set: number): number {
  let n = 0
  for (let rest = set; rest > 0; rest &= rest - 1) n++
  return n
}
