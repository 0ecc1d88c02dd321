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
import { seeded } from '../../../test/seeded.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import { dayOf } from '../../platform/zones/offsets.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import { type FunnelInput, funnelInput } from '../model-funnel.ts'
import { cases } from './cases.ts'
import { funnel } from './funnel.ts'

const day = 86_400_000
/** How many funnels are asked of each log; `npm run prove` asks more. */
const funnels = Number(process.env.PROVE_FUNNELS ?? 15)

interface Attempt {
  /** Places of steps, from 1, that were reached; and the time of the start. */
  readonly reached: ReadonlySet<number>
  readonly start: number
}

/** What one case (or one combination of held values of it) reached, by definition: every chain from every start. */
function attempts(q: FunnelInput, events: readonly LogEvent[]): Attempt[] {
  const is = (e: LogEvent, k: number) => q.steps[k - 1]!.any.some(({ event }) => event === e.name)
  const sessionOf = events.map(() => 1)
  for (let i = 1; i < events.length; i++) {
    const isNew = events[i]!.time - events[i - 1]!.time > q.sessionMinutes * 60_000
    sessionOf[i] = sessionOf[i - 1]! + (isNew ? 1 : 0)
  }
  const inTime = (i: number, j: number) =>
    q.windowSessions === null
      ? q.windowMs === null || events[j]!.time - events[i]!.time <= q.windowMs
      : sessionOf[j]! - sessionOf[i]! < q.windowSessions
  const mayFollow = (before: number, k: number) =>
    before < k && q.steps.slice(before, k - 1).every(({ optional }) => optional)
  const isOut = (e: LogEvent, k: number) =>
    q.exclusions.some(x => x.after <= k && k < x.before && x.any.some(({ event }) => event === e.name))
  const all = q.steps.map((_, k) => k + 1)
  if (q.order === 'any')
    return events.map((e, i) => {
      const within = events.slice(i).filter((_, j) => inTime(i, i + j))
      const n = all.filter(k => within.some(other => is(other, k))).length
      return { reached: new Set(all.slice(0, all.some(k => is(e, k)) ? n : 0)), start: e.time }
    })
  if (q.count === 'entries') return entries()
  return events.flatMap((first, i) => {
    if (!is(first, 1)) return []
    const reached = new Set([1])
    let alive = new Set([1])
    for (let j = i + 1; j < events.length && inTime(i, j); j++) {
      const e = events[j]!
      const next = all.filter(k => is(e, k) && [...alive].some(before => mayFollow(before, k)))
      const kept = q.order === 'strict' ? [] : [...alive].filter(k => !isOut(e, k))
      alive = new Set([...next, ...kept])
      for (const k of next) reached.add(k)
    }
    return [{ reached, start: first.time }]
  })

  function entries(): Attempt[] {
    const found: { reached: Set<number>; start: number; at: number; last: number }[] = []
    let open: (typeof found)[number] | null = null
    for (const [j, e] of events.entries()) {
      if (open) {
        const next = inTime(open.at, j) ? all.find(k => is(e, k) && mayFollow(open!.last, k)) : undefined
        if (next !== undefined) {
          open.reached.add(next)
          open.last = next
          if (next === all.length) open = null
          continue
        }
        if (inTime(open.at, j) && q.order !== 'strict' && !isOut(e, open.last)) continue
        open = null
      }
      if (!is(e, 1)) continue
      open = { reached: new Set([1]), start: e.time, at: j, last: 1 }
      found.push(open)
      if (all.length === 1) open = null
    }
    return found
  }
}

/** Each step: how many cases (entries) reached it; and by local day of the first beginning. */
function twin(log: RandomLog, workspace: number, q: FunnelInput) {
  const rows = [...casesOf(log, workspace, q.by)].flatMap(([key, events]) => {
    const held = (e: LogEvent) => q.hold.map(path => String(e.properties[path] ?? ''))
    const groups =
      q.hold.length === 0
        ? [events]
        : [...Map.groupBy(events, e => JSON.stringify(held(e)))]
            .filter(([value]) => !value.includes('""'))
            .map(([, list]) => list)
    const all = groups.flatMap(list => attempts(q, list))
    if (q.count === 'entries') return all.map(one => ({ key, ...one }))
    const reached = new Set(all.flatMap(one => [...one.reached]))
    return reached.size > 0
      ? [{ key, reached, start: Math.min(...all.filter(one => one.reached.size > 0).map(one => one.start)) }]
      : []
  })
  return {
    reached: q.steps.map((_, k) => rows.filter(row => row.reached.has(k + 1)).length),
    keys: new Set(rows.filter(row => row.reached.has(q.steps.length)).map(row => row.key)),
    rows,
  }
}

