import type { Adapter, ClientCall, Door, Sent } from './adapter.ts'
import { type Bag, bagOf, jsonAnswer, listOf, parseJson, sentIn } from './read-values.ts'

const table = {
  'track, identify, page, screen, group, alias': 'the same; the text is held as it came',
  load: 'answered that Rihla is the only destination, at the address that was asked',
}

/** `@segment/analytics-next` in a page: its settings and its short addresses. Servers use `/v1/track` and `/v1/batch`. */
export const segment: Adapter = {
  client: 'segment',
  table,
  doors: [
    shortDoor('/v1/t', 'track'),
    shortDoor('/v1/i', 'identify'),
    shortDoor('/v1/p', 'page'),
    shortDoor('/v1/s', 'screen'),
    shortDoor('/v1/g', 'group'),
    shortDoor('/v1/a', 'alias'),
    {
      method: 'POST',
      paths: ['/v1/b'],
      summary: 'Takes many messages of Segment’s client in a page',
      keys: keysIn,
      read: readBatch,
      answer: () => jsonAnswer({ success: true }),
    },
    {
      method: 'GET',
      paths: ['/v1/projects/:key/settings'],
      summary: 'Tells Segment’s client in a page where to send',
      keys: ({ params }) => [params.key],
      read: () => [],
      answer: ({ call }) => jsonAnswer(settingsOf(call)),
    },
  ],
  translate: null,
}

function shortDoor(path: string, call: Sent['call']): Door {
  return {
    method: 'POST',
    paths: [path],
    summary: `Takes one ${call} message of Segment’s client in a page`,
    keys: keysIn,
    read: ({ bytes }) => {
      const text = bytes.toString('utf8')
      const value = parseJson(text)
      return value === undefined ? null : [{ text, value, ...(call ? { call } : {}) }]
    },
    answer: () => jsonAnswer({ success: true }),
  }
}

/** The client also says the key in the `authorization` header; a beacon can only say it here. */
export function keysIn({ bytes, query }: ClientCall): unknown[] {
  const whole = bagOf(parseJson(bytes.toString('utf8')))
  return [query.get('writeKey'), whole?.writeKey, bagOf(listOf(whole?.batch)[0])?.writeKey]
}

export function readBatch({ bytes }: ClientCall): Sent[] | null {
  const text = bytes.toString('utf8')
  const whole = bagOf(parseJson(text))
  if (whole === null || !Array.isArray(whole.batch)) return null
  return sentIn(text, whole.batch, { key: 'batch' }).map(sent => ({ ...sent, sentAt: whole.sentAt }))
}

/** Nothing is loaded from elsewhere and nothing is told to Segment: its metrics are off. */
function settingsOf({ params, headers }: ClientCall): Bag {
  const protocol = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http'
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? ''
  return {
    integrations: {
      'Segment.io': {
        apiKey: params.key,
        apiHost: `${host}/v1`,
        protocol,
        unbundledIntegrations: [],
        addBundledMetadata: false,
        type: 'browser',
      },
    },
    plan: { track: { __default: { enabled: true, integrations: {} } }, identify: {}, group: {} },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
    autoInstrumentationSettings: { sampleRate: 0 },
  }
}
