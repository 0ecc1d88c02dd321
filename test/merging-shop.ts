import { randomShop } from './random-shop.ts'
import { seeded } from './seeded.ts'
import { type SaidMessage, worldNow } from './world.ts'

const hour = 3_600_000
/** What counts back thirty days must mean the same a while later: nothing happened near that edge. */
const edge = { from: worldNow - 30 * 24 * hour - 3 * hour, to: worldNow - 30 * 24 * hour + 3 * hour }

/**
 * The random shop as if it were open today, in which people turn out to be one: beside the devices that users share, visitors
 * who are named later (`alias`), and orders with a price. Deterministic but for the moment that counts as now.
 */
export function mergingShop(size: number, now: number): SaidMessage[] {
  const random = seeded(11)
  return randomShop(size).map((said, i) => {
    const at = Date.parse(String(said.timestamp))
    const awayFromEdge = at > edge.from && at < edge.to ? at - 6 * hour : at
    const timestamp = new Date(awayFromEdge + now - worldNow).toISOString()
    const message = { ...said, timestamp }
    if (said.type === 'track' && String(said.event).startsWith('Order'))
      return { ...message, properties: { ...orderOf(said), total: Math.floor(random() * 400) } }
    if (said.type !== 'page' || said.userId === undefined) return message
    // A visitor of before is this user.
    return { ...message, type: 'alias', previousId: `before-${said.userId}-${i % 3}` }
  })
}

function orderOf({ properties }: SaidMessage): object {
  return typeof properties === 'object' && properties !== null ? properties : {}
}
