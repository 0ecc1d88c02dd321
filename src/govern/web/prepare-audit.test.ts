import { expect, it } from 'vitest'
import { changedFacts, flattenFacts } from './prepare-audit.ts'

it('writes stored values as lines', () => {
  expect(flattenFacts({ role: 'viewer', weekend: [5, 6], email: null, names: [{ raw: 'a' }] })).toEqual([
    { name: 'role', value: 'viewer' },
    { name: 'weekend', value: '5, 6' },
    { name: 'email', value: '–' },
    { name: 'names.0.raw', value: 'a' },
  ])
  expect(flattenFacts(null)).toEqual([])
})

it('leaves out what stayed as it was', () => {
  const before = { askAt: 0.5, blocks: [{ part: 'value' }, { part: 'key' }], gone: 1 }
  expect(changedFacts(before, { askAt: 0.6, blocks: [{ part: 'value' }, { part: 'start' }] })).toEqual({
    before: [
      { name: 'askAt', value: '0.5' },
      { name: 'blocks.1.part', value: 'key' },
      { name: 'gone', value: '1' },
    ],
    after: [
      { name: 'askAt', value: '0.6' },
      { name: 'blocks.1.part', value: 'start' },
    ],
  })
  expect(changedFacts(null, { role: 'viewer' })).toEqual({
    before: [],
    after: [{ name: 'role', value: 'viewer' }],
  })
})
