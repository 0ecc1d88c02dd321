import { expect, it } from 'vitest'
import { createTextArena } from './text-arena.ts'

const uuid = '0f8b7c2e-1d3a-4b5c-8d9e-a0b1c2d3e4f5'

it('gives back what it was given, also what looks like a UUID and is none', () => {
  const texts = [
    '',
    uuid,
    `anonymous_id:${uuid}`,
    `رقم:${uuid}`,
    uuid.toUpperCase(),
    `${uuid}-`,
    uuid.replaceAll('-', ''),
    uuid.slice(1),
    uuid.replace('f', 'g'),
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    `${'x'.repeat(0xffff - 36)}${uuid}`,
    'email:أمل@example.com',
    '👩‍👩‍👧',
  ]
  const arena = createTextArena()
  // Enough for several blocks, so that texts lie at many places.
  const all = Array.from({ length: 60 }, () => texts).flat()
  const references = all.map(arena.add)
  expect(references.map(arena.read)).toEqual(all)
  expect(new Set(references).size).toBe(all.length)
  expect(
    references.every(reference => Number.isInteger(reference) && reference >= 0 && reference < 2 ** 32),
  ).toBe(true)
})

it('holds a hundred thousand message ids in 20 bytes each', () => {
  const arena = createTextArena()
  for (let i = 0; i < 100_000; i++) arena.add(uuid)
  expect(arena.bytes).toBeLessThan(100_000 * 20 + 2 * 2 ** 20)
})

it('refuses what is longer than an identifier may be', () => {
  expect(() => createTextArena().add('x'.repeat(0x10000))).toThrow('65536 bytes')
})
