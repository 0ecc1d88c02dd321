import { hash } from 'node:crypto'
import { z } from 'zod'
import { ecommerceNames, ecommerceProperties } from '../../adapters/ecommerce-names.ts'
import { nameIn, parseJson } from '../../adapters/read-values.ts'
import { defineConnector, type Told } from '../connector.ts'
import {
  bucketCursor,
  bucketFields,
  bucketSecrets,
  bucketSettings,
  loadBucket,
  tryBucket,
} from './load-bucket.ts'
import type { PulledRow } from './row-message.ts'

/** The tables events_YYYYMMDD of GA4's BigQuery export, as files in a bucket. */
export const ga4Export = defineConnector({
  kind: 'ga4-export',
  group: 'files',
  title: { en: 'GA4 export from BigQuery', ar: 'تصدير GA4 من BigQuery' },
  about: {
    en: 'The daily tables events_YYYYMMDD, exported as JSON or Parquet into a bucket (Google Cloud Storage with HMAC keys speaks S3).',
    ar: 'الجداول اليومية events_YYYYMMDD مصدّرة بصيغة JSON أو Parquet إلى حاوية (تتحدث Google Cloud Storage بروتوكول S3 بمفاتيح HMAC).',
  },
  settings: bucketSettings,
  secrets: bucketSecrets,
  fields: bucketFields,
  becomes: [
    { what: { en: 'page_view', ar: 'page_view' }, events: ['page'] },
    { what: { en: 'screen_view', ar: 'screen_view' }, events: ['screen'] },
    {
      what: { en: 'purchase and the other events of commerce', ar: 'purchase وبقية أحداث التجارة' },
      events: ['Order Completed'],
    },
  ],
  minutes: 360,
  cursor: bucketCursor,
  test: context => tryBucket(context),
  load: (context, cursor) => loadBucket(context, cursor, { read: readGa4 }),
})

const param = z.looseObject({
  key: z.string(),
  value: z
    .looseObject({
      string_value: z.string().nullish(),
      int_value: z.union([z.string(), z.number()]).nullish(),
      float_value: z.number().nullish(),
      double_value: z.number().nullish(),
    })
    .nullish(),
})
const params = z.array(param).catch([])
const number = z.coerce.number().catch(Number.NaN)

/** One row of an export: its parameters flattened, its order and its campaign under their usual names. */
export function readGa4(row: PulledRow, n: number): readonly Told[] | { readonly reason: string } {
  const name = row.event_name ?? ''
  const micros = number.parse(row.event_timestamp)
  if (name === '') return { reason: 'event-name-missing' }
  if (!Number.isFinite(micros) || micros <= 0) return { reason: 'time-missing' }
  const said = paramsOf(row.event_params)
  const person = {
    ...(row.user_id ? { userId: row.user_id } : {}),
    ...(row.user_pseudo_id ? { anonymousId: row.user_pseudo_id } : {}),
  }
  const id = hash(
    'sha256',
    JSON.stringify(
      Object.entries(row)
        .filter(([, cell]) => cell !== null)
        .sort(),
    ),
    'base64url',
  )
  const page = withoutNothing({
    url: said.page_location,
    title: said.page_title,
    referrer: said.page_referrer,
  })
  const campaign = withoutNothing({
    source: row['traffic_source.source'] ?? said.source,
    medium: row['traffic_source.medium'] ?? said.medium,
    name: row['traffic_source.name'] ?? said.campaign,
  })
  const isApp = row.platform === 'IOS' || row.platform === 'ANDROID'
  const call = name === 'page_view' ? 'page' : name === 'screen_view' ? 'screen' : 'track'
  const known = nameIn(ecommerceNames, name)
  const own = { ...said, ...ecommerceOf(row) }
  const told: Told = {
    type: call,
    ...(call === 'track' ? { event: known ?? name } : {}),
    messageId: `ga4-export:${id.slice(0, 24)}-${n}`,
    timestamp: new Date(micros / 1_000).toISOString(),
    ...person,
    properties: withoutNothing({
      ...(known === undefined ? own : ecommerceProperties(name, own)),
      ...(call === 'page'
        ? { path: pathOf(said.page_location), url: said.page_location, title: said.page_title }
        : {}),
      country: row['geo.country'],
      city: row['geo.city'],
      device: row['device.category'],
    }),
    context: {
      channel: isApp ? 'app' : 'web',
      ...(Object.keys(page).length > 0 ? { page } : {}),
      ...(Object.keys(campaign).length > 0 ? { campaign } : {}),
    },
  }
  return [told]
}

function paramsOf(text: string | null | undefined): Record<string, unknown> {
  return Object.fromEntries(
    params.parse(parseJson(text ?? '')).map(({ key, value }) => {
      const whole =
        value?.int_value === null || value?.int_value === undefined ? undefined : Number(value.int_value)
      return [key, value?.string_value ?? whole ?? value?.double_value ?? value?.float_value]
    }),
  )
}

const items = z.array(z.record(z.string(), z.unknown())).catch([])

/** The order and its lines, as the Measurement Protocol calls them. */
function ecommerceOf(row: PulledRow): Record<string, unknown> {
  const order = row['ecommerce.transaction_id']
  const revenue = number.parse(row['ecommerce.purchase_revenue'] ?? Number.NaN)
  const lines = items.parse(parseJson(row.items ?? '')).map(withoutNothing)
  return {
    ...(order && order !== '(not set)' ? { transaction_id: order } : {}),
    ...(Number.isFinite(revenue) ? { value: revenue } : {}),
    ...(lines.length > 0 ? { items: lines } : {}),
  }
}

function pathOf(url: unknown): string | undefined {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname : undefined
}

function withoutNothing(bag: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(bag).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )
}
