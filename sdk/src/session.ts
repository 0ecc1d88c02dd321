import type { Memory } from './memory.ts'
import type { Bag } from './model.ts'
import { readBag } from './visitor.ts'

/** A visit ends after half an hour without an event. */
const quiet = 30 * 60_000

const campaignNames = {
  source: 'source',
  medium: 'medium',
  campaign: 'name',
  term: 'term',
  content: 'content',
  id: 'id',
}
const clickIds = [
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'fbclid',
  'ttclid',
  'twclid',
  'msclkid',
  'li_fat_id',
  'ScCid',
  'epik',
  'irclickid',
  'yclid',
  'mc_eid',
]

/** The visit that is under way: its start, how it came, and how many events it has. Shared by all tabs. */
export function touchSession(memory: Memory, now: number): Bag {
  const known = readBag(memory.read('session'))
  const arrived = readArrival(location.search)
  const isOver = typeof known.last !== 'number' || now - known.last > quiet
  // Another campaign begins another visit, as in every analytics tool.
  const isOther = arrived !== null && JSON.stringify(arrived) !== JSON.stringify(known.campaign)
  const session =
    isOver || isOther
      ? { id: now, last: now, n: 1, campaign: arrived ?? undefined, referrer: foreignReferrer() }
      : { ...known, last: now, n: Number(known.n) + 1 }
  memory.write('session', JSON.stringify(session))
  return session
}

/** Campaign parameters and click ids of an address, in the names of the Segment specification; null without any. */
export function readArrival(search: string): Bag | null {
  const query = new URLSearchParams(search)
  const found: Bag = {}
  for (const [parameter, name] of Object.entries(campaignNames)) {
    const value = query.get(`utm_${parameter}`)
    if (value) found[name] = value
  }
  for (const name of clickIds) {
    const value = query.get(name)
    if (value) found[name] = value
  }
  return Object.keys(found).length > 0 ? found : null
}

function foreignReferrer(): string | undefined {
  const { referrer } = document
  return referrer && new URL(referrer).host !== location.host ? referrer : undefined
}
