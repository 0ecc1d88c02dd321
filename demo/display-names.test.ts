import { expect, it } from 'vitest'
import { knownNames } from '../src/collect/model-known-names.ts'
import { displayName } from '../src/platform/i18n/display-names.ts'
import { shopNames } from './display-names.ts'
import { simulateShop } from './simulate-shop.ts'

/** What nobody names: numbers, ids, free text. */
const unnamed =
  /^(path|url|title|referrer|search|query|.*_id|products|courier|coupon|.*_date|tracking_number|text|comment|review_body|name|city)$/

it('names every event, channel, property and listed value in both languages', () => {
  const names = [...knownNames(), ...shopNames()]
  const known = new Set(names.map(n => `${n.language} ${n.kind} ${n.raw}`))
  const missing = new Set<string>()
  const want = (kind: string, raw: string) => {
    for (const language of ['en', 'ar'])
      if (!known.has(`${language} ${kind} ${raw}`)) missing.add(`${language} ${kind} ${raw}`)
  }
  for (const message of simulateShop({ seed: 2, people: 700, end: Date.UTC(2026, 10, 22) }).messages) {
    want('event', message.event ?? message.type)
    want('channel', String(message.context.channel))
    for (const key of Object.keys(message.type === 'group' ? {} : (message.traits ?? {}))) want('trait', key)
    for (const [key, value] of Object.entries(message.properties ?? {})) {
      want('property', key)
      if (key === 'campaign_name' || (typeof value === 'string' && !unnamed.test(key)))
        want('value', `${key}=${value}`)
    }
  }
  expect([...missing].sort()).toEqual([])
})

it('has the shape of a workspace’s names, each once, in its own letters', () => {
  const names = shopNames()
  for (const name of names) expect(displayName.safeParse(name).success).toBe(true)
  expect(new Set(names.map(n => `${n.language} ${n.kind} ${n.raw}`)).size).toBe(names.length)
  for (const { name, language } of names) if (language === 'ar') expect(name, name).toMatch(/[\u0621-\u064a]/)
  // The glossary: no tatweel, no passive with تمّ.
  for (const { name } of names) expect(name).not.toMatch(/\u0640|(^| )تمّ?( |$)/)
})
