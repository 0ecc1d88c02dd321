import { beforeAll, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import {
  casesOf,
  insertEvents,
  type LogEvent,
  logStart,
  openJourneys,
  type RandomLog,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import { cases } from './cases.ts'
import { checkoutEffort } from './checkout-effort.ts'

const day = 86_400_000
const [windowMs, quietMs] = [4 * day, day]

/** Each attempt of A to D with all events from its beginning to its end, both milliseconds included. */
function attemptsOf(log: RandomLog, workspace: number) {
  return [...casesOf(log, workspace)].flatMap(([key, events]) => {
    const found: { case: string; went: boolean; took: number; inside: LogEvent[]; web: boolean }[] = []
    for (let i = 0, isOpen = false; i < events.length; i++) {
      const [e, before] = [events[i]!, events[i - 1]]
      if (before && (before.name === 'D' || e.time - before.time > quietMs)) isOpen = false
      if (isOpen || e.name !== 'A') continue
      isOpen = true
      let at = i + 1
      let last = e.time
      for (
        ;
        at < events.length && events[at]!.time - events[at - 1]!.time <= quietMs && events[at]!.name !== 'D';
        at++
      )
        if (events[at]!.time - e.time <= windowMs) last = events[at]!.time
      const closing = events.slice(at).find(one => one.name === 'D' || one.name === 'A')
      const went = closing?.name === 'D' && closing.time - e.time <= windowMs
      const until = went ? closing.time : last
      const inside = events.filter(one => one.time >= e.time && one.time <= until)
      found.push({ case: key, went, took: until - e.time, inside, web: e.channel === 'web' })
    }
    return found
  })
}

const median = (list: readonly number[]) => {
  const sorted = [...list].sort((a, b) => a - b)
  const at = (sorted.length - 1) / 2
  return (sorted[Math.floor(at)]! + sorted[Math.ceil(at)]!) / 2
}
const price = (e: LogEvent) => Number(e.properties.price ?? 1)
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)

const asked = {
  from: { id: 'a', any: [{ event: 'A' }] },
  to: { id: 'd', any: [{ event: 'D' }] },
  windowMs,
  quietMs,
  measures: [
    { id: 'b', events: [{ event: 'B', count: 'price' }] },
    { id: 'pages', events: [{ event: 'page' }, { event: 'screen' }], how: 'most' },
    { id: 'none', events: [{ event: 'Z' }] },
  ],
  payment: {
    chosen: ['B'],
    failed: ['C'],
    method: ['order_id'],
    ordered: ['A'],
    delivered: ['D'],
    refused: ['E'],
    order: 'price',
  },
  changedAt: logStart + 15 * day,
}

describeOnWarehouses('checkout effort', warehouse => {
  let journeys: Journeys
  const workspace = 410
  const log = randomLog(41, { workspace, traces: 200 })
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    await insertEvents(warehouse(), log.events)
    await setPersons(warehouse(), workspace, log.persons)
    await journeys.rebuild(workspace)
  })

  test('counts as the twin does', async () => {
    const { answer } = await ask(
      checkoutEffort,
      { warehouse: warehouse(), scope: { workspace, now: logStart + 300 * day } },
      asked,
    )
    const attempts = attemptsOf(log, workspace)
    const orders = attempts.filter(({ went }) => went)
    expect([answer.attempts, answer.orders]).toEqual([attempts.length, orders.length])
    expect(answer.notRecorded).toEqual(['none'])
    const of = (measure: string, channel = '', side = 'all') =>
      answer.effort.find(one => one.measure === measure && one.channel === channel && one.side === side)
    const seconds = orders.map(({ took }) => took / 1000)
    expect(of('seconds')?.median).toBeCloseTo(median(seconds), 6)
    expect(sum(of('seconds')!.distribution.map(({ n }) => n))).toBe(orders.length)
    const spent = orders.map(({ inside }) => sum(inside.filter(e => e.name === 'B').map(price)))
    expect([of('b')?.median, of('b')?.mean]).toEqual([
      median(spent),
      expect.closeTo(sum(spent) / orders.length, 6),
    ])
    const seen = orders.map(({ inside }) =>
      inside.some(e => e.type === 'page' || e.type === 'screen') ? 1 : 0,
    )
    expect(of('pages')?.mean).toBeCloseTo(sum(seen) / orders.length, 6)
    expect(of('seconds', 'web')?.n).toBe(orders.filter(({ web }) => web).length)
    expect((of('b', '', 'before')?.n ?? 0) + (of('b', '', 'after')?.n ?? 0)).toBe(orders.length)
    for (const { method, success, failures } of answer.methods) {
      const method_ = (e: LogEvent) => String(e.properties.order_id ?? '')
      const choices = attempts.map(a => a.inside.filter(e => e.name === 'B').map(method_))
      expect([method, success.of]).toEqual([method, choices.filter(list => list.includes(method)).length])
      const won = attempts.filter((a, i) => a.went && choices[i]!.at(-1) === method).length
      expect([method, success.n]).toEqual([method, won])
      expect(failures).toBeGreaterThan(0)
    }
    expect(answer.methods.length).toBe(5)
  })

  test('says nothing, not nought, of a channel that records nothing of a measure', async () => {
    const own = 411
    const hour = 3_600_000
    let at = 0
    const told = (trace: number, channel: string, names: readonly string[]) =>
      names.map(
        (name): LogEvent => ({
          workspace: own,
          trace: BigInt(trace) * 4096n,
          type: 'track',
          name,
          channel,
          time: logStart + ++at * hour,
          ordinal: 0,
          id: `t${at}`,
          account: '',
          properties: {},
          flags: 0,
          batch: 1n,
        }),
      )
    const click = 'Button Clicked'
    await insertEvents(warehouse(), [
      ...told(1, 'web', ['A', click, click, 'Fault', 'D']),
      ...told(2, 'web', ['A', click, click, 'D']),
      ...[3, 4, 5].flatMap(trace => told(trace, 'app', ['A', 'D'])),
      // Faults are told on the app too, though none in an order; chats in no order at all.
      ...told(6, 'app', ['Fault', 'Chat']),
    ])
    await journeys.rebuild(own)
    const measured = ['Fault', 'Chat', 'Key'].map(event => ({ id: event, events: [{ event }] }))
    const { answer } = await ask(
      checkoutEffort,
      { warehouse: warehouse(), scope: { workspace: own, now: logStart + 300 * day } },
      { ...asked, measures: [{ id: 'clicks', events: [{ event: click }] }, ...measured], changedAt: null },
    )
    const of = (measure: string) =>
      answer.effort
        .filter(one => one.measure === measure)
        .map(({ channel, n, mean, median, distribution }) => [channel, n, mean, median, distribution.length])
    expect(of('clicks')).toEqual([
      ['', 2, 2, 2, 1],
      ['app', 3, null, null, 0],
      ['web', 2, 2, 2, 1],
    ])
    expect(of('Fault')).toEqual([
      ['', 5, 0.2, 0, 2],
      ['app', 3, 0, 0, 1],
      ['web', 2, 0.5, 0.5, 2],
    ])
    expect(answer.notRecorded).toEqual(['Chat', 'Key'])
    expect(of('seconds').map(([channel, n]) => [channel, n])).toEqual([
      ['', 5],
      ['app', 3],
      ['web', 2],
    ])
  })

  test('lists the people behind each number, and nobody else', async () => {
    const behind = async (who: object) => {
      const scope = { workspace, now: logStart + 300 * day }
      const mark = { of: 'checkout-effort', input: asked, who }
      const { answer } = await ask(cases, { warehouse: warehouse(), scope }, { mark, most: 1000 })
      return answer.cases.map(one => one.case).sort()
    }
    const attempts = attemptsOf(log, workspace)
    const casesIn = (list: typeof attempts) => [...new Set(list.map(one => one.case))].sort()
    const spent = ({ inside }: (typeof attempts)[number]) =>
      sum(inside.filter(e => e.name === 'B').map(price))
    const went = attempts.filter(one => one.went)
    const middle = median(went.map(spent).filter(amount => amount > 0))
    expect(middle).toBeGreaterThan(0)
    expect(await behind({ kind: 'attempt', went: true })).toEqual(casesIn(went))
    expect(await behind({ kind: 'attempt', went: false })).toEqual(casesIn(attempts.filter(one => !one.went)))
    expect(await behind({ kind: 'effort', measure: 'b', from: middle })).toEqual(
      casesIn(went.filter(one => spent(one) >= middle)),
    )
    expect(await behind({ kind: 'effort', measure: 'b', from: 0, to: middle })).toEqual(
      casesIn(went.filter(one => spent(one) < middle)),
    )
    const choices = ({ inside }: (typeof attempts)[number]) =>
      inside.filter(e => e.name === 'B').map(e => String(e.properties.order_id ?? ''))
    const [method = ''] = attempts.flatMap(choices).filter(Boolean)
    expect(await behind({ kind: 'method', method, did: 'chosen' })).toEqual(
      casesIn(attempts.filter(one => choices(one).includes(method))),
    )
    expect(await behind({ kind: 'method', method, did: 'won' })).toEqual(
      casesIn(went.filter(one => choices(one).at(-1) === method)),
    )
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(checkoutEffort, checkoutEffort.example)).toMatchFileSnapshot(
      '__golden__/checkout-effort.sql',
    )
  })
})
