import { expect, test } from 'vitest'
import type { Transitions } from '../model-answers.ts'
import { prepareFlow } from './prepare-flow.ts'
import { keyOf } from './step-key.ts'

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

test.each(['ltr', 'rtl'] as const)(
  'a way leaves one step at its side and enters the next at its side (%s)',
  direction => {
    const flow = prepareFlow(answer, { steps: 4, transitions: 1 }, direction)
    const at = new Map(flow.nodes.map(node => [node.key, node]))
    for (const edge of flow.edges.filter(e => e.from && e.to && !e.isLoop)) {
      expect(edge.points.length).toBeGreaterThan(1)
      const ends = [
        [edge.from, edge.points[0]],
        [edge.to, edge.points.at(-1)],
      ] as const
      for (const [step, door] of ends) {
        const node = at.get(keyOf(step!))!
        expect(Math.abs(door!.x - node.x)).toBe(node.width / 2)
        expect(Math.abs(door!.y - node.y)).toBeLessThan(node.height / 2)
      }
    }
  },
)

test('a loop is a bow over its step, inside the drawing, with its number on it', () => {
  const flow = prepareFlow(answer, { steps: 4, transitions: 1 }, 'ltr')
  const loop = flow.edges.find(edge => edge.isLoop)!
  const see = flow.nodes.find(node => node.step?.name === 'see')!
  const top = see.y - see.height / 2
  expect([loop.points[0]!.y, loop.points.at(-1)!.y]).toEqual([top, top])
  expect(loop.label.x).toBe(see.x)
  expect(loop.label.y).toBeLessThan(top)
  for (const { y } of [...loop.points, loop.label]) expect(y).toBeGreaterThan(10)
  for (const other of flow.nodes)
    if (other !== see && Math.abs(other.x - see.x) < see.width)
      expect(Math.abs(other.y - loop.label.y)).toBeGreaterThan(other.height / 2 + 8)
})

test('where few journeys begin or end no line is drawn, where most do always', () => {
  const few = { ...answer, steps: [step('see', 100, 77, 1), step('add', 50, 3, 4), step('buy', 20, 0, 75)] }
  const drawn = prepareFlow(few, { steps: 3, transitions: 1 }, 'ltr').edges.flatMap(e =>
    e.from && e.to ? [] : [`${e.from?.name ?? ''}>${e.to?.name ?? ''}`],
  )
  expect(drawn).toEqual(['>see', 'add>', 'buy>'])
})

test('a step that is reached over hidden steps stands after the step they come from, not at the beginning', () => {
  const hidden: Transitions = {
    ...answer,
    steps: [
      step('see', 100, 80),
      step('add', 50),
      step('order', 30, 0, 30),
      step('pay', 20),
      step('choose', 19),
    ],
    transitions: [
      transition('see', 'add', 40),
      transition('add', 'pay', 20),
      transition('pay', 'choose', 19),
      transition('choose', 'order', 18),
      transition('see', 'pay', 1),
    ],
  }
  const flow = prepareFlow(hidden, { steps: 3, transitions: 1 }, 'ltr')
  const bridges = flow.edges.filter(edge => edge.isBridge)
  expect(bridges.map(({ from, to }) => [from?.name, to?.name])).toEqual([['add', 'order']])
  const [add, order] = ['add', 'order'].map(name => flow.nodes.find(node => node.step?.name === name)!)
  expect(order!.x).toBeGreaterThan(add!.x)
  expect(flow.edges.filter(edge => edge.to === null).map(edge => edge.from?.name)).toEqual(['order'])
})
