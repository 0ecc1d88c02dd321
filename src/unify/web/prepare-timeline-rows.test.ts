import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../model-people.ts'
import { timelineRows } from './prepare-timeline-rows.ts'

const minute = 60_000
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
const start = Date.UTC(2026, 10, 22, 12)
let made = 0
const event = (at: number, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  ...{
    messageId: `m${++made}`,
    time: start + at * minute,
    type: 'track',
    name: 'Viewed',
    channel: 'web',
    source: 's',
  },
  ...{ ordinal: 0, identifiers: [], account: '', properties: '{}', flags: 0, receivedAt: 0 },
  ...more,
})
const shape = (events: TimelineEvent[], open: string[] = []) =>
  timelineRows(events, { dayOf, open: new Set(open) }).map(row =>
    row.of === 'event'
      ? row.event.name
      : row.of === 'session'
        ? `${row.session.events} in ${row.session.channel}`
        : row.day,
  )

describe('rows of a timeline', () => {
  it('fold a visit of four and leave three as they are', () => {
    expect(shape([event(3), event(2), event(1), event(0)])).toEqual(['2026-11-22', '4 in web'])
    expect(shape([event(2), event(1), event(0)])).toEqual(['2026-11-22', 'Viewed', 'Viewed', 'Viewed'])
  })

  it('end a visit at another channel, a pause, a day, or what was said in between', () => {
    const four = (from: number, more = {}) => [3, 2, 1, 0].map(n => event(from + n, more))
    expect(shape([...four(100), ...four(0)])).toEqual(['2026-11-22', '4 in web', '4 in web'])
    expect(shape([...four(4, { channel: 'app' }), ...four(0)])).toEqual([
      '2026-11-22',
      '4 in app',
      '4 in web',
    ])
    const night = 12 * 60
    expect(shape([...four(night), ...four(night - 4)])).toEqual([
      '2026-11-23',
      '4 in web',
      '2026-11-22',
      '4 in web',
    ])
    const said = event(4, { type: 'identify', name: 'identify' })
    expect(shape([event(6), event(5), said, event(3), event(2)])).toEqual([
      '2026-11-22',
      ...['Viewed', 'Viewed', 'identify', 'Viewed', 'Viewed'],
    ])
  })

  it('show what is in an open visit, which keeps its name when newer events come', () => {
    const visit = [event(3), event(2), event(1, { name: 'Bought' }), event(0)]
    const [, folded] = timelineRows(visit, { dayOf, open: new Set() })
    const more = [event(4), ...visit]
    expect(shape(more, [folded!.key])).toEqual([
      '2026-11-22',
      '5 in web',
      'Viewed',
      'Viewed',
      'Viewed',
      'Bought',
      'Viewed',
    ])
    expect(folded).toMatchObject({
      session: {
        names: [
          { name: 'Viewed', times: 3 },
          { name: 'Bought', times: 1 },
        ],
      },
    })
  })
})
