import { expect, test } from 'vitest'
import type { Attribution } from '../../model-attribution.ts'
import { attributionModels } from '../../model-attribution.ts'
import { largestChanges, prepareTouches, usualJudge } from './prepare-attribution.ts'

const touch = (name: string, last: number, markov: number, cost: number | null) => ({
  name,
  isDirect: false,
  credits: Object.fromEntries(
    attributionModels.map(model => {
      const conversions = model === 'last' ? last : markov
      return [model, { conversions, revenue: conversions * 10 }]
    }),
  ) as Attribution['touches'][number]['credits'],
  touches: 9,
  assisted: 5,
  cost,
  removal: 0.5,
  removalInterval: { low: 0.4, high: 0.6 },
  markovInterval: null,
})

const answer = {
  touches: [touch('a', 6, 4, 8), touch('b', 1, 3, null), touch('c', 3, 3.01, 5)],
  other: null,
  baseline: 'last',
} as unknown as Attribution

test('a touch is told by both models, with what changes and what it cost', () => {
  const rows = prepareTouches(answer, { measure: 'conversions', model: 'markov' })
  expect(rows.map(row => [row.name, row.change])).toEqual([
    ['a', -2],
    ['b', 2],
    ['c', expect.closeTo(0.01, 9)],
  ])
  expect(rows[0]).toMatchObject({
    lengths: { baseline: 1, model: 4 / 6 },
    cost: { perConversion: 2, back: 5 },
  })
  expect(largestChanges(rows, 5).map(row => row.name)).toEqual(['a', 'b'])
  const [money] = prepareTouches(answer, { measure: 'revenue', model: 'markov' })
  expect([money?.byModel.last, money?.change]).toEqual([60, -20])
})

test('what is judged by is never the baseline itself', () => {
  for (const model of attributionModels) expect(usualJudge(model)).not.toBe(model)
})
