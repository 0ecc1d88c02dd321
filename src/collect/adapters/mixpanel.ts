import type { Adapter, ClientCall, Door, Sent, Taken, Translated } from './adapter.ts'
import {
  type Bag,
  bagOf,
  jsonAnswer,
  listOf,
  millisOf,
  nameIn,
  parseJson,
  plainOrBase64,
  present,
  sentIn,
  textOf,
  without,
  wordOf,
} from './read-values.ts'

const table = {
  'track, import, track_batch, import_batch': 'track, under the same name; give `time` or `$insert_id`',
  'track of $mp_web_page_view': 'page',
  'track of $identify': 'identify; the anonymous id before it is linked to the person',
  'alias, $create_alias, $merge': 'alias',
  'people.set': 'identify with these traits; $email, $phone, $name become email, phone, name',
  'people.set_once, increment, append, union, remove, unset, delete_user':
    'identify; the operation is kept under its name, not applied',
  'people.track_charge': 'track Charged, with revenue',
  'groups.set': 'group, with the traits of the account',
}

/** `mixpanel` and every other client of Mixpanel's ingestion API. */
export const mixpanel: Adapter = {
  client: 'mixpanel',
  table,
  doors: [
    ...(['GET', 'POST'] as const).map(
      (method): Door => ({
        method,
        paths: ['/track', '/track/', '/import', '/import/', '/engage', '/engage/', '/groups', '/groups/'],
        summary: 'Takes events and profiles as Mixpanel’s clients send them',
        keys,
        read,
        answer,
      }),
    ),
  ],
  translate,
  refuse: ({ status, code }, request) => {
    const isVerbose = new URL(request.url).searchParams.get('verbose') === '1'
    return isVerbose
      ? jsonAnswer({ status: 0, error: code }, status)
      : new Response(`0 ${code}`, { status, headers: { 'content-type': 'text/plain' } })
  },
}

/** The client takes nothing but `1` for success, a newer one a record of its own. */
function answer({ call: { query }, outcomes }: Taken): Response {
  const kept = outcomes.filter(({ status }) => status === 'kept').length
  if (query.get('strict') === '1') return jsonAnswer({ code: 200, status: 'OK', num_records_imported: kept })
  if (query.get('verbose') === '1')
    return jsonAnswer({ status: 1, error: null, quarantined: outcomes.length - kept })
  return new Response('1', { headers: { 'content-type': 'text/plain' } })
}

