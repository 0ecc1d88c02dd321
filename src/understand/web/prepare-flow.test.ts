import { expect, test } from 'vitest'
import type { Transitions } from '../model-answers.ts'
import { prepareFlow } from './prepare-flow.ts'

const step = (name: string, count: number, starts = 0, ends = 0) => ({
  step: { name, channel: '' },
  count,
  cases: count,
  starts,
  ends,
})
const transition = (from: string, to: string, count: number) => ({
  from: { name: from, channel: '' },
  to: { name: to, channel: '' },
  count,
  cases: count,
  meanMs: 1,
  medianMs: 1,
  p90Ms: 1,
})

const answer: Transitions = {
  steps: [step('see', 100, 80), step('add', 50), step('buy', 20, 0, 20), step('return', 2)],
  transitions: [
    transition('see', 'see', 60),
    transition('see', 'add', 40),
    transition('add', 'buy', 15),
    transition('buy', 'see', 9),
    transition('add', 'see', 8),
    transition('buy', 'return', 2),
  ],
  cases: 80,
  totalCount: 134,
  totalTransitions: 6,
}

test('few transitions still reach and leave every shown step', () => {
  const flow = prepareFlow(answer, { steps: 3, transitions: 0.2 }, 'ltr')
  const drawn = flow.edges.map(e => `${e.from?.name ?? ''}>${e.to?.name ?? ''}`)
  expect(drawn).toEqual(['see>see', 'see>add', 'add>buy', 'buy>see', '>see', 'buy>'])
  expect(flow.shownShare).toBeCloseTo(124 / 134)
  expect(flow.nodes.filter(n => n.kind === 'step').map(n => n.step?.name)).toEqual(['see', 'add', 'buy'])
})

test('an Arabic flow is the mirror of an English one', () => {
  const [ltr, rtl] = (['ltr', 'rtl'] as const).map(d => prepareFlow(answer, { steps: 4, transitions: 1 }, d))
  for (const node of ltr!.nodes) {
    const other = rtl!.nodes.find(n => n.key === node.key)!
    expect(node.x + other.x).toBeCloseTo(ltr!.width)
    expect(other.y).toBeCloseTo(node.y)
  }
  const start = ltr!.nodes.find(n => n.kind === 'start')!
  expect(Math.min(...ltr!.nodes.map(n => n.x))).toBe(start.x)
})

test('a loop and every edge have a way to be drawn', () => {
  const flow = prepareFlow(answer, { steps: 4, transitions: 1 }, 'ltr')
  for (const edge of flow.edges) expect(edge.points.length).toBeGreaterThan(1)
})
