import { describe, expect, it } from 'vitest'
import { seeded } from '../../../test/seeded.ts'
import { momentsInput } from '../model-moments-of-truth.ts'
import { findMoments } from './find-moments.ts'
import { type FactRow, factKinds } from './moments-facts.ts'

const units = 400
const places = Array.from({ length: units }, (_, i) => i)
const input = momentsInput.parse({ outcome: { of: 'score', event: 'A', path: 'score' }, rounds: 20 })

/** Numbers that were met by all, and how each of them scored. */
function factsOf(columns: readonly (readonly number[])[], outcome: readonly number[]): FactRow[] {
  const row = { event: '', key: '', text: '', units: places, a: [], b: [], c: [], d: [], total: units }
  const told = { ...row, kind: factKinds.unit, a: [...outcome], d: places }
  const numbers = columns.map((a, i) => ({
    ...{ ...row, kind: factKinds.number, a: [...a] },
    ...{ event: 'Met', key: `n${i}` },
  }))
  return [told, ...numbers]
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length
  const [ma, mb] = [mean(a), mean(b)]
  const products = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0)
  return products(a, ma, b, mb) / Math.sqrt(products(a, ma, a, ma) * products(b, mb, b, mb))
}

/** Which of the columns are the first of those that go together like .98, each compared with each. */
function firstOfAlike(columns: readonly (readonly number[])[]): number[] {
  const kept: number[] = []
  for (const [i, column] of columns.entries())
    if (kept.every(k => Math.abs(correlation(columns[k]!, column)) < 0.98)) kept.push(i)
  return kept
}

/** Of each a few more, nearly the same or the opposite, with what they differ in anywhere. */
function manyColumns(seed: number): number[][] {
  const random = seeded(seed)
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const bases = Array.from({ length: 12 }, (_, k) =>
    // Some say nothing of the first, or of any but the first.
    places.map(i => (k % 3 === 1 && i < 80 ? 0 : k % 3 === 2 && i >= 80 ? 0 : gauss())),
  )
  const alike = bases.flatMap(base => {
    const spread = Math.sqrt(base.reduce((sum, x) => sum + x * x, 0) / units)
    return [0.1, 0.15, 0.19, 0.22].map((noise, k) => {
      const [from, to] = [
        [0, units],
        [0, 60],
        [340, units],
        [0, units],
      ][k] as [number, number]
      const more = noise * spread * Math.sqrt(units / (to - from))
      return base.map((x, i) => (k % 2 ? -1 : 1) * (x + (i >= from && i < to ? more * gauss() : 0)))
    })
  })
  return [...bases, ...alike]
    .map(column => ({ column, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ column }) => column)
}

describe('experiences that are one', () => {
  it.each([1, 2, 3, 4])('are looked at once, as if each had been compared with each (%i)', seed => {
    const columns = manyColumns(seed)
    const random = seeded(seed + 9)
    const { looked } = findMoments(
      factsOf(
        columns,
        places.map(() => random()),
      ),
      input,
    )
    const kept = firstOfAlike(columns)
    expect(looked).toBe(kept.length)
    expect(kept.length).toBeLessThan(columns.length - 20)
    expect(kept.length).toBeGreaterThan(12)
  })

  it('are told with the moment that stands for them, also the opposite', () => {
    const columns = manyColumns(5)
    const kept = firstOfAlike(columns)
    const alike = (k: number) =>
      columns.flatMap((column, i) =>
        i > k && !kept.includes(i) && Math.abs(correlation(columns[k]!, column)) >= 0.98 ? [i] : [],
      )
    const chosen = kept.find(k => alike(k).some(i => correlation(columns[k]!, columns[i]!) < 0))!
    const random = seeded(1)
    const outcome = places.map(i => columns[chosen]![i]! + random())
    const { moments } = findMoments(factsOf(columns, outcome), input)
    expect(moments[0]?.experience).toMatchObject({ kind: 'number', key: `n${chosen}` })
    const told = new Map(
      moments[0]!.together.map(({ experience, correlation }) => [experience.key, correlation]),
    )
    for (const i of alike(chosen))
      expect([i, told.get(`n${i}`)]).toEqual([
        i,
        expect.closeTo(correlation(columns[chosen]!, columns[i]!), 9),
      ])
  })
})
