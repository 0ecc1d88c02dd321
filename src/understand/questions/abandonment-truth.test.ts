import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cause, causeEvents, causes, abandonment as planted } from '../../../demo/effects.ts'
import type { RawMessage } from '../../../demo/message.ts'
import { simulateShop } from '../../../demo/simulate-shop.ts'
import type { ShopTruth } from '../../../demo/truth.ts'
import { openTestWarehouse } from '../../../test/engines.ts'
import { insertEvents, openJourneys } from '../../../test/journey-log.ts'
import { shopLog } from '../../../test/shop-log.ts'
import { ask } from '../../platform/warehouse/question.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import type { Abandonment } from '../model-abandonment.ts'
import { abandonment } from './abandonment.ts'

/*
 * The planted truth of the demo, through the question itself and on the engine: nothing is told but where a checkout begins and
 * where it ends. Each seed is a shop and a workspace of its own. `PROVE_SEEDS`: 200 in `npm run prove`.
 */
const seeds = Number(process.env.PROVE_SEEDS ?? 4)
const people = 1_500
const day = 86_400_000
const end = Date.parse('2026-11-22T15:00:00Z')
const effects: Readonly<Record<Cause, number>> = { ...planted.details.effects, ...planted.payment.effects }

interface Shop {
  readonly answer: Abandonment
  /** Checkouts lost to each cause: they met it, left, and would have stayed without it. */
  readonly lost: ReadonlyMap<Cause, number>
}

let warehouse: Warehouse
let journeys: Journeys
const shops: Shop[] = []
beforeAll(async () => {
  warehouse = await openTestWarehouse()
  journeys = await openJourneys(warehouse)
  await warehouse.migrate(zoneMigrations)
  await createZoneTable({ warehouse, zones: createZones() }).ensure('UTC')
  for (let seed = 1; seed <= seeds; seed++) shops.push(await openShop(seed))
}, 3_600_000)
afterAll(async () => {
  await journeys?.stop()
  await warehouse?.close()
})

async function openShop(seed: number): Promise<Shop> {
  const run = simulateShop({ seed, people, end })
  const messages = [...run.messages]
  const truth = run.truth()
  const near = { event: 'Checkout Started', ms: day }
  await insertEvents(warehouse, shopLog(messages, truth, { workspace: seed, near }))
  await journeys.rebuild(seed)
  const { answer } = await ask(
    abandonment,
    { warehouse, scope: { workspace: seed, now: end } },
    {
      from: { id: 'checkout', any: [{ event: 'Checkout Started' }] },
      to: { id: 'order', any: [{ event: 'Order Completed' }] },
    },
  )
  return { answer, lost: lostIn(truth, messages) }
}

/** Of the checkouts whose day is over. */
function lostIn(truth: ShopTruth, messages: readonly RawMessage[]): Map<Cause, number> {
  const over = new Set(
    messages
      .filter(m => m.event === 'Checkout Started' && Date.parse(m.timestamp) <= end - day)
      .map(m => m.properties?.checkout_id),
  )
  const left = truth.carts.filter(cart => over.has(cart.checkoutId ?? ''))
  return new Map(
    causes.map(cause => [
      cause,
      left.filter(cart => cart.end !== 'bought' && cart.causes.includes(cause)).length,
    ]),
  )
}

const foundIn = ({ answer }: Shop, cause: Cause) => answer.causes.find(({ id }) => id === causeEvents[cause])
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const isReal = (cause: Cause) => effects[cause] > 0

/** How many of the intervals contain the truth, of all and of each cause. */
function coverage(of: (shop: Shop, cause: Cause) => boolean | null) {
  const each = causes.map(cause => {
    const told = shops.flatMap(shop => of(shop, cause) ?? [])
    return { cause, inside: told.filter(Boolean).length, of: told.length }
  })
  return { each, inside: sum(each.map(({ inside }) => inside)), of: sum(each.map(e => e.of)) }
}

