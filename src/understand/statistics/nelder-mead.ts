/** The least value of a function of a few numbers, by Nelder and Mead's simplex. Deterministic. */
export function minimise(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  { size = 0.5, steps = 200, tolerance = 1e-7 } = {},
): readonly number[] {
  const measured = (x: readonly number[]) => ({ x, value: f(x) })
  let simplex = [
    measured(start),
    ...start.map((_, i) => measured(start.map((v, j) => (i === j ? v + size : v)))),
  ].sort((a, b) => a.value - b.value)
  for (let step = 0; step < steps; step++) {
    const [best, worst] = [simplex[0], simplex.at(-1)]
    if (!best || !worst || worst.value - best.value <= tolerance * Math.abs(best.value)) break
    const others = simplex.slice(0, -1)
    const centre = start.map((_, i) => others.reduce((sum, p) => sum + (p.x[i] ?? 0), 0) / others.length)
    const along = (t: number) => measured(centre.map((c, i) => c + t * ((worst.x[i] ?? 0) - c)))
    const reflected = along(-1)
    let next = reflected
    if (reflected.value < best.value) {
      const expanded = along(-2)
      if (expanded.value < reflected.value) next = expanded
    } else if (reflected.value >= (others.at(-1)?.value ?? 0)) {
      next = along(reflected.value < worst.value ? -0.5 : 0.5)
    }
    simplex =
      next.value < worst.value
        ? [...others, next]
        : simplex.map(p => measured(p.x.map((v, i) => ((best.x[i] ?? 0) + v) / 2)))
    simplex.sort((a, b) => a.value - b.value)
  }
  return simplex[0]?.x ?? start
}
