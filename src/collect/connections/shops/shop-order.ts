import { normalisePhone } from '../../intake/identifiers-of.ts'
import type { Told } from '../connector.ts'

/** Whose orders these are. `account` tells two shops of one make apart in message ids: `my-shop.myshopify.com`. */
export interface Shop {
  readonly kind: string
  readonly account: string
  /** The kind of its customers' identifier, and whether their numbers are those of this one shop alone. */
  readonly customerKind: string
  readonly isOwnNumbering?: boolean
  /** ISO 3166 alpha-2, of phone numbers without a country. */
  readonly country: string
}

export interface ShopCustomer {
  /** Null for a guest. */
  readonly id: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly firstName?: string | null
  readonly lastName?: string | null
  readonly name?: string | null
  readonly country?: string | null
  readonly city?: string | null
  /** Milliseconds since 1970 UTC. */
  readonly createdAt?: number | null
  readonly updatedAt?: number | null
  readonly more?: Readonly<Record<string, unknown>>
}

export interface ShopProduct {
  readonly product_id?: string | null
  readonly sku?: string | null
  readonly name?: string | null
  readonly variant?: string | null
  readonly brand?: string | null
  readonly category?: string | null
  readonly price?: number | null
  readonly quantity?: number | null
}

/** What happened to an order after it was placed. `key` names it within the order: `shipped:17`, `status:delivered`. */
export interface OrderStep {
  readonly event: string
  readonly key: string
  readonly at: number | null
  readonly properties?: Readonly<Record<string, unknown>>
}

/** An order as every shop has it. Amounts are in whole units of `currency`. */
export interface ShopOrder {
  readonly id: string
  readonly number: string
  /** False while it waits for its payment: it may never become an order. */
  readonly isPlaced: boolean
  readonly placedAt: number | null
  readonly updatedAt: number | null
  readonly customer: ShopCustomer | null
  readonly channel: string
  readonly currency: string | null
  readonly total: number | null
  readonly subtotal?: number | null
  readonly shipping?: number | null
  readonly tax?: number | null
  readonly discount?: number | null
  readonly coupons?: readonly string[]
  readonly paymentMethod?: string | null
  readonly paymentStatus?: string | null
  readonly status?: string | null
  readonly city?: string | null
  readonly country?: string | null
  readonly products: readonly ShopProduct[]
  readonly steps: readonly OrderStep[]
}

/** Shops touch an order themselves right after it was placed: that is no change by anybody. */
const settlingMs = 60_000
/** More lines would not fit into an event; the number of lines says so. */
const mostProducts = 100

/**
 * What an order becomes: `Order Completed` when it was placed (`Checkout Started` while it waits for its payment), what
 * happened to it since, and `Order Updated` when it changed and nothing else says so.
 */
export function orderMessages(shop: Shop, order: ShopOrder): Told[] {
  const prefix = `${shop.kind}:${shop.account}:order:${order.id}`
  const whole = wholeOf(order)
  const person = personOf(shop, order)
  const tell = (event: string, key: string, at: number | null, properties: object): Told => ({
    type: 'track',
    messageId: `${prefix}:${key}`,
    event,
    timestamp: isoOf(at ?? order.updatedAt ?? order.placedAt),
    properties: { ...properties },
    context: person,
  })
  const steps = order.steps.map(({ event, key, at, properties }) =>
    tell(event, key, at, { ...briefOf(order), ...properties }),
  )
  if (!order.isPlaced) return [tell('Checkout Started', 'started', order.placedAt, whole), ...steps]
  return [
    ...guestOf(shop, order, prefix),
    tell('Order Completed', 'completed', order.placedAt, whole),
    ...steps,
    ...(isChanged(order)
      ? [tell('Order Updated', `updated:${order.updatedAt ?? 0}`, order.updatedAt, whole)]
      : []),
  ]
}

function isChanged({ updatedAt, placedAt, steps }: ShopOrder): boolean {
  if (updatedAt === null || placedAt === null || updatedAt - placedAt <= settlingMs) return false
  return !steps.some(({ at }) => at === null || Math.abs(at - updatedAt) <= settlingMs)
}

/** Somebody without an account is described by the order alone. */
function guestOf(shop: Shop, order: ShopOrder, prefix: string): Told[] {
  const { customer } = order
  if (customer === null || customer.id !== null) return []
  const traits = traitsOf(shop, customer)
  if (traits.email === undefined && traits.phone === undefined) return []
  const timestamp = isoOf(order.placedAt)
  return [{ type: 'identify', messageId: `${prefix}:buyer`, timestamp, traits, context: libraryOf(shop) }]
}

/** A customer with an account. Each change is a message of its own; the same state again is the same message. */
export function customerMessages(shop: Shop, customer: ShopCustomer): Told[] {
  if (customer.id === null) return []
  const at = customer.updatedAt ?? customer.createdAt ?? null
  return [
    {
      type: 'identify',
      messageId: `${shop.kind}:${shop.account}:customer:${customer.id}:${at ?? 0}`,
      timestamp: isoOf(at),
      traits: traitsOf(shop, customer),
      context: { ...libraryOf(shop), externalIds: externalIdsOf(shop, customer.id) },
    },
  ]
}

function wholeOf(order: ShopOrder) {
  const { total, shipping, tax } = order
  const products = order.products.slice(0, mostProducts).map(known)
  const goods = total === null ? null : total - (shipping ?? 0) - (tax ?? 0)
  return known({
    ...briefOf(order),
    revenue: goods === null ? null : Math.round(goods * 1e6) / 1e6,
    subtotal: order.subtotal,
    shipping,
    tax,
    discount: order.discount,
    coupon: order.coupons?.join(', ') || null,
    payment_method: order.paymentMethod,
    payment_status: order.paymentStatus,
    city: order.city,
    country: order.country,
    products,
    products_count: order.products.length,
  })
}

function briefOf(order: ShopOrder) {
  return known({
    order_id: order.id,
    order_number: order.number,
    total: order.total,
    currency: order.currency,
    status: order.status,
  })
}

function personOf(shop: Shop, { customer, channel }: ShopOrder) {
  const { email, phone } = customer === null ? {} : traitsOf(shop, customer)
  return known({
    ...libraryOf(shop),
    channel,
    traits: known({ email, phone }),
    externalIds: customer?.id == null ? null : externalIdsOf(shop, customer.id),
  })
}

function traitsOf(shop: Shop, customer: ShopCustomer): Record<string, unknown> {
  const { firstName, lastName } = customer
  const full = [firstName, lastName].filter(part => part?.trim()).join(' ')
  return known({
    email: customer.email?.trim().toLowerCase(),
    // A number that is not possible in its country stays as it was written: the intake judges it.
    phone:
      normalisePhone(customer.phone, customer.country?.length === 2 ? customer.country : shop.country) ??
      customer.phone,
    name: customer.name?.trim() || full,
    firstName,
    lastName,
    city: customer.city,
    country: customer.country,
    createdAt: customer.createdAt == null ? null : isoOf(customer.createdAt),
    ...customer.more,
  })
}

function externalIdsOf({ customerKind, account, isOwnNumbering }: Shop, id: string) {
  return [{ type: customerKind, id: isOwnNumbering ? `${id}@${account}` : id }]
}

function libraryOf({ kind, account }: Shop) {
  return { library: { name: kind }, page: undefined, app: { name: account } }
}

/** Without what is not there. */
function known(bag: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(bag).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
}

function isoOf(at: number | null): string | undefined {
  return at === null ? undefined : new Date(at).toISOString()
}
