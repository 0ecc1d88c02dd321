import { expect, test } from 'vitest'
import { findHere } from './find-here.ts'

const entries = ['/', '/journeys', '/journeys/flow', '/people', '/settings']

test.each([
  ['/', '/'],
  ['/journeys', '/journeys'],
  ['/journeys/map/7', '/journeys'],
  ['/journeys/flow', '/journeys/flow'],
  ['/people/user_id%3A42', '/people'],
  ['/settings/keys', '/settings'],
  ['/peoples', null],
  ['/nowhere', null],
])('%s stands under %s', (pathname, entry) => expect(findHere(pathname, entries)).toBe(entry))
