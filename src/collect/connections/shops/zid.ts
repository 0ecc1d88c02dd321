import { z } from 'zod'
import { parseJson } from '../../adapters/read-values.ts'
import { type Context, defineConnector, type HookReading } from '../connector.ts'
import { isSame } from '../signature.ts'
import { atBeginning, type Batch, loadShop, type ShopCursor, shopCursor } from './load-pages.ts'
import { readThings } from './read-things.ts'
import { createRenewingCaller, renewable } from './renew-token.ts'
import { baseField, renewalFields } from './renewable-fields.ts'
import { customerMessages, orderMessages, type Shop } from './shop-order.ts'
import { orderBecomes, shopCounts, shopWords } from './shop-words.ts'
import { toCustomer, toOrder, zidCustomer, zidOrder } from './zid-shapes.ts'

const api = 'https://api.zid.sa/v1'
const tokenUrls: Readonly<Record<string, string>> = { [api]: 'https://oauth.zid.sa/oauth/token' }

const settings = z.object({
  base: z
    .url()
    .default(api)
    .transform(text => text.replace(/\/+$/, '')),
})
const secrets = z.object({
  ...renewable,
  authorization: z
    .string()
    .trim()
    .transform(text => text.replace(/^bearer\s+/i, ''))
    .pipe(z.string().min(1)),
  header: z.string().min(8).optional(),
})
type Settings = z.infer<typeof settings>
type Secrets = z.infer<typeof secrets>
type ZidContext = Context<Settings, Secrets>
type Caller = ReturnType<typeof createRenewingCaller<Secrets>>

const pageSize = 100

export const zid = defineConnector<Settings, Secrets, ShopCursor>({
  kind: 'zid',
  group: 'shop',
  title: { en: 'Zid', ar: 'زد' },
  about: {
    en: 'All customers and orders with the history of their status, then every change. Zid masks the names, e-mails and phones of marketplace orders: those orders come without a person. Zid signs no webhooks; the secret address, and a header if you set one, say who calls.',
    ar: 'كل العملاء والطلبات مع سجل حالاتها، ثم كل تغيير. تُخفي زد أسماء طلبات المتاجر الوسيطة وبريدها وهواتفها، فتصل هذه الطلبات دون شخص. ولا توقّع زد طلبات Webhook: العنوان السرّي، مع ترويسة إن حُدّدت، هو ما يثبت المرسل.',
  },
  settings,
  secrets,
  fields: [
    {
      name: 'token',
      kind: 'text',
      isSecret: true,
      label: { en: 'X-Manager-Token (access_token)', ar: 'X-Manager-Token (access_token)' },
    },
    {
      name: 'authorization',
      kind: 'text',
      isSecret: true,
      label: { en: 'Authorization token', ar: 'رمز Authorization' },
    },
    ...renewalFields,
    {
      name: 'header',
      kind: 'text',
      isSecret: true,
      isOptional: true,
      label: {
        en: 'Value of the Authorization header of webhooks',
        ar: 'قيمة ترويسة Authorization في طلبات Webhook',
      },
      help: {
        en: 'If your webhooks are sent with one; then calls without it are refused.',
        ar: 'إن كانت طلبات Webhook تُرسل بها؛ وعندها تُرفض الطلبات من دونها.',
      },
    },
    baseField(api),
  ],
  steps: [
    {
      en: 'In Zid’s partner dashboard: make an app with the scopes for reading orders and customers, and install it in your shop.',
      ar: 'في لوحة شركاء زد: يُنشأ تطبيق بصلاحيات قراءة الطلبات والعملاء، ثم يُثبّت في المتجر.',
    },
    {
      en: 'OAuth answers with access_token (the X-Manager-Token), authorization and refresh_token: enter all three.',
      ar: 'يعيد OAuth القيم access_token (وهي X-Manager-Token) وauthorization وrefresh_token: تُدخل الثلاث.',
    },
  ],
  hookSteps: [
    shopWords.copyAddress,
    {
      en: 'Subscribe with POST /v1/managers/webhooks and the address as target_url, once for each of: order.create, order.status.update, order.payment_status.update, customer.create, customer.update.',
      ar: 'يُشترك عبر POST /v1/managers/webhooks مع العنوان في target_url، مرة لكل من: order.create وorder.status.update وorder.payment_status.update وcustomer.create وcustomer.update.',
    },
  ],
  cases: () => ['order_id'],
  becomes: orderBecomes([
    'Order Confirmed',
    'Order Shipped',
    'Order Delivered',
    'Order Cancelled',
    'Order Refunded',
  ]),
  minutes: 30,
  cursor: shopCursor,
  async test(context) {
    const call = callerOf(context)
    const customers = await fetchCustomers(context, call, 1)
    const orders = await fetchOrders(context, call, { page: 1, since: null })
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
        orders: { fetch: (page, since) => fetchOrders(context, call, { page, since }) },
      },
    })
  },
  hook: {
    verify: ({ headers }, { secrets: { header } }) =>
      header === undefined || isSame(headers.get('authorization') ?? '', header),
    read: ({ bytes }, context) => readHook(parseJson(bytes.toString('utf8')), shopOf(context)),
  },
})

