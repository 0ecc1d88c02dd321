import { expect, it } from 'vitest'
import { hash64 } from '../../platform/ids.ts'
import { KnownIds } from './known-ids.ts'

it('never forgets and seldom suspects', () => {
  const known = new KnownIds()
  const n = 1_200_000 // beyond the first layer
  for (let i = 0; i < n; i++) known.add(hash64(`id-${i}`))
  for (let i = 0; i < n; i += 1000) expect(known.mayHave(hash64(`id-${i}`))).toBe(true)
  let suspected = 0
  for (let i = 0; i < 100_000; i++) if (known.mayHave(hash64(`other-${i}`))) suspected++
  expect(suspected).toBeLessThan(40)
})

it('knows nothing at first', () => {
  expect(new KnownIds().mayHave(1n)).toBe(false)
})
