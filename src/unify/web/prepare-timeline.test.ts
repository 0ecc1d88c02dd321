import { expect, it } from 'vitest'
import { factsOf, headline, listOf, readTraitValue, spellOut } from './prepare-timeline.ts'

it('reads properties as paths, the context last and never in the headline', () => {
  const facts = factsOf(
    '{"$context":{"page":{"path":"/a"}},"total":12.5,"address":{"city":"فاس"},"gone":null,"tags":["x","y"]}',
  )
  expect(facts).toEqual([
    { key: 'total', value: '12.5' },
    { key: 'address.city', value: 'فاس' },
    { key: 'tags', value: '["x","y"]' },
    { key: '$context.page.path', value: '/a' },
  ])
  expect(headline(facts, 9).map(f => f.key)).toEqual(['total', 'address.city', 'tags'])
  expect(factsOf('[1]')).toEqual([])
  expect(readTraitValue('"أمل"')).toBe('أمل')
  expect(readTraitValue('nan')).toBe('nan')
})

it('spells out codes and leaves ids and words as they came', () => {
  expect(spellOut('best_price')).toBe('Best price')
  expect(spellOut('as_soon_as_possible')).toBe('As soon as possible')
  for (const value of ['cart_1042', 'Best price', 'cod', 'A_B', 'أفضل_سعر', '_x', 'a__b', ''])
    expect(spellOut(value)).toBe(value)
})

it('takes a list of plain values apart, and nothing else', () => {
  expect(listOf('["x","best_price",3,true]')).toEqual(['x', 'best_price', '3', 'true'])
  for (const value of ['x', '[]', '[{"a":1}]', '[1', '{"a":1}']) expect(listOf(value)).toBeNull()
})
