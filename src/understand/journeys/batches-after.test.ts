import { expect, it } from 'vitest'
import { rangesOf } from './batches-after.ts'

const batches = (...steps: number[]) => steps.map((n, i) => ({ batch: BigInt(10 * (i + 1)), steps: n }))

it('puts batches together up to a number of steps, and leaves none out', () => {
  expect(rangesOf(batches(3, 3, 4, 1, 9, 30, 1, 2), 5n, 10)).toEqual([
    { after: 5n, upTo: 30n },
    { after: 30n, upTo: 50n },
    { after: 50n, upTo: 60n },
    { after: 60n, upTo: 80n },
  ])
  expect(rangesOf([], 5n, 10)).toEqual([])
})
