import { type Bag, bagOf, listOf, nameIn, without } from './read-values.ts'

/**
 * The e-commerce events of Google Analytics 4 by the names of the Segment specification, which the draft of a map knows.
 * Snowplow's e-commerce actions go the same way. The name as it was sent is kept beside it in `original_event`.
 */
export const ecommerceNames: Readonly<Record<string, string>> = {
  add_payment_info: 'Payment Info Entered',
  add_shipping_info: 'Checkout Step Completed',
  add_to_cart: 'Product Added',
  add_to_wishlist: 'Product Added to Wishlist',
  begin_checkout: 'Checkout Started',
  login: 'Signed In',
  purchase: 'Order Completed',
  refund: 'Order Refunded',
  remove_from_cart: 'Product Removed',
  search: 'Products Searched',
  select_item: 'Product Clicked',
  select_promotion: 'Promotion Clicked',
  sign_up: 'Signed Up',
  view_cart: 'Cart Viewed',
  view_item: 'Product Viewed',
  view_item_list: 'Product List Viewed',
  view_promotion: 'Promotion Viewed',
  view_search_results: 'Products Searched',
}

/** Google's names of properties by the specification's; every other property keeps its name. */
const propertyNames: Readonly<Record<string, string>> = {
  transaction_id: 'order_id',
  item_list_id: 'list_id',
  payment_type: 'payment_method',
  shipping_tier: 'shipping_method',
  search_term: 'query',
}
const itemNames: Readonly<Record<string, string>> = {
  item_id: 'product_id',
  item_name: 'name',
  item_brand: 'brand',
  item_category: 'category',
  item_variant: 'variant',
  index: 'position',
}

const ofOneProduct = /^(view_item|add_to_cart|remove_from_cart|add_to_wishlist|select_item)$/

/** Properties of a known e-commerce event. What is bought is `products`; of a single product its facts stand at the top, too. */
export function ecommerceProperties(event: string, params: Bag): Bag {
  const products = listOf(params.items).map(item => rename(bagOf(item) ?? {}, itemNames))
  const [only] = products
  const own = rename(without(params, ['items']), propertyNames)
  // Google's value of a purchase is what the products cost without tax and shipping: the specification's revenue.
  const isOrder = event === 'purchase' || event === 'refund'
  return {
    ...(products.length === 1 && ofOneProduct.test(event) ? only : {}),
    ...own,
    ...(isOrder && own.value !== undefined && own.revenue === undefined ? { revenue: own.value } : {}),
    ...(products.length > 0 ? { products } : {}),
    original_event: event,
  }
}

function rename(bag: Bag, names: Readonly<Record<string, string>>): Bag {
  return Object.fromEntries(Object.entries(bag).map(([key, value]) => [nameIn(names, key) ?? key, value]))
}
