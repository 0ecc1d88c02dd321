import type { z } from 'zod'
import type { Condition } from '../src/unify/segments/model-segment.ts'
import type { computedTraitBody, EventSelector } from '../src/unify/traits/model-traits.ts'

/** Computed traits and segments over what the random shop sends, one of each kind of condition at least. */
const on = (name: string, more: Partial<EventSelector> = {}): EventSelector => ({
  name,
  where: [],
  when: { is: 'ever' },
  ...more,
})

export const shopTraits: readonly z.input<typeof computedTraitBody>[] = [
  { name: 'spent', measure: { measure: 'sum', event: on('Order Completed'), property: 'total' } },
  { name: 'orders', measure: { measure: 'count', event: on('Order Completed'), property: '' } },
  { name: 'first price', measure: { measure: 'first', event: on('Product Viewed'), property: 'price' } },
  { name: 'last price', measure: { measure: 'last', event: on('Product Viewed'), property: 'price' } },
  {
    name: 'usual rating',
    measure: { measure: 'most-frequent', event: on('Product Reviewed'), property: 'rating' },
  },
]

const did = (event: EventSelector, are: 'at-least' | 'at-most' | 'exactly', n: number): Condition => ({
  of: 'did',
  event,
  times: { are, n },
})
const month = { when: { is: 'last', n: 30, unit: 'days' } } as const

/** @param spent the number of the first trait above. */
export function shopSegments(spent: number): Readonly<Record<string, Condition>> {
  return {
    'buyers or spenders who never reviewed': {
      of: 'all',
      conditions: [
        {
          of: 'any',
          conditions: [
            did(on('Order Completed'), 'at-least', 2),
            { of: 'computed', trait: spent, test: { is: 'at-least', number: 300 } },
          ],
        },
        { of: 'not', condition: did(on('Product Reviewed'), 'at-least', 1) },
      ],
    },
    'viewed three times in a month': did(on('Product Viewed', month), 'at-least', 3),
    'added, then ordered within a week': {
      of: 'sequence',
      first: on('Product Added'),
      second: on('Order Completed'),
      within: { n: 7, unit: 'days' },
    },
    'viewed exactly once': did(on('Product Viewed'), 'exactly', 1),
    'never ordered': did(on('Order Completed'), 'at-most', 0),
    named: { of: 'trait', path: 'name', test: { is: 'one-of', values: ['Name 1', 'Name 2', 'Name 3'] } },
    'of an account': { of: 'account', accounts: ['acme', 'شركة'] },
    listed: {
      of: 'list',
      identifiers: ['user_id:u1', 'anonymous_id:d3', 'anonymous_id:late', 'user_id:nobody'],
    },
    'viewed something dear': did(
      on('Product Viewed', { where: [{ path: 'price', test: { is: 'more-than', number: 90 } }] }),
      'at-least',
      1,
    ),
  }
}
