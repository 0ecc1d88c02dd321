import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { seeded } from '../../../test/seeded.ts'
import { createWorld, type SaidMessage, type World } from '../../../test/world.ts'
import { createLog } from '../../platform/log.ts'
import { shiftDay } from '../../platform/zones/model-days.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import { qualityMigrations } from '../migrations/quality.ts'
import { createRepeatCounts } from './count-repeated.ts'
import { type Defect, findDefects } from './find-defects.ts'
import { readFirstBad } from './first-bad.ts'
import { departureOf } from './measure.ts'
import { readArrivals } from './read-arrivals.ts'
import { readDays } from './read-days.ts'
import { seasonOf, weekdayOf } from './seasons.ts'

const zone = 'Asia/Riyadh'
const zones = createZones()

/** Counts of a Poisson stream whose rate itself is restless by a tenth, quieter at weekends and in Ramadan. */
function shopDays(random: () => number, rate: number, days: readonly string[]): Map<string, number> {
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const weekend = 0.5 + random()
  const drift = 0.998 + random() * 0.005
  return new Map(
    days.map((day, i) => {
      const season = { usual: 1, ramadan: 0.55, feast: 0.2 }[seasonOf(day)]
      const isWeekend = [5, 6].includes(weekdayOf(day))
      const mean = rate * drift ** i * season * (isWeekend ? weekend : 1) * Math.exp(0.1 * gauss())
      return [day, Math.max(0, Math.round(mean + Math.sqrt(mean) * gauss()))]
    }),
  )
}

const daysFrom = (first: string, n: number) => Array.from({ length: n }, (_, i) => shiftDay(first, i))

describe('a volume', () => {
  // A year with its Ramadan (from 18 February 2026), both feasts and all weekends.
  const days = daysFrom('2025-11-01', 365)
  const judged = days.slice(60)

  test('raises fewer than one false alarm in a thousand days, whatever the season', () => {
    let alarms = 0
    let looked = 0
    const byRate = new Map<number, number>()
    for (let seed = 1; seed <= 60; seed++) {
      const rate = [15, 60, 400, 20_000][seed % 4]!
      const counts = shopDays(seeded(seed), rate, days)
      for (const day of judged) {
        looked++
        if (departureOf(counts, day, days[0]!)) {
          alarms++
          byRate.set(rate, (byRate.get(rate) ?? 0) + 1)
        }
      }
    }
    console.log(`false alarms of volume: ${alarms} in ${looked} days, by rate ${JSON.stringify([...byRate])}`)
    expect(looked).toBeGreaterThan(15_000)
    expect(alarms / looked).toBeLessThan(0.001)
  })

  test('that falls to a third or a fifth, vanishes or trebles is found on that day', () => {
    let [third, fifth, silent, jumped] = [0, 0, 0, 0]
    const rounds = 200
    for (let seed = 1; seed <= rounds; seed++) {
      const random = seeded(1000 + seed)
      const counts = shopDays(random, 400, days)
      const usual = judged.filter(
        day => seasonOf(day) === 'usual' && seasonOf(shiftDay(day, -40)) === 'usual',
      )
      const day = usual[Math.floor(random() * usual.length)]!
      const as = (n: number) => departureOf(new Map([...counts, [day, n]]), day, days[0]!)?.direction
      const now = counts.get(day)!
      if (as(Math.round(now / 3)) === 'fell') third++
      if (as(Math.round(now / 5)) === 'fell') fifth++
      if (as(0) === 'fell') silent++
      if (as(now * 3) === 'jumped') jumped++
    }
    console.log(
      `found of ${rounds}: ${third} fallen to a third, ${fifth} to a fifth, ${silent} silent, ${jumped} trebled`,
    )
    expect(third).toBeGreaterThan(rounds * 0.9)
    expect(fifth).toBeGreaterThan(rounds * 0.95)
    expect(silent).toBe(rounds)
    expect(jumped).toBeGreaterThan(rounds * 0.9)
  })

  test('knows Ramadan and the feasts by the calendar of Umm al-Qura', () => {
    expect(seasonOf('2026-02-17')).toBe('usual')
    expect(seasonOf('2026-02-18')).toBe('ramadan')
    expect(seasonOf('2026-03-20')).toBe('feast')
    expect(seasonOf('2026-05-27')).toBe('feast')
  })
})

/** Forty days of a small shop; `bad` changes what is sent on the last day. */
async function sendShop(world: World, bad: boolean): Promise<void> {
  const random = seeded(bad ? 5 : 6)
  const start = world.clock.now()
  for (let day = 0; day < 40; day++) {
    const isLast = day === 39
    const wrong = bad && isLast
    const at = start + day * 86_400_000
    let n = 0
    const say = (event: string, properties: object, more: object = {}): SaidMessage => ({
      messageId: `${day}-${++n}`,
      event,
      userId: `u${Math.floor(random() * 50)}`,
      timestamp: new Date(at + Math.floor(random() * 6 * 3_600_000)).toISOString(),
      properties,
      context: { timezone: wrong && n % 5 === 0 ? 'Riyadh/KSA' : 'Asia/Riyadh' },
      ...more,
    })
    const times = (count: number, make: (i: number) => SaidMessage) =>
      Array.from({ length: count }, (_, i) => make(i))
    const around = (count: number) => count + Math.floor(random() * 5) - 2
    world.clock.advance(7 * 3_600_000)
    await world.send(
      ...times(wrong ? 0 : around(25), () => say('Product Viewed', { sku: 'a' })),
      ...times(wrong ? 110 : around(25), () => say('Cart Viewed', { n: 1 })),
      ...times(around(30), i =>
        say('Coupon Applied', wrong && i > 0 ? { n: 1 } : { n: 1, coupon: `c${i % 3}` }),
      ),
      ...times(around(30), i => say('Rated', { score: wrong && i % 2 === 0 ? 'five' : 5 })),
      ...times(around(30), i =>
        say('Signed In', {}, wrong ? { userId: undefined, anonymousId: `a${i}` } : {}),
      ),
      ...times(around(30), i =>
        say('Order Completed', {
          order_id: `${day}-${wrong ? Math.floor(i / 2) : i}`,
          revenue: wrong && i % 3 === 0 ? 0 : 20 + i,
        }),
      ),
      ...(wrong
        ? times(12, () => say('Ahead', {}, { timestamp: new Date(at + 30 * 86_400_000).toISOString() }))
        : []),
    )
    if (isLast)
      await world.send({ ...say('Order Completed', {}), messageId: '39-1' }, say('Rated', { score: 4 }))
    world.clock.advance(17 * 3_600_000)
  }
}

