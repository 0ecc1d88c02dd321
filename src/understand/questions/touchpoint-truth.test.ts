import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { abandonment, causeEvents, type PaymentCause, paymentCauses } from '../../../demo/effects.ts'
import { logistic } from '../../../demo/exact-math.ts'
import { simulateShop } from '../../../demo/simulate-shop.ts'
import type { ShopTruth } from '../../../demo/truth.ts'
import { openTestWarehouse } from '../../../test/engines.ts'
import { insertEvents, openJourneys } from '../../../test/journey-log.ts'
import { shopLog } from '../../../test/shop-log.ts'
import { ask } from '../../platform/warehouse/question.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import type { TouchpointRow } from '../model-touchpoint-inventory.ts'
import { touchpointInventory } from './touchpoint-inventory.ts'

/*
 * What is told of touchpoints right before the outcome, over many invented shops: nothing was planted for a slow page, and as much as is
 * written in `effects.ts` for a refused payment and a checkout that timed out. With PROVE_SEEDS forty shops.
 */
const seeds = process.env.PROVE_SEEDS === undefined ? 2 : Math.min(40, Number(process.env.PROVE_SEEDS))
const end = Date.parse('2026-11-22T15:00:00Z')
const asked = {
  grain: 'event',
  goal: { id: 'Order Completed', any: [{ event: 'Order Completed' }] },
  goalDays: 1,
  feelings: [],
}

/** Of those who met it: how many more left the payment than would have without it. */
function plantedLoss(truth: ShopTruth, cause: PaymentCause): number {
  const lost = truth.carts.flatMap(({ paymentChance: chance, met }) => {
    if (chance === null || !met.includes(cause)) return []
    const odds = Math.log(chance / (1 - chance)) - abandonment.payment.effects[cause]
    return [chance - logistic(odds)]
  })
  return lost.reduce((a, b) => a + b, 0) / lost.length
}

const isCalled = ({ reasons }: TouchpointRow) =>
  reasons.some(({ code }) => code === 'fewer-reach' || code === 'more-reach')
const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length
const points = (share: number) => (100 * share).toFixed(1)

describe('right before the outcome', () => {
  let warehouse: Warehouse
  let journeys: Journeys
  beforeAll(async () => {
    warehouse = await openTestWarehouse()
    journeys = await openJourneys(warehouse)
  })
  afterAll(async () => {
    await journeys?.stop()
    await warehouse?.close()
  })

  async function shop(workspace: number) {
    const run = simulateShop({ seed: 300 + workspace, people: 2_000, end })
    const messages = [...run.messages]
    const truth = run.truth()
    await insertEvents(warehouse, shopLog(messages, truth, { workspace }))
    await journeys.rebuild(workspace)
    const ctx = { warehouse, scope: { workspace, now: end } }
    const { touchpoints } = (await ask(touchpointInventory, ctx, asked)).answer
    return paymentCauses.map(cause => {
      const row = touchpoints.find(({ name }) => name === causeEvents[cause])
      if (!row?.effect) throw new Error(`nothing is said of ${cause}`)
      return { cause, row, effect: row.effect, planted: -plantedLoss(truth, cause) }
    })
  }

  it('a slow page is told as nothing, and the other group shows what was planted', async () => {
    const told = []
    for (let workspace = 1; workspace <= seeds; workspace++) told.push(...(await shop(workspace)))
    for (const [cause, shops] of Map.groupBy(told, one => one.cause)) {
      const of = (value: (one: (typeof shops)[number]) => number) => mean(shops.map(value))
      const everybody = of(({ effect }) => effect.everybody.difference.value)
      const covered = shops.filter(
        ({ effect: { difference }, planted }) => difference.low <= planted && planted <= difference.high,
      )
      const planted = of(one => one.planted)
      console.info(
        `${cause}: planted ${points(planted)}; told ${points(of(({ effect }) => effect.difference.value))}; against those who went elsewhere ${points(of(({ effect }) => effect.elsewhere.difference.value))}, against everybody ${points(everybody)}; an effect is called in ${shops.filter(({ row }) => isCalled(row)).length} of ${shops.length} shops, the interval holds what was planted in ${covered.length}`,
      )
      expect(Math.abs(everybody - planted)).toBeLessThan(0.06)
      expect(covered.length).toBeGreaterThanOrEqual(0.9 * shops.length)
      if (cause !== 'slow_page') continue
      expect(Math.abs(of(({ effect }) => effect.difference.value))).toBeLessThan(0.05)
      expect(shops.filter(({ row }) => isCalled(row)).length).toBeLessThanOrEqual(0.08 * shops.length)
    }
  }, 1_200_000)
})
