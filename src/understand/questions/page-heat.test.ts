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
import type { Journeys } from '../journeys/create-journeys.ts'
import type { Heat } from '../model-page-heat.ts'
import { cases } from './cases.ts'
import { pageHeat } from './page-heat.ts'

const names = { leftEvents: ['A'], rageEvents: ['B'], deadEvents: ['C'] }
const elements = [
  'button#pay "ادفع الآن"',
  'a "دفع 😀 100 SAR"',
  'div "\\"quoted\\" `x` \\\\"',
  '',
  7,
  'x'.repeat(10_000),
  null,
]

/** A log whose A, B and C are pages left, angry and dead clicks, with whatever somebody may send. */
function heatLog(seed: number, workspace: number): RandomLog {
  const log = randomLog(seed, { workspace, traces: 150 })
  const random = seeded(seed + 1)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const whole = (n: number) => Math.floor(random() * n)
  const place = () => ({
    x: pick<unknown>([random(), 0, 1, whole(1000) / 1000, '0.25', 'NaN', -0.1, 1.001, null, true, 1e9]),
    y: pick<unknown>([whole(900), whole(900), whole(900), 0, 12.5, '40', -3, 1e9, null, 200_000]),
    element: pick<unknown>(elements),
  })
  const some = () => Array.from({ length: pick([0, 1, 2, 3, 50]) }, place)
  const properties = (): LogEvent['properties'] => ({
    path: pick(['/pay', '/pay', '/pay/2', '/ar/سلة', '/p_y', '']),
    $context: { page: { path: '/context' } },
    scroll_depth: pick<unknown>([whole(101), whole(101), 100, 0, 55.5, '80', 'deep', -1, 101, null]),
    seconds: pick<unknown>([whole(300), 0.5, '12', -5, 'NaN', 1e12]),
    width: pick<unknown>([390, 639, 640, 1023, 1024, 1440, 'wide', 0]),
    height: pick<unknown>([3000, 'tall', 0, 1e9]),
    clicks: pick<unknown>([
      some(),
      some(),
      some(),
      'none',
      5,
      { x: 1 },
      [1, 'a', null, place()],
      [[place()]],
    ]),
    ...place(),
  })
  return { ...log, events: log.events.map(e => ({ ...e, properties: { ...e.properties, ...properties() } })) }
}

type Click = readonly [number, number, string]
const isPlaced = ([x, y]: Click) => x >= 0 && x <= 1 && y >= 0 && y <= 200_000
const number = (v: unknown) =>
  typeof v === 'number' ? v : typeof v === 'string' && v !== '' ? Number(v) : Number.NaN
const within = (v: unknown, low: number, high: number) => number(v) >= low && number(v) <= high
const text = (v: unknown) => (v === null || v === undefined ? '' : [...String(v)].slice(0, 200).join(''))
const clicksOf = (e: LogEvent): Click[] => {
  const list = e.name === 'A' ? e.properties.clicks : [e.properties]
  const objects = (Array.isArray(list) ? list : []).filter(
    o => o !== null && typeof o === 'object' && !Array.isArray(o),
  )
  return objects.map(o => [number(o.x), number(o.y), text(o.element)] as const)
}
const quantile = (list: readonly number[], q: number) => {
  const sorted = [...list].sort((a, b) => a - b)
  const at = (sorted.length - 1) * q
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return low + (high - low) * (at % 1)
}
const deviceOf = (e: LogEvent) =>
  !within(e.properties.width, 1, 20_000)
    ? ''
    : number(e.properties.width) < 640
      ? 'phone'
      : number(e.properties.width) < 1024
        ? 'tablet'
        : 'desktop'
const rowHeights: Record<string, number> = { all: 40, phone: 20, tablet: 32, desktop: 56 }
const pageOf = (e: LogEvent) => String(e.properties.path || '/context')

