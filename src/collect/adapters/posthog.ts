import type { Adapter, Around, ClientCall, Door, Sent, Taken, Translated } from './adapter.ts'
import {
  accountIn,
  type Bag,
  bagOf,
  isGzip,
  jsonAnswer,
  listOf,
  parseJson,
  plainOrBase64,
  present,
  sentIn,
  textOf,
  unpackGzip,
  without,
  wordOf,
} from './read-values.ts'

const table = {
  capture: 'track, under the same name',
  'capture of $pageview': 'page',
  'capture of $screen': 'screen',
  'capture with $set': 'track, and identify with these traits',
  identify: 'identify; the anonymous id before it is linked to the person',
  alias: 'alias',
  groupIdentify: 'group, with the traits of the account',
  'isFeatureEnabled, decide, flags': 'answered “no flags”: Rihla decides none',
}

/** `posthog-node`, `posthog-js` and every other client of PostHog's capture API. */
export const posthog: Adapter = {
  client: 'posthog',
  table,
  doors: [
    captureDoor(['/batch/', '/batch', '/capture/', '/capture', '/e/', '/e', '/i/v0/e/', '/i/v0/e']),
    { ...captureDoor(['/i/v1/analytics/events']), read: readEach, answer: answerEach },
    flagsDoor(['/flags/', '/flags', '/decide/', '/decide']),
    configDoor('/array/:key/config', call => jsonAnswer(configOf(call))),
    configDoor('/array/:key/config.js', scriptOf),
  ],
  translate,
}

function captureDoor(paths: readonly string[]): Door {
  return {
    method: 'POST',
    paths,
    summary: 'Takes events as PostHog’s clients send them',
    keys: keysOf,
    read,
    answer: ({ outcomes }) =>
      jsonAnswer({
        status: 1,
        quarantined: outcomes.filter(({ status }) => status === 'quarantined').length,
      }),
  }
}

/** The newer form tells the client about each event: what is in quarantine is not sent again. */
function answerEach({ sent, outcomes }: Taken): Response {
  const results = sent.map(({ value }, i) => {
    const outcome = outcomes[i]
    const said =
      outcome?.status === 'quarantined' ? { result: 'drop', details: outcome.reason } : { result: 'ok' }
    return [textOf(bagOf(value)?.uuid) ?? String(i), said] as const
  })
  return jsonAnswer({ results: Object.fromEntries(results) })
}

/** Without an answer the clients wait and try again. Recording of sessions, surveys and flags are off. */
const noFlags = {
  flags: {},
  featureFlags: {},
  featureFlagPayloads: {},
  errorsWhileComputingFlags: false,
  supportedCompression: ['gzip', 'gzip-js'],
  sessionRecording: false,
  surveys: false,
  heatmaps: false,
  capturePerformance: false,
  autocaptureExceptions: false,
  siteApps: [],
  toolbarParams: {},
  isAuthenticated: false,
  defaultIdentifiedOnly: true,
}

function flagsDoor(paths: readonly string[]): Door {
  return {
    method: 'POST',
    paths,
    summary: 'Answers PostHog’s clients that there are no feature flags',
    keys: keysOf,
    read: () => [],
    answer: () => jsonAnswer(noFlags),
  }
}

function configDoor(path: string, answer: (call: ClientCall) => Response): Door {
  return {
    method: 'GET',
    paths: [path],
    summary: 'Tells PostHog’s clients in pages what is switched on: capturing, nothing else',
    keys: ({ params }) => [params.key],
    read: () => [],
    answer: ({ call }) => answer(call),
  }
}

function configOf({ params }: ClientCall) {
  return { ...noFlags, token: params.key, hasFeatureFlags: false, analytics: { endpoint: '/i/v0/e/' } }
}

