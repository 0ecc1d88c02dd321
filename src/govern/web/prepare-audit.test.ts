import { expect, it } from 'vitest'
import { flattenFacts } from './prepare-audit.ts'

it('writes stored values as lines', () => {
  expect(flattenFacts({ role: 'viewer', weekend: [5, 6], email: null, names: [{ raw: 'a' }] })).toEqual([
    { name: 'role', value: 'viewer' },
    { name: 'weekend', value: '5, 6' },
    { name: 'email', value: '–' },
    { name: 'names.0.raw', value: 'a' },
  ])
  expect(flattenFacts(null)).toEqual([])
})
