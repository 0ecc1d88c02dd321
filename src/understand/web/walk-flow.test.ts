import { expect, test } from 'vitest'
import type { Transitions } from '../model-answers.ts'
import { prepareFlow } from './prepare-flow.ts'
import { keyOf } from './step-key.ts'
import { type Walk, walkFlow } from './walk-flow.ts'

const name = (of: string) => ({ name: of, channel: '' })
const step = (of: string, count: number, starts = 0, ends = 0) => ({
  step: name(of),
  count,
  cases: count,
  starts,
  ends,
})
const transition = (from: string, to: string, count: number) => ({
  from: name(from),
  to: name(to),
  count,
  cases: count,
  meanMs: 1,
  medianMs: 1,
  p90Ms: 1,
})
const answer: Transitions = {
  steps: [step('see', 100, 80), step('add', 50), step('ask', 30), step('buy', 20, 0, 20)],
  transitions: [
    transition('see', 'see', 60),
    transition('see', 'add', 40),
    transition('see', 'ask', 25),
    transition('ask', 'add', 20),
    transition('add', 'buy', 15),
    transition('buy', 'see', 9),
  ],
  cases: 80,
  totalCount: 169,
  totalTransitions: 6,
}

test.each(['ltr', 'rtl'] as const)('every mark that opens can be reached by arrow keys (%s)', direction => {
  const flow = prepareFlow(answer, { steps: 4, transitions: 1 }, direction)
  const walks: Walk[] = ['forward', 'back', 'next', 'previous', 'first', 'last']
  const reached = new Set([walkFlow(flow, '', 'first')])
  for (const key of reached) for (const walk of walks) reached.add(walkFlow(flow, key, walk))
  const all = [...flow.nodes.filter(n => n.step), ...flow.edges.filter(e => e.from && e.to)]
  expect([...reached].sort()).toEqual(all.map(mark => mark.key).sort())
})

test('forward goes over the most frequent way that leads on, back goes home', () => {
  const flow = prepareFlow(answer, { steps: 4, transitions: 1 }, 'ltr')
  const see = keyOf(name('see'))
  const way = walkFlow(flow, see, 'forward')
  expect(flow.edges.find(edge => edge.key === way)).toMatchObject({ from: name('see'), to: name('add') })
  expect(walkFlow(flow, way, 'forward')).toBe(keyOf(name('add')))
  expect(walkFlow(flow, way, 'back')).toBe(see)
  const other = walkFlow(flow, way, 'next')
  expect(flow.edges.find(edge => edge.key === other)?.to).toEqual(name('ask'))
})
