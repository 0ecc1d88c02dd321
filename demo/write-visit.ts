import { localDay, minuteMs, saleOn } from './calendar.ts'
import type { Cart, Visit } from './plan.ts'
import { cartProperties, lineProperties, productProperties } from './properties.ts'
import { site, visitScene } from './scene.ts'
import { writeCheckout } from './write-checkout.ts'
import type { Scene, Speaker, Writer } from './writer.ts'

/** One visit by web or app, from the first page to the order. */
export function writeVisit(writer: Writer, visit: Visit): void {
  const { person, random } = writer
  const anonymousId = visit.device?.anonymousId ?? ''
  const speaker: Speaker = visit.signedIn ? { userId: person.userId, anonymousId } : { anonymousId }
  const from: [Scene, Speaker] = [visitScene(person, visit), speaker]
  let at = visit.at
  const step = (least: number, most: number) => {
    at += Math.round(random.between(least, most) * 1000)
    return at
  }
  if (visit.channel === 'app')
    writer.track(at, 'Application Opened', { from_background: random.chance(0.6) }, from)
  writeLanding(writer, visit, at, from)
  if (visit.search !== 'none') {
    const query = random
      .pick(visit.seen)
      [person.language === 'ar' ? 'ar' : 'en'].split(' ')
      .slice(0, 2)
      .join(' ')
    const results = visit.search === 'nothing' ? 0 : random.whole(2, 40)
    writer.track(step(5, 25), 'Products Searched', { query, results }, from)
  }
  const category = visit.seen[0]?.category ?? 'home'
  writer.view(step(8, 40), 'Category', { path: `/${person.language}/c/${category}`, category }, from)
  writer.track(at, 'Product List Viewed', { list_id: category, category }, from)
  if (random.chance(0.18))
    writer.track(
      step(4, 20),
      'Product List Filtered',
      { list_id: category, filter: random.pick(['price', 'size', 'rating', 'delivery']) },
      from,
    )
  for (const product of visit.seen) {
    writer.track(step(15, 90), 'Product Viewed', productProperties(person, product), from)
    if (random.chance(0.07))
      writer.track(step(3, 15), 'Product Reviews Read', { product_id: product.id }, from)
    if (random.chance(0.05))
      writer.track(step(2, 9), 'Product Added to Wishlist', productProperties(person, product), from)
  }
  if (visit.cart) writeCart(writer, visit, visit.cart, { at, from })
}

function writeLanding(writer: Writer, visit: Visit, at: number, from: [Scene, Speaker]): void {
  const { person, random } = writer
  const { source } = visit
  const path = `/${person.language}`
  const utm = source.kind === 'campaign' ? source.campaign.utm : null
  const search = utm ? `?utm_source=${utm.source}&utm_medium=${utm.medium}&utm_campaign=${utm.campaign}` : ''
  const referrer =
    source.kind === 'search' || utm?.source === 'google'
      ? 'https://www.google.com/'
      : source.kind === 'instagram' || utm?.source === 'instagram'
        ? 'https://l.instagram.com/'
        : ''
  writer.view(
    at,
    'Home',
    {
      path,
      url: `${site}${path}${search}`,
      title: person.language === 'ar' ? 'دكّان' : 'Dukkan',
      referrer,
      search,
    },
    from,
  )
  const sale = saleOn(person.country, localDay(person.country, at))
  if (!sale || !random.chance(0.5)) return
  const promotion = { promotion_id: sale.id, name: sale.id, position: 'home_top' }
  writer.track(at, 'Promotion Viewed', promotion, from)
  if (random.chance(0.35)) writer.track(at + random.whole(3000, 20_000), 'Promotion Clicked', promotion, from)
}

function writeCart(
  writer: Writer,
  visit: Visit,
  cart: Cart,
  { at, from }: { at: number; from: [Scene, Speaker] },
): void {
  const { person, random } = writer
  let now = at
  for (const line of cart.lines) {
    now += random.whole(4000, 30_000)
    writer.track(now, 'Product Added', { cart_id: cart.id, ...lineProperties(person, line) }, from)
  }
  if (random.chance(0.08) && cart.lines[0])
    writer.track(
      now + 900,
      'Product Removed',
      { cart_id: cart.id, ...lineProperties(person, cart.lines[0]) },
      from,
    )
  // One event in five shares its millisecond with the one before, as batching clients do.
  now += random.chance(0.2) ? 0 : random.whole(2000, 25_000)
  writer.track(now, 'Cart Viewed', cartProperties(person, cart), from)
  if (cart.coupon) {
    writer.track(now + 6000, 'Coupon Entered', { cart_id: cart.id, coupon_id: cart.coupon }, from)
    writer.track(
      now + 6000,
      'Coupon Applied',
      { cart_id: cart.id, coupon_id: cart.coupon, discount: cart.discount },
      from,
    )
  }
  if (cart.checkout)
    writeCheckout(writer, visit, cart, {
      checkout: cart.checkout,
      at: Math.max(now + minuteMs / 2, cart.checkout.at),
      from,
    })
}
