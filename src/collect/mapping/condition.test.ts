import { expect, it } from 'vitest'
import { first, run } from '../../../test/mapped-message.ts'

const mark = [{ do: 'compute', to: 'met', expression: 'true' }]

/** Whether a rule under this condition is about the message. */
const isMet = (when: object, message: Record<string, unknown> = {}) =>
  first(run([{ when, actions: mark }], message)).properties.met === true

const properties = {
  total: 12,
  text: '12.5',
  city: ' جدة القديمة ',
  empty: '',
  none: null,
  list: ['a', 'b'],
  'a.b': 'dotted',
  deep: { a: { b: false } },
}

it.each([
  ['city', 'is', 'جدة القديمة', true],
  ['city', 'is', 'جدة', false],
  ['city', 'is-not', 'جدة القديمة', false],
  ['city', 'is-not', 'جدة', true],
  ['nothing', 'is-not', 'جدة', true],
  ['city', 'contains', 'القديمة', true],
  ['city', 'contains', 'الرياض', false],
  ['text', 'starts-with', '12', true],
  ['text', 'starts-with', '2.5', false],
  ['total', 'less', '12', false],
  ['total', 'less', '12.01', true],
  ['text', 'less', '13', true],
  ['total', 'more', '12', false],
  ['total', 'more', '11.99', true],
  ['text', 'more', '12', true],
  // What is no number is neither less nor more than one.
  ['city', 'less', '5', false],
  ['city', 'more', '5', false],
  ['empty', 'less', '5', false],
  ['nothing', 'less', '5', false],
  ['empty', 'exists', '', true],
  ['none', 'exists', '', false],
  ['none', 'missing', '', true],
  ['total', 'missing', '', false],
  ['list', 'is', '["a","b"]', true],
  ['list.1', 'is', 'b', true],
  ['deep.a.b', 'is', 'false', true],
  ['properties.deep.a.b', 'exists', '', true],
  ['traits.total', 'exists', '', false],
  ['a\\.b', 'is', 'dotted', true],
  ['a.b', 'exists', '', false],
  // What objects have by nature was not sent.
  ['city.length', 'exists', '', false],
  ['deep.constructor', 'exists', '', false],
] as const)('%s %s %s: %s', (path, test, value, expected) => {
  expect(isMet({ properties: [{ path, test, value }] }, { properties })).toBe(expected)
})

it('asks for every test of a rule, and for any of its names, calls and sources', () => {
  const is = (value: string) => ({ path: 'total', test: 'is', value })
  expect(isMet({ properties: [is('12'), is('12')] }, { properties })).toBe(true)
  expect(isMet({ properties: [is('12'), is('13')] }, { properties })).toBe(false)
  expect(isMet({ sources: ['app', 'web'] })).toBe(true)
  expect(isMet({ sources: ['app'] })).toBe(false)
  expect(isMet({ calls: ['identify', 'track'] })).toBe(true)
  expect(isMet({ calls: ['identify'] })).toBe(false)
  expect(isMet({ calls: ['identify'] }, { type: 'identify' })).toBe(true)
  expect(isMet({ events: ['Order', 'Basket'] })).toBe(true)
  expect(isMet({ events: ['Basket', 'O*r'] })).toBe(true)
  expect(isMet({ events: ['Basket', 'order'] })).toBe(false)
})

it.each([
  ['*', 'anything', true],
  ['buy*', 'buy', true],
  ['buy*', 'to buy', false],
  ['*buy', 'to buy', true],
  ['*buy', 'buying', false],
  ['a*b*c', 'a1b2c', true],
  ['a*b*c', 'a1c2b', false],
  // The end of a name is not read twice.
  ['aba*aba', 'aba', false],
  ['aba*aba', 'ababa', false],
  ['a*bc*c', 'abc', false],
  ['a*bc*c', 'abcc', true],
])('the pattern %s and the name %s: %s', (pattern, event, expected) => {
  expect(isMet({ events: [pattern] }, { event })).toBe(expected)
})
