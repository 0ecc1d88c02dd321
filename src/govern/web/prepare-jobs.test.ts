import { expect, test } from 'vitest'
import { RihlaError } from '../../platform/errors.ts'
import { jobSentence, knownFailure, shortError } from './prepare-jobs.ts'

test('an error with a code has a sentence, whatever it carries; another has the words it came with', () => {
  const { message } = new RihlaError('connection.unreachable', { host: 'db.shop.example' })
  expect(knownFailure(message)).toMatchObject({
    code: 'connection.unreachable',
    params: { host: 'db.shop.example' },
  })
  expect(knownFailure('not-found')).toMatchObject({ code: 'not-found', params: {} })
  for (const text of ['connect ECONNREFUSED 10.0.0.1:3306', 'toString', 'no.such.code {}', ''])
    expect(knownFailure(text)).toBeNull()
})

test('of a long error a row shows one line', () => {
  expect(shortError('once')).toEqual({ short: 'once', isCut: false })
  expect(shortError('first\n    at line 2')).toEqual({ short: 'first', isCut: true })
  const { short, isCut } = shortError('x'.repeat(500))
  expect([short.length, isCut]).toEqual([161, true])
})

test('a job of another version has no sentence', () => {
  expect([jobSentence('collect.import'), jobSentence('gone')]).toEqual(['jobs.name.collect.import', null])
})