/** The same as a script, which the client asks for first. The key was checked; it still may not end the script. */
function scriptOf(call: ClientCall): Response {
  const [key, config] = [call.params.key, configOf(call)].map(one =>
    JSON.stringify(one).replaceAll('<', '\\u003c'),
  )
  const script = `(function(w){var c=w._POSTHOG_REMOTE_CONFIG=w._POSTHOG_REMOTE_CONFIG||{};c[${key}]={config:${config},siteApps:[]}})(window)`
  return new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
}

/** The body as JSON text: plain, packed by the page (`compression=gzip-js`), or base64 in a form. */
function bodyText({ query, bytes }: ClientCall): string {
  const unpacked = isGzip(bytes) ? unpackGzip(bytes) : bytes
  const text = unpacked.toString('utf8')
  const inForm = /^data=/.test(text) ? new URLSearchParams(text).get('data') : null
  return query.get('compression') === 'base64' || inForm !== null ? plainOrBase64(inForm ?? text) : text
}

function parseQuietly(call: ClientCall): unknown {
  try {
    return parseJson(bodyText(call))
  } catch {
    // `read` says what is wrong with it; here it only holds no key.
    return undefined
  }
}

function keysOf(call: ClientCall): unknown[] {
  const value = parseQuietly(call)
  const first = bagOf(listOf(Array.isArray(value) ? value : bagOf(value)?.batch)[0]) ?? bagOf(value)
  const whole = bagOf(value)
  return [whole?.api_key, whole?.token, first?.api_key, first?.token, bagOf(first?.properties)?.token]
}

function read(call: ClientCall): Sent[] | null {
  const text = bodyText(call)
  const value = parseJson(text)
  // In a page the clock stands in the address.
  const sentAt = call.query.get('sent_at')
  const clock = present({ sent_at: /^\d+$/.test(sentAt ?? '') ? Number(sentAt) : sentAt })
  if (Array.isArray(value)) return sentIn(text, value, { key: null, around: clock })
  const whole = bagOf(value)
  if (whole === null) return null
  if (!Array.isArray(whole.batch))
    return 'event' in whole || 'properties' in whole
      ? sentIn(`[${text}]`, [value], { key: null, around: clock })
      : null
  const around = present({ sent_at: whole.sent_at }) ?? clock
  return sentIn(text, whole.batch, { key: 'batch', around })
}

function readEach(call: ClientCall): Sent[] | null {
  // `created_at` of the body stays the same when it is sent again; this is the client's clock at this try.
  const around = present({ sent_at: call.headers.get('posthog-request-timestamp') })
  return read(call)?.map(sent => ({ ...sent, ...(around ? { around } : {}) })) ?? null
}

function translate(value: unknown, around: Around) {
  const said = bagOf(value)
  if (said === null) return { messages: [] }
  const properties = { ...bagOf(said.properties), ...optionsOf(said) }
  const message = { said, properties, id: said.distinct_id ?? properties.distinct_id ?? said.$distinct_id }
  const common = {
    timestamp: said.timestamp ?? properties.$time ?? properties.timestamp,
    context: contextOf(properties),
  }
  return {
    id: said.uuid ?? properties.$insert_id,
    sentAt: said.sent_at ?? around.sent_at,
    messages: messagesOf(message).map(one => ({ ...common, ...one })),
  }
}

/** The newer form moves what steers the server out of the properties. */
function optionsOf({ options }: Bag): Bag {
  const isNobody = bagOf(options)?.process_person_profile === false
  return isNobody ? { $process_person_profile: false } : {}
}

interface Message {
  readonly said: Bag
  readonly properties: Bag
  /** PostHog has one kind of id for everybody, known or not. */
  readonly id: unknown
}

