import fc from 'fast-check'
import { traceOf } from '../src/collect/intake/identifiers-of.ts'
import type { Decision, IdentityRules } from '../src/unify/model.ts'
import { compareText, type OrderKey } from '../src/unify/order.ts'

/** An event as identity sees it. */
export interface RandomEvent extends OrderKey {
  /** Sorted and distinct, as `collect` stores them. */
  readonly identifiers: readonly string[]
}

/** Limits so tight that random histories break them often. */
export const smallRules: IdentityRules = {
  kinds: [
    { kind: 'user_id', limits: [{ most: 1, days: null }] },
    { kind: 'email', limits: [{ most: 2, days: null }] },
    {
      kind: 'anonymous_id',
      limits: [
        { most: 4, days: null },
        { most: 2, days: 7 },
      ],
    },
  ],
  otherLimits: [{ most: 2, days: null }],
  blocked: ['null', 'guest', 'لا يوجد'],
}

const day = 86_400_000

/** Few identifiers, so that they meet; one in eight is a value that names nobody. */
const identifier = fc
  .oneof(
    {
      weight: 7,
      arbitrary: fc.tuple(
        fc.constantFrom('user_id', 'email', 'anonymous_id', 'device'),
        fc.integer({ min: 1, max: 4 }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom('user_id', 'anonymous_id'), fc.constantFrom('null', 'guest', '0')),
    },
  )
  .map(([kind, value]) => `${kind}:${value}`)

/** Times on a coarse grid, so that about a fifth of the events tie; message ids in no order of theirs, some beyond the BMP. */
const eventShape = fc.record({
  identifiers: fc.uniqueArray(identifier, { minLength: 1, maxLength: 3 }),
  time: fc.integer({ min: 0, max: 30 }).map(n => n * day),
  ordinal: fc.integer({ min: 0, max: 2 }),
  call: fc.constantFrom(0, 3, 5),
})

export function randomEvents(maxLength = 24): fc.Arbitrary<RandomEvent[]> {
  return fc
    .tuple(fc.array(eventShape, { minLength: 1, maxLength, size: 'max' }), fc.nat(1_000))
    .map(([shapes, seed]) =>
      shapes.map((shape, i) => ({
        ...shape,
        identifiers: [...shape.identifiers].sort(compareText),
        messageId: `${['m', '\u{1F600}', '\uE000', 'ي'][(i + seed) % 4]}${(i * 7919 + seed) % 1_009}`,
      })),
    )
}

/** Decisions on the very identifiers that the random histories use, in the order in which they were taken. */
export function randomDecisions(): fc.Arbitrary<Decision[]> {
  const some = fc.constantFrom(
    'user_id:1',
    'user_id:2',
    'user_id:3',
    'email:1',
    'anonymous_id:1',
    'anonymous_id:2',
    'user_id:null',
  )
  return fc
    .array(
      fc.record({
        kind: fc.constantFrom('link' as const, 'cut' as const, 'matched' as const),
        a: some,
        b: some,
        at: fc.nat(3),
      }),
      { maxLength: 6, size: 'max' },
    )
    .map(list => list.filter(({ a, b }) => a !== b).map((d, i) => ({ ...d, id: i + 1, by: '', note: '' })))
}

export const traceNumber = traceOf
