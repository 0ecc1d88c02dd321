import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RihlaError } from '../../platform/errors.ts'
import { prepareEvent } from '../intake/prepare-event.ts'
import type { Adapter, ClientCall, ClientName } from './adapter.ts'
import { adapters } from './adapters.ts'
import { ecommerceNames } from './ecommerce-names.ts'
import { openSent, reopen } from './envelope.ts'
import { accountIn, millisOf, parseJson, plainOrBase64 } from './read-values.ts'

const origin = { workspace: 1, country: 'EG', source: 'test' }
const receivedAt = Date.UTC(2026, 10, 2)

/** One message of each client that is right, and what stands around it. */
const right: Readonly<Record<ClientName, { message: object; around?: object }>> = {
  amplitude: {
    message: {
      event_type: 'A',
      user_id: '42',
      time: 1_793_613_600_250,
      insert_id: 'i',
      user_properties: { $set: { a: 1 } },
    },
    around: { client_upload_time: '2026-11-02T10:00:00Z' },
  },
  ga4: {
    message: { name: 'purchase', params: { value: 4, items: [{ item_id: 'tea' }], constructor: 1 } },
    around: {
      client_id: 'd',
      timestamp_micros: '1793613600250000',
      user_properties: { plan: { value: 'b' } },
    },
  },
  jitsu: { message: { type: 'track', event: 'A', userId: '42', messageId: 'i' } },
  rudderstack: {
    message: { type: 'track', event: 'A', userId: '42', originalTimestamp: '2026-11-02T10:00:00Z' },
  },
  segment: { message: { type: 'page', anonymousId: 'd', messageId: 'i' } },
  mixpanel: {
    message: { event: 'A', properties: { distinct_id: '42', time: 1_793_613_600, $insert_id: 'i' } },
  },
  openpanel: { message: { type: 'track', payload: { name: 'A', profileId: '42', properties: { a: 1 } } } },
  posthog: {
    message: {
      event: 'A',
      distinct_id: '42',
      uuid: 'i',
      timestamp: '2026-11-02T10:00:00Z',
      properties: { $set: { a: 1 } },
    },
    around: { sent_at: '2026-11-02T10:00:00Z' },
  },
  snowplow: {
    message: {
      e: 'ue',
      eid: 'i',
      uid: '42',
      dtm: '1793613600250',
      ue_pr: '{"data":{"schema":"iglu:a/add_to_cart/b/1","data":{}}}',
    },
  },
}

/** A value with something else in the place of one of its parts, however deep. */
function spoil(value: unknown, [at, ...deeper]: readonly number[], other: unknown): unknown {
  if (typeof value !== 'object' || value === null || at === undefined) return other
  const entries = Object.entries(value)
  const chosen = at % Math.max(1, entries.length)
  const spoiled = entries.map(
    ([key, part], i) => [key, i === chosen ? spoil(part, deeper, other) : part] as const,
  )
  return Array.isArray(value) ? spoiled.map(([, part]) => part) : Object.fromEntries(spoiled)
}

const keptBy = (adapter: Adapter, value: unknown, around: object) =>
  openSent(adapter, { text: JSON.stringify(value), value, around: { ...around } }, () => 'new')