/** A funnel to be wrong on. */
function randomFunnel(random: () => number): FunnelInput {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const events = () =>
    Array.from({ length: 1 + Math.floor(random() * 1.3) }, () => ({
      event: pick(['A', 'B', 'C', 'D', 'page']),
    }))
  const length = 1 + Math.floor(random() * 4)
  const order = pick(['ordered', 'ordered', 'ordered', 'strict', 'any'] as const)
  const middle = (i: number) => order !== 'any' && i > 0 && i < length - 1
  const windowSessions = random() < 0.25 ? pick([1, 2, 5]) : null
  const before = () => 2 + Math.floor(random() * (length - 1))
  return funnelInput.parse({
    by: pick(['person', 'person', 'account', 'order_id']),
    steps: Array.from({ length }, (_, i) => ({
      id: String(i),
      any: events(),
      optional: middle(i) && random() < 0.4,
    })),
    order,
    windowMs: pick([null, 1, day, 3 * day, 9 * day]),
    windowSessions,
    sessionMinutes: pick([30, 1_440]),
    exclusions:
      order === 'ordered' && length > 1 && random() < 0.6
        ? Array.from({ length: 1 + Math.floor(random() * 2) }, before).map(b => ({
            any: events(),
            after: 1 + Math.floor(random() * (b - 1)),
            before: b,
          }))
        : [],
    hold: random() < 0.25 ? pick([['order_id'], ['order_id', 'price']]) : [],
    count: order !== 'any' && random() < 0.4 ? 'entries' : 'cases',
    over: windowSessions === null ? pick([null, 'day']) : null,
    zone: 'Africa/Cairo',
  })
}