function messagesOf(message: Message): Translated[] {
  const { said, properties } = message
  const traits = traitsOf(message)
  // A page says where the visitor began with every first view; what is not applied is no statement about them.
  const stated = traits === undefined || Object.keys(traits).every(isOperation) ? undefined : traits
  const who = whoOf(message)
  const own = without(properties, notProperties)
  switch (said.event) {
    case '$identify':
      return [
        {
          type: 'identify',
          userId: message.id,
          anonymousId: properties.$anon_distinct_id,
          traits: traits ?? {},
        },
      ]
    case '$set':
      return [{ type: 'identify', ...who, traits: traits ?? {} }]
    case '$create_alias':
    case '$merge_dangerously':
      return [aliasOf(message)]
    case '$groupidentify':
      return [groupOf(message)]
    case '$pageview':
      return [{ type: 'page', ...who, name: properties.title, properties: own }, ...identified(who, stated)]
    case '$screen':
      return [
        { type: 'screen', ...who, name: properties.$screen_name, properties: own },
        ...identified(who, stated),
      ]
    default:
      return [{ type: 'track', ...who, event: said.event, properties: own }, ...identified(who, stated)]
  }
}

function identified(who: Bag, traits: Bag | undefined): Translated[] {
  return traits === undefined ? [] : [{ type: 'identify', ...who, traits }]
}

/** The id of a device that nobody has signed in on is anonymous; every other id is the shop's own. */
function whoOf({ id, properties }: Message): { userId?: unknown; anonymousId?: unknown } {
  const isAnonymous =
    properties.$is_identified === false ||
    properties.$process_person_profile === false ||
    (properties.$is_identified === undefined && id !== undefined && id === properties.$device_id)
  return isAnonymous ? { anonymousId: id } : { userId: id }
}

/** In a page the person who is there takes a new name; a server says which other id is the same person. */
function aliasOf({ id, properties }: Message): Translated {
  const { alias } = properties
  const isFromPage = whoOf({ id, properties, said: {} }).anonymousId !== undefined
  return isFromPage
    ? { type: 'alias', userId: alias, previousId: id }
    : { type: 'alias', userId: id, previousId: alias }
}

function groupOf({ id, properties }: Message): Translated {
  const { $group_type: type, $group_key: key, $group_set: set } = properties
  // Said by nobody, the client invents this id for the group itself.
  const isNobody = id === `$${wordOf(type)}_${wordOf(key)}`
  return {
    type: 'group',
    ...(isNobody ? {} : { userId: id }),
    groupId: key,
    traits: { ...bagOf(set), ...(type === undefined ? {} : { group_type: type }) },
  }
}

/** `$set` are traits; `$set_once` stays under its own name, for a later one must not replace an earlier. */
function traitsOf({ said, properties }: Message): Bag | undefined {
  const set = bagOf(said.$set) ?? bagOf(properties.$set)
  const once = present(bagOf(said.$set_once) ?? bagOf(properties.$set_once) ?? {})
  const unset = listOf(properties.$unset).length > 0 ? properties.$unset : undefined
  return present({ ...set, $set_once: once, $unset: unset })
}

function isOperation(key: string): boolean {
  return key === '$set_once' || key === '$unset'
}

const notProperties = [
  'token',
  'distinct_id',
  '$set',
  '$set_once',
  '$unset',
  '$groups',
  '$insert_id',
  '$time',
]

function contextOf(properties: Bag): Bag {
  const { $groups: groups, $lib: library } = properties
  return (
    present({
      channel:
        library === 'web' || library === 'js'
          ? 'web'
          : /ios|android|react-native|flutter/.test(wordOf(library))
            ? 'app'
            : null,
      groupId: accountIn(groups),
      library: present({ name: library, version: properties.$lib_version }),
      page: present({
        url: properties.$current_url,
        path: properties.$pathname,
        referrer: properties.$referrer,
        title: properties.title,
      }),
      campaign: present({
        name: properties.utm_campaign,
        source: properties.utm_source,
        medium: properties.utm_medium,
        term: properties.utm_term,
        content: properties.utm_content,
      }),
      device: present({ id: properties.$device_id, type: properties.$device_type }),
      os: present({ name: properties.$os, version: properties.$os_version }),
      locale: properties.$browser_language,
      timezone: properties.$timezone,
      userAgent: properties.$raw_user_agent ?? properties.$useragent,
      ip: properties.$ip,
    }) ?? {}
  )
}