/** All that is counted, by its name: events, and the cases that they are of. */
function twin(all: Map<string, LogEvent[]>, isPage: (path: string) => boolean, device = 'all') {
  const [counts, rowHeight] = [new Map<string, [number, Set<string>]>(), rowHeights[device]!]
  const depths: number[] = []
  const seconds: number[] = []
  const add = (key: string, who: string) => {
    const one = counts.get(key) ?? [0, new Set()]
    counts.set(key, [one[0] + 1, one[1].add(who)])
  }
  for (const [who, events] of all)
    for (const e of events.filter(one => 'ABC'.includes(one.name) && isPage(pageOf(one)))) {
      if (e.name === 'A') add(`device ${deviceOf(e)}`, who)
      if (device !== 'all' && deviceOf(e) !== device) continue
      const { scroll_depth: depth, seconds: time } = e.properties
      add(e.name, who)
      if (e.name === 'A' && within(depth, 0, 100)) depths.push(Math.floor(number(depth)))
      if (e.name === 'A' && within(time, 0, 86_400)) seconds.push(number(time))
      for (const [i, click] of clicksOf(e).entries()) {
        const [x, y, element] = click
        add(
          isPlaced(click)
            ? `${e.name} ${Math.min(23, Math.floor(x * 24))} ${Math.floor(y / rowHeight)}`
            : 'unplaced',
          who,
        )
        if (element) add(`${e.name} ${element}`, who)
        if (element && clicksOf(e).findIndex(one => one[2] === element) === i) add(`visits ${element}`, who)
      }
    }
  return {
    n: (key: string) => counts.get(key)?.[0] ?? 0,
    who: (key: string) => counts.get(key)?.[1].size ?? 0,
    depths,
    seconds,
    counts,
  }
}

const layers = { click: 'A', rage: 'B', dead: 'C' } as const

function compare(heat: Heat, expected: ReturnType<typeof twin>) {
  const { n, who, depths, seconds, counts } = expected
  expect([heat.visits, heat.people, heat.angry.clicks, heat.angry.people.n, heat.dead.clicks]).toEqual([
    n('A'),
    who('A'),
    n('B'),
    who('B'),
    n('C'),
  ])
  expect(heat.unplaced).toBe(n('unplaced'))
  const cells = heat.cells.map(c => [`${layers[c.layer]} ${c.column} ${c.row}`, c.clicks, c.people])
  expect(cells.sort()).toEqual(
    [...counts]
      .filter(([key]) => /^[ABC] \d+ \d+$/.test(key))
      .map(([key, [k, people]]) => [key, k, people.size])
      .sort(),
  )
  expect(heat.moreCells).toBe(0)
  for (const e of heat.elements)
    expect([e.element, e.clicks, e.people.n, e.angry, e.dead]).toEqual([
      e.element,
      n(`A ${e.element}`),
      who(`A ${e.element}`),
      n(`B ${e.element}`),
      n(`C ${e.element}`),
    ])
  expect(heat.elements.length).toBe(
    new Set([...counts.keys()].filter(key => key.startsWith('visits ')).map(key => key.slice(7))).size,
  )
  expect(heat.scroll.map(({ seen }) => seen.n)).toEqual(
    Array.from({ length: 20 }, (_, i) => depths.filter(d => d >= 5 * i + 5).length),
  )
  expect(heat.devices).toEqual(
    ['phone', 'tablet', 'desktop'].map(device => ({ device, visits: n(`device ${device}`) })),
  )
  // The interval of a median: the order statistics 1.96 binomial errors around the middle.
  const around = (1.959964 * Math.sqrt(depths.length)) / 2
  const inOrder = [...depths].sort((a, b) => a - b)
  expect(heat.medianDepth).toEqual({
    value: quantile(depths, 0.5),
    low: inOrder[Math.max(0, Math.floor(depths.length / 2 - around) - 1)],
    high: inOrder[Math.min(depths.length - 1, Math.ceil(depths.length / 2 + around))],
  })
  expect(heat.seconds?.q1).toBeCloseTo(quantile(seconds, 0.25), 9)
  expect(heat.seconds?.q3).toBeCloseTo(quantile(seconds, 0.75), 9)
  const lost = Array.from({ length: 20 }, (_, i) => depths.filter(d => d >= 5 * i && d < 5 * i + 5).length)
  expect(heat.sharpest).toMatchObject({
    from: 5 * lost.indexOf(Math.max(...lost)),
    lost: { n: Math.max(...lost), of: depths.length },
  })
}

