import { z } from 'zod'
import { amountField, idField, listField, textField, timeField } from './read-fields.ts'
import type { OrderStep, ShopCustomer, ShopOrder } from './shop-order.ts'

const billing = z.looseObject({
  first_name: textField,
  last_name: textField,
  company: textField,
  city: textField,
  country: textField,
  email: textField,
  phone: textField,
})

/** Of the REST API v3, which its webhooks send too. Times are UTC in the fields that end in `_gmt`. */
export const wooCustomer = z.looseObject({
  id: idField,
  email: textField,
  first_name: textField,
  last_name: textField,
  username: textField,
  date_created_gmt: timeField,
  date_modified_gmt: timeField,
  billing: billing.nullish().catch(null),
})

export const wooOrder = z.looseObject({
  id: idField,
  number: textField,
  status: textField,
  currency: textField,
  date_created_gmt: timeField,
  date_modified_gmt: timeField,
  date_paid_gmt: timeField,
  date_completed_gmt: timeField,
  total: amountField,
  total_tax: amountField,
  shipping_total: amountField,
  discount_total: amountField,
  customer_id: textField,
  payment_method: textField,
  payment_method_title: textField,
  created_via: textField,
  billing: billing.nullish().catch(null),
  shipping: z.looseObject({ city: textField, country: textField }).nullish().catch(null),
  coupon_lines: listField(z.looseObject({ code: z.string() })),
  refunds: listField(z.looseObject({ id: idField, total: amountField, reason: textField })),
  line_items: listField(
    z.looseObject({
      product_id: textField,
      variation_id: textField,
      name: textField,
      sku: textField,
      price: amountField,
      quantity: amountField,
      subtotal: amountField,
    }),
  ),
})
type WooOrder = z.infer<typeof wooOrder>

export function toCustomer(customer: z.infer<typeof wooCustomer>): ShopCustomer {
  const { billing: bill } = customer
  return {
    id: customer.id,
    email: customer.email ?? bill?.email ?? null,
    phone: bill?.phone ?? null,
    firstName: customer.first_name ?? bill?.first_name ?? null,
    lastName: customer.last_name ?? bill?.last_name ?? null,
    country: bill?.country ?? null,
    city: bill?.city ?? null,
    createdAt: customer.date_created_gmt,
    updatedAt: customer.date_modified_gmt,
    more: bill?.company ? { company: bill.company } : {},
  }
}

export function toOrder(order: WooOrder): ShopOrder {
  const { billing: bill, shipping } = order
  const hasAccount = order.customer_id !== null && order.customer_id !== '0'
  return {
    id: order.id,
    number: order.number ?? order.id,
    isPlaced: isPlaced(order),
    placedAt: order.date_created_gmt,
    updatedAt: order.date_modified_gmt,
    customer: {
      id: hasAccount ? order.customer_id : null,
      email: bill?.email ?? null,
      phone: bill?.phone ?? null,
      firstName: bill?.first_name ?? null,
      lastName: bill?.last_name ?? null,
      country: bill?.country ?? null,
      city: bill?.city ?? null,
    },
    channel: order.created_via === 'pos' ? 'store' : 'web',
    currency: order.currency,
    total: order.total,
    subtotal: sumOf(order.line_items.map(({ subtotal }) => subtotal)),
    shipping: order.shipping_total,
    tax: order.total_tax,
    discount: order.discount_total,
    coupons: order.coupon_lines.map(({ code }) => code),
    paymentMethod: order.payment_method_title ?? order.payment_method,
    paymentStatus: order.date_paid_gmt === null ? 'unpaid' : 'paid',
    status: order.status,
    city: shipping?.city ?? bill?.city ?? null,
    country: shipping?.country ?? bill?.country ?? null,
    products: order.line_items.map(item => ({
      product_id: item.product_id,
      sku: item.sku,
      name: item.name,
      variant: item.variation_id === '0' ? null : item.variation_id,
      price: item.price,
      quantity: item.quantity,
    })),
    steps: stepsOf(order),
  }
}

/** Paid later by its nature: an order without a payment is one all the same. */
const paidLater = /^(cod|bacs|cheque)$/

/** `pending` waits for a payment; when it comes to nothing WooCommerce cancels it by itself. */
function isPlaced({ status, date_paid_gmt, payment_method }: WooOrder): boolean {
  if (status === 'pending' || status === 'failed' || status === 'checkout-draft')
    return date_paid_gmt !== null
  if (status === 'cancelled') return date_paid_gmt !== null || paidLater.test(payment_method ?? '')
  return true
}

/** A status has no time of its own: it is the time of the change that showed it first. */
function stepsOf(order: WooOrder): OrderStep[] {
  const steps: OrderStep[] = order.refunds.map(one => ({
    event: 'Order Refunded',
    key: `refunded:${one.id}`,
    at: order.date_modified_gmt,
    properties: { refund_amount: one.total === null ? null : Math.abs(one.total), reason: one.reason },
  }))
  const at = order.date_modified_gmt
  switch (order.status) {
    case 'completed':
      return [...steps, { event: 'Order Fulfilled', key: 'fulfilled', at: order.date_completed_gmt ?? at }]
    case 'cancelled':
      return [...steps, { event: 'Order Cancelled', key: 'cancelled', at }]
    case 'failed':
      return [...steps, { event: 'Payment Failed', key: 'payment-failed', at }]
    case 'refunded':
      return steps.length > 0 ? steps : [{ event: 'Order Refunded', key: 'refunded:all', at }]
    default:
      return steps
  }
}

function sumOf(amounts: readonly (number | null)[]): number | null {
  return amounts.length === 0 ? null : amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)
}