function expectCoverage(what: string, { each, inside, of }: ReturnType<typeof coverage>): void {
  const percent = (n: number, all: number) => `${((100 * n) / all).toFixed(1)} %`
  const apart = each.map(({ cause, inside: n, of: all }) => `${cause} ${percent(n, all)}`).join(', ')
  console.log(`${what}: ${percent(inside, of)} of ${of} intervals contain the truth (${apart})`)
  // The bounds of the goal, wider by what chance alone allows where shops are few.
  const slack = (n: number) => 3.5 * Math.sqrt((0.95 * 0.05) / n)
  expect(inside / of).toBeGreaterThan(Math.min(0.91, 0.95 - slack(of)))
  if (seeds >= 100) {
    expect(inside / of).toBeLessThan(0.98)
    for (const one of each) {
      expect(one.inside / one.of, one.cause).toBeGreaterThanOrEqual(0.91)
      expect(one.inside / one.of, one.cause).toBeLessThanOrEqual(0.98)
    }
  }
}

describe('the planted causes of abandonment', () => {
  it('are found by themselves, with odds whose intervals contain the truth', () => {
    expectCoverage(
      'log-odds',
      coverage((shop, cause) => {
        const found = foundIn(shop, cause)
        if (!found) return null
        return Math.log(found.adjusted.low) < effects[cause] && effects[cause] < Math.log(found.adjusted.high)
      }),
    )
  })

  it('cost as many as the truth counts, with intervals that contain it', () => {
    expectCoverage(
      'lost',
      coverage((shop, cause) => {
        const found = foundIn(shop, cause)
        const lost = shop.lost.get(cause) ?? 0
        return found ? found.lost.low <= lost && lost <= found.lost.high : null
      }),
    )
  })

  it('are ranked right', () => {
    const mean = (of: (shop: Shop, cause: Cause) => number) =>
      causes
        .filter(isReal)
        .map(cause => ({ cause, n: sum(shops.map(shop => of(shop, cause))) / seeds }))
        .sort((a, b) => b.n - a.n)
    const truth = mean((shop, cause) => shop.lost.get(cause) ?? 0)
    const found = mean((shop, cause) => foundIn(shop, cause)?.lost.estimate ?? 0)
    const told = ({ cause, n }: { cause: string; n: number }) => `${cause} ${n.toFixed(1)}`
    console.log(`lost a shop: true ${truth.map(told).join(', ')}; found ${found.map(told).join(', ')}`)
    expect(found.slice(0, 3).map(c => c.cause)).toEqual(truth.slice(0, 3).map(c => c.cause))
    if (seeds >= 100) expect(found.map(c => c.cause)).toEqual(truth.map(c => c.cause))
  })

  it('are all that is reported: what was not planted is not, nor what follows staying', () => {
    const events = new Set(causes.filter(isReal).map(cause => causeEvents[cause]))
    const alarms = shops.map(({ answer }) =>
      answer.causes.filter(
        ({ id, verdict }) => !events.has(id) && (verdict === 'drives-away' || verdict === 'keeps'),
      ),
    )
    const shopsWith = alarms.filter(list => list.length > 0).length
    const names = [...new Set(alarms.flat().map(({ id }) => id))]
    console.log(`false alarms: in ${shopsWith} of ${seeds} shops (${names.join(', ') || 'none'})`)
    expect(shopsWith).toBeLessThanOrEqual(Math.max(1, (16 / 200) * seeds))
    for (const { answer } of shops) {
      const why = new Map(answer.leftOut.map(({ id, why }) => [id, why]))
      expect(why.get('Signed Up')).toBe('goes-on')
      expect(why.get('Checkout Step Completed')).toBe('milestone')
      expect(why.get('Delivery Date Shown')).toBe('everybody')
      expect(answer.parts.map(part => part.endsWith)).toEqual(['Checkout Step Completed', null])
    }
  })
})
