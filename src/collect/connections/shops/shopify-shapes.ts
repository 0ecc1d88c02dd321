import { z } from 'zod'
import { amountField, idField, listField, textField, timeField } from './read-fields.ts'
import type { OrderStep, ShopCustomer, ShopOrder } from './shop-order.ts'

/** Of the Admin API's REST resources, which its webhooks send too: the same reader serves both. */
export const shopifyCustomer = z.looseObject({
  id: idField,
  email: textField,
  phone: textField,
  first_name: textField,
  last_name: textField,
  created_at: timeField,
  updated_at: timeField,
  tags: textField,
  verified_email: z.boolean().nullish().catch(null),
  default_address: z
    .looseObject({ city: textField, country_code: textField, phone: textField })
    .nullish()
    .catch(null),
})

const line = z.looseObject({
  product_id: textField,
  variant_title: textField,
  title: textField,
  vendor: textField,
  sku: textField,
  price: amountField,
  quantity: amountField,
})

const fulfillment = z.looseObject({
  id: idField,
  created_at: timeField,
  updated_at: timeField,
  status: textField,
  shipment_status: textField,
  tracking_company: textField,
  tracking_number: textField,
})

const refund = z.looseObject({
  id: idField,
  created_at: timeField,
  note: textField,
  transactions: listField(z.looseObject({ kind: textField, status: textField, amount: amountField })),
})

export const shopifyOrder = z.looseObject({
  id: idField,
  name: textField,
  created_at: timeField,
  processed_at: timeField,
  updated_at: timeField,
  cancelled_at: timeField,
  cancel_reason: textField,
  currency: textField,
  total_price: amountField,
  subtotal_price: amountField,
  total_tax: amountField,
  total_discounts: amountField,
  total_shipping_price_set: z
    .looseObject({ shop_money: z.looseObject({ amount: amountField }) })
    .nullish()
    .catch(null),
  financial_status: textField,
  fulfillment_status: textField,
  payment_gateway_names: listField(z.string()),
  discount_codes: listField(z.looseObject({ code: z.string() })),
  source_name: textField,
  email: textField,
  phone: textField,
  customer: shopifyCustomer.nullish().catch(null),
  billing_address: z
    .looseObject({ first_name: textField, last_name: textField, country_code: textField, city: textField })
    .nullish()
    .catch(null),
  shipping_address: z.looseObject({ country_code: textField, city: textField }).nullish().catch(null),
  line_items: listField(line),
  fulfillments: listField(fulfillment),
  refunds: listField(refund),
})

export function toCustomer(customer: z.infer<typeof shopifyCustomer>): ShopCustomer {
  return {
    id: customer.id,
    email: customer.email,
    phone: customer.phone ?? customer.default_address?.phone ?? null,
    firstName: customer.first_name,
    lastName: customer.last_name,
    country: customer.default_address?.country_code ?? null,
    city: customer.default_address?.city ?? null,
    createdAt: customer.created_at,
    updatedAt: customer.updated_at,
    more: customer.tags === null ? {} : { tags: customer.tags },
  }
}

export function toOrder(order: z.infer<typeof shopifyOrder>): ShopOrder {
  const { billing_address: billing, shipping_address: shipping } = order
  const buyer = order.customer ? toCustomer(order.customer) : null
  const guest = {
    id: null,
    email: order.email,
    phone: order.phone,
    firstName: billing?.first_name ?? null,
    lastName: billing?.last_name ?? null,
    country: billing?.country_code ?? null,
    city: billing?.city ?? null,
  }
  return {
    id: order.id,
    number: order.name ?? order.id,
    isPlaced: true,
    placedAt: order.processed_at ?? order.created_at,
    updatedAt: order.updated_at,
    customer: buyer
      ? { ...buyer, email: buyer.email ?? order.email, phone: buyer.phone ?? order.phone }
      : guest,
    channel: channelOf(order.source_name),
    currency: order.currency,
    total: order.total_price,
    subtotal: order.subtotal_price,
    shipping: order.total_shipping_price_set?.shop_money.amount ?? null,
    tax: order.total_tax,
    discount: order.total_discounts,
    coupons: order.discount_codes.map(({ code }) => code),
    paymentMethod: order.payment_gateway_names.join(', ') || null,
    paymentStatus: order.financial_status,
    status: order.cancelled_at === null ? (order.fulfillment_status ?? 'unfulfilled') : 'cancelled',
    city: shipping?.city ?? billing?.city ?? null,
    country: shipping?.country_code ?? billing?.country_code ?? null,
    products: order.line_items.map(item => ({
      product_id: item.product_id,
      sku: item.sku,
      name: item.title,
      variant: item.variant_title,
      brand: item.vendor,
      price: item.price,
      quantity: item.quantity,
    })),
    steps: stepsOf(order),
  }
}

function channelOf(source: string | null): string {
  if (source === 'pos') return 'store'
  return source === 'iphone' || source === 'android' ? 'app' : 'web'
}

function stepsOf(order: z.infer<typeof shopifyOrder>): OrderStep[] {
  const shipped = order.fulfillments
    .filter(({ status }) => status === null || /^(success|open|pending)$/.test(status))
    .flatMap(one => {
      const properties = { carrier: one.tracking_company, tracking_number: one.tracking_number }
      const shipment: OrderStep = {
        event: 'Order Shipped',
        key: `shipped:${one.id}`,
        at: one.created_at,
        properties,
      }
      if (one.shipment_status !== 'delivered') return [shipment]
      return [
        shipment,
        { event: 'Order Delivered', key: `delivered:${one.id}`, at: one.updated_at, properties },
      ]
    })
  const refunded = order.refunds.map(one => ({
    event: 'Order Refunded',
    key: `refunded:${one.id}`,
    at: one.created_at,
    properties: {
      refund_amount: one.transactions
        .filter(({ kind, status }) => kind === 'refund' && status !== 'failure')
        .reduce((sum, { amount }) => sum + (amount ?? 0), 0),
      reason: one.note,
    },
  }))
  const cancelled: OrderStep[] =
    order.cancelled_at === null
      ? []
      : [
          {
            event: 'Order Cancelled',
            key: 'cancelled',
            at: order.cancelled_at,
            properties: { reason: order.cancel_reason },
          },
        ]
  return [...shipped, ...refunded, ...cancelled]
}
