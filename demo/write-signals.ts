import { forms, reading, signals as shares } from './effects.ts'
import type { Checkout, Visit } from './plan.ts'
import type { Random } from './random.ts'
import { visitScene } from './scene.ts'
import {
  type Browser,
  elementOf,
  pages,
  pathOf,
  payButton,
  productPhoto,
  type Spot,
  type Template,
  windows,
} from './site-pages.ts'
import type { Scene, Speaker, Writer, Written } from './writer.ts'

/**
 * What the tracker of the site tells of a visit beside what happened in it: pages left, clicks on nothing and in anger, forms. It is
 * read off what was written, and drawn from a stream of its own: all else is the same with it as without.
 */
export function writeSignals(signals: Writer, visit: Visit, written: readonly Written[]): void {
  const own = written.filter(({ message }) => message.context.device !== undefined)
  writeForms(signals, visit, own)
  if (visit.channel !== 'web') return
  const isWatched = signals.random.chance(shares.watched)
  for (const page of pagesOf(own, signals.person.language)) {
    const isCheckout = page.template === 'checkout' || page.template === 'payment'
    if (isWatched || isCheckout) writePage(signals, visit, page)
  }
}

interface Seen {
  readonly template: Template
  readonly path: string
  readonly from: number
  /** Null: the visit ended here. */
  readonly to: number | null
  /** The last that happened on it. */
  readonly last: number
  readonly speaker: Speaker
  /** When a payment was refused on it. */
  readonly refused: readonly number[]
}

/** The pages of a visit, one after the other. A page begins with the event that tells of it. */
function pagesOf(own: readonly Written[], language: 'en' | 'ar'): Seen[] {
  const inOrder = own.toSorted((a, b) => a.time - b.time)
  const end = inOrder.findIndex(({ message }) => message.event === 'Order Completed')
  const walked = end < 0 ? inOrder : inOrder.slice(0, end + 1)
  const starts = walked.flatMap((one, i) => (beginsPage(one) || i === end ? [i] : []))
  return starts.flatMap((start, n): Seen[] => {
    const first = walked[start]
    const template = first && beginsPage(first)
    if (!first || !template) return []
    const next = starts[n + 1]
    const here = walked.slice(start, next)
    const { userId, anonymousId, properties } = first.message
    const key = template === 'product' ? properties?.product_id : properties?.category
    return [
      {
        template,
        path: pathOf(template, language, String(key ?? '')),
        from: first.time,
        to: next === undefined ? null : (walked[next]?.time ?? null),
        last: here.at(-1)?.time ?? first.time,
        speaker: {
          ...(userId === undefined ? null : { userId }),
          ...(anonymousId === undefined ? null : { anonymousId }),
        },
        refused: here.filter(({ message }) => message.event === 'Payment Failed').map(({ time }) => time),
      },
    ]
  })
}

function beginsPage({ message }: Written): Template | null {
  switch (message.event ?? message.name) {
    case 'Home':
      return 'home'
    case 'Category':
      return 'category'
    case 'Product Viewed':
      return 'product'
    case 'Cart Viewed':
      return 'cart'
    case 'Checkout Started':
      return 'checkout'
    case 'Checkout Step Completed':
      return 'payment'
    default:
      return null
  }
}

interface Click {
  readonly x: number
  readonly y: number
  readonly element: string
}

function writePage(signals: Writer, visit: Visit, page: Seen): void {
  const { person, random } = signals
  const browser = browserOf(visit)
  const [width, high] = windowOf(person.index, browser)
  const { template, path } = page
  const height = Math.round(pages[template].height[browser] * random.between(0.94, 1.08))
  const scene = sceneOf(signals, visit, path)
  const from: [Scene, Speaker] = [scene, page.speaker]
  const left = page.to === null ? page.last + random.whole(5_000, 90_000) : page.to - random.whole(40, 300)
  const stay = Math.max(0, left - page.from)
  const click = (spot: Spot): Click => ({
    ...placeOf(random, spot, { browser, isMirrored: person.language === 'ar' && browser !== 'phone' }),
    element: elementOf(spot, person.language),
  })
  const clicks = drawClicks(signals, visit, page.template).map(click)
  const told = (at: number, event: string, one: Click, more: object = {}) =>
    signals.track(at, event, { ...one, path, width, ...more }, from)
  for (const spot of deadSpots(random, template)) {
    const dead = click(spot)
    clicks.push(dead)
    told(page.from + stay * random.between(0.1, 0.9), 'Dead Click', dead)
  }
  for (const { at, spot } of angrySpots(random, page, stay)) {
    const angry = click(spot)
    clicks.push(angry, angry, angry)
    told(Math.min(at, left), 'Rage Click', angry, { clicks: 3 })
  }
  const depth = drawDepth(random, template, high / height)
  const seconds = Math.round(stay / 1000)
  signals.track(left, 'Page Left', { path, scroll_depth: depth, seconds, width, height, clicks }, from)
}