function shopOf({ workspace }: Pick<ZidContext, 'workspace'>): Shop {
  // Zid's numbers are those of all its shops together.
  return { kind: 'zid', account: 'zid', customerKind: 'zid_customer_id', country: workspace.country || 'SA' }
}

function callerOf(context: ZidContext): Caller {
  const { base } = context.settings
  return createRenewingCaller(context, {
    tokenUrl: tokenUrls[base] ?? new URL('/oauth/token', base).href,
    headersOf: ({ token, authorization }) => ({
      authorization: `Bearer ${authorization}`,
      'x-manager-token': token,
      'accept-language': 'en',
    }),
  })
}

const orderList = z.looseObject({ orders: z.array(z.unknown()), total_order_count: z.number().nullish() })
const customerList = z.looseObject({
  customers: z.array(z.unknown()),
  total_customers_count: z.number().nullish(),
})

async function fetchOrders(
  context: ZidContext,
  call: Caller,
  { page, since }: { page: number; since: number | null },
): Promise<Batch> {
  const asked = new URLSearchParams({
    ...{ page: String(page), per_page: String(pageSize), payload_type: 'default' },
    // By creation a page never loses what changes while it is read; new ones come at the end.
    ...{ order_by: 'created_at', sort_by: 'asc' },
    ...(since === null ? {} : { date_attribute: 'updated_at', date_from: new Date(since).toISOString() }),
  })
  const url = `${context.settings.base}/managers/store/orders?${asked}`
  const { value } = await call({ url, what: 'orders.read', answer: orderList })
  const shop = shopOf(context)
  const { messages, unread } = readThings(value.orders, zidOrder, order =>
    orderMessages(shop, toOrder(order)),
  )
  const things = value.orders
  const of = value.total_order_count ?? null
  return { messages, unread, things, of, isLast: isLast({ page, count: things.length, of }) }
}

async function fetchCustomers(context: ZidContext, call: Caller, page: number): Promise<Batch> {
  const url = `${context.settings.base}/managers/store/customers?page=${page}&per_page=${pageSize}`
  const { value } = await call({ url, what: 'customers.read', answer: customerList })
  const shop = shopOf(context)
  const reading = readThings(value.customers, zidCustomer, one => customerMessages(shop, toCustomer(one)))
  const things = value.customers
  const of = value.total_customers_count ?? null
  const { messages, unread } = reading
  return { messages, unread, things, of, isLast: isLast({ page, count: things.length, of }) }
}

function isLast({ page, count, of }: { page: number; count: number; of: number | null }): boolean {
  return of === null ? count < pageSize : page * pageSize >= of
}

function readHook(value: unknown, shop: Shop): HookReading | null {
  // Some events come in an envelope, others are the thing itself.
  const payload = z.looseObject({ payload: z.looseObject({}) }).safeParse(value)
  const thing: unknown = payload.success ? payload.data.payload : value
  if (hasKey(thing, 'order_status'))
    return readThings([thing], zidOrder, order => orderMessages(shop, toOrder(order)))
  if (
    hasKey(thing, 'id') &&
    (hasKey(thing, 'mobile') || hasKey(thing, 'telephone') || hasKey(thing, 'email'))
  )
    return readThings([thing], zidCustomer, one => customerMessages(shop, toCustomer(one)))
  return null
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value
}
