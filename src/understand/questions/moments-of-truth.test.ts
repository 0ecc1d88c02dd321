import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnWarehouses, seedsFor } from '../../../test/engines.ts'
import {
  casesOf,
  insertEvents,
  type LogEvent,
  logStart,
  openJourneys,
  type RandomLog,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import type { FactRow } from './moments-facts.ts'
import { momentsOfTruth } from './moments-of-truth.ts'

const day = 86_400_000
const { evidence: _, ...asked } = momentsOfTruth
const columns = { ...asked, answer: (rows: FactRow[]) => rows }
const touchpoint = (...names: string[]) => ({ id: names.join('+'), any: names.map(event => ({ event })) })

interface Unit {
  readonly case: string
  readonly outcome: number | null
  readonly met: readonly LogEvent[]
}

/** Scores: one unit an answer, with what came before it, or with the whole case. */
function answersOf(log: RandomLog, workspace: number, by: string): Unit[] {
  return [...casesOf(log, workspace, by)].flatMap(([key, events]) => {
    const places = events.flatMap((e, i) => (e.name === 'A' && 'price' in e.properties ? [i] : []))
    return places.map((place, k) => ({
      case: key,
      outcome: Number(events[place]!.properties.price),
      met: (by === 'person' ? events.slice((places[k - 1] ?? -1) + 1, place) : events).filter(
        e => e.name !== 'A',
      ),
    }))
  })
}

/** Returning: one unit each B, with what came since the B before and until the landmark; does C follow within ten days? */
function returnsOf(log: RandomLog, workspace: number, settle: number): Unit[] {
  const end = Math.max(
    ...[...casesOf(log, workspace, 'person').values()].flatMap(list => list.map(e => e.time)),
  )
  return [...casesOf(log, workspace, 'person')].flatMap(([key, events]) => {
    // Of several at one instant the last.
    const isAgain = (e: LogEvent, i: number) =>
      events.slice(i + 1).some(l => l.name === 'B' && l.time === e.time)
    const places = events.flatMap((e, i) => (e.name === 'B' && !isAgain(e, i) ? [i] : []))
    return places.map((place, k) => {
      const landmark = events[place]!.time + settle
      const signs = events.slice(place + 1).filter(e => e.name === 'C')
      const isBack = signs.some(e => e.time > landmark && e.time <= landmark + 10 * day)
      const followed = end >= landmark + 10 * day
      const isEarly = (signs[0]?.time ?? Number.POSITIVE_INFINITY) <= landmark
      const before = events.slice((places[k - 1] ?? -1) + 1, place + 1)
      const after = events.slice(place + 1).filter(e => e.time <= landmark && e.name !== 'B')
      return {
        case: key,
        outcome: isEarly ? -1 : followed ? Number(isBack) : null,
        met: [...before, ...after],
      }
    })
  })
}

/** What the columns must hold: outcomes, how often each event was met, sums of last prices. Order is of no matter. */
function summary(units: readonly Unit[]) {
  const names = ['B', 'C', 'D', 'E', 'page', 'screen']
  const lastPrice = (unit: Unit, name: string) =>
    unit.met.findLast(e => e.name === name && 'price' in e.properties)?.properties.price
  return {
    outcomes: units.map(u => u.outcome ?? 9_999).sort((a, b) => a - b),
    met: names.map(name => units.filter(u => u.met.some(e => e.name === name)).length),
    times: names.map(name => units.reduce((sum, u) => sum + u.met.filter(e => e.name === name).length, 0)),
    prices: names.map(name =>
      units.reduce((sum, u) => sum + Number(lastPrice(u, name) ?? 0) * (u.outcome ?? 7), 0),
    ),
  }
}

function summaryOf(rows: readonly FactRow[]): ReturnType<typeof summary> {
  const outcomes = rows.find(row => row.kind === 0)?.a ?? []
  const names = ['B', 'C', 'D', 'E', 'page', 'screen']
  const event = (name: string) => rows.find(row => row.kind === 1 && row.event === name)
  const price = (name: string) => rows.find(r => r.kind === 2 && r.event === name && r.key === 'price')
  return {
    outcomes: outcomes.map(o => o ?? 9_999).sort((a, b) => a - b),
    met: names.map(name => event(name)?.units.length ?? 0),
    times: names.map(name => (event(name)?.d ?? []).reduce<number>((sum, n) => sum + (n ?? 0), 0)),
    prices: names.map(name => {
      const row = price(name)
      return (row?.a ?? []).reduce<number>(
        (sum, value, i) => sum + (value ?? 0) * (outcomes[row?.units[i] ?? 0] ?? 7),
        0,
      )
    }),
  }
}

describeOnWarehouses('what is met on the way', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    await createZoneTable({ warehouse: warehouse(), zones: createZones() }).ensure('UTC')
  })

  describe.each(seedsFor(kind, [21, 22]))('of random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 400 })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
      await journeys.rebuild(workspace)
    })
    const asked = async (input: object) => {
      const ctx = { warehouse: warehouse(), scope: { workspace, now: 0 } }
      return summaryOf((await ask(columns, ctx, input)).answer)
    }
    const score = { of: 'score', event: 'A', path: 'price' }

    test('before each score agrees with the twin', async () => {
      expect(await asked({ outcome: score })).toEqual(summary(answersOf(log, workspace, 'person')))
    })
    test('in the whole case agrees with the twin', async () => {
      const found = await asked({ outcome: score, by: 'order_id' })
      expect(found).toEqual(summary(answersOf(log, workspace, 'order_id')))
    })
    test.each([0, 1])(
      'before people come back, settled in %i days, agrees with the twin',
      async settleDays => {
        const outcome = {
          of: 'return',
          after: touchpoint('B'),
          signs: [touchpoint('C')],
          days: 10,
          settleDays,
        }
        expect(await asked({ outcome })).toEqual(summary(returnsOf(log, workspace, settleDays * day)))
      },
    )
    test('says that nothing matters where nothing does', async () => {
      const ctx = { warehouse: warehouse(), scope: { workspace, now: 0 } }
      const { answer } = await ask(momentsOfTruth, ctx, { outcome: score, rounds: 20 })
      expect(answer).toMatchObject({ moments: [], none: 'nothing-found' })
      const nobody = await ask(momentsOfTruth, ctx, { outcome: { ...score, event: 'زز "🙂' } })
      expect(nobody.answer).toMatchObject({ units: 0, none: 'too-few' })
    })
  })

  test('of a customer of 250 invoices takes no more memory than what is on them', async () => {
    const workspace = 9_000
    const line = (i: number): LogEvent => ({
      workspace,
      trace: 4097n,
      type: 'track',
      name: 'Invoice',
      channel: 'shop',
      time: logStart + Math.floor(i / 32) * day,
      ordinal: i % 32,
      id: `line ${i}`,
      account: '',
      properties: {
        stock: `stock ${i % 900}`,
        description: `a thing of the shop, number ${i % 900}, and its colour`,
      },
      flags: 0,
      batch: 1n,
    })
    await insertEvents(
      warehouse(),
      Array.from({ length: 8_000 }, (_, i) => line(i)),
    )
    await journeys.rebuild(workspace)
    const invoice = touchpoint('Invoice')
    const outcome = { of: 'return', after: invoice, signs: [invoice], days: 10, settleDays: 0 }
    const small: Warehouse = {
      ...warehouse(),
      rows: query => warehouse().rows({ ...query, settings: { max_memory_usage: 400_000_000 } }),
    }
    const ctx = { warehouse: small, scope: { workspace, now: 0 } }
    const rows = (await ask(columns, ctx, { outcome })).answer
    expect(rows.find(({ kind }) => kind === 0)?.a).toHaveLength(250)
    expect(rows.find(({ kind }) => kind === 1)?.d).toEqual(Array.from({ length: 250 }, () => 32))
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(momentsOfTruth, momentsOfTruth.example)).toMatchFileSnapshot(
      '__golden__/moments-of-truth.sql',
    )
    const outcome = {
      of: 'leave',
      after: touchpoint('Order Delivered'),
      signs: [touchpoint('Order Completed')],
    }
    await expect(goldenSql(momentsOfTruth, momentsOfTruth.input.parse({ outcome }))).toMatchFileSnapshot(
      '__golden__/moments-of-truth-leave.sql',
    )
  })
})
