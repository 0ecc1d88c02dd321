import { expect, it } from 'vitest'
import { levelsOf } from '../../matching/model.ts'
import { answerOf, fieldKey, preparePair } from './prepare-pair.ts'
import { matchingEn } from './strings.en.ts'

const field = { name: 'given', kind: 'name' as const, left: 'Nadia', right: 'نادية', level: 5, weight: 4 }

it('shows what tells most first, leaves out what nobody said, and knows for from against', () => {
  const rows = preparePair({
    comparison: {
      rarity: 0,
      fields: [
        { ...field, name: 'street', kind: 'text', left: '', right: '', level: 0, weight: 0 },
        field,
        {
          ...field,
          name: 'birth',
          kind: 'date',
          left: '1980-01-01',
          right: '1990-01-01',
          level: 1,
          weight: -25,
        },
        { ...field, name: 'phone', kind: 'phone', right: '', level: 0, weight: 0 },
      ],
    },
  })
  expect(rows.map(row => [row.name, row.verdict, row.length, row.level])).toEqual([
    ['birth', 'against', 1, 'level.else'],
    ['given', 'for', 0.4, 'level.across'],
    ['phone', 'neutral', 0, 'level.missing'],
  ])
})

it('has a word for every level and every field of the defaults', () => {
  for (const level of Object.values(levelsOf).flat()) expect(matchingEn).toHaveProperty([`level.${level}`])
  expect([fieldKey('given'), fieldKey('title'), fieldKey('x')]).toEqual(['field.given', null, null])
})

it('takes answers by the place of the key', () => {
  expect([answerOf('KeyL'), answerOf('KeyN'), answerOf('KeyS'), answerOf('KeyU'), answerOf('KeyX')]).toEqual([
    ...['same', 'different', 'skip', 'open'],
    null,
  ])
})
