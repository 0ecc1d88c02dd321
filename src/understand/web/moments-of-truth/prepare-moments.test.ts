import { expect, it } from 'vitest'
import { axisEnd } from './prepare-moments.ts'

it('ends an axis at a round number beyond the largest value, and never beyond the whole', () => {
  expect([0.069, 0.16, 0.41, 0.93, 0.004, 0, Number.NaN].map(axisEnd)).toEqual([
    0.1, 0.2, 0.5, 1, 0.005, 1, 1,
  ])
})
