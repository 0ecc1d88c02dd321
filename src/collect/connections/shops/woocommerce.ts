import { z } from 'zod'
import { parseJson } from '../../adapters/read-values.ts'
import { callJson } from '../api-client.ts'
import { type Context, defineConnector } from '../connector.ts'
import { isSigned } from '../signature.ts'
import { atBeginning, type Batch, loadShop, type ShopCursor, shopCursor } from './load-pages.ts'
import { readThings } from './read-things.ts'
import { customerMessages, orderMessages, type Shop } from './shop-order.ts'
import { orderBecomes, shopCounts, shopWords } from './shop-words.ts'
import { toCustomer, toOrder, wooCustomer, wooOrder } from './woocommerce-shapes.ts'

const settings = z.object({
  address: z
    .string()
    .trim()
    .transform(text => (/^https?:\/\//i.test(text) ? text : `https://${text}`).replace(/\/+$/, ''))
    .pipe(z.url()),
})
const secrets = z.object({
  key: z.string().trim().min(1),
  secret: z.string().trim().min(1),
  signing: z.string().min(1).optional(),
})
type Settings = z.infer<typeof settings>
type Secrets = z.infer<typeof secrets>
type WooContext = Context<Settings, Secrets>

const pageSize = 100

export const woocommerce = defineConnector<Settings, Secrets, ShopCursor>({
  kind: 'woocommerce',
  group: 'shop',
  title: { en: 'WooCommerce', ar: 'WooCommerce' },
  about: {
    en: 'All customers and orders, then every change. WooCommerce keeps no history of an order: of what happened before connecting its last status is known.',
    ar: 'كل العملاء والطلبات، ثم كل تغيير. لا يحفظ WooCommerce سجلًّا لحالات الطلب: ما حدث قبل الربط تُعرف منه الحالة الأخيرة وحدها.',
  },
  settings,
  secrets,
  fields: [
    {
      name: 'address',
      kind: 'url',
      label: { en: 'Address of the shop', ar: 'عنوان المتجر' },
      placeholder: 'https://shop.example',
    },
    {
      name: 'key',
      kind: 'text',
      isSecret: true,
      label: { en: 'Consumer key', ar: 'مفتاح المستهلك (Consumer key)' },
    },
    {
      name: 'secret',
      kind: 'text',
      isSecret: true,
      label: { en: 'Consumer secret', ar: 'سرّ المستهلك (Consumer secret)' },
    },
    {
      name: 'signing',
      kind: 'text',
      isSecret: true,
      isOptional: true,
      label: { en: 'Secret of the webhooks', ar: 'سرّ Webhook' },
      help: {
        en: 'Choose one and enter it here and in WooCommerce. Without it webhooks are refused and changes come by the schedule alone.',
        ar: 'يُختار سرّ ويُدخل هنا وفي WooCommerce. من دونه تُرفض طلبات Webhook وتصل التغييرات بالجدولة وحدها.',
      },
    },
  ],
  steps: [
    {
      en: 'In WordPress: WooCommerce → Settings → Advanced → REST API → Add key.',
      ar: 'في ووردبريس: WooCommerce، ثم الإعدادات، ثم متقدم، ثم REST API، ثم إضافة مفتاح.',
    },
    {
      en: 'Permission “Read” is enough. Copy both: they are shown once.',
      ar: 'تكفي صلاحية «قراءة». يُنسخ المفتاح والسرّ: يظهران مرة واحدة.',
    },
  ],
  hookSteps: [
    shopWords.copyAddress,
    {
      en: 'In WordPress: WooCommerce → Settings → Advanced → Webhooks → Add webhook, status “Active”.',
      ar: 'في ووردبريس: WooCommerce، ثم الإعدادات، ثم متقدم، ثم Webhooks، ثم إضافة Webhook بحالة «نشط».',
    },
    {
      en: 'One for each topic: Order created, Order updated, Customer created, Customer updated; the same address and the same secret for all.',
      ar: 'واحد لكل موضوع: إنشاء طلب، تحديث طلب، إنشاء عميل، تحديث عميل؛ بالعنوان نفسه والسرّ نفسه.',
    },
  ],
  cases: () => ['order_id'],
  becomes: [
    ...orderBecomes(['Order Fulfilled', 'Order Cancelled', 'Order Refunded', 'Payment Failed']),
    { what: shopWords.waiting, events: ['Checkout Started'] },
  ],
  cursor: shopCursor,
  async test(context) {
    const index = z.looseObject({ name: z.string().optional() })
    const { value } = await callJson(context, { url: `${context.settings.address}/wp-json/`, answer: index })
    const [customers, orders] = [
      await call(context, 'customers', { per_page: '1', role: 'all' }),
      await call(context, 'orders', { per_page: '1' }),
    ]
    return {
      name: value.name ?? null,
      counts: shopCounts(totalOf(customers.headers) ?? 0, totalOf(orders.headers) ?? 0),
    }
  },
  load: (context, from) =>
    loadShop({
      cursor: from ?? atBeginning,
      now: context.now,
      pagers: {
        customers: {
          // They cannot be asked for changes: the newest first, until those that are known.
          lookBackMs: 0,
          fetch: (page, since) => {
            const order = since === null ? 'asc' : 'desc'
            return fetchCustomers(context, {
              page: String(page),
              orderby: 'registered_date',
              order,
              role: 'all',
            })
          },
        },
        orders: {
          fetch: (page, since) =>
            fetchOrders(context, {
              page: String(page),
              // By creation a page never loses what changes while it is read; new ones come at the end.
              ...{ orderby: 'date', order: 'asc', dates_are_gmt: 'true' },
              ...(since === null ? {} : { modified_after: new Date(since).toISOString().slice(0, 19) }),
            }),
        },
      },
    }),
  hook: {
    verify: ({ headers, bytes }, { secrets: { signing } }) =>
      // When a webhook is saved WooCommerce makes sure of the address, unsigned, with a number and nothing else.
      isPing(bytes) ||
      isSigned({
        algorithm: 'sha256',
        encoding: 'base64',
        secret: signing ?? '',
        bytes,
        given: headers.get('x-wc-webhook-signature'),
      }),
    read({ headers, bytes }, context) {
      if (isPing(bytes)) return { messages: [] }
      const value = parseJson(bytes.toString('utf8'))
      const shop = shopOf(context)
      const topic = headers.get('x-wc-webhook-topic') ?? ''
      if (value === undefined) return null
      if (/\.deleted$/.test(topic)) return { messages: [] }
      if (/^order\./.test(topic))
        return readThings([value], wooOrder, order => orderMessages(shop, toOrder(order)))
      if (/^customer\./.test(topic))
        return readThings([value], wooCustomer, one => customerMessages(shop, toCustomer(one)))
      return null
    },
  },
})

function isPing(bytes: Buffer): boolean {
  return bytes.length < 40 && /^webhook_id=\d+$/.test(bytes.toString('utf8'))
}

function shopOf({ settings: { address }, workspace }: Pick<WooContext, 'settings' | 'workspace'>): Shop {
  return {
    kind: 'woocommerce',
    account: address.replace(/^https?:\/\//i, '').toLowerCase(),
    customerKind: 'woocommerce_customer_id',
    isOwnNumbering: true,
    country: workspace.country,
  }
}

function call(context: WooContext, what: string, query: Record<string, string>) {
  const { key, secret } = context.secrets
  const asked = new URLSearchParams({ per_page: String(pageSize), ...query })
  return callJson(context, {
    url: `${context.settings.address}/wp-json/wc/v3/${what}?${asked}`,
    what,
    headers: { authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` },
    answer: z.array(z.unknown()),
  })
}

function totalOf(headers: Readonly<Record<string, string>>): number | null {
  const total = Number(headers['x-wp-total'])
  return Number.isInteger(total) ? total : null
}

function isLast(headers: Readonly<Record<string, string>>, page: string | undefined, count: number): boolean {
  const pages = headers['x-wp-totalpages']
  return pages === undefined ? count < pageSize : Number(page) >= Number(pages)
}

async function fetchOrders(context: WooContext, query: Record<string, string>): Promise<Batch> {
  const { value, headers } = await call(context, 'orders', query)
  const shop = shopOf(context)
  const { messages, unread } = readThings(value, wooOrder, order => orderMessages(shop, toOrder(order)))
  const end = isLast(headers, query.page, value.length)
  return { messages, unread, of: totalOf(headers), things: value, isLast: end }
}

async function fetchCustomers(context: WooContext, query: Record<string, string>): Promise<Batch> {
  const { value, headers } = await call(context, 'customers', query)
  const shop = shopOf(context)
  const reading = readThings(value, wooCustomer, one => customerMessages(shop, toCustomer(one)))
  const times = reading.read.map(({ date_created_gmt: at }) => at ?? 0)
  return {
    messages: reading.messages,
    unread: reading.unread,
    of: totalOf(headers),
    things: value,
    oldest: times.length === 0 ? null : Math.min(...times),
    isLast: isLast(headers, query.page, value.length),
  }
}
