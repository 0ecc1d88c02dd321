import { z } from 'zod'
import { firstReached } from './first-reached.ts'
import { amountField, idField, listField, textField, timeField } from './read-fields.ts'
import type { OrderStep, ShopCustomer, ShopOrder } from './shop-order.ts'

const place = z.looseObject({ name: textField }).nullish().catch(null)

/** Of the Merchant API, which its webhooks send too. Times have no offset and are UTC. */
export const zidCustomer = z.looseObject({
  id: idField,
  name: textField,
  email: textField,
  mobile: textField,
  telephone: textField,
  gender: textField,
  city: place,
  created_at: timeField,
  updated_at: timeField,
})

export const zidOrder = z.looseObject({
  id: idField,
  code: textField,
  order_status: z.looseObject({ code: textField, name: textField }).nullish().catch(null),
  currency_code: textField,
  is_marketplace_order: z.boolean().nullish().catch(null),
  is_guest_customer: z.union([z.number(), z.boolean()]).nullish().catch(null),
  customer: z
    .looseObject({ id: textField, name: textField, email: textField, mobile: textField })
    .nullish()
    .catch(null),
  order_total: amountField,
  payment_status: textField,
  source_code: textField,
  created_at: timeField,
  updated_at: timeField,
  shipping: z
    .looseObject({
      method: z
        .looseObject({
          name: textField,
          courier: z.unknown().optional(),
          tracking: z.looseObject({ number: textField }).nullish().catch(null),
        })
        .nullish()
        .catch(null),
      address: z.looseObject({ city: place, country: place }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  payment: z
    .looseObject({
      method: z.looseObject({ code: textField }).nullish().catch(null),
      invoice: listField(z.looseObject({ code: z.string(), value: amountField })),
    })
    .nullish()
    .catch(null),
  coupon: z.looseObject({ code: textField }).nullish().catch(null),
  products: listField(
    z.looseObject({
      id: textField,
      name: textField,
      sku: textField,
      price: amountField,
      quantity: amountField,
    }),
  ),
  histories: listField(
    z.looseObject({
      order_status_id: z.union([z.number(), z.string()]).transform(Number),
      created_at: timeField,
    }),
  ),
})
type ZidOrder = z.infer<typeof zidOrder>

export function toCustomer(customer: z.infer<typeof zidCustomer>): ShopCustomer {
  return {
    id: customer.id,
    email: customer.email,
    phone: internationalPhone(customer.mobile ?? customer.telephone),
    name: customer.name,
    city: customer.city?.name ?? null,
    createdAt: customer.created_at,
    updatedAt: customer.updated_at,
    more: customer.gender === null ? {} : { gender: customer.gender },
  }
}

/** Written with the country and without its sign: `966500000005`. */
function internationalPhone(text: string | null): string | null {
  if (text === null) return null
  return /^(966|971|965|973|974|968|20|212|962)\d{8,10}$/.test(text) ? `+${text}` : text
}

export function toOrder(order: ZidOrder): ShopOrder {
  const { customer, shipping, payment } = order
  const invoice = new Map(payment?.invoice.map(({ code, value }) => [code, value]))
  const isGuest = order.is_guest_customer === 1 || order.is_guest_customer === true
  const status = order.order_status?.code ?? null
  return {
    id: order.id,
    number: order.code ?? order.id,
    isPlaced: !/^(failed|expired)$/.test(status ?? ''),
    placedAt: order.created_at,
    updatedAt: order.updated_at,
    // Masked names and numbers are nobody's.
    customer:
      order.is_marketplace_order || !customer
        ? null
        : {
            id: isGuest ? null : customer.id,
            email: customer.email,
            phone: internationalPhone(customer.mobile),
            name: customer.name,
          },
    channel: channelOf(order.source_code),
    currency: order.currency_code,
    total: order.order_total,
    subtotal: invoice.get('sub_totals_before_vat') ?? invoice.get('sub_totals') ?? null,
    shipping: sumOf(invoice.get('shipping'), invoice.get('shipping_discount')),
    tax: invoice.get('vat') ?? null,
    discount: absolute(invoice.get('products_discount') ?? invoice.get('coupon') ?? null),
    coupons: order.coupon?.code ? [order.coupon.code] : [],
    paymentMethod: payment?.method?.code ?? null,
    paymentStatus: order.payment_status,
    status,
    city: shipping?.address?.city?.name ?? null,
    country: shipping?.address?.country?.name ?? null,
    products: order.products.map(({ id, name, sku, price, quantity }) => ({
      product_id: id,
      ...{ name, sku, price, quantity },
    })),
    steps: stepsOf(order),
  }
}

function channelOf(source: string | null): string {
  if (/pos/i.test(source ?? '')) return 'store'
  return /app/i.test(source ?? '') ? 'app' : 'web'
}

function sumOf(a: number | null | undefined, b: number | null | undefined): number | null {
  return a == null ? null : a + (b ?? 0)
}

function absolute(value: number | null): number | null {
  return value === null ? null : Math.abs(value)
}

/** What it means that a status was reached. */
const meanings: Readonly<Record<string, string>> = {
  preparing: 'Order Confirmed',
  indelivery: 'Order Shipped',
  delivered: 'Order Delivered',
  canceled: 'Order Cancelled',
  cancelled: 'Order Cancelled',
  refunded: 'Order Refunded',
  reversed: 'Order Refunded',
}
/** Zid's numbers of a status in the history, by its name. */
const numbered: Readonly<Record<number, string>> = {
  2: 'preparing',
  4: 'indelivery',
  5: 'delivered',
  6: 'canceled',
}

/** The first time that each status was reached: from the history, or where it does not say from the last change. */
function stepsOf(order: ZidOrder): OrderStep[] {
  const past = order.histories.map(one => ({ name: numbered[one.order_status_id] ?? '', at: one.created_at }))
  const now = { name: order.order_status?.code ?? '', at: order.updated_at }
  const tracking = order.shipping?.method?.tracking?.number ?? null
  return firstReached(meanings, past, now).map(step =>
    step.event === 'Order Shipped' && tracking !== null
      ? { ...step, properties: { tracking_number: tracking } }
      : step,
  )
}
