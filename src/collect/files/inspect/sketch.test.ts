import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSketch, quickHash } from './sketch.ts'

function sketchOf(values: readonly string[], size: number) {
  const sketch = createSketch(size)
  for (const value of values) sketch.add(quickHash(value))
  return sketch
}

describe('createSketch', () => {
  it('is exact up to its size, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 }), values => {
        const sketch = sketchOf(values, 200)
        const distinct = new Set(values).size
        expect([sketch.distinct(), sketch.isExact()]).toEqual([distinct, true])
        expect(sketch.isUnique()).toBe(values.length > 0 && distinct === values.length)
        expect(sketchOf(values.toReversed(), 200).hashes()).toEqual(
          new Map([...sketch.hashes()].toSorted(() => 0)),
        )
      }),
    )
  })

  it('estimates beyond it, within five hundredths, and counts the followed values exactly', () => {
    const values = Array.from({ length: 60_000 }, (_, i) => `value ${i % 30_000}`)
    const sketch = sketchOf(values, 2048)
    expect(sketch.isExact()).toBe(false)
    expect(Math.abs(sketch.distinct() / 30_000 - 1)).toBeLessThan(0.05)
    expect(new Set(sketch.hashes().values())).toEqual(new Set([2]))
  })

  it('knows how many values of one column are in another of any size', () => {
    const some = Array.from({ length: 20_000 }, (_, i) => `key ${i}`)
    const more = Array.from({ length: 90_000 }, (_, i) => `key ${i + 5000}`)
    const [a, b] = [sketchOf(some, 1024), sketchOf(more, 1024)]
    expect(Math.abs(a.containedIn(b).share - 0.75)).toBeLessThan(0.1)
    expect(sketchOf(some.slice(0, 500), 1024).containedIn(a).share).toBe(1)
  })
})
