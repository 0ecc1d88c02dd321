import { expect, it } from 'vitest'
import type { Condition, Leaf } from '../../segments/model-segment.ts'
import { prepareSummary } from './prepare-summary.ts'

const knows = (path: string): Leaf => ({ of: 'trait', path, test: { is: 'known' } })
const not = (condition: Condition): Condition => ({ of: 'not', condition })

it('says the first condition and counts the others', () => {
  const definition: Condition = {
    of: 'all',
    conditions: [knows('a'), { of: 'any', conditions: [knows('b'), knows('c')] }],
  }
  expect(prepareSummary(definition)).toEqual({ first: knows('a'), more: 2 })
  expect(prepareSummary(knows('a'))).toEqual({ first: knows('a'), more: 0 })
})

it('never says a condition without the "not" before it', () => {
  const definition: Condition = { of: 'all', conditions: [not(knows('a')), knows('b')] }
  expect(prepareSummary(definition)).toEqual({ first: knows('b'), more: 1 })
  expect(prepareSummary(not({ of: 'any', conditions: [knows('a'), knows('b')] }))).toEqual({
    first: null,
    more: 2,
  })
})
