import { expect, it } from 'vitest'
import { knownNames } from './model-known-names.ts'

const keyOf = ({ kind, raw, language }: { kind: string; raw: string; language: string }) =>
  `${kind} ${raw} ${language}`

it('names nothing twice, everything in Arabic, and in English what its raw name does not say', () => {
  const names = knownNames()
  expect(new Set(names.map(keyOf)).size).toBe(names.length)
  const arabic = names.filter(({ language }) => language === 'ar')
  for (const { name } of arabic) expect(name).toMatch(/\p{Script=Arabic}/u)
  const english = names.filter(({ language }) => language === 'en')
  for (const one of english) expect(arabic.map(keyOf)).toContain(keyOf({ ...one, language: 'ar' }))
  // What stands in code's own spelling is spelled out for readers of English too.
  const unspelled = arabic.filter(
    one => /^[a-z]/.test(one.raw) && !english.some(({ kind, raw }) => kind === one.kind && raw === one.raw),
  )
  expect(unspelled.map(({ raw }) => raw)).toEqual([])
})
