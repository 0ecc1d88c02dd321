import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { signals } from '../../../sdk/src/model.ts'
import { callsOf, clientSettings, signalNames, tagOf } from './prepare-snippets.ts'

it('offers every signal that the tracker knows', () => {
  expect([...signalNames]).toEqual([...signals])
})

it('says in the tag what was chosen, and nothing that was not', () => {
  const plain = tagOf('https://rihla.example', 'wk_1', { asksConsent: false, signals: [] })
  expect(plain).toContain('<script async src="https://rihla.example/rihla.js" data-key="wk_1"></script>')
  const careful = tagOf('https://rihla.example', 'wk_1', { asksConsent: true, signals: ['rage', 'forms'] })
  expect(careful).toContain('data-key="wk_1" data-consent="required" data-signals="rage forms"></script>')
  expect(callsOf(true)).toContain('rihla.consent(')
  expect(callsOf(false)).not.toContain('rihla.consent(')
})

it('offers the clients that tests drive, by the names of their packages, and holds address and key', () => {
  const { devDependencies } = z
    .object({ devDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const driven = [...Object.keys(devDependencies), 'Google Analytics 4']
  for (const [name, settings] of Object.entries(clientSettings)) {
    expect(driven).toContain(name)
    expect(settings('https://rihla.example', 'wk_1')).toMatch(/rihla\.example/)
    expect(settings('https://rihla.example', 'wk_1')).toMatch(/wk_1/)
  }
})