const about = ({ kind, event, path }: Defect) => [kind, event, path].filter(part => part !== '').join(' · ')

describeOnWarehouses('defects', warehouse => {
  const first = Date.UTC(2026, 8, 1, 3)
  const today = '2026-10-11'
  const lastDay = '2026-10-10'
  const clean: { world?: World } = {}
  beforeAll(async () => {
    await warehouse().migrate([...zoneMigrations, ...qualityMigrations])
    const table = createZoneTable({ warehouse: warehouse(), zones })
    await table.start()
    await table.ensure(zone)
  })
  const look = async (world: World) => {
    const scope = { ...world.scope, now: world.clock.now() }
    const found = await readDays(warehouse(), scope, { zone, isZone: zones.isZone })
    return { scope, found }
  }

  test('that were put in are all found, each with its first bad row', { timeout: 120_000 }, async () => {
    const world = await createWorld(warehouse(), { now: first })
    await sendShop(world, true)
    const { scope, found } = await look(world)
    const defects = findDefects(found, { days: [lastDay], today })
    expect(defects.map(about).toSorted()).toEqual([
      'clock-wrong · timestamp',
      'identifiers-missing · Signed In · known',
      'orders-repeated · order_id',
      'property-gone · Coupon Applied · coupon',
      'property-type · Rated · score',
      'revenue-zero · Order Completed · revenue',
      'volume-fell · Product Viewed',
      'volume-jumped · Cart Viewed',
      'zone-invalid · timezone',
    ])
    for (const { kind, source, event, path, detail } of defects) {
      const alarm = { kind, source, subject: { event, path, detail }, firstDay: lastDay }
      const row = await readFirstBad({ warehouse: warehouse(), zone }, scope, alarm)
      expect(row, kind).not.toBeNull()
      const said = JSON.parse(row!.received) as {
        properties: Record<string, unknown>
        context: { timezone: string }
      }
      if (kind === 'property-gone') expect(said.properties).not.toHaveProperty('coupon')
      if (kind === 'property-type') expect(said.properties.score).toBe('five')
      if (kind === 'revenue-zero') expect(said.properties.revenue ?? 0).toBe(0)
      if (kind === 'zone-invalid') expect(said.context.timezone).toBe('Riyadh/KSA')
      if (kind === 'volume-fell') expect(row!.messageId.startsWith('38-')).toBe(true)
      if (kind === 'clock-wrong') expect(row!.name).toBe('Ahead')
    }
  })

  test('of a clean log are none, on any of its days', { timeout: 120_000 }, async () => {
    const world = await createWorld(warehouse(), { now: first })
    clean.world = world
    await sendShop(world, false)
    const { found } = await look(world)
    const days = daysFrom('2026-09-29', 12)
    expect(findDefects(found, { days, today }).map(defect => `${defect.day.day} ${about(defect)}`)).toEqual(
      [],
    )
    // A new usual that somebody accepted: what came before is no measure.
    expect(findDefects(found, { days, today, sinceOf: () => lastDay })).toEqual([])
  })

  test('late, early, future, unordered and repeated messages are counted by the day of our clock', async () => {
    const world = await createWorld(warehouse(), { now: Date.UTC(2026, 9, 10, 9) })
    const at = (ms: number) => new Date(world.clock.now() + ms).toISOString()
    const repeats = createRepeatCounts({
      warehouse: warehouse(),
      clock: world.clock,
      log: createLog('silent'),
    })
    const { workspace } = world.scope
    await world.send(
      { userId: 'a', event: 'E', timestamp: at(-3_600_001) },
      { userId: 'b', event: 'E', timestamp: at(0) },
    )
    world.clock.advance(60_000)
    await world.send(
      { userId: 'a', event: 'E', timestamp: at(-3_700_000) },
      { userId: 'c', event: 'E', timestamp: at(200_000) },
      { userId: 'd', event: 'E', timestamp: at(301_000) },
      { userId: 'd', event: '' },
    )
    repeats.count(workspace, 'test', 2)
    await repeats.flush()
    repeats.count(workspace, 'test', 1)
    await repeats.flush()
    expect(await readArrivals(warehouse(), { workspace, now: world.clock.now() }, zone)).toEqual([
      {
        ...{ source: 'test', day: '2026-10-10', events: 5, late: 2, early: 1, future: 1, unordered: 1 },
        ...{ repeated: 3, refused: 1, flagged: 0 },
      },
    ])
  })
})
