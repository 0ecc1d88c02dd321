import { expect, it } from 'vitest'
import { judgeAlert } from './judge-alert.ts'
import { type AlertRule, type AlertState, alertRule } from './model-alerts.ts'

/** The states of a number as it goes, each knowing the one before. */
function follow(
  rule: AlertRule,
  values: readonly (number | null)[],
  before: readonly (number | null)[] = [],
) {
  let was: AlertState = 'unknown'
  return values.map(value => {
    was = judgeAlert(rule, { value, before }, was).state
    return was
  })
}

it('is on beyond its line, and off once it is back by the margin', () => {
  const above = alertRule.parse({ kind: 'above', limit: 100, margin: 10 })
  expect(follow(above, [100, 101, 99, 101, 90.5, 90, 99, 100.5])).toEqual([
    ...['off', 'on', 'on', 'on', 'on', 'off', 'off', 'on'],
  ])
  const below = alertRule.parse({ kind: 'below', limit: 0.2, margin: 0.05 })
  expect(follow(below, [0.2, 0.19, 0.21, 0.25, 0.2, null, 0.1])).toEqual([
    ...['off', 'on', 'on', 'off', 'off', 'unknown', 'on'],
  ])
})

it('holds a change against the period before, its way and a fifth of it', () => {
  const any = alertRule.parse({ kind: 'change', by: 0.2 })
  expect(follow(any, [120, 121, 117, 115, 79], [100])).toEqual(['off', 'on', 'on', 'off', 'on'])
  expect(follow(alertRule.parse({ kind: 'change', by: 0.2, way: 'down' }), [200, 79], [100])).toEqual([
    'off',
    'on',
  ])
  expect(follow(alertRule.parse({ kind: 'change', by: 0.2, way: 'up' }), [20, 200], [100])).toEqual([
    'off',
    'on',
  ])
  expect(follow(any, [1], [0])).toEqual(['unknown'])
  expect(follow(any, [-50], [-100])).toEqual(['on'])
})

it('finds what is strange among the periods before, however strange one of them was', () => {
  const rule = alertRule.parse({ kind: 'anomaly' })
  // Median 101, median absolute deviation 1: by hand 3.5 × 1.4826 = 5.19.
  const before = [100, 101, 102, 9000, 100, 101, 102, 103, 99, 101, null, 0]
  expect(judgeAlert(rule, { value: 106, before }, 'off')).toEqual({ state: 'off', against: 101 })
  expect(judgeAlert(rule, { value: 106.3, before }, 'off').state).toBe('on')
  expect(judgeAlert(rule, { value: 95.7, before }, 'off').state).toBe('on')
  // Half are equal: then by the mean deviation.
  expect(judgeAlert(rule, { value: 5, before: [5, 5, 5, 5, 5, 11] }, 'off').state).toBe('off')
  expect(judgeAlert(rule, { value: 10, before: [5, 5, 5, 5, 5, 11] }, 'off').state).toBe('on')
  expect(judgeAlert(rule, { value: 5, before: [5, 5, 5, 5, 5, 5] }, 'off').state).toBe('off')
  expect(judgeAlert(rule, { value: 6, before: [5, 5, 5, 5, 5, 5] }, 'off').state).toBe('on')
  // Before the first period with anything there is no history.
  expect(judgeAlert(rule, { value: 5, before: [5, 5, 5, 5, 5, 0, 0, 0, 0, 0, 0, 0] }, 'off').state).toBe(
    'unknown',
  )
})
