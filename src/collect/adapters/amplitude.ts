import type { Adapter, Around, ClientCall, Sent, Taken, Translated } from './adapter.ts'
import {
  accountIn,
  type Bag,
  bagOf,
  jsonAnswer,
  nameIn,
  parseJson,
  present,
  sentIn,
  textOf,
  without,
  wordOf,
} from './read-values.ts'

const table = {
  track: 'track, under the same name',
  'track of [Amplitude] Page Viewed': 'page',
  'track of [Amplitude] Screen Viewed': 'screen',
  identify: 'identify; user id and device id become one person',
  setGroup: 'identify with the group as a trait, and group',
  groupIdentify: 'group, with the traits of the account',
  revenue: 'track revenue_amount, with revenue, price, quantity, product_id, currency',
}

/** `@amplitude/analytics-node` and every other client of Amplitude's HTTP API, version 2. */
export const amplitude: Adapter = {
  client: 'amplitude',
  table,
  doors: [
    {
      method: 'POST',
      paths: ['/2/httpapi'],
      summary: 'Takes events as Amplitude’s clients send them',
      keys: call => [bagOf(parseJson(call.bytes.toString('utf8')))?.api_key],
      read,
      answer,
    },
  ],
  translate,
  refuse: ({ status, code, detail }) => {
    // The client reads the code from the body, not from the status, and tries again after anything but a 400 with a missing field.
    const said = status === 413 || status >= 500 ? status : 400
    return jsonAnswer({ code: said, error: detail, ...(said === 400 ? { missing_field: code } : {}) }, status)
  },
}

function answer({ call, outcomes, now }: Taken): Response {
  return jsonAnswer({
    code: 200,
    events_ingested: outcomes.filter(({ status }) => status === 'kept').length,
    payload_size_bytes: call.bytes.length,
    server_upload_time: now,
  })
}

function read({ bytes }: ClientCall): Sent[] | null {
  const text = bytes.toString('utf8')
  const whole = bagOf(parseJson(text))
  if (whole === null || !Array.isArray(whole.events)) return null
  return sentIn(text, whole.events, {
    key: 'events',
    around: present({ client_upload_time: whole.client_upload_time }),
  })
}

function translate(value: unknown, around: Around) {
  const said = bagOf(value)
  if (said === null) return { messages: [] }
  const who = { userId: said.user_id, anonymousId: said.device_id }
  const context = contextOf(said)
  return {
    id: said.insert_id,
    sentAt: around.client_upload_time,
    messages: messagesOf(said).map(one => ({ ...who, timestamp: said.time, context, ...one })),
  }
}

function messagesOf(said: Bag): Translated[] {
  const traits = traitsOf(said.user_properties)
  const properties = { ...bagOf(said.event_properties), ...revenueOf(said) }
  const identified: Translated[] = traits === undefined ? [] : [{ type: 'identify', traits }]
  switch (said.event_type) {
    case '$identify': {
      const account = accountIn(said.groups)
      const group: Translated[] = account === null ? [] : [{ type: 'group', groupId: account }]
      return [{ type: 'identify', traits: traits ?? {} }, ...group]
    }
    case '$groupidentify':
      return [
        { type: 'group', groupId: accountIn(said.groups), traits: traitsOf(said.group_properties) ?? {} },
      ]
    case '[Amplitude] Page Viewed':
      return [{ type: 'page', name: properties['[Amplitude] Page Title'], properties }, ...identified]
    case '[Amplitude] Screen Viewed':
      return [{ type: 'screen', name: properties['[Amplitude] Screen Name'], properties }, ...identified]
    default:
      return [{ type: 'track', event: said.event_type, properties }, ...identified]
  }
}

/** `$set` are traits, also where a client writes them without the operation; other operations keep their names. */
function traitsOf(properties: unknown): Bag | undefined {
  const { $set: set, ...others } = bagOf(properties) ?? {}
  return present({ ...bagOf(set), ...others })
}

/** What was paid, under the names of the specification: from a revenue event, or beside any other. */
function revenueOf(said: Bag): Bag {
  const own = bagOf(said.event_properties) ?? {}
  const price = own.$price ?? said.price
  const quantity = own.$quantity ?? said.quantity ?? (price === undefined ? undefined : 1)
  const stated = own.$revenue ?? said.revenue
  const counted = typeof price === 'number' && typeof quantity === 'number' ? price * quantity : undefined
  return (
    present({
      revenue: own.revenue ?? stated ?? counted,
      price,
      quantity,
      product_id: own.$productId ?? said.productId ?? said.product_id,
      currency: own.currency ?? own.$currency ?? said.currency,
      revenue_type: own.$revenueType ?? said.revenueType ?? said.revenue_type,
    }) ?? {}
  )
}

const channels: Readonly<Record<string, string>> = { web: 'web', ios: 'app', android: 'app' }

function contextOf(said: Bag): Bag {
  return {
    ...without(
      {
        channel: nameIn(channels, wordOf(said.platform).toLowerCase()),
        groupId: accountIn(said.groups),
        library: present({ name: said.library }),
        app: present({ version: said.app_version }),
        os: present({ name: said.os_name, version: said.os_version }),
        device: present({
          manufacturer: said.device_manufacturer ?? said.device_brand,
          model: said.device_model,
        }),
        locale: said.language,
        ip: textOf(said.ip)?.startsWith('$') ? null : said.ip,
        userAgent: said.user_agent,
      },
      [],
    ),
  }
}
