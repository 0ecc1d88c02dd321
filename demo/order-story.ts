import type { Cart, Checkout, Order } from './plan.ts'

/** An order on its way through the shop's own systems. */
export interface OrderStory {
  readonly cart: Cart
  readonly checkout: Checkout
  readonly order: Order
  readonly placedAt: number
  /** The shop knows the account; else only what was given at the checkout. */
  readonly hasAccount: boolean
}
