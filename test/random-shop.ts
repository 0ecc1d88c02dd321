import { seeded } from './seeded.ts'
import { type SaidMessage, worldNow } from './world.ts'

const day = 86_400_000
const start = worldNow - 40 * day

/** What colleagues decided about pairs that the events below name. No pair twice: of one pair the last decision holds. */
export const decisions = [
  { kind: 'link', a: 'user_id:u1', b: 'user_id:u2' },
  { kind: 'cut', a: 'user_id:u3', b: 'anonymous_id:d3' },
  { kind: 'link', a: 'anonymous_id:d5', b: 'user_id:u9' },
  { kind: 'cut', a: 'anonymous_id:d6', b: 'user_id:u6' },
] as const

/** A view of something dear: a rule that the codes of journeys must know. */
export const expensive = {
  event: 'Product Viewed',
  where: [{ path: 'price', op: 'over' as const, value: '50' }],
}

/** Older than all else: shown first, it decides whose device `late` is. */
export const earliest: readonly SaidMessage[] = [
  {
    type: 'track',
    messageId: 'earliest',
    event: 'Product Viewed',
    userId: 'late-b',
    anonymousId: 'late',
    timestamp: new Date(start - day).toISOString(),
    context: { channel: 'store' },
  },
]

const names = [
  'Product Viewed',
  'Product Viewed',
  'Product Added',
  'Order Completed',
  'Order Delivered',
  'Product Reviewed',
  'CES Answered',
]
const channels = ['web', 'app', 'store']
const words = ['وصلت متأخرة جدا', 'arrived broken and late', 'kolchi mzyan bezzaf', 'الخدمة ممتازة شكرا']

/**
 * Messages of a shop that leave nothing to luck: a quarter share their time with the one before, devices are shared by
 * users (one user id a person: those links are refused), addresses are common to two, some values name nobody, companies
 * and orders cross persons. Deterministic; the first ones are there in any size.
 */
export function randomShop(size: number): SaidMessage[] {
  const random = seeded(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const users = Math.max(20, Math.floor(size / 25))
  const number = () => Math.floor(random() * users)
  const messages: SaidMessage[] = [...planted()]
  let time = start
  while (messages.length < size) {
    if (random() > 0.25) time = start + Math.floor(random() * 39 * day)
    const user = number()
    // Mostly their own device; every twentieth time somebody else's.
    const device = random() < 0.05 ? number() : user
    const who = random()
    const messageId = `m${Math.floor(random() * 2 ** 40).toString(36)}-${messages.length}`
    messages.push({
      messageId,
      timestamp: new Date(time).toISOString(),
      ...(random() < 0.15 ? { ordinal: Math.floor(random() * 3) } : {}),
      ...(who < 0.7 ? { anonymousId: random() < 0.03 ? 'guest' : `d${device}` } : {}),
      ...(who > 0.5 ? { userId: random() < 0.02 ? 'null' : `u${user}` } : {}),
      ...said({ random, pick, user }),
    })
  }
  return messages
}

interface Speaker {
  readonly random: () => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly user: number
}

function said({ random, pick, user }: Speaker): SaidMessage {
  const context = { channel: pick(channels), ...(random() < 0.3 ? { groupId: pick(['acme', 'شركة']) } : {}) }
  const kind = random()
  if (kind < 0.1) {
    // Two users have one address.
    const email = `e${Math.floor(user / 2)}@example.org`
    return { type: 'identify', context, traits: { email, name: `Name ${Math.floor(random() * 9)}` } }
  }
  if (kind < 0.13) return { type: 'group', groupId: pick(['acme', 'globex']), context }
  if (kind < 0.2) return { type: 'page', name: pick(['Home', 'Cart']), context }
  if (kind < 0.25) return { type: 'screen', name: 'Home', context }
  const event = pick(names)
  const order = { order_id: `o${Math.floor(random() * 40)}` }
  if (event === 'Product Reviewed')
    return {
      type: 'track',
      event,
      context,
      properties: {
        ...order,
        rating: 1 + Math.floor(random() * 5),
        review_body: `${pick(words)} ${Math.floor(random() * 50)}`,
      },
    }
  if (event === 'CES Answered')
    return { type: 'track', event, context, properties: { score: 1 + Math.floor(random() * 7) } }
  const price = Math.floor(random() * 100)
  return { type: 'track', event, context, properties: event.startsWith('Order') ? order : { price } }
}

/** What must be there whatever the numbers above draw: two users of one device, and those whom decisions name. */
function planted(): SaidMessage[] {
  const on = (at: number, who: SaidMessage): SaidMessage => ({
    type: 'track',
    event: 'Product Viewed',
    messageId: `planted-${at}`,
    timestamp: new Date(start + at * 1_000).toISOString(),
    context: { channel: 'web' },
    ...who,
  })
  return [
    on(1, { userId: 'late-a', anonymousId: 'late' }),
    on(2, { userId: 'late-b', anonymousId: 'late' }),
    on(3, { anonymousId: 'late' }),
    on(4, { userId: 'late-a' }),
    on(5, { userId: 'late-b' }),
    ...['u1', 'u2', 'u3', 'u6', 'u9'].map((userId, i) => on(10 + i, { userId })),
    ...['d3', 'd5', 'd6'].map((anonymousId, i) => on(20 + i, { anonymousId })),
    on(30, { userId: 'u3', anonymousId: 'd3' }),
    on(31, { userId: 'u6', anonymousId: 'd6' }),
  ]
}