describeOnWarehouses('a funnel with conditions', (warehouse, kind) => {
  let journeys: Journeys
  const zones = createZones()
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    await createZoneTable({ warehouse: warehouse(), zones }).ensure('Africa/Cairo')
  })

  describe.each(seedsFor(kind, [41, 42]))('over random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 120, longest: 200 })
    const ctx = () => ({ warehouse: warehouse(), scope: { workspace, now: 0 } })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
      await journeys.rebuild(workspace)
    })

    test('agrees with the twin, whatever is asked for', async () => {
      const random = seeded(seed)
      let full = 0
      for (let n = 0; n < funnels; n++) {
        const q = randomFunnel(random)
        const expected = twin(log, workspace, q)
        const { answer } = await ask(funnel, ctx(), q)
        expect([q, answer.steps.map(s => s.ofStart.n)]).toEqual([q, expected.reached])
        if (q.over) {
          const days = Map.groupBy(expected.rows, row => dayOf(zones.offsets('Africa/Cairo'), row.start))
          const series = [...days].map(([from, rows]) => ({
            from,
            n: rows.filter(row => row.reached.has(q.steps.length)).length,
            of: rows.length,
          }))
          expect([
            q,
            answer.series.map(({ from, share: { n: done, of } }) => ({ from, n: done, of })),
          ]).toEqual([q, series.sort((a, b) => (a.from < b.from ? -1 : 1))])
        }
        const mark = { of: 'funnel', input: q, level: q.steps.length, outcome: 'reached' }
        const behind = await ask(cases, ctx(), { mark, most: 1_000 })
        expect([q, behind.answer.total]).toEqual([q, expected.keys.size])
        if ((expected.reached.at(-1) ?? 0) > 0) full++
      }
      expect(full).toBeGreaterThan(funnels / 3)
    })

    test('tells how long it took: mean, quartiles and how many took how long', async () => {
      const steps = ['A', 'B'].map(event => ({ id: event, any: [{ event }] }))
      const { answer } = await ask(funnel, ctx(), {
        steps,
        hold: [],
        exclusions: [{ any: [{ event: 'Z' }], after: 1, before: 2 }],
      })
      const plain = await ask(funnel, ctx(), { steps })
      expect(answer).toEqual(plain.answer)
      const [, second] = answer.steps
      const { q1Ms, medianMs, q3Ms, p90Ms, took } = second!
      expect(q1Ms! <= medianMs! && medianMs! <= q3Ms! && q3Ms! <= p90Ms!).toBe(true)
      expect(took.reduce((sum, { n }) => sum + n, 0)).toBe(second!.ofStart.n)
      const under = took.filter(({ untilMs }) => untilMs <= medianMs!).reduce((sum, { n }) => sum + n, 0)
      expect(under).toBeLessThanOrEqual(second!.ofStart.n / 2)
    })
  })

  describe('to the millisecond and to the event', () => {
    let workspace = 900
    const minute = 60_000
    const points = (names: string) => [...names].map(event => ({ id: event, any: [{ event }] }))
    /** What each step reached of somebody who did this: [name, milliseconds]. */
    async function reached(did: readonly [string, number][], q: object): Promise<number[]> {
      workspace++
      const base = { workspace, trace: 4_097n, type: 'track', channel: '', account: '', ordinal: 0 } as const
      await insertEvents(
        warehouse(),
        did.map(([name, ms], i) => ({
          ...{ ...base, properties: {}, flags: 0, batch: 1n, name },
          ...{ time: logStart + ms, id: `f${i}` },
        })),
      )
      await journeys.rebuild(workspace)
      const { answer } = await ask(funnel, { warehouse: warehouse(), scope: { workspace, now: 0 } }, q)
      return answer.steps.map(step => step.ofStart.n)
    }

    test.each(['cases', 'entries'])('a window holds what comes exactly at its end (%s)', async count => {
      const strict = { steps: points('AB'), order: 'strict', windowMs: day, count }
      expect(
        await reached(
          [
            ['A', 0],
            ['B', day],
          ],
          strict,
        ),
      ).toEqual([1, 1])
      expect(
        await reached(
          [
            ['A', 0],
            ['B', day + 1],
          ],
          strict,
        ),
      ).toEqual([1, 0])
    })

    test('a pause of exactly so many minutes is within a session', async () => {
      const q = { steps: points('AB'), windowSessions: 1, sessionMinutes: 30 }
      expect(
        await reached(
          [
            ['A', 0],
            ['B', 30 * minute],
          ],
          q,
        ),
      ).toEqual([1, 1])
      expect(
        await reached(
          [
            ['A', 0],
            ['B', 30 * minute + 1],
          ],
          q,
        ),
      ).toEqual([1, 0])
    })

    test.each(['cases', 'entries'])(
      'an exclusion ends what lies in its span, no step before or after it (%s)',
      async count => {
        const exclusions = [{ any: [{ event: 'X' }], after: 2, before: 3 }]
        const q = { steps: points('ABCD'), exclusions, count }
        const did = (names: string) => [...names].map((name, i): [string, number] => [name, i * minute])
        expect(await reached(did('AXBCD'), q)).toEqual([1, 1, 1, 1])
        expect(await reached(did('ABXCD'), q)).toEqual([1, 1, 0, 0])
        expect(await reached(did('ABCXD'), q)).toEqual([1, 1, 1, 1])
      },
    )
  })

  test.each([
    [{ steps: [] }, 'steps'],
    [{ steps: [{ id: 'a', any: [{ event: 'A' }], optional: true }] }, ''],
    [
      {
        steps: [{ id: 'a', any: [{ event: 'A' }] }],
        exclusions: [{ any: [{ event: 'B' }], after: 1, before: 2 }],
      },
      '',
    ],
    [{ steps: 'A' }, 'steps'],
    [{ steps: [{ id: 'a', any: [{ event: 'A' }] }], windowMs: Number.NaN }, 'windowMs'],
  ])('is refused where it cannot be: %j', async (input, path) => {
    const refused = ask(funnel, { warehouse: warehouse(), scope: { workspace: 1, now: 0 } }, input)
    await expect(refused).rejects.toMatchObject({ code: 'query.invalid', params: { path } })
  })

  test('asks the same SQL as before', async () => {
    const [a, b, c] = funnel.example.steps
    const q = {
      ...funnel.example,
      steps: [a!, { ...b!, optional: true }, c!],
      exclusions: [{ any: [{ event: 'Product Removed', channels: [], where: [] }], after: 1, before: 3 }],
      hold: ['product_id'],
      over: 'week' as const,
    }
    await expect(goldenSql(funnel, q)).toMatchFileSnapshot('__golden__/funnel-levels.sql')
    await expect(goldenSql(funnel, { ...q, count: 'entries' })).toMatchFileSnapshot(
      '__golden__/funnel-entries.sql',
    )
    await expect(goldenSql(funnel, { ...funnel.example, order: 'any' })).toMatchFileSnapshot(
      '__golden__/funnel-any.sql',
    )
  })
})
