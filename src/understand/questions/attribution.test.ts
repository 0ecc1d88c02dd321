import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { describeOnWarehouses, seedsFor } from '../../../test/engines.ts'
import {
  casesOf,
  insertEvents,
  type LogEvent,
  openJourneys,
  type RandomLog,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import type { AttributionRow } from '../acquisition/attribution-row.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import type { Attribution, AttributionModel } from '../model-attribution.ts'
import { attribution } from './attribution.ts'

const day = 86_400_000
const start = Date.UTC(2026, 3, 1)
const pathData = fileURLToPath(
  new URL('../../../../shared/data/attribution-pathdata/PathData.csv.gz', import.meta.url),
)

it.skipIf(existsSync(pathData))(
  'did not run on public paths: there is no ../shared/data beside the project',
  () => {
    console.warn('src/understand: the attribution numbers were not computed, ../shared/data is not here')
  },
)

interface Options {
  by?: string
  period: { from: number; to: number } | null
  windowMs: number | null
  reentry: 'each' | 'window' | 'first'
  collapse?: boolean
}

function cut(events: readonly LogEvent[]): LogEvent[][] {
  const sessions: LogEvent[][] = []
  for (const e of events) {
    if (e.time - (sessions.at(-1)?.at(-1)?.time ?? -9e15) <= 30 * 60_000) sessions.at(-1)!.push(e)
    else sessions.push([e])
  }
  return sessions
}

/** 'touches' → [conversions, nulls, first-touch share of time decay, hundredths earned]. By definition, not as the SQL does it. */
function twin(
  log: RandomLog,
  workspace: number,
  { by, period, windowMs, reentry, collapse = true }: Options,
) {
  const found = new Map<string, [number, number, number, number]>()
  for (const events of [...casesOf(log, workspace, by === 'session' ? 'person' : by).values()].flatMap(
    list => (by === 'session' ? cut(list) : [list]),
  )) {
    const seen = events.filter(e => e.time < (period?.to ?? 9e15))
    const won = seen.flatMap((e, i) => (e.name === 'C' ? [i] : []))
    const tell = (at: number, from: number, to: number, isWon: boolean) => {
      const earned = isWon ? Number(seen[to]!.properties.price ?? 0) * 100 : 0
      if (at < (period?.from ?? 0)) return
      const touches = seen
        .slice(from, to)
        .filter(e => e.name !== 'C' && ['A', 'B', 'D'].includes(e.name))
        .slice(-100)
      const inTime = touches.filter(e => windowMs === null || at - e.time <= windowMs)
      const name = (e: LogEvent) => e.channel || '(none)'
      const path = inTime.filter(
        (e, i) => !collapse || i === inTime.length - 1 || name(e) !== name(inTime[i + 1]!),
      )
      if (path.length === 0 && !isWon) return
      const weights = path.map(e => 2 ** (-(path.at(-1)!.time - e.time) / day))
      const had = found.get(path.map(name).join('>')) ?? [0, 0, 0, 0]
      const decay = isWon && path.length > 0 ? weights[0]! / weights.reduce((a, b) => a + b) : 0
      found.set(path.map(name).join('>'), [
        had[0] + Number(isWon),
        had[1] + Number(!isWon),
        had[2] + decay,
        had[3] + earned,
      ])
    }
    for (const [k, i] of (reentry === 'first' ? won.slice(0, 1) : won).entries())
      tell(seen[i]!.time, reentry === 'each' && k > 0 ? won[k - 1]! + 1 : 0, i, true)
    const rest = seen.slice((won.at(-1) ?? -1) + 1).filter(e => ['A', 'B', 'D'].includes(e.name))
    if (rest.length > 0 && !(reentry === 'first' && won.length > 0))
      tell(rest.at(-1)!.time, (won.at(-1) ?? -1) + 1, seen.length, false)
  }
  return found
}

describeOnWarehouses('attribution', (warehouse, kind) => {
  let journeys: Journeys
  let workspaces = 500
  const conversion = { id: 'C', any: [{ event: 'C' }] }
  const asked = async (workspace: number, input: object) =>
    (
      await ask(
        attribution,
        { warehouse: warehouse(), scope: { workspace, now: 0 } },
        { conversion, ...input },
      )
    ).answer
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    await createZoneTable({ warehouse: warehouse(), zones: createZones() }).ensure('UTC')
  })

  describe.each(seedsFor(kind, [41, 42]))('of random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 60 })
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.rebuild(workspace)
    })
    const touches = { of: 'events', which: ['A', 'B', 'D'].map(event => ({ event })), name: 'channel' }
    const spring = { from: Date.UTC(2026, 2, 12), to: Date.UTC(2026, 3, 2) }
    test.each<[string, Options]>([
      ['each conversion since the one before', { period: null, windowMs: 3 * day, reentry: 'each' }],
      ['in a period, looking back before it', { period: spring, windowMs: 5 * day, reentry: 'each' }],
      [
        'all in the window, repeats kept',
        { period: spring, windowMs: 2 * day, reentry: 'window', collapse: false },
      ],
      ['the first conversion alone', { period: spring, windowMs: null, reentry: 'first' }],
      ['by account, at any time', { by: 'account', period: spring, windowMs: null, reentry: 'each' }],
      ['by session', { by: 'session', period: spring, windowMs: 5 * day, reentry: 'each' }],
      ['in no time: ties', { period: null, windowMs: 1, reentry: 'each', collapse: false }],
    ])('%s agrees with the twin', async (_name, options) => {
      const raw = { ...attribution, answer: (rows: AttributionRow[]) => rows, evidence: () => ({}) }
      const ctx = { warehouse: warehouse(), scope: { workspace, now: 0 } }
      const money = {
        worth: { path: 'price', currencyPath: 'currency' },
        reporting: { currency: 'EGP', rates: [] },
      }
      const { answer: rows } = await ask(raw, ctx, {
        conversion,
        touches,
        halfLifeMs: day,
        ...money,
        ...options,
      })
      const found = new Map(
        rows.map(r => [r.path.join('>'), [r.conversions, r.nulls, (r.decay[0] ?? 0) / 1e9, Number(r.minor)]]),
      )
      const expected = twin(log, workspace, options)
      expect([...found.keys()].sort()).toEqual([...expected.keys()].sort())
      for (const [path, [won, nulls, decay, earned]] of expected)
        expect([path, found.get(path)]).toEqual([path, [won, nulls, expect.closeTo(decay, 6), earned]])
      expect(expected.size).toBeGreaterThan(3)
    })
  })

  /** Each path as so many people: its touches a minute apart, then the conversion or nothing. */
  async function load(paths: readonly [string, number, number, number?][]) {
    const workspace = ++workspaces
    const events: LogEvent[] = []
    let people = 0
    const add = (touches: readonly string[], revenue: number | null) => {
      const trace = BigInt(++people) * 4096n + 1n
      const names = revenue === null ? touches : [...touches, 'C']
      for (const [i, name] of names.entries())
        events.push({
          workspace,
          trace,
          type: 'track',
          name,
          channel: '',
          time: start + i * 60_000,
          ordinal: 0,
          id: `${people}-${i}`,
          account: '',
          properties: name === 'C' ? { revenue: revenue! } : {},
          flags: 0,
          batch: 1n,
        })
    }
    for (const [path, won, nulls, revenue = 1] of paths) {
      for (let i = 0; i < won; i++) add(path.split('>'), revenue)
      for (let i = 0; i < nulls; i++) add(path.split('>'), null)
    }
    for (let i = 0; i < events.length; i += 50_000)
      await insertEvents(warehouse(), events.slice(i, i + 50_000))
    await journeys.rebuild(workspace)
    return workspace
  }
  const byName = { touches: { of: 'events', name: 'event' }, reporting: { currency: 'EUR' } }
  const of = (answer: Attribution, model: AttributionModel, money = false) =>
    Object.fromEntries(
      answer.touches.map(t => [
        t.name,
        expect.closeTo(money ? t.credits[model].revenue! : t.credits[model].conversions, 9),
      ]),
    )

  describe('gives the published numbers', () => {
    test.each([true, false])('of the Markov chains, collapsed or not (%s)', async collapse => {
      const a = await asked(
        await load([
          ['A>B>A>B>B>A', 1, 0],
          ['A>B>B>A>A', 1, 0],
          ['A>A', 1, 0],
        ]),
        { ...byName, collapse },
      )
      expect(of(a, 'markov')).toEqual({ A: 2, B: 1 })
      expect(Object.fromEntries(a.touches.map(t => [t.name, t.removal]))).toEqual({
        A: expect.closeTo(1, 9),
        B: expect.closeTo(0.5, 9),
      })
      const b = await asked(
        await load([
          ['C1>C2>C3', 1, 0],
          ['C1', 0, 1],
          ['C2>C3', 0, 1],
        ]),
        { ...byName, collapse },
      )
      expect(b.total.rate.share).toBeCloseTo(1 / 3, 9)
      expect(b.touches.map(t => [t.name, t.removal]).sort()).toEqual([
        ['C1', expect.closeTo(0.5, 9)],
        ['C2', expect.closeTo(1, 9)],
        ['C3', expect.closeTo(1, 9)],
      ])
      expect(of(b, 'markov')).toEqual({ C1: 0.2, C2: 0.4, C3: 0.4 })
    })

    test('of Shapley, whose worths are conversions inside a set', async () => {
      // v: F .2, O .1, L .17, FO .47, FL .67, OL .27, all 1: what each set adds to those inside it, in hundredths.
      const won: [string, number, number][] = [
        ['F', 20, 0],
        ['O', 10, 0],
        ['L', 17, 0],
        ['F>O', 17, 0],
        ['F>L', 30, 0],
        ['F>O>L', 6, 0],
      ]
      const answer = await asked(await load(won), byName)
      expect(answer.shapleyBy).toBe('sets')
      expect(of(answer, 'shapley')).toEqual({ F: 45.5, O: 20.5, L: 34 })
    })

    test('of position-based 40/20/40, to the cent', async () => {
      const answer = await asked(await load([['Direct>Organic>Direct', 1, 0, 140]]), {
        ...byName,
        direct: ['Direct'],
      })
      expect(of(answer, 'position', true)).toEqual({ Direct: 112, Organic: 28 })
      expect(of(answer, 'last-non-direct', true)).toEqual({ Direct: 0, Organic: 140 })
      expect(answer.total).toMatchObject({ conversions: 1, revenue: 140, nulls: 0 })
    })
  })

  describe.runIf(existsSync(pathData))('of 10,000 public paths', () => {
    test('gives the published touches and the base rate', { timeout: 240_000 }, async () => {
      const text = gunzipSync(readFileSync(pathData)).toString()
      const rows = text
        .trim()
        .split('\n')
        .slice(1)
        .map(line => line.split(','))
      const paths = rows.map(([path, won, , nulls]): [string, number, number] => [
        path!.replaceAll(' > ', '>'),
        Number(won),
        Number(nulls),
      ])
      expect(paths).toHaveLength(10_000)
      const answer = await asked(await load(paths), {
        ...byName,
        worth: null,
        collapse: false,
        mostPaths: 20_000,
      })
      expect(answer.total).toMatchObject({
        conversions: 19_785,
        nulls: 68_602,
        paths: new Set(paths.map(([path]) => path)).size,
      })
      expect(answer.total.rate.share).toBeCloseTo(0.2238451356, 10)
      const top = (model: AttributionModel, n: number) =>
        answer.touches
          .map(t => [t.name, t.credits[model].conversions] as const)
          .sort((a, b) => b[1] - a[1])
          .slice(0, n)
      expect(answer.touches.length).toBe(12)
      expect(top('first', 4)).toEqual([
        ['alpha', 6308],
        ['iota', 4606],
        ['eta', 3164],
        ['beta', 2831],
      ])
      expect(top('last', 3)).toEqual([
        ['alpha', 8447],
        ['eta', 4167],
        ['iota', 3355],
      ])
      for (const t of answer.touches) {
        expect(t.removalInterval!.low).toBeLessThanOrEqual(t.removal)
        expect(t.removalInterval!.high).toBeGreaterThanOrEqual(t.removal)
      }
    })
  })

  test('tells what stands in no model', async () => {
    const workspace = await load([
      ['A', 3, 1],
      ['A>B', 2, 0],
      ['B>A', 1, 0, 5],
      ['B', 0, 4],
      ['D>A', 1, 0, 7],
      ['', 2, 0, 9],
    ])
    const answer = await asked(workspace, { ...byName, mostPaths: 4, most: 1 })
    expect(answer.rare).toEqual({ paths: 2, conversions: 1, revenue: 7, nulls: 4 })
    expect(answer.total).toMatchObject({
      conversions: 9,
      nulls: 5,
      paths: 5,
      untouched: { conversions: 2, revenue: 18 },
      revenue: 35,
    })
    expect(answer.other).toMatchObject({ names: 1, assisted: 3 })
    const alone = await asked(workspace, { ...byName, nulls: false })
    expect([alone.total.nulls, alone.total.rate.share]).toEqual([0, 1])
  })

  test('gives a second conversion in one visit that visit, and knows what a touch cost', async () => {
    const workspace = ++workspaces
    const event = (
      i: number,
      name: string,
      time: number,
      properties: Record<string, string | number> = {},
    ): LogEvent => ({
      workspace,
      trace: 4097n,
      type: name === 'C' ? 'track' : 'page',
      name,
      channel: 'web',
      time: start + time,
      ordinal: 0,
      id: `v${i}`,
      account: '',
      properties,
      flags: 0,
      batch: 1n,
    })
    const tagged = {
      '$context.campaign.source': 'google',
      '$context.campaign.medium': 'cpc',
      '$context.campaign.name': 'brand',
    }
    await insertEvents(warehouse(), [
      event(1, 'page', 0, tagged),
      event(2, 'C', 60_000, { revenue: 10 }),
      event(3, 'C', 120_000, { revenue: 5 }),
      event(4, 'C', 2 * day),
      event(5, 'page', 2 * day + 1000),
    ])
    await journeys.rebuild(workspace)
    await warehouse().insert('ad_costs', [
      JSON.stringify({
        workspace,
        source: 'google_ads',
        campaign_id: '1',
        campaign: 'brand',
        ad_group_id: '',
        ad_group: '',
        day: '2026-04-01',
        currency: 'USD',
        amount: '4',
        impressions: '0',
        clicks: '0',
        batch: 1,
      }),
      JSON.stringify({
        workspace,
        source: 'tiktok',
        campaign_id: '2',
        campaign: 'x',
        ad_group_id: '',
        ad_group: '',
        day: '2026-04-01',
        currency: 'EUR',
        amount: '3',
        impressions: '0',
        clicks: '0',
        batch: 2,
      }),
    ])
    const reporting = { currency: 'EUR', rates: [{ currency: 'USD', day: 20_454, rate: 0.5 }] }
    const groups = await asked(workspace, { reporting })
    expect(
      groups.touches.map(t => [t.name, t.credits.last.conversions, t.credits.last.revenue, t.cost]),
    ).toEqual([
      ['Paid Search', 2, 15, 2],
      ['(direct)', 1, 0, null],
    ])
    expect(groups.cost).toEqual({ total: 5, unmatched: 3, otherMoney: [] })
    const campaigns = await asked(workspace, {
      reporting,
      touches: { of: 'visits', name: 'campaign' },
      period: { from: start, to: start + day },
    })
    expect(campaigns.touches.map(t => [t.name, t.credits.last.conversions, t.cost])).toEqual([
      ['brand', 2, 2],
    ])
    expect(
      (await asked(workspace, { reporting, period: { from: start + day, to: start + 9 * day } })).cost,
    ).toBeNull()
  })

  test('looks back to the millisecond, and before the period as far as the window', async () => {
    const workspace = ++workspaces
    const at = (trace: bigint, name: string, time: number): LogEvent => ({
      ...{ workspace, trace: trace * 4096n + 1n, type: 'track', name, channel: '', ordinal: 0, account: '' },
      ...{ time: start + time, id: `${trace}-${name}`, properties: {}, flags: 0, batch: 1n },
    })
    await insertEvents(warehouse(), [
      ...[at(1n, 'A', 0), at(1n, 'C', day)],
      ...[at(2n, 'B', 0), at(2n, 'C', day + 1)],
    ])
    await journeys.rebuild(workspace)
    const period = { from: start + day, to: start + 2 * day }
    const answer = await asked(workspace, { ...byName, windowMs: day, period })
    expect(answer.touches.map(t => [t.name, t.credits.last.conversions])).toEqual([['A', 1]])
    expect(answer.total).toMatchObject({ conversions: 2, untouched: { conversions: 1 } })
  })

  test('hears the conversions of a channel, and touches on every channel', async () => {
    const workspace = ++workspaces
    const at = (trace: bigint, name: string, channel: string): LogEvent => ({
      ...{ workspace, trace: trace * 4096n + 1n, type: 'track', name, channel, ordinal: 0, account: '' },
      ...{ time: start + (name === 'C' ? 60_000 : 0), id: `${trace}-${name}`, properties: {}, flags: 0 },
      batch: 1n,
    })
    await insertEvents(warehouse(), [
      ...[at(1n, 'A', 'web'), at(1n, 'C', 'app')],
      ...[at(2n, 'B', 'web'), at(2n, 'C', 'web')],
    ])
    await journeys.rebuild(workspace)
    const touchpoints = ['A', 'B'].map(event => ({ id: event, any: [{ event }] }))
    for (const perSession of ['all', 'first']) {
      const touches = { of: 'touchpoints', touchpoints, perSession }
      const answer = await asked(workspace, { touches, channels: ['app'] })
      expect(answer.total).toMatchObject({ conversions: 1, nulls: 1, untouched: { conversions: 0 } })
      expect(answer.touches.map(t => [t.name, t.credits.last.conversions, t.touches])).toEqual([
        ['A', 1, 1],
        ['B', 0, 1],
      ])
    }
  })

  test('refuses what is no question', async () => {
    const refused = (input: object) => expect(asked(1, input)).rejects.toThrow('query.invalid')
    await refused({ weights: { first: 0, middle: 0, last: 0 } })
    await refused({ windowMs: Number.NaN })
    await refused({ touches: { of: 'dreams' } })
    await refused({ reporting: { currency: 'XXQ' } })
    expect((await asked(999, { touches: { of: 'events', name: { property: '🙂.`؟' } } })).touches).toEqual([])
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(attribution, attribution.example)).toMatchFileSnapshot(
      '__golden__/attribution.sql',
    )
    const { touchpoints, ...rest } = { touchpoints: [conversion], by: 'session' }
    const input = attribution.input.parse({
      ...attribution.example,
      ...rest,
      touches: { of: 'touchpoints', touchpoints, perSession: 'first' },
    })
    await expect(goldenSql(attribution, input)).toMatchFileSnapshot('__golden__/attribution-touchpoints.sql')
    const events = {
      ...attribution.example,
      touches: { of: 'events' as const, perSession: 'all' as const, name: 'event' as const, which: [] },
    }
    await expect(goldenSql(attribution, events)).toMatchFileSnapshot('__golden__/attribution-events.sql')
  })
})
