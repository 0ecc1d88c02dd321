import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type RandomEvent, randomDecisions, randomEvents, smallRules } from '../../../test/random-history.ts'
import { traceOf } from '../../collect/intake/identifiers-of.ts'
import { createIdentityState, type IdentityState } from '../identity-state.ts'
import type { Decision } from '../model.ts'
import { closeTraces } from './close-traces.ts'
import { type Condition, leavesOf } from './model-segment.ts'
import { narrowLists } from './narrow-lists.ts'

const kinds = ['user_id', 'email', 'anonymous_id', 'device']
/** So many beside them that the touched are looked for in the list, and not the list in them. */
const crowd = Array.from({ length: 1_000 }, (_, i) => `user_id:stranger${i}`)
const everybody = kinds.flatMap(kind =>
  ['1', '2', '3', '4', 'null', 'guest'].map(value => `${kind}:${value}`),
)

function stateOf(events: readonly RandomEvent[], decisions: readonly Decision[]): IdentityState {
  const state = createIdentityState(1, smallRules, [])
  for (const event of events) state.add({ ...event, trace: traceOf(event.identifiers) })
  state.decide(decisions)
  return state
}

/** Those of a list who are among the touched, of a short list and of a long one. */
function narrowed(state: IdentityState, listed: readonly string[], touched: ReadonlySet<bigint>) {
  return [listed, [...listed, ...crowd]].map(identifiers => {
    const list: Condition = { of: 'list', identifiers: [...identifiers] }
    const narrow = narrowLists({ of: 'not', condition: { of: 'all', conditions: [list] } })
    return leavesOf(narrow(state, touched)).flatMap(leaf =>
      leaf.of === 'list' ? leaf.identifiers.sort() : [],
    )
  })
}

/** The same from the side of the list, one by one. */
function isAmong(state: IdentityState, identifier: string, closed: ReadonlySet<bigint>): boolean {
  if (closed.has(traceOf([identifier]))) return true
  const node = state.evidence.find(identifier)
  return node !== null && state.evidence.outlineOf(node).traces.some(trace => closed.has(trace))
}

it('finds those of a list who are among the touched, as looking each of them up does', () => {
  let found = 0
  fc.assert(
    fc.property(
      randomEvents(),
      randomDecisions(),
      fc.subarray(everybody),
      fc.nat(2),
      (events, decisions, list, every) => {
        const state = stateOf(events, decisions)
        const touched = new Set(
          events.filter((_, i) => i % (every + 1) === 0).map(e => traceOf(e.identifiers)),
        )
        const closed = closeTraces(state, touched)
        const expected = list.filter(one => isAmong(state, one, closed)).sort()
        expect(narrowed(state, list, touched)).toEqual([expected, expected])
        found += expected.length
      },
    ),
  )
  expect(found).toBeGreaterThan(0)
})

it('finds somebody of whom there is one event alone, and somebody whom only a decision names', () => {
  const decision: Decision = { id: 1, kind: 'link', a: 'email:1', b: 'user_id:1', at: 0, by: '', note: '' }
  const alone = { identifiers: ['device:1'], time: 0, ordinal: 0, call: 3, messageId: 'm' }
  const state = stateOf([alone, { ...alone, identifiers: ['user_id:1'] }], [decision])
  const touched = (identifier: string) => new Set([traceOf([identifier])])
  expect(narrowed(state, ['device:1', 'email:1'], touched('user_id:1'))).toEqual([['email:1'], ['email:1']])
  expect(narrowed(state, ['device:1', 'email:1'], touched('device:1'))).toEqual([['device:1'], ['device:1']])
  expect(narrowed(state, ['device:1', 'email:1'], touched('user_id:2'))).toEqual([[], []])
})
