import { z } from 'zod'
import { RihlaError } from '../../../platform/errors.ts'
import { callJson } from '../api-client.ts'
import { type Context, defineConnector, type HookReading, type Page, type Told } from '../connector.ts'
import { isSigned } from '../signature.ts'
import { readThings } from './read-things.ts'
import { customerMessages, orderMessages, type Shop } from './shop-order.ts'
import { orderBecomes, shopCounts, shopWords } from './shop-words.ts'
import { shopifyCustomer, shopifyOrder, toCustomer, toOrder } from './shopify-shapes.ts'

const settings = z.object({
  address: z
    .string()
    .trim()
    .toLowerCase()
    .transform(text => text.replace(/\/+$/, ''))
    // Nobody's token is sent anywhere else: an owner copies addresses from anywhere.
    .pipe(
      z
        .string()
        .regex(/^(https:\/\/)?[a-z0-9][a-z0-9-]*\.myshopify\.com$|^https?:\/\/(127\.0\.0\.1|localhost):\d+$/),
    ),
})
const secrets = z.object({ token: z.string().trim().min(1), signing: z.string().trim().min(1).optional() })
type Settings = z.infer<typeof settings>
type Secrets = z.infer<typeof secrets>
type ShopifyContext = Context<Settings, Secrets>

const version = '2025-10'
/** What changed in the last minutes of a load is asked for again in the next. */
const overlapMs = 5 * 60_000

/** Everything is read in the order of its changes: `since` is the change that was read last. */
const cursor = z.object({ customers: z.string().nullable(), orders: z.string().nullable() })
type Cursor = z.infer<typeof cursor>

export const shopify = defineConnector<Settings, Secrets, Cursor>({
  kind: 'shopify',
  group: 'shop',
  title: { en: 'Shopify', ar: 'Shopify' },
  about: {
    en: 'All customers and orders with their shipments, deliveries, cancellations and refunds, then every change. Orders older than 60 days need the permission read_all_orders.',
    ar: 'كل العملاء والطلبات مع شحنها وتسليمها وإلغائها واسترداد مبالغها، ثم كل تغيير. قراءة الطلبات الأقدم من 60 يومًا تحتاج إلى الصلاحية read_all_orders.',
  },
  settings,
  secrets,
  fields: [
    {
      name: 'address',
      kind: 'text',
      label: { en: 'Address of the shop', ar: 'عنوان المتجر' },
      help: {
        en: 'The one that ends in myshopify.com, not your own domain.',
        ar: 'العنوان الذي ينتهي بـ myshopify.com، لا نطاق المتجر الخاص.',
      },
      placeholder: 'my-shop.myshopify.com',
    },
    {
      name: 'token',
      kind: 'text',
      isSecret: true,
      label: { en: 'Admin API access token', ar: 'رمز الوصول إلى Admin API' },
      help: { en: 'Begins with shpat_.', ar: 'يبدأ بـ shpat_.' },
    },
    {
      name: 'signing',
      kind: 'text',
      isSecret: true,
      isOptional: true,
      label: { en: 'Signing secret of webhooks', ar: 'سرّ توقيع Webhook' },
      help: {
        en: 'Shown under the list of webhooks. Without it webhooks are refused and changes come by the schedule alone.',
        ar: 'يظهر تحت قائمة Webhook. من دونه تُرفض طلبات Webhook وتصل التغييرات بالجدولة وحدها.',
      },
    },
  ],
  steps: [
    {
      en: 'In Shopify: Settings → Apps and sales channels → Develop apps → Create an app.',
      ar: 'في Shopify: الإعدادات، ثم التطبيقات وقنوات المبيعات، ثم تطوير التطبيقات، ثم إنشاء تطبيق.',
    },
    {
      en: 'Give it the Admin API scopes read_orders, read_all_orders, read_customers and read_fulfillments, and install it.',
      ar: 'تُمنح صلاحيات Admin API التالية ثم يُثبّت التطبيق: read_orders وread_all_orders وread_customers وread_fulfillments.',
    },
    { en: 'Copy the access token: Shopify shows it once.', ar: 'يُنسخ رمز الوصول: يعرضه Shopify مرة واحدة.' },
  ],
  hookSteps: [
    shopWords.copyAddress,
    {
      en: 'In Shopify: Settings → Notifications → Webhooks → Create webhook, format JSON.',
      ar: 'في Shopify: الإعدادات، ثم الإشعارات، ثم Webhooks، ثم إنشاء Webhook بصيغة JSON.',
    },
    {
      en: 'One for each of: Order creation, Order update, Order cancellation, Refund create, Fulfillment update, Customer creation, Customer update.',
      ar: 'واحد لكل من: إنشاء طلب، تحديث طلب، إلغاء طلب، إنشاء استرداد، تحديث تنفيذ، إنشاء عميل، تحديث عميل.',
    },
  ],
  cases: () => ['order_id'],
  becomes: orderBecomes(['Order Shipped', 'Order Delivered', 'Order Cancelled', 'Order Refunded']),
  cursor,
  async test(context) {
    const shop = await call(context, '/shop.json', z.object({ shop: z.looseObject({ name: z.string() }) }))
    const count = z.object({ count: z.number() })
    const customers = await call(context, '/customers/count.json', count)
    const orders = await call(context, '/orders/count.json?status=any', count)
    return {
      name: shop.value.shop.name,
      counts: shopCounts(customers.value.count, orders.value.count),
    }
  },
  async *load(context, from) {
    let current: Cursor = from ?? { customers: null, orders: null }
    let done = 0
    for (const what of ['customers', 'orders'] as const)
      for await (const page of changesOf(context, what, current[what])) {
        done += page.count
        current = { ...current, [what]: page.since }
        yield { messages: page.messages, unread: page.unread, cursor: current, done, of: null }
      }
  },
  hook: {
    verify: ({ headers, bytes }, { secrets: { signing } }) =>
      isSigned({
        algorithm: 'sha256',
        encoding: 'base64',
        secret: signing ?? '',
        bytes,
        given: headers.get('x-shopify-hmac-sha256'),
      }),
    read: ({ headers, bytes }, context) =>
      readHook(headers.get('x-shopify-topic') ?? '', bytes, shopOf(context)),
  },
})

