import { expect, it } from 'vitest'
import { defaultRules } from '../../model.ts'
import {
  addKind,
  isSameRules,
  joinBlocked,
  moveKind,
  removeKind,
  setLimits,
  splitBlocked,
} from './prepare-rules.ts'

it('takes blocked values apart into supplied and own ones, and puts them together again', () => {
  const blocked = [...defaultRules.blocked.filter(value => value !== 'guest'), 'kiosk', 'زبون']
  const choice = splitBlocked({ blocked })
  expect([[...choice.off], choice.own]).toEqual([['guest'], ['kiosk', 'زبون']])
  expect(joinBlocked(choice)).toEqual(blocked)
  expect(joinBlocked({ off: new Set(), own: [] })).toEqual(defaultRules.blocked)
  // Written again by hand, a supplied value holds again, once.
  expect(joinBlocked({ off: new Set(['guest']), own: [' guest ', '', 'x', 'x'] })).toEqual([
    ...defaultRules.blocked,
    'x',
  ])
})

it('moves a kind up and down, and stops at the ends', () => {
  const order = (rules: typeof defaultRules) => rules.kinds.map(rule => rule.kind)
  expect(order(moveKind(defaultRules, 'phone', -1))).toEqual(['user_id', 'phone', 'email', 'anonymous_id'])
  expect(order(moveKind(defaultRules, 'email', 1))).toEqual(['user_id', 'phone', 'email', 'anonymous_id'])
  expect(moveKind(defaultRules, 'user_id', -1)).toBe(defaultRules)
  expect(moveKind(defaultRules, 'anonymous_id', 1)).toBe(defaultRules)
  expect(moveKind(defaultRules, 'nothing', 1)).toBe(defaultRules)
})

it('adds a kind with the limits it has unlisted, so that adding alone changes who is who only by rank', () => {
  const added = addKind(defaultRules, 'loyalty_card')
  expect(added.kinds.at(-1)).toEqual({ kind: 'loyalty_card', limits: defaultRules.otherLimits })
  expect(addKind(added, 'loyalty_card')).toBe(added)
  expect(addKind(defaultRules, 'Loyalty Card')).toBe(defaultRules)
  expect(removeKind(added, 'loyalty_card')).toEqual(defaultRules)
})

it('tells rules apart by what they decide', () => {
  const same = { ...defaultRules, blocked: [...defaultRules.blocked].reverse() }
  expect(isSameRules(same, defaultRules)).toBe(true)
  expect(isSameRules(setLimits(defaultRules, 'email', [{ most: 5, days: 30 }]), defaultRules)).toBe(false)
  expect(isSameRules(setLimits(defaultRules, null, []), defaultRules)).toBe(false)
  expect(isSameRules(moveKind(defaultRules, 'email', 1), defaultRules)).toBe(false)
  expect(isSameRules({ ...defaultRules, blocked: [] }, defaultRules)).toBe(false)
})
