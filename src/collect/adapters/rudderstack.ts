import type { Adapter } from './adapter.ts'
import { jsonAnswer } from './read-values.ts'
import { keysIn, readBatch } from './segment.ts'

const table = {
  'track, identify, page, screen, group, alias': 'the same; the text is held as it came',
  originalTimestamp: 'the event time, where no timestamp is given',
  load: 'answered that the source is on and has no destination but Rihla',
  useBeacon: 'the same messages, when the page goes away',
}

/**
 * `@rudderstack/analytics-js` in a page: its source configuration and its beacons. Its messages, and those of
 * `@rudderstack/rudder-sdk-node`, come to `/v1/track` and `/v1/batch`, whose bodies are unpacked whatever they are labelled.
 */
export const rudderstack: Adapter = {
  client: 'rudderstack',
  table,
  doors: [
    {
      method: 'GET',
      paths: ['/sourceConfig/', '/sourceConfig'],
      summary: 'Tells RudderStack’s client in a page what is switched on: this source, nothing else',
      keys: ({ query }) => [query.get('writeKey')],
      read: () => [],
      answer: ({ call }) => jsonAnswer(sourceOf(call.query.get('writeKey'))),
    },
    {
      method: 'POST',
      paths: ['/beacon/v1/batch'],
      summary: 'Takes what RudderStack’s client sends when the page goes away',
      keys: keysIn,
      read: readBatch,
      answer: () => jsonAnswer({ success: true }),
    },
  ],
  translate: null,
}

function sourceOf(writeKey: string | null) {
  return {
    source: {
      id: 'rihla',
      name: 'rihla',
      writeKey,
      enabled: true,
      workspaceId: 'rihla',
      updatedAt: '2026-01-01T00:00:00.000Z',
      config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
      destinations: [],
      dataplanes: {},
    },
  }
}
