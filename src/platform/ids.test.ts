import { expect, it } from 'vitest'
import { hash64 } from './ids.ts'

/** Logs hold these numbers: another one would make a repeat a new message, and a person somebody else. */
it('gives a text the number that every log knows it by', () => {
  expect(hash64('')).toBe(0xe3b0c44298fc1c14n)
  expect(hash64('شاي أخضر 🫖')).toBe(0x4b98fc28523031a2n)
})
