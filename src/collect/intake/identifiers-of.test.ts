import { expect, it } from 'vitest'
import type { KindReading } from '../model-identifier-kinds.ts'
import { identifiersOf } from './identifiers-of.ts'

const kinds: KindReading[] = [
  {
    kind: 'loyalty_card',
    normalise: 'digits',
    found: [
      { in: 'property', path: 'card.number' },
      { in: 'trait', path: 'loyaltyCard' },
      { in: 'external', path: 'Loyalty Card' },
    ],
  },
  { kind: 'crm', normalise: 'lower', found: [{ in: 'external', path: 'hubspot' }] },
  { kind: 'till', normalise: 'as-is', found: [{ in: 'property', path: 'till.id' }] },
  { kind: 'second_phone', normalise: 'phone', found: [{ in: 'property', path: 'mobile' }] },
  { kind: 'work_mail', normalise: 'email', found: [{ in: 'trait', path: 'work' }] },
]
const of = (message: object) => identifiersOf({ type: 'track', ...message }, 'MA', kinds)

it('reads the kinds of a workspace wherever it says they stand, one spelling for one value', () => {
  const card = ['loyalty_card:123456']
  expect(of({ properties: { card: { number: '1234-56' } } })).toEqual(card)
  expect(of({ properties: { 'card.number': '١٢٣٤٥٦' } })).toEqual(card)
  expect(of({ type: 'identify', traits: { loyaltyCard: 123_456 } })).toEqual(card)
  expect(of({ context: { traits: { loyaltyCard: ' 123 456\u200f' } } })).toEqual(card)
  expect(of({ context: { externalIds: [{ type: 'Loyalty Card', id: '1 2 3 4 5 6' }] } })).toEqual(card)
  expect(of({ context: { externalIds: [{ type: 'hubspot', id: 'AbC' }] } })).toEqual(['crm:abc'])
  expect(of({ properties: { till: { id: 'T-1' }, mobile: '0612345678' } })).toEqual([
    'second_phone:+212612345678',
    'till:T-1',
  ])
  expect(of({ type: 'identify', traits: { work: ' A@B.ma ' } })).toEqual(['work_mail:a@b.ma'])
})

it('finds nothing in ugly values, and nothing about a person in the traits of a group', () => {
  for (const number of [null, '', '---', true, { a: 1 }, ['1'], 'no digits'])
    expect(of({ properties: { card: { number } } })).toEqual([])
  for (const card of ['x', 7, null, []]) expect(of({ properties: { card } })).toEqual([])
  expect(of({ type: 'group', groupId: 'g', traits: { loyaltyCard: '1' } })).toEqual([])
  expect(of({ properties: { mobile: '12' }, traits: { work: 'nobody' } })).toEqual([])
})

it('leaves external ids of other types as they are', () => {
  expect(of({ context: { externalIds: [{ type: 'Zendesk-Id', id: 'Z1' }] } })).toEqual(['zendesk_id:Z1'])
  const ids = { context: { externalIds: [{ type: 'hubspot', id: 'AbC' }] } }
  expect(identifiersOf({ type: 'track', ...ids }, 'MA')).toEqual(['hubspot:AbC'])
})