describeOnWarehouses('page heat', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  describe.each(seedsFor(kind, [51, 52]))('of random log %i', seed => {
    const workspace = seed * 10
    const log = heatLog(seed, workspace)
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
      await journeys.rebuild(workspace)
    })
    const context = () => ({ warehouse: warehouse(), scope: { workspace, now: 0 } })
    const asked = async (input: object) => (await ask(pageHeat, context(), { ...names, ...input })).answer

    test.each([
      ['person', '/pay', 'all'],
      ['person', '/context', 'phone'],
      ['person', '/pay', 'tablet'],
      ['account', '/pay', 'desktop'],
      ['order_id', '/p*y', 'all'],
      ['account', '/p_y', 'all'],
    ])('by %s on %s (%s) agrees with the twin', async (by, page, device) => {
      const isPage = (path: string) => (page === '/p*y' ? /^\/p.*y$/.test(path) : path === page)
      const { heat } = await asked({ by, page, device })
      compare(heat!, twin(casesOf(log, workspace, by), isPage, device))
    })

    test('lists the pages, with what happened on each', async () => {
      const { pages, morePages } = await asked({})
      expect([morePages, pages.map(({ path }) => path).sort()]).toEqual([
        0,
        ['/ar/سلة', '/context', '/p_y', '/pay', '/pay/2'],
      ])
      for (const page of pages) {
        const { n, who, depths, seconds } = twin(casesOf(log, workspace), path => path === page.path)
        expect(page).toMatchObject({
          visits: n('A'),
          people: who('A'),
          angry: n('B'),
          dead: n('C'),
          medianDepth: quantile(depths, 0.5),
        })
        expect(page.medianSeconds).toBeCloseTo(quantile(seconds, 0.5), 9)
        expect((await asked({ page: page.path })).heat?.clicks).toBe(page.clicks)
      }
    })

    test('lists exactly the cases behind a cell, an element and a depth', async () => {
      const input = { ...names, page: '/pay' }
      const heat = (await asked(input)).heat!
      const who = async (done: object) =>
        (await ask(cases, context(), { mark: { of: 'page-heat', input, done } })).answer.total
      for (const { layer, column, row, people } of heat.cells.slice(0, 4))
        expect(await who({ kind: 'cell', layer, column, row })).toBe(people)
      for (const { element, people } of heat.elements.slice(0, 4))
        expect(await who({ kind: 'element', layer: 'click', element })).toBe(people.n)
      expect(await who({ kind: 'visit' })).toBe(heat.people)
      expect(await who({ kind: 'layer', layer: 'dead' })).toBe(heat.dead.people.n)
      const deep = [...casesOf(log, workspace).values()].filter(events =>
        events.some(
          e => e.name === 'A' && pageOf(e) === '/pay' && within(e.properties.scroll_depth, 30, 59.9),
        ),
      )
      expect(await who({ kind: 'depth', from: 30, to: 60 })).toBe(deep.length)
    })

    test('sees sessions, periods and segments of people as every question does', async () => {
      const period = { from: logStart + 5 * 86_400_000, to: logStart + 12 * 86_400_000 }
      const inTime = new Map(
        [...casesOf(log, workspace)].map(([who, list]) => [
          who,
          list.filter(e => e.time >= period.from && e.time < period.to),
        ]),
      )
      compare(
        (await asked({ page: '/pay', period })).heat!,
        twin(inTime, path => path === '/pay'),
      )
      const sessions = (await asked({ by: 'session', page: '/pay' })).heat!
      const people = (await asked({ page: '/pay' })).heat!
      expect([sessions.visits, sessions.cells]).toEqual([people.visits, expect.any(Array)])
      expect(sessions.people).toBeGreaterThan(people.people)
      const lacking = [...casesOf(log, workspace)].filter(([, list]) => !list.some(e => e.name === 'D'))
      compare(
        (await asked({ page: '/pay', lacking: [{ event: 'D' }] })).heat!,
        twin(new Map(lacking), path => path === '/pay'),
      )
    })

    test('has nothing of a page where nobody was, and refuses what is no page', async () => {
      expect(await asked({ page: '/nowhere' })).toEqual({ pages: [], morePages: 0, heat: null })
      await expect(asked({ page: '' })).rejects.toMatchObject({ code: 'query.invalid' })
      await expect(asked({ device: 'watch' })).rejects.toMatchObject({ code: 'query.invalid' })
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(pageHeat, pageHeat.example)).toMatchFileSnapshot('__golden__/page-heat.sql')
  })
})
