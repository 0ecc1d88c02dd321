import { z } from 'zod'
import { parseJson } from '../../adapters/read-values.ts'
import { type Context, defineConnector, type HookReading } from '../connector.ts'
import { isSame, isSigned } from '../signature.ts'
import { atBeginning, type Batch, loadShop, oldestOf, type ShopCursor, shopCursor } from './load-pages.ts'
import { idField } from './read-fields.ts'
import { readThings } from './read-things.ts'
import { createRenewingCaller, renewable } from './renew-token.ts'
import { baseField, renewalFields } from './renewable-fields.ts'
import {
  type SallaOrder,
  sallaCustomer,
  sallaHistory,
  sallaOrder,
  toCustomer,
  toOrder,
} from './salla-shapes.ts'
import { customerMessages, orderMessages, type Shop } from './shop-order.ts'
import { orderBecomes, shopCounts, shopWords } from './shop-words.ts'

const api = 'https://api.salla.dev/admin/v2'
const tokenUrls: Readonly<Record<string, string>> = { [api]: 'https://accounts.salla.sa/oauth2/token' }

const settings = z.object({
  base: z
    .url()
    .default(api)
    .transform(text => text.replace(/\/+$/, '')),
  history: z.boolean().default(false),
})
const secrets = z.object({ ...renewable, signing: z.string().trim().min(1).optional() })
type Settings = z.infer<typeof settings>
type Secrets = z.infer<typeof secrets>
type SallaContext = Context<Settings, Secrets>
type Caller = ReturnType<typeof createRenewingCaller<Secrets>>

const pageSize = 60
/** Salla cannot be asked for what changed: orders of the last month are read again. */
const lookBackMs = 30 * 86_400_000

export const salla = defineConnector<Settings, Secrets, ShopCursor>({
  kind: 'salla',
  group: 'shop',
  title: { en: 'Salla', ar: 'سلة' },
  about: {
    en: 'All customers and orders, then what is new. Salla cannot be asked for changes: orders of the last 30 days are read again each time, older ones change by webhooks.',
    ar: 'كل العملاء والطلبات، ثم الجديد منها. لا تتيح سلة السؤال عمّا تغيّر: تُقرأ طلبات آخر 30 يومًا من جديد في كل مرة، وما قبلها يتغيّر عبر Webhook.',
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
    ...renewalFields,
    {
      name: 'signing',
      kind: 'text',
      isSecret: true,
      isOptional: true,
      label: { en: 'Webhook secret', ar: 'سرّ Webhook' },
      help: {
        en: 'Of the security strategy “Signature” or “Token”. Without it webhooks are refused.',
        ar: 'سرّ استراتيجية الأمان «Signature» أو «Token». من دونه تُرفض طلبات Webhook.',
      },
    },
    {
      name: 'history',
      kind: 'switch',
      isOptional: true,
      initial: false,
      label: { en: 'Read the history of each order', ar: 'قراءة سجل حالات كل طلب' },
      help: {
        en: 'When each status was reached, also in the past. One more request an order: the first load takes longer.',
        ar: 'متى بلغ الطلب كل حالة، في الماضي أيضًا. يلزم طلب إضافي لكل طلب شراء، فيطول التحميل الأول.',
      },
    },
    baseField(api),
  ],
  steps: [
    {
      en: 'In Salla Partners: make an app with the scopes orders.read, customers.read and offline_access, and install it in your shop.',
      ar: 'في منصة شركاء سلة: يُنشأ تطبيق بالصلاحيات orders.read وcustomers.read وoffline_access، ثم يُثبّت في المتجر.',
    },
    {
      en: 'The event app.store.authorize brings the access and refresh token; client id and secret are on the page of the app.',
      ar: 'يحمل الحدث app.store.authorize رمز الوصول ورمز التجديد؛ أما معرّف التطبيق وسرّه فعلى صفحة التطبيق.',
    },
  ],
  hookSteps: [
    shopWords.copyAddress,
    {
      en: 'In Salla Partners: your app → Webhooks/Notifications → enter the address, strategy “Signature”, and copy the secret into the field here.',
      ar: 'في منصة شركاء سلة: التطبيق، ثم Webhooks، ثم إدخال العنوان باستراتيجية «Signature»، ونسخ السرّ إلى الحقل هنا.',
    },
    {
      en: 'Events: order.created, order.updated, order.status.updated, order.cancelled, order.refunded, customer.created, customer.updated.',
      ar: 'الأحداث: order.created وorder.updated وorder.status.updated وorder.cancelled وorder.refunded وcustomer.created وcustomer.updated.',
    },
  ],
  cases: () => ['order_id'],
  becomes: [
    ...orderBecomes([
      'Order Confirmed',
      'Order Shipped',
      'Order Delivered',
      'Order Cancelled',
      'Order Refunded',
    ]),
    { what: shopWords.waiting, events: ['Checkout Started'] },
  ],
  minutes: 60,
  cursor: shopCursor,
  async test(context) {
    const call = callerOf(context)
    const list = z.looseObject({
      data: z.array(z.unknown()),
      pagination: z.looseObject({ total: z.number() }),
    })
    const { base } = context.settings
    const customers = await call({
      url: `${base}/customers?per_page=1`,
      what: 'customers.read',
      answer: list,
    })
    const orders = await call({ url: `${base}/orders?per_page=1`, what: 'orders.read', answer: list })
    const store = z.looseObject({ data: z.looseObject({ name: z.string().nullish() }) })
    const { value } = await call({ url: `${base}/store/info`, what: 'settings.read', answer: store }).catch(
      () => ({
        value: { data: { name: null } },
      }),
    )
    return {
      name: value.data.name ?? null,
      counts: shopCounts(customers.value.pagination.total, orders.value.pagination.total),
    }
  },
  load(context, from) {
    const call = callerOf(context)
    return loadShop({
      cursor: from ?? atBeginning,
      now: context.now,
      pagers: {
        customers: { lookBackMs: 0, fetch: page => fetchCustomers(context, call, page) },
        orders: { lookBackMs, fetch: (page, since) => fetchOrders(context, call, { page, since }) },
      },
    })
  },
  hook: {
    verify({ headers, bytes }, { secrets: { signing = '' } }) {
      const signature = headers.get('x-salla-signature')
      if (signature !== null)
        return isSigned({ algorithm: 'sha256', encoding: 'hex', secret: signing, bytes, given: signature })
      const token = headers.get('authorization')?.replace(/^bearer\s+/i, '') ?? ''
      return isSame(token, signing)
    },
    read: ({ bytes }, context) => readHook(parseJson(bytes.toString('utf8')), shopOf(context)),
  },
})

