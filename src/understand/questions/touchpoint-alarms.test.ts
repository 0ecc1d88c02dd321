import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestWarehouse } from '../../../test/engines.ts'
import { insertEvents, type LogEvent, logStart, openJourneys } from '../../../test/journey-log.ts'
import { seeded } from '../../../test/seeded.ts'
import { ask } from '../../platform/warehouse/question.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import type { Inventory } from '../model-touchpoint-inventory.ts'
import { touchpointInventory } from './touchpoint-inventory.ts'

/*
 * Shops of which we know all: people differ in how eager they buy and how friendly they answer, and what they meet has nothing to do
 * with either; or one touchpoint has. With PROVE_SEEDS as many shops.
 */
const seeds = Number(process.env.PROVE_SEEDS ?? 6)
const people = 600
const hour = 3_600_000
const met = ['Home', 'List', 'Product', 'Search', 'Help', 'Cart', 'Advert', 'Mail']
const asked = {
  grain: 'event',
  goal: { id: 'Order', any: [{ event: 'Order' }] },
  goalDays: 2,
  feelings: [{ event: 'Stars', path: 'stars', worst: 1, best: 5, bad: 2 }],
  feelingDays: 5,
  frictions: { errorEvents: ['Fault'] },
}

/** Whoever meets Help is a third as likely to order next and gives two stars less, where `planted`. */
function shop(workspace: number, seed: number, planted: boolean): LogEvent[] {
  const random = seeded(seed)
  const events: LogEvent[] = []
  for (let person = 0; person < people; person++) {
    const [eager, friendly] = [0.05 + 0.25 * random(), 2 + 2 * random()]
    let time = logStart + Math.floor(random() * 20 * 24) * hour
    let helped = 0
    const add = (name: string, properties: LogEvent['properties'] = {}, hours = 8) => {
      time += Math.floor((0.2 + hours * random()) * hour)
      const id = `${seed}-${events.length}`
      const of = {
        workspace,
        trace: BigInt(person + 1) * 4096n,
        type: 'track',
        channel: 'web',
        account: '',
      } as const
      events.push({ ...of, name, properties, time, ordinal: 0, id, flags: 0, batch: 1n })
    }
    for (let i = 0, steps = 3 + Math.floor(random() * 12); i < steps; i++) {
      const name = random() < 0.13 ? 'Stars' : met[Math.floor(random() * met.length)]!
      const isHurt = planted && helped-- > 0
      const stars = Math.round(friendly + 2 * random() - (isHurt ? 2 : 0))
      add(name, name === 'Stars' ? { stars: Math.max(1, Math.min(5, stars)) } : {})
      if (name === 'Help') helped = 3
      if (planted && name === 'Help' && random() < 0.4) add('Fault', {}, 0.5)
      if (random() < eager * (planted && helped > 0 ? 0.33 : 1)) add('Order')
    }
  }
  return events
}

const alarms = ({ touchpoints }: Inventory) =>
  touchpoints.flatMap(({ name, verdict, reasons }) =>
    reasons.some(({ code }) =>
      ['fewer-reach', 'more-reach', 'feeling-worse', 'feeling-better'].includes(code),
    ) ||
    verdict === 'repair' ||
    verdict === 'rebuild'
      ? [`${name}: ${verdict} ${reasons.map(({ code }) => code).join(', ')}`]
      : [],
  )

describe('verdicts on shops of which we know all', () => {
  let warehouse: Warehouse
  let journeys: Journeys
  beforeAll(async () => {
    warehouse = await openTestWarehouse()
    journeys = await openJourneys(warehouse)
  })
  afterAll(() => warehouse?.close())
  const answered = async (workspace: number, seed: number, planted: boolean) => {
    await insertEvents(warehouse, shop(workspace, seed, planted))
    await journeys.rebuild(workspace)
    return (await ask(touchpointInventory, { warehouse, scope: { workspace, now: 0 } }, asked)).answer
  }

  it('find what was planted: help that breaks, loses orders and annoys is to be rebuilt', async () => {
    const { touchpoints } = await answered(1, 1, true)
    const help = touchpoints.find(({ name }) => name === 'Help')
    expect(help?.verdict).toBe('rebuild')
    expect(help?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['fewer-reach', 'friction-often', 'feeling-worse']),
    )
    expect(help?.friction.worst).toBe('error')
    expect(touchpoints.find(({ name }) => name === 'Order')?.reasons.map(({ code }) => code)).toContain(
      'is-goal',
    )
  })

  it('tell nothing where nothing was planted', async () => {
    let shops = 0
    for (let seed = 1; seed <= seeds; seed++) {
      const told = alarms(await answered(100 + seed, 1_000 + seed, false))
      if (told.length > 0) console.info(`seed ${seed}: ${told.join('; ')}`)
      shops += Number(told.length > 0)
    }
    console.info(`shops with any alarm: ${shops} of ${seeds}`)
    // Effects and feelings are held to 5 % each, over all touchpoints of a shop.
    expect(shops).toBeLessThanOrEqual(Math.max(2, 0.12 * seeds))
  }, 1_200_000)
})
