import { expect, test } from 'vitest'
import { funnelToText, readFlowState, stepFromText, stepToText } from './flow-state.ts'

test('an empty address is the usual flow', () => {
  expect(readFlowState({})).toEqual({
    view: 'graph',
    by: 'person',
    grain: 'event',
    steps: 12,
    transitions: 30,
    mark: 'count',
    start: null,
    end: null,
    length: 5,
    whole: false,
    repeats: false,
    replay: false,
    rules: [],
    only: [],
    variants: 30,
    widest: 6,
    within: 'week',
    period: { days: 90 },
    funnel: ['', ''],
  })
})

test('nonsense in the address is as usual', () => {
  const state = readFlowState({ view: 'x', steps: 'many', length: '99', period: 'tomorrow', within: '' })
  expect(state).toMatchObject({ view: 'graph', steps: 12, length: 5, period: { days: 90 }, within: 'week' })
})

test('steps and funnels come back from the address', () => {
  const step = { name: 'Order, completed | paid', channel: 'web' }
  expect(stepFromText(stepToText(step))).toEqual(step)
  expect(stepFromText(stepToText({ name: 'A', channel: '' }))).toEqual({ name: 'A', channel: '' })
  const funnel = ['A, b', '', 'C|d']
  expect(readFlowState({ funnel: funnelToText(funnel)! }).funnel).toEqual(funnel)
  expect(funnelToText(['', ''])).toBeUndefined()
})

test('filters and rules of an address are read one by one: what is none is not there', () => {
  const step = { of: 'step', keep: false, step: { name: 'دفع', channel: '' } }
  const { only, rules } = readFlowState({
    only: JSON.stringify([step, { of: 'nothing' }, 7, null]),
    rules: JSON.stringify([{ on: 'name', matches: '^a', as: null }, { matches: '' }]),
  })
  expect(only).toEqual([step])
  expect(rules).toEqual([{ on: 'name', matches: '^a', as: null }])
  for (const only of ['[', '{}', '"x"', 'null']) expect(readFlowState({ only }).only).toEqual([])
})
