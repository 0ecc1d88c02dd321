import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { simulateShop } from '../../../demo/simulate-shop.ts'
import { openTestWarehouse } from '../../../test/engines.ts'
import { insertEvents, openJourneys } from '../../../test/journey-log.ts'
import { shopLog } from '../../../test/shop-log.ts'
import { ask } from '../../platform/warehouse/question.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import type { WhatChanged } from '../model-what-changed.ts'
import { whatChanged } from './what-changed.ts'

/*
 * The redesign of the demo's web shop, through the question itself and on the engine: of the checkouts begun, how many more went
 * on to the payment than would have on the old site. Each seed is a shop and a workspace of its own, and the same shop once
 * more without the redesign, in which there is nothing to be found. `PROVE_SEEDS`: 200 in `npm run prove`.
 */
const seeds = Number(process.env.PROVE_SEEDS ?? 8)
const people = 1_500
const end = Date.parse('2026-11-22T15:00:00Z')
const named = (event: string) => ({ id: event, any: [{ event }] })
const counted = ['Checkout Started', 'Payment Info Entered']

interface Asked {
  readonly answer: WhatChanged
  /** Mean chance of going on that checkouts on the web were drawn with, since the day of the redesign. */
  readonly chance: number
  readonly detailsEffect: number
}

let warehouse: Warehouse
let journeys: Journeys
const shops: { redesigned: Asked; asBefore: Asked; planted: number }[] = []

beforeAll(async () => {
  warehouse = await openTestWarehouse()
  journeys = await openJourneys(warehouse)
  await warehouse.migrate(zoneMigrations)
  await createZoneTable({ warehouse, zones: createZones() }).ensure('UTC')
  const withoutRedesign = await simulatorWithoutRedesign()
  for (let seed = 1; seed <= seeds; seed++) {
    const redesigned = await openShop(simulateShop, { seed, workspace: 2 * seed })
    const asBefore = await openShop(withoutRedesign, { seed, workspace: 2 * seed + 1 })
    shops.push({ redesigned, asBefore, planted: redesigned.chance - asBefore.chance })
  }
}, 3_600_000)
afterAll(async () => {
  await journeys?.stop()
  await warehouse?.close()
})

/** The same shop, whose new site differs in nothing from the old one. */
async function simulatorWithoutRedesign(): Promise<typeof simulateShop> {
  vi.resetModules()
  vi.doMock('../../../demo/effects.ts', async original => {
    const effects = await original<typeof import('../../../demo/effects.ts')>()
    const old = {
      detailsEffect: 0,
      registrationShareAfter: effects.redesign.registrationShareBefore,
      checkoutStepsAfter: effects.redesign.checkoutStepsBefore,
      emptySearchAfter: effects.redesign.emptySearchBefore,
    }
    return { ...effects, redesign: { ...effects.redesign, ...old } }
  })
  const { simulateShop: without } = await import('../../../demo/simulate-shop.ts')
  vi.doUnmock('../../../demo/effects.ts')
  return without
}

async function openShop(
  simulate: typeof simulateShop,
  { seed, workspace }: { seed: number; workspace: number },
): Promise<Asked> {
  const run = simulate({ seed, people, end })
  const messages = [...run.messages]
  const truth = run.truth()
  const log = shopLog(messages, truth, { workspace }).filter(({ name }) => counted.includes(name))
  await insertEvents(warehouse, log)
  await journeys.rebuild(workspace)
  const { answer } = await ask(
    whatChanged,
    { warehouse, scope: { workspace, now: end } },
    {
      measure: { of: 'conversion', from: named('Checkout Started'), to: named('Payment Info Entered') },
      change: { from: new Date(truth.shop.redesign.at).toISOString().slice(0, 10) },
      daysBefore: 84,
      daysAfter: 84,
      treated: { channels: ['web'] },
      controls: [{ name: 'app', channels: ['app'] }],
    },
  )
  const since = truth.carts.flatMap(({ channel, at, detailsChance }) =>
    channel === 'web' && at >= truth.shop.redesign.at && detailsChance !== null ? [1 - detailsChance] : [],
  )
  return { answer, chance: mean(since), detailsEffect: truth.shop.redesign.detailsEffect }
}

const share = (n: number) => `${((100 * n) / seeds).toFixed(1)} %`
const methods = ['difference-in-differences', 'structural'] as const
const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length

describe('the redesign of the demo', () => {
  it('is told with intervals that contain what was planted as often as they say', () => {
    // The bounds of the goal, wider by what chance alone allows where shops are few.
    const slack = 3.5 * Math.sqrt((0.95 * 0.05) / seeds)
    const coverage = (of: (answer: WhatChanged) => WhatChanged['methods']['structural']) => {
      const inside = shops.filter(({ redesigned, planted }) => {
        const told = of(redesigned.answer)
        return told !== null && told.low <= planted && planted <= (told.high ?? 1)
      })
      return inside.length
    }
    const headline = coverage(answer => answer.headline)
    const each = methods.map(method => `${method} ${share(coverage(answer => answer.methods[method]))}`)
    const planted = mean(shops.map(shop => shop.planted))
    const told = mean(shops.map(({ redesigned }) => redesigned.answer.headline?.effect ?? Number.NaN))
    console.log(
      `the redesign, ${seeds} shops: ${share(headline)} of the intervals contain the truth (${each.join(', ')}); planted ${planted.toFixed(4)}, told ${told.toFixed(4)}`,
    )
    expect(headline / seeds).toBeGreaterThanOrEqual(Math.min(0.91, 0.95 - slack))
    if (seeds >= 100) expect(headline / seeds).toBeLessThanOrEqual(0.98)
    expect(Math.abs(told - planted)).toBeLessThan(seeds >= 100 ? 0.01 : 0.05)
  })

  it('is found, and in no shop as a change for the worse', () => {
    const found = shops.map(({ redesigned }) => redesigned.answer.headline?.found)
    console.log(`the redesign: found in ${share(found.filter(one => one === 'rose').length)} of the shops`)
    expect(found.filter(one => one === 'fell')).toEqual([])
    expect(found.filter(one => one === 'rose').length / seeds).toBeGreaterThan(0.6)
  })

  it('is not found where there was none', () => {
    expect(new Set(shops.map(({ asBefore }) => asBefore.detailsEffect))).toEqual(new Set([0]))
    const alarms = shops.filter(({ asBefore }) => asBefore.answer.headline?.found !== 'nothing')
    console.log(`no redesign: told of one in ${alarms.length} of ${seeds} shops`)
    expect(alarms.length).toBeLessThanOrEqual(Math.max(2, (16 / 200) * seeds))
  })
})
