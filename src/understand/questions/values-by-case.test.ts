import { beforeAll, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { insertEvents, type LogEvent, openJourneys } from '../../../test/journey-log.ts'
import { ask } from '../../platform/warehouse/question.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import type { CaseProperty, Period } from '../model.ts'
import { propertyValues } from './property-values.ts'

const noon = Date.UTC(2026, 3, 1, 12)
let events = 0

/** One event of somebody, by default all of them at noon, in one place of one call. */
function said(value: string, more: Partial<LogEvent> = {}): LogEvent {
  const base = { workspace: 1, trace: 4_097n, type: 'track', name: 'A', channel: '', time: noon } as const
  const rest = { ordinal: 1, account: '', flags: 0, batch: 1n, properties: { size: value } }
  return { ...base, ...rest, id: `m${++events}`, ...more }
}

describeOnWarehouses('the value that stands for a case', warehouse => {
  let journeys: Journeys
  let workspace = 0
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  /** The values that stand for somebody of whom this is known. */
  async function stands(log: readonly LogEvent[], of: CaseProperty['of'], period: Period | null = null) {
    workspace++
    await insertEvents(
      warehouse(),
      log.map(event => ({ ...event, workspace })),
    )
    await journeys.rebuild(workspace)
    const scope = { workspace, now: 0 }
    const input = { property: { path: 'size', of }, period }
    const { answer } = await ask(propertyValues, { warehouse: warehouse(), scope }, input)
    return answer.values.map(({ value }) => value)
  }

  // In each the message ids and the bytes of the values say the opposite.
  test.each<[string, LogEvent[]]>([
    ['time', [said('b', { id: 'z' }), said('a', { id: 'a', time: noon + 1 })]],
    ['ordinal', [said('b', { id: 'z', ordinal: 1 }), said('a', { id: 'a', ordinal: 2 })]],
    ['ordinal, as a number', [said('b', { id: 'z', ordinal: 2 }), said('a', { id: 'a', ordinal: 256 })]],
    ['call', [said('b', { id: 'z', type: 'page' }), said('a', { id: 'a', type: 'track' })]],
  ])('is told by %s', async (_by, log) => {
    expect([await stands(log, 'first'), await stands(log, 'last')]).toEqual([['b'], ['a']])
    const other = log.toReversed()
    expect([await stands(other, 'first'), await stands(other, 'last')]).toEqual([['b'], ['a']])
  })

  test('is the first or last by its bytes where nothing else tells two apart, whatever their ids', async () => {
    const log = ['ب', 'ba', 'az', ''].map((value, i) => said(value, { id: String(i) }))
    expect([await stands(log, 'first'), await stands(log, 'last')]).toEqual([['az'], ['ب']])
  })

  test('is that of the period, whose end is not in it', async () => {
    const log = [-1, 0, 1, 2].map(ms => said(`at ${ms}`, { time: noon + ms }))
    const period = { from: noon, to: noon + 2 }
    expect([await stands(log, 'first', period), await stands(log, 'last', period)]).toEqual([
      ['at 0'],
      ['at 1'],
    ])
  })
})
