import type { Adapter, ClientCall, Sent, Translated } from './adapter.ts'
import { ecommerceNames, ecommerceProperties } from './ecommerce-names.ts'
import {
  type Bag,
  bagOf,
  jsonAnswer,
  listOf,
  millisOf,
  nameIn,
  parseJson,
  present,
  sentIn,
  textOf,
  without,
} from './read-values.ts'

const table = {
  buildPageView: 'page',
  buildScreenView: 'screen',
  buildPagePing: 'track Page Pinged',
  buildStructEvent: 'track, named by its action; category, label, property, value are properties',
  buildSelfDescribingEvent: 'track, named by its schema',
  'buildAddToCart, buildRemoveFromCart': 'track Product Added, Product Removed',
  buildSiteSearch: 'track Products Searched',
  buildEcommerceTransaction: 'track Order Completed',
  buildEcommerceTransactionItem: 'track Order Item, with order_id',
  'e-commerce actions (snowplow_ecommerce_action)': 'track, under the names of the e-commerce table',
  'setUserId, setDomainUserId': 'user id; anonymous id',
}

/** `@snowplow/node-tracker` and every other tracker of Snowplow's protocol, version 2. The app id is the write key. */
export const snowplow: Adapter = {
  client: 'snowplow',
  table,
  doors: [
    {
      method: 'POST',
      paths: ['/com.snowplowanalytics.snowplow/tp2'],
      summary: 'Takes events as Snowplow’s trackers post them',
      keys: call => keysIn(bagOf(listOf(payloadOf(call)?.data)[0])),
      read: readPost,
      answer: () => new Response('ok', { headers: { 'content-type': 'text/plain' } }),
    },
    {
      method: 'GET',
      paths: ['/i'],
      summary: 'Takes one event as Snowplow’s trackers write it in an address',
      keys: ({ query }) => keysIn(Object.fromEntries(query)),
      // The address itself is the text: as JSON it is a string.
      read: ({ query }) => [{ text: JSON.stringify(query.toString()), value: query.toString() }],
      answer: () =>
        new Response(pixel, { headers: { 'content-type': 'image/gif', 'cache-control': 'no-store' } }),
    },
  ],
  translate,
  // Trackers send again, for ever, whatever is not one of 400, 401, 403, 410, 422.
  refuse: problem =>
    jsonAnswer(problem, problem.status < 500 && ![401, 403].includes(problem.status) ? 400 : problem.status),
}

const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

function keysIn(event: Bag | null): unknown[] {
  return [event?.aid, event?.tna]
}

function payloadOf({ bytes }: ClientCall): Bag | null {
  return bagOf(parseJson(bytes.toString('utf8')))
}

function readPost(call: ClientCall): Sent[] | null {
  const list = payloadOf(call)?.data
  return Array.isArray(list) ? sentIn(call.bytes.toString('utf8'), list, { key: 'data' }) : null
}

function translate(value: unknown) {
  const said = typeof value === 'string' ? Object.fromEntries(new URLSearchParams(value)) : bagOf(value)
  if (said === null) return { messages: [] }
  const contexts = contextsOf(said)
  const session = contexts.client_session?.[0]
  const who = { userId: said.uid, anonymousId: said.duid ?? session?.userId ?? said.nuid ?? said.tnuid }
  const stated = said.ttm ?? said.dtm
  const time = stated === undefined ? {} : { timestamp: millisOf(stated) ?? stated }
  const message = messageOf(said, contexts)
  const more = Object.keys(contexts).length > 0 ? { contexts } : {}
  const properties = { ...message.properties, ...more }
  return {
    id: said.eid,
    sentAt: millisOf(said.stm) ?? undefined,
    messages: [{ ...who, ...time, context: contextOf(said), ...message, properties }],
  }
}

/** Contexts by the name of their schema. */
type Contexts = Readonly<Record<string, readonly Bag[]>>

function messageOf(said: Bag, contexts: Contexts): Translated {
  switch (said.e) {
    case 'pv':
      return { type: 'page', name: said.page, properties: pageOf(said) }
    case 'pp':
      return { type: 'track', event: 'Page Pinged', properties: pageOf(said) }
    case 'se':
      return { type: 'track', event: said.se_ac, properties: numbersIn(said, structured) }
    case 'tr': {
      const own = numbersIn(said, transaction)
      return { type: 'track', event: 'Order Completed', properties: { ...own, revenue: own.total } }
    }
    case 'ti':
      return { type: 'track', event: 'Order Item', properties: numbersIn(said, item) }
    case 'ue':
      return selfDescribed(said, contexts)
    default:
      return { type: 'track', event: said.e }
  }
}

