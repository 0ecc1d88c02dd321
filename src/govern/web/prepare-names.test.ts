import { expect, it } from 'vitest'
import { groupNames } from './prepare-names.ts'

it('puts the languages of one thing beside each other, and keeps things of equal name apart by kind', () => {
  const rows = groupNames([
    { kind: 'channel', raw: 'web', language: 'ar', name: 'الموقع' },
    { kind: 'event', raw: 'web', language: 'en', name: 'Opened the web' },
    { kind: 'channel', raw: 'web', language: 'en', name: 'Website' },
  ])
  expect(rows).toEqual([
    { kind: 'channel', raw: 'web', names: { ar: 'الموقع', en: 'Website' } },
    { kind: 'event', raw: 'web', names: { en: 'Opened the web' } },
  ])
})
