import type { Adapter, Around, ClientCall, Door, Sent, Taken, Translated } from './adapter.ts'
import { ecommerceNames, ecommerceProperties } from './ecommerce-names.ts'
import {
  type Bag,
  bagOf,
  jsonAnswer,
  millisOf,
  nameIn,
  parseJson,
  present,
  sentIn,
  textOf,
  without,
} from './read-values.ts'

const table = {
  page_view: 'page',
  screen_view: 'screen',
  'e-commerce events':
    'track, under the names of the e-commerce table; the name as it was sent in original_event',
  'every other event': 'track, under the same name',
  user_properties: 'identify, once a call',
  'client_id, app_instance_id': 'anonymous id',
  user_id: 'user id',
  user_data: 'the hashes of e-mail and phone as identifiers of their own kinds',
  '/debug/mp/collect': 'nothing is kept; the answer says what would be refused',
}

/** The Measurement Protocol of Google Analytics 4. `api_secret` is the write key; the measurement id is not asked. */
export const ga4: Adapter = {
  client: 'ga4',
  table,
  doors: [
    collectDoor('/mp/collect', { answer: () => new Response(null, { status: 204 }) }),
    collectDoor('/debug/mp/collect', { answer: validation, onlyTries: true }),
  ],
  translate,
}

function collectDoor(path: string, more: Pick<Door, 'answer' | 'onlyTries'>): Door {
  return {
    method: 'POST',
    paths: [path],
    summary: 'Takes events of Google Analytics’ Measurement Protocol',
    keys: ({ query }) => [query.get('api_secret')],
    read,
    ...more,
  }
}

/** As Google's validation server answers. */
function validation({ outcomes, sent }: Taken): Response {
  const messages = outcomes.flatMap((outcome, i) =>
    outcome.status === 'quarantined'
      ? [
          {
            fieldPath: `events[${i}]`,
            description: `${outcome.reason} ${outcome.detail}`.trim(),
            validationCode: 'VALUE_INVALID',
          },
        ]
      : [],
  )
  const none = { fieldPath: 'events', description: 'no events', validationCode: 'VALUE_REQUIRED' }
  return jsonAnswer({ validationMessages: sent.length === 0 ? [none] : messages })
}

function read({ bytes }: ClientCall): Sent[] | null {
  const text = bytes.toString('utf8')
  const whole = bagOf(parseJson(text))
  if (whole === null || !Array.isArray(whole.events)) return null
  const { events, user_properties, ...around } = whole
  const traits = user_properties === undefined ? {} : { user_properties }
  return sentIn(text, whole.events, { key: 'events' }).map((sent, i) => ({
    ...sent,
    // Once a call: with every event they would be as many identical statements.
    around: i === 0 ? { ...around, ...traits } : around,
  }))
}

function translate(value: unknown, around: Around) {
  const said = bagOf(value)
  if (said === null) return { messages: [] }
  const stated = said.timestamp_micros ?? around.timestamp_micros
  const common = {
    userId: around.user_id,
    anonymousId: around.client_id ?? around.app_instance_id,
    ...(stated === undefined ? {} : { timestamp: millisOf(stated) ?? stated }),
    context: contextOf(said, around),
  }
  const traits = traitsOf(around.user_properties)
  const identified: Translated[] = traits === undefined ? [] : [{ type: 'identify', traits }]
  return { messages: [messageOf(said), ...identified].map(one => ({ ...common, ...one })) }
}

function messageOf(said: Bag): Translated {
  const params = without(bagOf(said.params) ?? {}, [])
  const name = textOf(said.name) ?? ''
  if (name === 'page_view') return { type: 'page', name: params.page_title, properties: pageOf(params) }
  if (name === 'screen_view') return { type: 'screen', name: params.screen_name, properties: params }
  const known = nameIn(ecommerceNames, name)
  return known === undefined
    ? { type: 'track', event: said.name, properties: params }
    : { type: 'track', event: known, properties: ecommerceProperties(name, params) }
}

function pageOf({ page_location: url, page_title: title, page_referrer: referrer, ...own }: Bag): Bag {
  return { ...own, ...present({ url, title, referrer }) }
}

/** `{ plan: { value: 'b' } }` */
function traitsOf(properties: unknown): Bag | undefined {
  const entries = Object.entries(bagOf(properties) ?? {})
  return present(Object.fromEntries(entries.map(([name, said]) => [name, bagOf(said)?.value ?? null])))
}

function contextOf(said: Bag, around: Around): Bag {
  const params = bagOf(said.params) ?? {}
  const data = bagOf(around.user_data) ?? {}
  const hashes = (type: string, value: unknown) =>
    (Array.isArray(value) ? value : [value]).flatMap(id => (textOf(id) === null ? [] : [{ type, id }]))
  const externalIds = [
    ...hashes('email_sha256', data.sha256_email_address),
    ...hashes('phone_sha256', data.sha256_phone_number),
  ]
  const device = bagOf(around.device)
  return (
    present({
      channel: around.app_instance_id === undefined ? null : 'app',
      page: present({ url: params.page_location, title: params.page_title, referrer: params.page_referrer }),
      campaign: present({
        name: params.campaign,
        source: params.source,
        medium: params.medium,
        term: params.term,
        content: params.content,
      }),
      locale: device?.language ?? params.language,
      ip: around.ip_override,
      userAgent: around.user_agent,
      externalIds: externalIds.length > 0 ? externalIds : null,
    }) ?? {}
  )
}
