import { isoDay } from './calendar.ts'
import { countryFacts, localPrice } from './countries.ts'
import type { Person } from './people.ts'
import type { Cart, Checkout, Line } from './plan.ts'
import type { Product } from './products.ts'

type Properties = Readonly<Record<string, unknown>>

export function productProperties(person: Person, product: Product): Properties {
  return {
    product_id: product.id,
    name: product.en,
    category: product.category,
    price: localPrice(person.country, product.price),
    currency: countryFacts[person.country].currency,
  }
}

export function lineProperties(person: Person, line: Line): Properties {
  return {
    product_id: line.product.id,
    name: line.product.en,
    category: line.product.category,
    price: line.price,
    quantity: line.quantity,
    currency: countryFacts[person.country].currency,
  }
}

export function cartProperties(person: Person, cart: Cart): Properties {
  return {
    cart_id: cart.id,
    value: cart.subtotal,
    currency: countryFacts[person.country].currency,
    products: cart.lines.map(line => ({
      product_id: line.product.id,
      name: line.product.en,
      category: line.product.category,
      price: line.price,
      quantity: line.quantity,
    })),
  }
}

export function orderProperties(person: Person, cart: Cart, checkout: Checkout): Properties {
  const { tax, currency } = countryFacts[person.country]
  const gross = cart.subtotal + checkout.shipping + checkout.codFee
  const full = cart.lines.reduce(
    (sum, l) => sum + localPrice(person.country, l.product.price) * l.quantity,
    0,
  )
  return {
    order_id: checkout.order?.id,
    checkout_id: checkout.id,
    cart_id: cart.id,
    total: gross,
    subtotal: cart.subtotal,
    revenue: cart.subtotal,
    shipping: checkout.shipping,
    cash_fee: checkout.codFee,
    // Prices include the tax; cents are whole.
    tax: Math.round((cart.subtotal - cart.subtotal / (1 + tax)) * 100) / 100,
    discount: Math.max(0, full - cart.subtotal),
    ...(cart.coupon ? { coupon: cart.coupon } : null),
    ...(cart.sale ? { sale: cart.sale } : null),
    currency,
    payment_method: checkout.cash ? 'cash_on_delivery' : 'card',
    ...(checkout.promisedDays > 0 ? { promised_date: isoDay(checkout.promisedDay) } : null),
    country: person.country,
    city: person.city.en,
    products: cart.lines.map(line => ({
      product_id: line.product.id,
      name: line.product.en,
      category: line.product.category,
      price: line.price,
      quantity: line.quantity,
    })),
  }
}
