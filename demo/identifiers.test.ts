import { isValidPhoneNumber } from 'libphonenumber-js'
import { describe, expect, it } from 'vitest'
import { normaliseEmail, normalisePhone } from '../src/collect/intake/identifiers-of.ts'
import { countries } from './calendar.ts'
import {
  emailOf,
  mistypeEmail,
  mistypePhone,
  mostPeople,
  phoneOf,
  userIdOf,
  writeEmail,
  writePhone,
} from './identifiers.ts'
import { drawName } from './names.ts'
import { Random } from './random.ts'

const indexes = Array.from({ length: 20_000 }, (_, i) => (i * 74) % mostPeople)

describe('identifiers', () => {
  it('are given out once', () => {
    expect(new Set(indexes.map(userIdOf)).size).toBe(indexes.length)
    for (const country of countries) {
      const phones = indexes.flatMap(i => [phoneOf(i, 0, country), phoneOf(i, 1, country)])
      expect(new Set(phones).size).toBe(phones.length)
    }
  })

  it('are phone numbers that exist in their country', () => {
    for (const country of countries)
      for (const i of indexes.slice(0, 500)) {
        const phone = phoneOf(i, i % 2, country)
        if (!isValidPhoneNumber(phone)) expect.fail(phone)
      }
  })

  it('mean the same however they are written', () => {
    const random = new Random(3)
    for (const i of indexes.slice(0, 2000)) {
      const country = random.pick(countries)
      const phone = phoneOf(i, 0, country)
      expect(normalisePhone(writePhone(random, phone), random.pick(countries))).toBe(phone)
      const email = emailOf(random, i, drawName(random, country, null))
      expect(normaliseEmail(writeEmail(random, email))).toBe(email)
    }
  })

  it('mistyped are nobody else’s', () => {
    const random = new Random(4)
    const phones = new Set(countries.flatMap(c => indexes.flatMap(i => [phoneOf(i, 0, c), phoneOf(i, 1, c)])))
    for (const i of indexes) {
      const country = random.pick(countries)
      const phone = phoneOf(i, 0, country)
      const wrong = mistypePhone(random, phone)
      if (wrong === phone || phones.has(wrong)) expect.fail(`${phone} ${wrong}`)
      const email = emailOf(random, i, drawName(random, country, null))
      const wrongEmail = mistypeEmail(random, email)
      expect(wrongEmail).not.toBe(email)
      expect(wrongEmail.split('@')[0]).toBe(email.split('@')[0])
    }
  })
})