/** JSON, or base64 of it in the address or in a form. */
function dataText({ query, bytes }: ClientCall): string {
  const body = bytes.toString('utf8')
  const form = /^\s*[[{]/.test(body) ? null : new URLSearchParams(body).get('data')
  return plainOrBase64(query.get('data') ?? form ?? body)
}

function keys(call: ClientCall): unknown[] {
  const value = parseJson(dataText(call))
  const first = bagOf(Array.isArray(value) ? value[0] : value)
  return [call.query.get('api_key'), bagOf(first?.properties)?.token, first?.$token]
}

function read(call: ClientCall): Sent[] | null {
  const text = dataText(call)
  const value = parseJson(text)
  if (Array.isArray(value)) return sentIn(text, value, { key: null })
  return bagOf(value) === null ? null : [{ text, value }]
}

function translate(value: unknown) {
  const said = bagOf(value)
  if (said === null) return { messages: [] }
  if (said.$group_key !== undefined) return { messages: [groupOf(said)] }
  if (said.$distinct_id !== undefined) return profileOf(said)
  const properties = bagOf(said.properties) ?? {}
  const time =
    properties.time === undefined ? {} : { timestamp: millisOf(properties.time) ?? properties.time }
  const context = contextOf(properties)
  return { id: properties.$insert_id, messages: [{ ...time, context, ...messageOf(said.event, properties) }] }
}

function messageOf(event: unknown, properties: Bag): Translated {
  const own = without(properties, notProperties)
  switch (event) {
    case '$identify': {
      const { $identified_id: known, $anon_id: before, $user_id: user, $device_id: device } = properties
      return {
        type: 'identify',
        userId: known ?? user ?? properties.distinct_id,
        anonymousId: plain(before ?? device),
        traits: {},
      }
    }
    case '$create_alias':
      return aliasOf(properties.alias, properties.distinct_id)
    case '$merge': {
      const [first, second] = listOf(properties.$distinct_ids)
      return aliasOf(first, second)
    }
    case '$mp_web_page_view':
      return { type: 'page', ...whoOf(properties), name: properties.current_page_title, properties: own }
    default:
      return { type: 'track', ...whoOf(properties), event, properties: own }
  }
}

/** The new name and the one before it: a device's is the one before, whichever was said first. */
function aliasOf(name: unknown, before: unknown): Translated {
  return isDevice(name) && !isDevice(before)
    ? { type: 'alias', userId: before, previousId: plain(name) }
    : { type: 'alias', userId: name, previousId: plain(before) }
}

const device = /^\$device:/

function isDevice(id: unknown): boolean {
  return typeof id === 'string' && device.test(id)
}

function plain(id: unknown): unknown {
  return typeof id === 'string' ? id.replace(device, '') : id
}

/** With both ids the device becomes the person, as in Mixpanel itself. */
function whoOf({ distinct_id: id, $user_id: user, $device_id: deviceId }: Bag) {
  if (isDevice(id)) return { userId: user, anonymousId: plain(id) }
  return { userId: user ?? (id === deviceId ? undefined : id), anonymousId: deviceId }
}

function profileOf(said: Bag) {
  const who = isDevice(said.$distinct_id)
    ? { anonymousId: plain(said.$distinct_id) }
    : { userId: said.$distinct_id }
  const stated = millisOf(said.$time) ?? said.$time
  const time = stated === undefined ? {} : { timestamp: stated }
  const charge = bagOf(bagOf(said.$append)?.$transactions)
  if (charge !== null) {
    const { $amount: revenue, $time: paidAt, ...own } = charge
    const when = paidAt === undefined ? time : { timestamp: paidAt }
    return {
      messages: [
        { type: 'track' as const, ...who, ...when, event: 'Charged', properties: { revenue, ...own } },
      ],
    }
  }
  const operations = without(said, [
    '$set',
    '$token',
    '$distinct_id',
    '$time',
    '$ip',
    '$ignore_time',
    '$ignore_alias',
  ])
  const context = present({ ip: said.$ip }) ?? {}
  const traits = { ...traitsOf(said.$set), ...operations }
  return { messages: [{ type: 'identify' as const, ...who, ...time, traits, context }] }
}

function groupOf(said: Bag): Translated {
  const operations = without(said, ['$set', '$token', '$group_key', '$group_id', '$ip'])
  return {
    type: 'group',
    groupId: said.$group_id,
    traits: { ...traitsOf(said.$set), ...operations, group_type: said.$group_key },
  }
}

/** Mixpanel's own names of traits by the specification's. */
const traitNames: Readonly<Record<string, string>> = {
  $email: 'email',
  $phone: 'phone',
  $name: 'name',
  $first_name: 'firstName',
  $last_name: 'lastName',
  $created: 'createdAt',
  $avatar: 'avatar',
}

function traitsOf(set: unknown): Bag {
  return Object.fromEntries(
    Object.entries(bagOf(set) ?? {}).map(([key, value]) => [nameIn(traitNames, key) ?? key, value]),
  )
}

const notProperties = ['token', 'distinct_id', 'time', '$insert_id', '$user_id', '$device_id']

function contextOf(properties: Bag): Bag {
  const { mp_lib: library, $os: os } = properties
  return (
    present({
      channel:
        library === 'web'
          ? 'web'
          : /iphone|swift|android|flutter|react-native/.test(wordOf(library))
            ? 'app'
            : null,
      library: present({ name: library, version: properties.$lib_version }),
      page: present({ url: properties.$current_url, referrer: properties.$referrer }),
      campaign: present({
        name: properties.utm_campaign,
        source: properties.utm_source,
        medium: properties.utm_medium,
      }),
      os: present({ name: os, version: properties.$os_version }),
      ip: textOf(properties.ip),
    }) ?? {}
  )
}
