import { z } from 'zod'
import { parseJson } from '../../adapters/read-values.ts'
import { type Context, defineConnector } from '../connector.ts'
import { isSigned } from '../signature.ts'
import { atBeginning, type Batch, loadShop, oldestOf, type ShopCursor, shopCursor } from './load-pages.ts'
import { readThings } from './read-things.ts'
import { createRenewingCaller, renewable } from './renew-token.ts'
import { baseField, renewalFields } from './renewable-fields.ts'
import { customerMessages, orderMessages, type Shop } from './shop-order.ts'
import { orderBecomes, shopCounts, shopWords } from './shop-words.ts'
import { toCustomer, toOrder, youcanCustomer, youcanOrder } from './youcan-shapes.ts'

const api = 'https://api.youcan.shop'

const settings = z.object({
  base: z
    .url()
    .default(api)
    .transform(text => text.replace(/\/+$/, '')),
})
const secrets = z.object(renewable)
type Settings = z.infer<typeof settings>
type Secrets = z.infer<typeof secrets>
type YoucanContext = Context<Settings, Secrets>
type Caller = ReturnType<typeof createRenewingCaller<Secrets>>

const pageSize = 50
/** YouCan cannot be asked for what changed: orders of the last month are read again. */
const lookBackMs = 30 * 86_400_000

export const youcan = defineConnector<Settings, Secrets, ShopCursor>({
  kind: 'youcan',
  group: 'shop',
  title: { en: 'YouCan', ar: 'يوكان' },
  about: {
    en: 'All customers and orders, then what is new. YouCan sends a webhook for new orders only: what happens to an order afterwards is found by reading the last 30 days again.',
    ar: 'كل العملاء والطلبات، ثم الجديد منها. يرسل يوكان Webhook للطلبات الجديدة وحدها: ما يحدث للطلب بعد ذلك يُعرف بقراءة آخر 30 يومًا من جديد.',
  },
  settings,
  secrets,
  fields: [
    {
      name: 'token',
      kind: 'text',
      isSecret: true,
      label: { en: 'Access token', ar: 'رمز الوصول (access token)' },
    },
    ...renewalFields.map(field =>
      field.name === 'clientSecret'
        ? {
            ...field,
            help: {
              en: 'Signs the webhooks and renews the token. Without it webhooks are refused.',
              ar: 'يوقّع طلبات Webhook ويجدّد الرمز. من دونه تُرفض طلبات Webhook.',
            },
          }
        : field,
    ),
    baseField(api),
  ],
  steps: [
    {
      en: 'In YouCan’s partner area: make an app with the scopes read-orders, read-customers and edit-rest-hooks, and install it in your shop.',
      ar: 'في منصة شركاء يوكان: يُنشأ تطبيق بالصلاحيات read-orders وread-customers وedit-rest-hooks، ثم يُثبّت في المتجر.',
    },
    {
      en: 'OAuth answers with the access and refresh token; client id and secret are on the page of the app.',
      ar: 'يعيد OAuth رمز الوصول ورمز التجديد؛ أما معرّف التطبيق وسرّه فعلى صفحة التطبيق.',
    },
  ],
  hookSteps: [
    shopWords.copyAddress,
    {
      en: 'Subscribe with POST https://api.youcan.shop/resthooks/subscribe, event order.create and the address as target_url.',
      ar: 'يُشترك عبر POST https://api.youcan.shop/resthooks/subscribe بالحدث order.create والعنوان في target_url.',
    },
  ],
  cases: () => ['order_id'],
  becomes: orderBecomes(['Order Shipped', 'Order Delivered', 'Order Cancelled', 'Order Refunded']),
  minutes: 30,
  cursor: shopCursor,
  async test(context) {
    const call = callerOf(context)
    const customers = await fetchCustomers(context, call, 1)
    const orders = await fetchOrders(context, call, 1)
    return {
      name: null,
      counts: shopCounts(customers.of ?? 0, orders.of ?? 0),
    }
  },
  load(context, from) {
    const call = callerOf(context)
    return loadShop({
      cursor: from ?? atBeginning,
      now: context.now,
      pagers: {
        customers: { lookBackMs: 0, fetch: page => fetchCustomers(context, call, page) },
        orders: { lookBackMs, fetch: page => fetchOrders(context, call, page) },
      },
    })
  },
  hook: {
    verify: ({ headers, bytes }, { secrets: { clientSecret } }) =>
      isSigned({
        algorithm: 'sha256',
        encoding: 'hex',
        secret: clientSecret ?? '',
        bytes,
        given: headers.get('x-youcan-signature'),
      }),
    read({ bytes }, context) {
      const value = parseJson(bytes.toString('utf8'))
      if (typeof value !== 'object' || value === null) return null
      // Low stock concerns nobody; an accepted offer comes with its order.
      if (!('ref' in value)) return 'id' in value ? { messages: [] } : null
      const shop = shopOf(context)
      return readThings([value], youcanOrder, order => orderMessages(shop, toOrder(order, context.workspace)))
    },
  },
})

function shopOf({ workspace }: Pick<YoucanContext, 'workspace'>): Shop {
  // YouCan's ids are unique among all its shops.
  return {
    kind: 'youcan',
    account: 'youcan',
    customerKind: 'youcan_customer_id',
    country: workspace.country || 'MA',
  }
}

function callerOf(context: YoucanContext): Caller {
  return createRenewingCaller(context, {
    tokenUrl: `${context.settings.base}/oauth/token`,
    headersOf: ({ token }) => ({ authorization: `Bearer ${token}` }),
  })
}

const list = z.looseObject({
  data: z.array(z.unknown()),
  meta: z.looseObject({
    pagination: z.looseObject({ total: z.number(), current_page: z.number(), total_pages: z.number() }),
  }),
})

async function fetchOrders(context: YoucanContext, call: Caller, page: number): Promise<Batch> {
  const asked = new URLSearchParams({
    ...{ page: String(page), limit: String(pageSize), sort_field: 'created_at', sort_order: 'desc' },
    include: 'customer,variants,payment,shipping,discount,coupon,refunds',
  })
  const url = `${context.settings.base}/orders?${asked}`
  const { value } = await call({ url, what: 'read-orders', answer: list })
  const shop = shopOf(context)
  const reading = readThings(value.data, youcanOrder, order =>
    orderMessages(shop, toOrder(order, context.workspace)),
  )
  return batchOf(value, reading, oldestOf(reading.read.map(({ created_at: at }) => at)))
}

async function fetchCustomers(context: YoucanContext, call: Caller, page: number): Promise<Batch> {
  const url = `${context.settings.base}/customers?page=${page}&limit=${pageSize}&sort_field=created_at&sort_order=desc`
  const { value } = await call({ url, what: 'read-customers', answer: list })
  const shop = shopOf(context)
  const reading = readThings(value.data, youcanCustomer, one => customerMessages(shop, toCustomer(one)))
  return batchOf(value, reading, oldestOf(reading.read.map(({ created_at: at }) => at)))
}

function batchOf(
  { data, meta: { pagination } }: z.infer<typeof list>,
  { messages, unread }: Pick<Batch, 'messages' | 'unread'>,
  oldest: number | null,
): Batch {
  const isLast = pagination.current_page >= pagination.total_pages
  return { messages, unread, things: data, of: pagination.total, oldest, isLast }
}
