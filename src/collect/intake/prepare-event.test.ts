import { describe, expect, it } from 'vitest'
import { eventLine } from './event-line.ts'
import { type Origin, prepareEvent } from './prepare-event.ts'

const origin: Origin = { workspace: 1, country: 'MA', source: 'test' }
const now = Date.UTC(2026, 10, 22, 12)

const prepare = (value: unknown, from: Partial<Origin> = {}, text = JSON.stringify(value)) =>
  prepareEvent({ text, value }, { ...origin, ...from }, now)

const track = (over: Record<string, unknown> = {}) => ({
  type: 'track',
  event: 'Order Completed',
  userId: 'u1',
  messageId: 'm1',
  timestamp: '2026-11-01T10:00:00Z',
  ...over,
})

describe('a good message', () => {
  it('becomes a row', () => {
    expect(
      prepare(
        track({ properties: { revenue: 10 }, context: { channel: 'web', page: { path: '/a' }, secret: 1 } }),
      ),
    ).toMatchObject({
      type: 'track',
      name: 'Order Completed',
      channel: 'web',
      time: Date.UTC(2026, 10, 1, 10),
      identifiers: ['user_id:u1'],
      properties: '{"revenue":10,"$context":{"page":{"path":"/a"}}}',
      messageId: 'm1',
    })
  })

  it('gives its identifiers normalised, sorted and once', () => {
    const identify = {
      type: 'identify',
      userId: 42,
      anonymousId: ' a ',
      traits: { email: ' Salma@Example.COM\u200f', phone: '٠٦١٢٣٤٥٦٧٨' },
      context: {
        externalIds: [{ type: 'Loyalty Card', id: 7 }, { type: 'x' }, 'y'],
        traits: { phone: '+212 612-345678' },
      },
    }
    expect(prepare(identify)).toMatchObject({
      identifiers: [
        'anonymous_id:a',
        'email:salma@example.com',
        'loyalty_card:7',
        'phone:+212612345678',
        'user_id:42',
      ],
    })
  })

  it('has one trace, whatever the order of its identifiers', () => {
    const a = prepare(track({ anonymousId: 'x' }))
    const b = prepare({ anonymousId: 'x', ...track({ messageId: 'm2' }) })
    expect('trace' in a && 'trace' in b && a.trace === b.trace && a.trace !== 0n).toBe(true)
  })

  it('has its content for an id when it names none', () => {
    const a = prepare(track({ messageId: null }))
    const b = prepare(track({ messageId: null, sentAt: '2026-11-22T12:00:00Z' }))
    expect(a).toMatchObject({ messageId: expect.stringMatching(/^test-[0-9a-f]+$/) })
    expect('messageId' in a && 'messageId' in b && a.messageId === b.messageId).toBe(true)
  })

  it('is shifted only where the sender’s clock is off by more than a minute', () => {
    expect(prepare(track({ sentAt: '2026-11-22T11:59:01Z' }))).toMatchObject({
      time: Date.UTC(2026, 10, 1, 10),
    })
    expect(prepare(track({ sentAt: '2026-11-22T10:00:00Z' }))).toMatchObject({
      time: Date.UTC(2026, 10, 1, 12),
    })
    expect(prepare(track({ timestamp: undefined }))).toMatchObject({ time: now })
    expect(prepare(track({ timestamp: '2026-11-01T10:00:00+01:00' }))).toMatchObject({
      time: Date.UTC(2026, 10, 1, 9),
    })
  })

  it('of RudderStack has its time and its traits where that client says them', () => {
    const said = {
      type: 'identify',
      userId: 'u1',
      originalTimestamp: '2026-11-01T10:00:00Z',
      context: { traits: { plan: 'b' } },
    }
    expect(prepare(said)).toMatchObject({ time: Date.UTC(2026, 10, 1, 10), properties: '{"plan":"b"}' })
    expect(prepare({ ...said, traits: {} })).toMatchObject({ properties: '{}' })
    expect(prepare({ ...track(), context: said.context })).toMatchObject({ properties: '{}' })
    const corrected = { ...said, timestamp: '2026-11-01T11:00:00Z' }
    expect(prepare(corrected)).toMatchObject({ time: Date.UTC(2026, 10, 1, 11) })
  })

  it('keeps the exact text it came as', () => {
    const text =
      '{"type":"track","event":"a","userId":"u","properties":{"a":1,"a":2,"n":1e400,"big":36893488147419103232}}'
    const row = prepare(JSON.parse(text), {}, text)
    expect(row).toMatchObject({
      received: text,
      properties: '{"a":2,"n":"Infinity","big":"36893488147419103000"}',
    })
    expect('received' in row && JSON.parse(eventLine(row, 1n)).received).toBe(text)
  })
})

describe('a bad message', () => {
  const cases: [string, unknown, string][] = [
    ['no call', { userId: 'u' }, 'call-missing'],
    ['an unknown call', { type: 'dance', userId: 'u' }, 'call-unknown'],
    ['the call that is ours', { type: 'system', userId: 'u' }, 'call-unknown'],
    ['no event', { type: 'track', userId: 'u' }, 'event-name-missing'],
    ['an event of spaces', track({ event: '  ' }), 'event-name-missing'],
    ['an event that is a number', track({ event: 5 }), 'event-name-missing'],
    ['a name without end', track({ event: 'x'.repeat(501) }), 'name-too-long'],
    ['nobody', track({ userId: '' }), 'identity-missing'],
    ['an identifier without end', track({ userId: 'x'.repeat(600) }), 'identifier-too-long'],
    ['a message id without end', track({ messageId: 'x'.repeat(600) }), 'message-id-invalid'],
    ['a time that is none', track({ timestamp: 'yesterday' }), 'time-invalid'],
    ['the 31st of February', track({ timestamp: '2026-02-31T00:00:00Z' }), 'time-invalid'],
    ['NaN for a time', track({ timestamp: Number.NaN }), 'shape-invalid'],
    ['the year 1', track({ timestamp: '0001-01-01T00:00:00Z' }), 'time-out-of-range'],
    ['the year 9999', track({ timestamp: '9999-12-31T00:00:00Z' }), 'time-out-of-range'],
    ['properties that are a list', track({ properties: [1] }), 'shape-invalid'],
    ['a list', [1], 'shape-invalid'],
    ['a text', 'hello', 'shape-invalid'],
    ['nothing', null, 'shape-invalid'],
    ['an alias from nowhere', { type: 'alias', userId: 'u' }, 'previous-id-missing'],
    ['a group of nobody', { type: 'group', userId: 'u' }, 'group-id-missing'],
    ['ten megabytes', track({ properties: { x: 'x'.repeat(10_000_000) } }), 'event-too-large'],
  ]
  it.each(cases)('%s is refused with its reason', (_, value, reason) => {
    expect(prepare(value)).toMatchObject({ reason })
  })

  it('of a file may name nobody', () => {
    expect(prepare(track({ userId: '' }), { importId: 3 })).toMatchObject({
      identifiers: [],
      trace: 0n,
      importId: 3,
    })
  })
})
