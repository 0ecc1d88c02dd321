import { z } from 'zod'
import type { WorkspaceFacts } from '../connector.ts'
import { amountField, idField, listField, textField, timeField } from './read-fields.ts'
import type { OrderStep, ShopCustomer, ShopOrder } from './shop-order.ts'

export const youcanCustomer = z.looseObject({
  id: idField,
  first_name: textField,
  last_name: textField,
  email: textField,
  phone: textField,
  city: textField,
  country: textField,
  created_at: timeField,
  updated_at: timeField,
})

export const youcanOrder = z.looseObject({
  id: idField,
  ref: textField,
  total: amountField,
  vat: amountField,
  currency: textField,
  status_object: z.looseObject({ slug: textField }).nullish().catch(null),
  status_new: textField,
  payment_status_new: textField,
  is_refunded_by_platform: z.boolean().nullish().catch(null),
  created_at: timeField,
  updated_at: timeField,
  customer: youcanCustomer.nullish().catch(null),
  payment: z
    .looseObject({
      status_text: textField,
      payload: z.looseObject({ gateway: textField }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  shipping: z
    .looseObject({
      status_text: textField,
      price: amountField,
      tracking_number: textField,
      updated_at: timeField,
    })
    .nullish()
    .catch(null),
  refunds: listField(z.looseObject({ id: idField, amount: amountField, created_at: timeField })),
  variants: listField(
    z.looseObject({
      price: amountField,
      quantity: amountField,
      variant: z
        .looseObject({
          sku: textField,
          values: listField(z.string()),
          product: z.looseObject({ id: textField, name: textField }).nullish().catch(null),
        })
        .nullish()
        .catch(null),
    }),
  ),
})
type YoucanOrder = z.infer<typeof youcanOrder>

export function toCustomer(customer: z.infer<typeof youcanCustomer>): ShopCustomer {
  return {
    id: customer.id,
    email: customer.email,
    phone: customer.phone,
    firstName: customer.first_name,
    lastName: customer.last_name,
    city: customer.city,
    country: customer.country,
    createdAt: customer.created_at,
    updatedAt: customer.updated_at,
  }
}

export function toOrder(order: YoucanOrder, workspace: Pick<WorkspaceFacts, 'currency'>): ShopOrder {
  const { shipping, payment } = order
  return {
    id: order.id,
    number: order.ref ?? order.id,
    isPlaced: true,
    placedAt: order.created_at,
    updatedAt: order.updated_at,
    customer: order.customer ? toCustomer(order.customer) : null,
    channel: 'web',
    // Older orders do not say it: amounts are in the shop's own currency.
    currency: order.currency ?? (workspace.currency || null),
    total: order.total,
    shipping: shipping?.price ?? null,
    tax: order.vat,
    paymentMethod: payment?.payload?.gateway ?? null,
    paymentStatus: payment?.status_text ?? order.payment_status_new,
    status: order.status_object?.slug ?? order.status_new,
    city: order.customer?.city ?? null,
    country: order.customer?.country ?? null,
    products: order.variants.map(({ price, quantity, variant }) => ({
      product_id: variant?.product?.id ?? null,
      sku: variant?.sku ?? null,
      name: variant?.product?.name ?? null,
      variant: variant?.values.filter(value => value !== 'default').join(' / ') || null,
      ...{ price, quantity },
    })),
    steps: stepsOf(order),
  }
}

/** Of what the shipment and the order say; a status has no time of its own. */
function stepsOf(order: YoucanOrder): OrderStep[] {
  const { shipping } = order
  const said = (shipping?.status_text ?? '').toLowerCase()
  const status = (order.status_object?.slug ?? '').toLowerCase()
  const at = shipping?.updated_at ?? order.updated_at
  const properties = { tracking_number: shipping?.tracking_number ?? null }
  const steps: OrderStep[] = order.refunds.map(one => ({
    event: 'Order Refunded',
    key: `refunded:${one.id}`,
    at: one.created_at ?? order.updated_at,
    properties: { refund_amount: one.amount },
  }))
  if (steps.length === 0 && (order.is_refunded_by_platform || status === 'refunded'))
    steps.push({ event: 'Order Refunded', key: 'refunded:all', at: order.updated_at })
  if (/^(fulfilled|shipped|delivered)$/.test(said))
    steps.push({ event: 'Order Shipped', key: 'shipped', at, properties })
  if (said === 'delivered' || status === 'delivered')
    steps.push({ event: 'Order Delivered', key: 'delivered', at, properties })
  if (/^cancell?ed$/.test(status))
    steps.push({ event: 'Order Cancelled', key: 'cancelled', at: order.updated_at })
  return steps
}
