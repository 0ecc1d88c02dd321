import { expect, it } from 'vitest'
import { cleanProperties } from '../../collect/intake/clean-properties.ts'
import { hasCases } from './has-cases.ts'
import type { StoredStep } from './journeys-deps.ts'
import { accountKind, personKind } from './parts-sql.ts'

const event = (over: Partial<StoredStep>): StoredStep => ({
  type: 'track',
  name: 'Order Completed',
  channel: 'web',
  trace: 0n,
  account: '',
  properties: '{}',
  messageId: 'm1',
  time: 0,
  ordinal: 0,
  flags: 0,
  ...over,
})
const properties = (value: Record<string, unknown>) => event({ properties: cleanProperties(value) })

it('sees persons and accounts', () => {
  expect(hasCases(personKind, [event({}), event({ trace: 7n })])).toBe(true)
  expect(hasCases(personKind, [event({})])).toBe(false)
  expect(hasCases(accountKind, [event({}), event({ account: 'acme' })])).toBe(true)
  expect(hasCases(accountKind, [event({ trace: 7n })])).toBe(false)
})

it('sees a declared property at any depth, in any script', () => {
  const order = { kind: 2, path: 'order_id' }
  expect(hasCases(order, [properties({ order_id: 5 })])).toBe(true)
  expect(hasCases(order, [properties({ cart: 5 }), event({})])).toBe(false)
  expect(hasCases({ kind: 3, path: 'order.number' }, [properties({ order: { number: 'x' } })])).toBe(true)
  expect(hasCases({ kind: 4, path: 'رقم "الطلب"' }, [properties({ 'رقم "الطلب"': 1 })])).toBe(true)
})
