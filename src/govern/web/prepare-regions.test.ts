import { expect, it } from 'vitest'
import { countryChoices, currencyChoices, offsetLabel, zoneChoices } from './prepare-regions.ts'

const compare = new Intl.Collator('ar').compare

it('offers countries and not groups, and each once', () => {
  const codes = countryChoices('ar', compare).map(({ value }) => value)
  expect(codes).toEqual(expect.arrayContaining(['MA', 'EG', 'SA', 'AE', 'PS', 'GB', 'MM']))
  for (const none of ['EU', 'UN', 'UK', 'BU', 'ZZ']) expect(codes).not.toContain(none)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.length).toBeGreaterThan(240)
  expect(codes.length).toBeLessThan(256)
})

it('offers currencies and zones, with the one that is set', () => {
  expect(currencyChoices('en', compare).find(({ value }) => value === 'MAD')?.label).toBe(
    'MAD · Moroccan Dirham',
  )
  expect(zoneChoices('Old/Zone')).toEqual(expect.arrayContaining(['UTC', 'Africa/Cairo', 'Old/Zone']))
})

it('says how far a zone is ahead', () => {
  expect(offsetLabel([{ from: 0, offsetMs: 345 * 60_000 }], 5)).toBe('UTC+05:45')
  expect(offsetLabel([{ from: 0, offsetMs: -210 * 60_000 }], 5)).toBe('UTC-03:30')
})
