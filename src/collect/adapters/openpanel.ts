import type { Adapter, ClientCall, Sent, Translated } from './adapter.ts'
import {
  type Bag,
  bagOf,
  jsonAnswer,
  listOf,
  parseJson,
  present,
  textOf,
  without,
  wordOf,
} from './read-values.ts'

const table = {
  track: 'track, under the same name',
  'track of screen_view': 'page, or screen from an app',
  revenue: 'track revenue, with the amount as revenue',
  identify: 'identify',
  'increment, decrement': 'identify; the operation is kept under its name, not applied',
  'setGroup, setGroups': 'group, one for each',
  upsertGroup: 'group, with the traits of the account',
  alias: 'alias',
  'without a profile and a device id': 'quarantine: Rihla guesses no device from an address and a browser',
}

/** `@openpanel/sdk` and what is built on it. The client secret is the write key, or the client id in a page. */
export const openpanel: Adapter = {
  client: 'openpanel',
  table,
  doors: [
    {
      method: 'POST',
      paths: ['/track', '/track/'],
      summary: 'Takes calls as OpenPanel’s clients send them',
      fits: headers => headers.has('openpanel-client-id'),
      keys: ({ headers }) => [headers.get('openpanel-client-secret'), headers.get('openpanel-client-id')],
      read,
      answer: () => jsonAnswer({ deviceId: '', sessionId: '' }),
    },
  ],
  translate,
}

function read({ bytes, headers }: ClientCall): Sent[] | null {
  const text = bytes.toString('utf8')
  const value = parseJson(text)
  const around = present({
    sdk: headers.get('openpanel-sdk-name'),
    version: headers.get('openpanel-sdk-version'),
    userAgent: headers.get('user-agent'),
  })
  return bagOf(value) === null ? null : [{ text, value, ...(around ? { around } : {}) }]
}

function translate(value: unknown, { sdk, version, userAgent }: Bag) {
  const said = bagOf(value)
  const payload = bagOf(said?.payload)
  if (said === null || payload === null) return { messages: [] }
  const properties = bagOf(payload.properties) ?? {}
  const isApp = /ios|swift|kotlin|android|react-native/.test(wordOf(sdk))
  const context = present({
    channel: isApp ? 'app' : sdk === 'web' || sdk === 'nextjs' ? 'web' : null,
    groupId: listOf(payload.groups)[0],
    library: present({ name: sdk, version }),
    page: present({ path: properties.__path, referrer: properties.__referrer, title: properties.__title }),
    userAgent,
    ip: properties.__ip,
  })
  const common = {
    userId: payload.profileId,
    anonymousId: textOf(properties.__deviceId) ?? undefined,
    ...(properties.__timestamp === undefined ? {} : { timestamp: properties.__timestamp }),
    context: context ?? {},
  }
  const messages = messagesOf(said.type, payload, isApp)
  return { messages: messages.map(one => ({ ...common, ...one })) }
}

function messagesOf(type: unknown, payload: Bag, isApp: boolean): Translated[] {
  switch (type) {
    case 'track':
      return [trackOf(payload, isApp)]
    case 'identify': {
      const { properties, ...own } = without(payload, ['profileId'])
      return [{ type: 'identify', traits: { ...bagOf(properties), ...own } }]
    }
    case 'increment':
    case 'decrement':
      return [
        { type: 'identify', traits: { [`$${type}`]: { [wordOf(payload.property)]: payload.value ?? 1 } } },
      ]
    case 'assign_group':
      return listOf(payload.groupIds).map(groupId => ({ type: 'group', groupId }))
    case 'group':
      return [groupOf(payload)]
    case 'alias':
      return [{ type: 'alias', userId: payload.profileId, previousId: payload.alias }]
    default:
      return []
  }
}

const steering = ['__deviceId', '__timestamp', '__ip', '__revenue']

function trackOf({ name, properties }: Bag, isApp: boolean): Translated {
  const given = bagOf(properties) ?? {}
  const paid = given.__revenue === undefined ? {} : { revenue: given.__revenue }
  const own = { ...without(given, steering), ...paid }
  if (name !== 'screen_view') return { type: 'track', event: name, properties: own }
  return { type: isApp ? 'screen' : 'page', name: given.__title, properties: own }
}

function groupOf({ id, properties, ...own }: Bag): Translated {
  const { type, name } = own
  const described = present({ group_type: type, name }) ?? {}
  return { type: 'group', userId: undefined, groupId: id, traits: { ...bagOf(properties), ...described } }
}
