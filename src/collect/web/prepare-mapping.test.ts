import { expect, it } from 'vitest'
import type { Mapping } from '../imports/model-import.ts'
import {
  caseOptions,
  changeEvent,
  personOptions,
  refLabel,
  timeOptions,
  toggleEvent,
  toggleProperty,
} from './prepare-mapping.ts'

const own = (column: string) => ({ via: [], column })
const property = (name: string) => ({ from: 'column', name, ref: own(name) }) as const
const rule = (key: string, properties: string[]): Mapping['events'][number] => ({
  key,
  table: 'orders',
  name: { from: 'fixed', name: key },
  call: 'track',
  when: [],
  once: [],
  otherwise: [],
  time: { ref: own('ordered_at'), clock: null },
  userId: { via: ['orders.customer'], column: 'unique_id' },
  anonymousId: null,
  externalIds: [],
  account: null,
  channel: null,
  properties: properties.map(property),
})
const time = { as: 'time', format: 'text', order: 'none', century: 'none', zone: 'UTC' } as const
const mapping: Mapping = {
  version: 1,
  source: 'orders',
  tables: [
    {
      name: 'orders',
      files: [{ name: 'orders.csv', reading: { format: 'json', encoding: 'utf-8' } }],
      columns: [
        { name: 'order_id', reading: { as: 'id' } },
        { name: 'ordered_at', reading: time },
        { name: 'shipped_at', reading: time },
        { name: 'total', reading: { as: 'money', decimal: '.', currency: 'MAD' } },
      ],
      renamed: [],
    },
  ],
  links: [
    {
      name: 'orders.customer',
      from: { table: 'orders', column: 'customer_id' },
      to: { table: 'customers', column: 'customer_id' },
      many: false,
      also: [],
    },
  ],
  events: [rule('ordered', ['order_id', 'total', 'city']), rule('shipped', ['order_id', 'total'])],
  case: { property: 'order_id' },
  cases: [],
  checks: [],
}

it('names columns by the table they are reached in, and offers those that fit', () => {
  const [ordered] = mapping.events
  expect(refLabel(mapping, ordered!.userId!)).toBe('customers.unique_id')
  expect(timeOptions(mapping, ordered!).map(one => one.label)).toEqual(['ordered_at', 'shipped_at'])
  expect(personOptions(mapping, ordered!).map(one => one.label)).toEqual(['customers.unique_id', 'order_id'])
  expect(caseOptions(mapping)).toEqual(['order_id', 'total'])
})

it('turns properties and events off and on again where they were', () => {
  const [ordered] = mapping.events
  const without = toggleProperty(ordered!, ordered!, 'total')
  expect(without.properties.map(one => one.name)).toEqual(['order_id', 'city'])
  expect(toggleProperty(without, ordered!, 'total')).toEqual(ordered)
  const renamed = changeEvent(mapping, mapping.events[1]!, one => ({ ...one, account: own('total') }))
  const alone = toggleEvent(renamed, mapping, ordered!)
  expect(alone.events.map(one => one.key)).toEqual(['shipped'])
  expect(toggleEvent(alone, mapping, mapping.events[1]!)).toBe(alone)
  expect(toggleEvent(alone, mapping, ordered!)).toEqual(renamed)
})
