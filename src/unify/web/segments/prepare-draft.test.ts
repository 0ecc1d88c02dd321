import { expect, test } from 'vitest'
import type { Condition } from '../../segments/model-segment.ts'
import { conditionOf, emptyLeaf, isComplete, readList, rootOf } from './prepare-draft.ts'

function counter() {
  let last = 0
  return () => ++last
}

test('a definition that is opened and saved untouched is the same', () => {
  const definition: Condition = {
    of: 'any',
    conditions: [
      { of: 'not', condition: { of: 'any', conditions: [{ of: 'account', accounts: ['acme'] }] } },
      { of: 'all', conditions: [{ of: 'list', identifiers: ['user_id:1'] }] },
    ],
  }
  expect(conditionOf(rootOf(definition, counter()))).toEqual(definition)
  expect(conditionOf(rootOf({ of: 'account', accounts: [] }, counter()))).toEqual({
    of: 'all',
    conditions: [{ of: 'account', accounts: [] }],
  })
})

test('what is not filled in is not asked', () => {
  const nextKey = counter()
  expect(isComplete(rootOf({ of: 'all', conditions: [] }, nextKey))).toBe(false)
  expect(isComplete(rootOf(emptyLeaf('did'), nextKey))).toBe(false)
  expect(isComplete(rootOf(emptyLeaf('list'), nextKey))).toBe(false)
  expect(isComplete(rootOf(emptyLeaf('account'), nextKey))).toBe(true)
})

test('a pasted list becomes identifiers, each once', () => {
  expect(readList('Amal@Example.ma\r\n+212 612-345678\n42,Rabat\n"42"\n\nloyalty:7')).toEqual([
    'email:amal@example.ma',
    'phone:+212612345678',
    'user_id:42',
    'loyalty:7',
  ])
})
