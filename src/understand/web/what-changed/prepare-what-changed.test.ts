import { expect, it } from 'vitest'
import type { WhatChanged } from '../../model-what-changed.ts'
import { isSumAlone } from './prepare-what-changed.ts'

type Headline = NonNullable<WhatChanged['headline']>
const headline = (
  found: Headline['found'],
  method: Headline['method'] = 'difference-in-differences',
): Headline => ({
  ...{ effect: 0.1, low: -0.1, high: 0.2, p: 0.3 },
  ...{ found, method },
})
const added = (low: number, high: number): WhatChanged['added'] => ({ sum: (low + high) / 2, low, high })

it.each([
  ['nothing', 1, 47, true],
  ['nothing', -5, 47, false],
  ['rose', 1, 47, false],
  ['rose', -47, -1, true],
  ['fell', -47, -1, false],
  ['fell', -5, 5, true],
] as const)('a sum beside "%s" of %i to %i stands alone: %s', (found, low, high, isAlone) => {
  expect(isSumAlone({ headline: headline(found), added: added(low, high) })).toBe(isAlone)
  expect(isSumAlone({ headline: headline(found, 'structural'), added: added(low, high) })).toBe(false)
  expect(isSumAlone({ headline: headline(found), added: null })).toBe(false)
  expect(isSumAlone({ headline: null, added: added(low, high) })).toBe(false)
})