function browserOf(visit: Visit): Browser {
  const kind = visit.device?.kind
  return kind === 'computer' || kind === 'tablet' ? kind : 'phone'
}

/** A device keeps its width. */
function windowOf(person: number, browser: Browser): readonly [number, number] {
  const sizes = windows[browser]
  return sizes[person % sizes.length] ?? [390, 780]
}

/** As of the visit, told by the tracker, which names the page. */
function sceneOf({ person }: Writer, visit: Visit, path: string): Scene {
  const { channel, context } = visitScene(person, visit)
  return { channel, context: { ...context, page: { path }, library: { name: 'rihla.js', version: '1.0.0' } } }
}

/** On the details as many as there are fields, and one for each page of them. */
function drawClicks({ random }: Writer, visit: Visit, template: Template): Spot[] {
  const { clicks, spots } = pages[template]
  const [least, most] = clicks
  const checkout = visit.cart?.checkout
  const filled =
    template === 'checkout' && checkout && checkout.leaves !== 'details' ? fieldsOf(checkout, visit) : 0
  const often = spots.map(spot => [spot, spot === productPhoto ? 0.5 : spot.weight] as const)
  return Array.from({ length: random.whole(least, most) + filled }, () => random.weighted(often))
}

function deadSpots(random: Random, template: Template): Spot[] {
  const dead = random.chance(shares.deadAnywhere) ? [random.pick(pages[template].spots)] : []
  return template === 'product' && random.chance(shares.deadOnPhoto) ? [productPhoto, ...dead] : dead
}

/** In anger on the button after a refused payment; and now and then anywhere. */
function angrySpots(random: Random, { template, from, refused }: Seen, stay: number) {
  const anywhere = random.chance(shares.rageAnywhere)
    ? [{ at: from + stay * random.between(0.2, 0.8), spot: random.pick(pages[template].spots) }]
    : []
  const onPay = refused
    .filter(() => random.chance(shares.rageWhenRefused))
    .map(at => ({ at: at + random.whole(700, 3_000), spot: payButton }))
  return [...onPay, ...anywhere]
}

/** Clicks scatter over the element. Pages in Arabic are mirrored on wide screens. */
function placeOf(
  random: Random,
  { x, y }: Spot,
  { browser, isMirrored }: { browser: Browser; isMirrored: boolean },
): { x: number; y: number } {
  const [across, down] = browser === 'phone' ? [x[0], y[0]] : [x[1], y[1]]
  const spread = Math.min(0.98, Math.max(0.02, across + random.normal() * 0.02))
  return {
    x: Math.round((isMirrored ? 1 - spread : spread) * 1000) / 1000,
    y: Math.max(4, Math.round(down + random.normal() * 9)),
  }
}

/** At least what the window shows; then as `reading` says. */
function drawDepth(random: Random, template: Template, first: number): number {
  const { half, end } = reading[template]
  const fold = Math.min(100, Math.round(first * 100))
  const drawn = random.unit()
  if (drawn < end) return 100
  if (drawn < half) return Math.max(fold, random.whole(50, 99))
  return fold >= 50 ? fold : random.whole(fold, 49)
}

/** What the form of the details asks for. */
export function fieldsOf({ account }: Checkout, { channel, newSite }: Visit): number {
  const asked = channel === 'app' ? forms.app : newSite ? forms.newSite : forms.oldSite
  if (account === 'signed_in' || account === 'signs_in') return asked - forms.known
  return account === 'signs_up' ? asked + forms.registering : asked
}

const fieldNames = ['name', 'phone', 'email', 'city', 'address', 'district', 'postcode', 'notes'] as const

/** The form of the details: sent, or on the web left in the middle. */
function writeForms(signals: Writer, visit: Visit, own: readonly Written[]): void {
  const checkout = visit.cart?.checkout
  if (!checkout) return
  const { random } = signals
  const speakerOf = ({ message: { userId, anonymousId } }: Written): Speaker => ({
    ...(userId === undefined ? null : { userId }),
    ...(anonymousId === undefined ? null : { anonymousId }),
  })
  const sent = own.find(({ message }) => message.event === 'Checkout Step Completed')
  const scene = visitScene(signals.person, visit)
  if (sent) {
    const asked = { form: 'checkout', fields: fieldsOf(checkout, visit) }
    signals.track(sent.time + random.whole(20, 200), 'Form Submitted', asked, [scene, speakerOf(sent)])
    return
  }
  const last = own.findLast(({ message }) => message.event === 'Delivery Date Shown')
  if (!last || visit.channel !== 'web' || !random.chance(shares.formAbandoned)) return
  const touched = fieldNames.slice(0, random.whole(1, fieldNames.length))
  const seconds = random.whole(4, 60)
  signals.track(
    last.time + seconds * 1000,
    'Form Abandoned',
    { form: 'checkout', field: touched.at(-1), fields: touched, seconds },
    [sceneOf(signals, visit, pathOf('checkout', signals.person.language)), speakerOf(last)],
  )
}