function shopOf({ settings: { address }, workspace }: Pick<ShopifyContext, 'settings' | 'workspace'>): Shop {
  const account = address.replace(/^https?:\/\//, '')
  return { kind: 'shopify', account, customerKind: 'shopify_customer_id', country: workspace.country }
}

function call<T>(context: ShopifyContext, path: string, answer: z.ZodType<T>) {
  const { address } = context.settings
  const base = address.includes('://') ? address : `https://${address}`
  const url = path.startsWith('http') ? path : `${base}/admin/api/${version}${path}`
  const what = path.includes('customers') ? 'read_customers' : 'read_orders'
  return callJson(context, {
    url,
    what,
    headers: { 'x-shopify-access-token': context.secrets.token },
    answer,
  })
}

interface Changes extends Pick<Page<string>, 'unread'> {
  readonly messages: readonly Told[]
  readonly count: number
  readonly since: string | null
}

/** In the order of their changes, so that something that changes meanwhile comes again at the end. */
async function* changesOf(
  context: ShopifyContext,
  what: 'customers' | 'orders',
  since: string | null,
): AsyncGenerator<Changes> {
  const shop = shopOf(context)
  const answer = z.object({ [what]: z.array(z.unknown()) })
  const asked = new URLSearchParams({ limit: '250', order: 'updated_at asc' })
  if (what === 'orders') asked.set('status', 'any')
  if (since !== null) asked.set('updated_at_min', since)
  let next: string | null = `/${what}.json?${asked}`
  let last = since
  const read = new Set<string>()
  while (next !== null) {
    // A list that leads back to a page of its own would be read for ever.
    if (read.has(next)) throw new RihlaError('connection.pages-repeat')
    read.add(next)
    const {
      value,
      headers,
    }: { value: Record<string, unknown[]>; headers: Readonly<Record<string, string>> } = await call(
      context,
      next,
      answer,
    )
    const things = value[what] ?? []
    const reading =
      what === 'orders'
        ? readThings(things, shopifyOrder, order => orderMessages(shop, toOrder(order)))
        : readThings(things, shopifyCustomer, customer => customerMessages(shop, toCustomer(customer)))
    const seen = reading.read.at(-1)?.updated_at ?? null
    next = nextPage(headers.link ?? '', context.settings.address)
    if (seen !== null) last = new Date(next === null ? seen - overlapMs : seen).toISOString()
    yield { messages: reading.messages, unread: reading.unread, count: things.length, since: last }
  }
}

/** The address in the `Link` header, only where it leads to the same shop. */
function nextPage(link: string, address: string): string | null {
  const url = /<([^>]+)>;\s*rel="?next"?/.exec(link)?.[1]
  if (url === undefined || !URL.canParse(url)) return null
  return new URL(url).host === address.replace(/^https?:\/\//, '') ? url : null
}

const refund = z.looseObject({ order_id: z.union([z.string(), z.number()]).transform(String) })

function readHook(topic: string, bytes: Buffer, shop: Shop): HookReading | null {
  const value: unknown = parse(bytes)
  if (value === undefined) return null
  if (/^orders\//.test(topic)) {
    if (topic === 'orders/delete') return { messages: [] }
    return readThings([value], shopifyOrder, order => orderMessages(shop, toOrder(order)))
  }
  if (/^customers\//.test(topic)) {
    if (topic === 'customers/delete') return { messages: [] }
    return readThings([value], shopifyCustomer, customer => customerMessages(shop, toCustomer(customer)))
  }
  // Refunds and shipments alone do not say whose they are: the order is updated with them and comes by itself.
  if (/^(refunds|fulfillments)\//.test(topic))
    return refund.safeParse(value).success ? { messages: [] } : null
  return null
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
