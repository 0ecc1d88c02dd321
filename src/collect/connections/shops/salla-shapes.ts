import { z } from 'zod'
import { firstReached } from './first-reached.ts'
import { amountField, idField, listField, textField, zonedTimeField } from './read-fields.ts'
import type { OrderStep, ShopCustomer, ShopOrder } from './shop-order.ts'

const amount = z
  .union([
    z.looseObject({ amount: amountField, currency: textField }),
    amountField.transform(n => ({ amount: n, currency: null })),
  ])
  .nullish()
  .catch(null)

/** A status by its fixed name; shops give theirs other names and keep this one. */
const status = z
  .union([
    z.looseObject({ slug: textField, name: textField }),
    z.string().transform(slug => ({ slug, name: slug })),
  ])
  .nullish()
  .catch(null)

/** Of the Merchant API v2, which its webhooks send too. */
export const sallaCustomer = z.looseObject({
  id: idField,
  first_name: textField,
  last_name: textField,
  mobile: textField,
  mobile_code: textField,
  email: textField,
  gender: textField,
  birthday: z.unknown().optional(),
  city: textField,
  country: textField,
  country_code: textField,
  updated_at: zonedTimeField,
  created_at: zonedTimeField,
})

export const sallaHistory = z.looseObject({ status, created_at: zonedTimeField })
type SallaHistory = z.infer<typeof sallaHistory>

export const sallaOrder = z.looseObject({
  id: idField,
  reference_id: textField,
  date: zonedTimeField,
  updated_at: zonedTimeField,
  status,
  payment_method: textField,
  is_pending_payment: z.boolean().nullish().catch(null),
  currency: textField,
  source: textField,
  total: amount,
  amounts: z
    .looseObject({
      sub_total: amount,
      shipping_cost: amount,
      tax: z.looseObject({ amount }).nullish().catch(null),
      total: amount,
      discounts: listField(z.looseObject({ code: textField, discount: amountField })),
    })
    .nullish()
    .catch(null),
  customer: sallaCustomer.nullish().catch(null),
  shipping: z
    .looseObject({
      company: textField,
      address: z
        .looseObject({ city: textField, country: textField, country_code: textField })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  items: listField(
    z.looseObject({
      id: textField,
      name: textField,
      sku: textField,
      quantity: amountField,
      amounts: z.looseObject({ price_without_tax: amount }).nullish().catch(null),
      product: z.looseObject({ id: textField }).nullish().catch(null),
    }),
  ),
})
export type SallaOrder = z.infer<typeof sallaOrder>

export function toCustomer(customer: z.infer<typeof sallaCustomer>): ShopCustomer {
  const { mobile, mobile_code: code } = customer
  return {
    id: customer.id,
    email: customer.email,
    phone: mobile === null ? null : code === null ? mobile : `+${code.replace(/\D/g, '')}${mobile}`,
    firstName: customer.first_name,
    lastName: customer.last_name,
    country: customer.country_code ?? customer.country,
    city: customer.city,
    createdAt: customer.created_at,
    updatedAt: customer.updated_at,
    more: customer.gender === null ? {} : { gender: customer.gender },
  }
}

export function toOrder(order: SallaOrder, history: readonly SallaHistory[]): ShopOrder {
  const { amounts, shipping } = order
  const total = amounts?.total ?? order.total
  const slug = order.status?.slug ?? null
  return {
    id: order.id,
    number: order.reference_id ?? order.id,
    isPlaced: slug !== 'payment_pending',
    placedAt: order.date,
    updatedAt: order.updated_at,
    customer: order.customer ? toCustomer(order.customer) : null,
    channel: order.source === 'pos' ? 'store' : /app/.test(order.source ?? '') ? 'app' : 'web',
    currency: order.currency ?? total?.currency ?? null,
    total: total?.amount ?? null,
    subtotal: amounts?.sub_total?.amount ?? null,
    shipping: amounts?.shipping_cost?.amount ?? null,
    tax: amounts?.tax?.amount?.amount ?? null,
    discount: amounts?.discounts.reduce((sum, { discount }) => sum + (discount ?? 0), 0) ?? null,
    coupons: amounts?.discounts.flatMap(({ code }) => (code === null ? [] : [code])) ?? [],
    paymentMethod: order.payment_method,
    paymentStatus: order.is_pending_payment ? 'pending' : null,
    status: slug,
    city: shipping?.address?.city ?? order.customer?.city ?? null,
    country: shipping?.address?.country_code ?? shipping?.address?.country ?? null,
    products: order.items.map(item => ({
      product_id: item.product?.id ?? item.id,
      sku: item.sku,
      name: item.name,
      price: item.amounts?.price_without_tax?.amount ?? null,
      quantity: item.quantity,
    })),
    steps: stepsOf(order, history),
  }
}

/** Salla's fixed names of a status, and what it means that it was reached. */
const meanings: Readonly<Record<string, string>> = {
  in_progress: 'Order Confirmed',
  shipped: 'Order Shipped',
  delivering: 'Order Shipped',
  delivered: 'Order Delivered',
  canceled: 'Order Cancelled',
  restored: 'Order Refunded',
  refunded: 'Order Refunded',
}

/** The first time that each was reached; of the present status the last change, where the history does not say. */
function stepsOf(order: SallaOrder, history: readonly SallaHistory[]): OrderStep[] {
  const past = history.map(({ status: of, created_at: at }) => ({ name: of?.slug ?? '', at }))
  return firstReached(meanings, past, { name: order.status?.slug ?? '', at: order.updated_at })
}