const structured = { se_ca: 'category', se_la: 'label', se_pr: 'property', se_va: 'value' }
const transaction = {
  tr_id: 'order_id',
  tr_af: 'affiliation',
  tr_tt: 'total',
  tr_tx: 'tax',
  tr_sh: 'shipping',
  tr_ci: 'city',
  tr_st: 'state',
  tr_co: 'country',
  tr_cu: 'currency',
}
const item = {
  ti_id: 'order_id',
  ti_sk: 'sku',
  ti_nm: 'name',
  ti_ca: 'category',
  ti_pr: 'price',
  ti_qu: 'quantity',
  ti_cu: 'currency',
}
const amounts = new Set(['se_va', 'tr_tt', 'tr_tx', 'tr_sh', 'ti_pr', 'ti_qu'])

/** The protocol writes every number as a text. */
function numbersIn(said: Bag, names: Readonly<Record<string, string>>): Bag {
  const found = Object.entries(names).map(([key, name]) => {
    const value = said[key]
    const number = amounts.has(key) && value !== undefined && value !== '' ? Number(value) : Number.NaN
    return [name, Number.isFinite(number) ? number : value] as const
  })
  return without(Object.fromEntries(found), [])
}

function pageOf(said: Bag): Bag {
  return present({ url: said.url, title: said.page, referrer: said.refr }) ?? {}
}

function selfDescribed(said: Bag, contexts: Contexts): Translated {
  const inner = bagOf(bagOf(jsonIn(said.ue_px, said.ue_pr))?.data)
  const data = bagOf(inner?.data) ?? {}
  const { schema } = inner ?? {}
  switch (schemaNameIn(schema)) {
    case 'screen_view':
      return { type: 'screen', name: data.name, properties: data }
    case 'add_to_cart':
      return { type: 'track', event: 'Product Added', properties: productOf(data) }
    case 'remove_from_cart':
      return { type: 'track', event: 'Product Removed', properties: productOf(data) }
    case 'site_search':
      return {
        type: 'track',
        event: 'Products Searched',
        properties: { ...data, query: listOf(data.terms).join(' ') },
      }
    case 'snowplow_ecommerce_action':
      return ecommerceOf(data, contexts)
    default:
      return { type: 'track', event: schemaNameIn(schema), properties: { ...data, schema } }
  }
}

function productOf(data: Bag): Bag {
  return { ...data, product_id: data.sku, ...(data.unitPrice === undefined ? {} : { price: data.unitPrice }) }
}

/** Snowplow's actions by Google's names, so that one table serves both. */
const actions: Readonly<Record<string, string>> = {
  product_view: 'view_item',
  list_view: 'view_item_list',
  list_click: 'select_item',
  checkout_step: 'add_shipping_info',
  transaction: 'purchase',
  promo_view: 'view_promotion',
  promo_click: 'select_promotion',
}

function ecommerceOf(
  data: Bag,
  { product = [], transaction = [], checkout_step = [], promotion = [] }: Contexts,
): Translated {
  const type = textOf(data.type) ?? ''
  const action = nameIn(actions, type) ?? type
  const items = product.map(({ id, ...own }) => ({ item_id: id, ...own }))
  const facts = { ...data, ...checkout_step[0], ...promotion[0], ...transaction[0], items }
  const properties = { ...ecommerceProperties(action, facts), original_event: type }
  return { type: 'track', event: nameIn(ecommerceNames, action) ?? type, properties }
}

function contextsOf(said: Bag): Contexts {
  const list = listOf(bagOf(jsonIn(said.cx, said.co))?.data).map(context => bagOf(context) ?? {})
  const grouped = Map.groupBy(list, ({ schema }) => schemaNameIn(schema) ?? 'unknown')
  return Object.fromEntries(
    [...grouped].map(([name, all]) => [name, all.map(({ data }) => bagOf(data) ?? {})]),
  )
}

/** Packed in base64 for addresses, or plain. */
function jsonIn(packed: unknown, plain: unknown): unknown {
  if (typeof packed === 'string') return parseJson(Buffer.from(packed, 'base64').toString('utf8'))
  return typeof plain === 'string' ? parseJson(plain) : plain
}

/** `iglu:vendor/NAME/jsonschema/1-0-0` */
function schemaNameIn(schema: unknown): string | undefined {
  return typeof schema === 'string' ? schema.split('/')[1] : undefined
}

const channels: Readonly<Record<string, string>> = { web: 'web', mob: 'app', app: 'app' }

function contextOf(said: Bag): Bag {
  const page = present({ url: said.url, title: said.page, referrer: said.refr })
  return (
    present({
      channel: nameIn(channels, said.p),
      library: present({ name: said.tv }),
      page,
      userAgent: said.ua,
      ip: said.ip,
      locale: said.lang,
      timezone: said.tz,
    }) ?? {}
  )
}