describe.each(adapters.map(adapter => [adapter.client, adapter] as const))('%s', (client, adapter) => {
  const { message, around = {} } = right[client]

  it('is taken when it is right, with its text and without what it may not be', () => {
    const opened = keptBy(adapter, message, around)
    for (const one of opened)
      expect(prepareEvent(one, origin, receivedAt)).toMatchObject({ identifiers: expect.anything() })
    expect(opened[0]?.text).toContain(JSON.stringify(message))
  })

  it('is judged, and never an accident, whatever stands in it', () => {
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom('', 'constructor', '__proto__', -0, 1e308, { toString: 1, valueOf: 1 }),
    )
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 5 }), anything, fc.boolean(), (path, other, isAround) => {
        const value = isAround ? message : spoil(message, path, other)
        const beside = isAround ? spoil(around, path.slice(0, 2), other) : around
        const opened = keptBy(adapter, value, Object(beside))
        expect(opened.length).toBeGreaterThan(0)
        for (const one of opened) prepareEvent(one, origin, receivedAt)
      }),
      { numRuns: 300 },
    )
  })

  it('is the same when it is read again from what was kept, but for the correction of its clock', () => {
    for (const value of adapter.translate === null ? [] : [message, {}, 7, null, 'e=pv&eid=1']) {
      const opened = keptBy(adapter, value, around)
      const text = opened[0]?.text ?? ''
      const again = reopen(adapters, text, parseJson(text))
      const values = JSON.stringify(opened.map(one => one.value)).replaceAll(/,"messageId":"new[^"]*"/g, '')
      expect(JSON.stringify(again?.map(one => one.value))).toBe(values)
      expect(again?.every(({ sentAt }) => (sentAt ?? null) === null)).toBe(true)
      expect(again?.every(one => one.text === text)).toBe(true)
    }
  })

  it('has doors that no body breaks', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map(list => Buffer.from(list)),
      fc.json().map(text => Buffer.from(text)),
      fc.constant(Buffer.from([0x1f, 0x8b, 0, 1, 2])),
      fc.constant(Buffer.from('data=%%%')),
    )
    fc.assert(
      fc.property(bytes, fc.webQueryParameters(), (body, query) => {
        for (const door of adapter.doors) {
          const call: ClientCall = {
            method: door.method,
            params: {},
            query: new URLSearchParams(query),
            headers: new Headers(),
            bytes: body,
          }
          expect(Array.isArray(door.keys(call))).toBe(true)
          try {
            const sent = door.read(call)
            for (const one of sent ?? []) expect(parseJson(one.text)).not.toBe(undefined)
          } catch (error) {
            expect(error).toBeInstanceOf(RihlaError)
          }
        }
      }),
    )
  })
})

describe('the guide', () => {
  const rowsOf = (language: string) => {
    const text = readFileSync(
      join(import.meta.dirname, `../../../docs/guide/${language}/other-clients.md`),
      'utf8',
    )
    return text
      .split('\n')
      .filter(line => line.startsWith('|') && !line.startsWith('|---'))
      .map(line => line.replaceAll('`', ''))
  }
  const tables = [...adapters.map(({ table }) => table), ecommerceNames]

  it('says in English what each table says', () => {
    const rows = rowsOf('en')
    const promised = tables.flatMap(table =>
      Object.entries(table).map(([call, becomes]) => `| ${call} | ${becomes} |`),
    )
    expect(promised.map(row => row.replaceAll('`', '')).filter(row => !rows.includes(row))).toEqual([])
  })

  it('says as much in Arabic', () => {
    const arabic = rowsOf('ar')
    expect(arabic).toHaveLength(rowsOf('en').length)
    const names = Object.entries(ecommerceNames).map(([sent, becomes]) => `| ${sent} | ${becomes} |`)
    expect(names.filter(row => !arabic.includes(row))).toEqual([])
  })
})

it('leaves to the intake what is no message of another make', () => {
  const texts = ['{}', '{"type":"track"}', '{"client":"nobody","message":{}}', '{"client":7}', '[]']
  expect(texts.map(text => reopen(adapters, text, parseJson(text)))).toEqual(texts.map(() => null))
})

it('knows only its own names, whatever a client calls its events and properties', () => {
  const ga4 = adapters.find(({ client }) => client === 'ga4')!
  const [message] = ga4.translate!({ name: 'constructor', params: { toString: 1 } }, {}).messages
  expect(message).toMatchObject({ event: 'constructor', properties: { toString: 1 } })
  const [bought] = ga4.translate!(
    { name: 'purchase', params: { valueOf: 2, items: [{ constructor: 3 }] } },
    {},
  ).messages
  expect(bought?.properties).toEqual({
    valueOf: 2,
    products: [{ constructor: 3 }],
    original_event: 'purchase',
  })
})

it('reads times in seconds, milliseconds and microseconds', () => {
  const at = 1_793_613_600_250
  expect([at / 1000, at, at * 1000, String(at)].map(millisOf)).toEqual([at, at, at, at])
  expect(['', 'yesterday', null, {}, Number.NaN, true].map(millisOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})

it('takes as the account what is called so, otherwise the first group', () => {
  expect(accountIn({ plan: 'b', company: 'acme' })).toBe('acme')
  expect(accountIn({ plan: ['b', 'c'] })).toBe('b')
  expect([{}, null, 'acme', { plan: {} }].map(accountIn)).toEqual([null, null, null, null])
})

it('tells base64 from JSON', () => {
  expect(plainOrBase64(Buffer.from('{"a":"شاي"}').toString('base64'))).toBe('{"a":"شاي"}')
  expect(plainOrBase64(' {"a":1} ')).toBe('{"a":1}')
})