function shopOf({ workspace }: Pick<SallaContext, 'workspace'>): Shop {
  // Salla's numbers are those of all its shops together.
  return {
    kind: 'salla',
    account: 'salla',
    customerKind: 'salla_customer_id',
    country: workspace.country || 'SA',
  }
}

function callerOf(context: SallaContext): Caller {
  const { base } = context.settings
  return createRenewingCaller(context, {
    tokenUrl: tokenUrls[base] ?? new URL('/oauth2/token', base).href,
    headersOf: ({ token }) => ({ authorization: `Bearer ${token}` }),
  })
}

const list = z.looseObject({
  data: z.array(z.unknown()),
  pagination: z.looseObject({ total: z.number(), currentPage: z.number(), totalPages: z.number() }),
})

async function fetchOrders(
  context: SallaContext,
  call: Caller,
  { page, since }: { page: number; since: number | null },
): Promise<Batch> {
  const asked = new URLSearchParams({ page: String(page), per_page: String(pageSize), expanded: 'true' })
  if (since !== null) asked.set('from_date', new Date(since - lookBackMs).toISOString().slice(0, 10))
  const url = `${context.settings.base}/orders?${asked}`
  const { value } = await call({ url, what: 'orders.read', answer: list })
  const histories = context.settings.history ? await fetchHistories(context, call, value.data) : new Map()
  const shop = shopOf(context)
  const reading = readThings(value.data, sallaOrder, order =>
    orderMessages(shop, toOrder(order, histories.get(order.id) ?? [])),
  )
  return {
    messages: reading.messages,
    unread: reading.unread,
    of: value.pagination.total,
    things: value.data,
    oldest: oldestOf(reading.read.map(({ date }) => date)),
    isLast: value.pagination.currentPage >= value.pagination.totalPages,
  }
}

async function fetchHistories(context: SallaContext, call: Caller, orders: readonly unknown[]) {
  const histories = new Map<string, z.infer<typeof sallaHistory>[]>()
  for (const order of orders) {
    const named = z.looseObject({ id: idField }).safeParse(order)
    if (!named.success) continue
    const url = `${context.settings.base}/orders/${encodeURIComponent(named.data.id)}/histories`
    const { value } = await call({
      url,
      what: 'orders.read',
      answer: z.looseObject({ data: z.array(z.unknown()) }),
    })
    histories.set(named.data.id, readThings(value.data, sallaHistory, () => []).read)
  }
  return histories
}

async function fetchCustomers(context: SallaContext, call: Caller, page: number): Promise<Batch> {
  const url = `${context.settings.base}/customers?page=${page}&per_page=${pageSize}`
  const { value } = await call({ url, what: 'customers.read', answer: list })
  const shop = shopOf(context)
  const reading = readThings(value.data, sallaCustomer, one => customerMessages(shop, toCustomer(one)))
  return {
    messages: reading.messages,
    unread: reading.unread,
    of: value.pagination.total,
    things: value.data,
    oldest: oldestOf(reading.read.map(({ updated_at: at }) => at)),
    isLast: value.pagination.currentPage >= value.pagination.totalPages,
  }
}

const called = z.looseObject({ event: z.string(), data: z.looseObject({ order: z.unknown().optional() }) })
const statusEntry = z.looseObject({ order: sallaOrder })

function readHook(value: unknown, shop: Shop): HookReading | null {
  const read = called.safeParse(value)
  if (!read.success) return null
  const { event, data } = read.data
  if (/^customer\.(created|updated)$/.test(event))
    return readThings([data], sallaCustomer, one => customerMessages(shop, toCustomer(one)))
  if (event === 'order.deleted' || !event.startsWith('order.')) return { messages: [] }
  // A change of status carries the whole order, and beside it when the status was reached.
  if (data.order === undefined) return readThings([data], sallaOrder, order => tell(shop, order, []))
  const entry = sallaHistory.safeParse(data)
  return readThings([data], statusEntry, ({ order }) => tell(shop, order, entry.success ? [entry.data] : []))
}

function tell(shop: Shop, order: SallaOrder, history: readonly z.infer<typeof sallaHistory>[]) {
  return orderMessages(shop, toOrder(order, history))
}
