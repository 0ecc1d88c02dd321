import { beforeAll, describe, expect, test } from 'vitest'
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
import { seeded } from '../../../test/seeded.ts'
import { callOrder } from '../../collect/model.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import { pipeline } from '../../platform/warehouse/sql.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import { compareText } from '../../unify/order.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import { type Acquisition, acquisitionInput } from '../model-acquisition.ts'
import { defaultChannelGroups } from '../model-channel-groups.ts'
import { acquisition } from './acquisition.ts'

const minute = 60_000
const day = 86_400_000
const start = Date.UTC(2026, 3, 1)

/** A log with events close to each other, some of which tell a source. `mixed`: views that are called as other events are. */
function visitedLog(seed: number, workspace: number, mixed: boolean): RandomLog {
  const log = randomLog(seed, { workspace, traces: 60 })
  const random = seeded(seed + 1)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const told = (): Record<string, string> => {
    const referrer = pick(['https://www.google.com/', 'https://news.example/a', 'https://shop.example/x', ''])
    if (random() < 0.2)
      return { '$context.campaign.source': pick(['newsletter', 'نشرة']), '$context.campaign.medium': 'email' }
    return random() < 0.3 ? { referrer, url: 'https://shop.example/y' } : {}
  }
  const events = log.events.map(e => ({
    ...e,
    name: mixed && e.type === 'page' ? pick(['C', 'page']) : e.name,
    // A day of the log is half an hour, so that pauses fall on both sides of it.
    time: start + Math.floor((e.time - start) / 40),
    properties: { ...e.properties, ...told(), path: pick(['/a', '/b', '/ج']) },
  }))
  return { ...log, events }
}

interface Found {
  visits: number
  cases: Set<string>
  isNew: number
  engaged: number
  won: number
  converted: number
}

function sourceIn(events: readonly LogEvent[]): string {
  for (const { properties: p } of events) {
    if (p['$context.campaign.source']) return String(p['$context.campaign.source'])
    if (p.referrer === 'https://www.google.com/') return 'google'
    if (p.referrer === 'https://news.example/a') return 'news.example'
  }
  return ''
}

/** What agrees in time, ordinal and call is in the order of the page, where pages are asked for, and then of the source. */
function asTold(events: readonly LogEvent[], of: Options['of']): LogEvent[] {
  const page = (e: LogEvent) => (of === 'source' || e.type !== 'page' ? '' : String(e.properties.path))
  return events.toSorted(
    (a, b) =>
      a.time - b.time ||
      a.ordinal - b.ordinal ||
      callOrder[a.type] - callOrder[b.type] ||
      compareText(page(a), page(b)) ||
      compareText(sourceIn([a]), sourceIn([b])),
  )
}

/** By definition: each case walked, cut where it pauses, each visit looked at as a whole. */
function twin(log: RandomLog, workspace: number, { by, from, to, credit, of, lookBackMs }: Options) {
  const found = new Map<string, Found>()
  for (const [key, events] of casesOf(log, workspace, by)) {
    const sessions: LogEvent[][] = []
    for (const e of asTold(events, of).filter(e => e.time < to)) {
      const last = sessions.at(-1)?.at(-1)
      if (last && e.time - last.time <= 30 * minute) sessions.at(-1)!.push(e)
      else sessions.push([e])
    }
    const visits = sessions.filter(list => sourceIn(list) !== '' || list.some(e => e.type !== 'track'))
    for (const [i, visit] of visits.entries()) {
      const begun = visit[0]!.time
      if (begun < from) continue
      const seen = visits.slice(0, i + 1).findLast(one => sourceIn(one) !== '')
      const old = seen && begun - seen[0]!.time > lookBackMs
      const whose = { own: visit, first: visits[0], 'last-non-direct': old ? undefined : seen }[credit]
      const source = (whose && sourceIn(whose)) || '(direct)'
      const views = visit.filter(e => e.type !== 'track')
      const pages = {
        source,
        landing: String(views[0]?.type === 'page' ? views[0].properties.path : ''),
        exit: String(views.at(-1)?.type === 'page' ? views.at(-1)!.properties.path : ''),
      }
      const value = pages[of]
      const won = visit.filter(e => e.name === 'C').length
      const engaged = visit.at(-1)!.time - begun >= 10_000 || views.length >= 2 || won > 0
      const had = found.get(value) ?? {
        visits: 0,
        cases: new Set(),
        isNew: 0,
        engaged: 0,
        won: 0,
        converted: 0,
      }
      had.cases.add(key)
      found.set(value, {
        ...had,
        visits: had.visits + 1,
        isNew: had.isNew + Number(begun === events[0]!.time),
        engaged: had.engaged + Number(engaged),
        won: had.won + won,
        converted: had.converted + Number(won > 0),
      })
    }
  }
  return new Map([...found].map(([value, { cases, ...rest }]) => [value, { ...rest, cases: cases.size }]))
}

interface Options {
  by?: string
  from: number
  to: number
  credit: 'own' | 'first' | 'last-non-direct'
  of: 'source' | 'landing' | 'exit'
  lookBackMs: number
}

const counted = (answer: Acquisition) =>
  new Map(
    answer.rows.map(r => [
      r.value,
      {
        visits: r.visits,
        cases: r.cases,
        isNew: r.newVisits,
        engaged: r.engaged.n,
        won: r.conversions,
        converted: r.converted.n,
      },
    ]),
  )

describeOnWarehouses('acquisition', (warehouse, kind) => {
  let journeys: Journeys
  const conversion = { id: 'C', any: [{ event: 'C' }] }
  const asked = async (workspace: number, input: object) =>
    (await ask(acquisition, { warehouse: warehouse(), scope: { workspace, now: 0 } }, input)).answer
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    const table = createZoneTable({ warehouse: warehouse(), zones: createZones() })
    for (const zone of ['UTC', 'Africa/Cairo']) await table.ensure(zone)
  })

  describe.each(seedsFor(kind, [31, 32]))('of random log %i', seed => {
    const workspace = seed * 10
    const log = visitedLog(seed, workspace, seed === 32)
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.rebuild(workspace)
    })
    const times = log.events.map(e => e.time).sort((a, b) => a - b)
    const [from, to] = [times[Math.floor(times.length / 4)]!, times[Math.floor(times.length * 0.9)]!]
    test.each<[string, Options]>([
      ['own source', { from: 0, to: 9e12, credit: 'own', of: 'source', lookBackMs: day }],
      [
        'last source that was not direct',
        { from, to, credit: 'last-non-direct', of: 'source', lookBackMs: day / 12 },
      ],
      ['first source of all', { from, to, credit: 'first', of: 'source', lookBackMs: day }],
      ['landing page in a period', { from, to, credit: 'own', of: 'landing', lookBackMs: day }],
      ['exit page by account', { by: 'account', from, to, credit: 'own', of: 'exit', lookBackMs: day }],
    ])('by %s agrees with the twin', async (_name, options) => {
      const period = options.from === 0 ? null : { from, to }
      const { by, credit, of, lookBackMs } = options
      const answer = await asked(workspace, {
        by,
        period,
        credit,
        dimension: of,
        lookBackMs,
        conversion,
        most: 500,
      })
      const expected = twin(log, workspace, options)
      expect(counted(answer)).toEqual(expected)
      expect(expected.size).toBeGreaterThan(1)
      const days = await asked(workspace, {
        by,
        period,
        credit,
        dimension: of,
        lookBackMs,
        conversion,
        most: 1,
        zone: 'Africa/Cairo',
      })
      expect(days.lines[0]!.visits.reduce((sum, n) => sum + n, 0)).toBe(answer.total.visits)
      expect(days.rows[0]!.visits + days.other!.visits).toBe(answer.total.visits)
    })
  })

  test('says the same where nothing was looked up before', async () => {
    for (const seed of seedsFor(kind, [31, 32])) {
      const input = acquisitionInput.parse({ credit: 'own', conversion })
      const scope = { workspace: seed * 10, now: 0 }
      const rows = await warehouse().rows({
        name: 'test',
        sql: pipeline(acquisition.steps(input, scope)),
        row: acquisition.row,
      })
      expect(acquisition.answer(rows, input)).toEqual(await asked(scope.workspace, input))
    }
  })

  test('tells sources as they were said, whatever is in them', async () => {
    const workspace = 8
    const said = ['a&b=c', "x +y'(z)!", '100% ؟#', '😀\u200f\n', '?utm_source=z', 'true', 'é'.repeat(3_000)]
    const events = said.map((source, i) =>
      event(workspace, {
        i,
        properties:
          i % 2 === 0
            ? { '$context.campaign.source': source }
            : { url: `https://s.example/?utm_source=${encodeURIComponent(source)}` },
      }),
    )
    await insertEvents(warehouse(), events)
    await journeys.rebuild(workspace)
    const { rows } = await asked(workspace, { credit: 'own', dimension: 'source', most: 100 })
    expect(rows.map(r => r.value).sort()).toEqual(said.toSorted())
  })

  test('tells sources and groups as Google Analytics 4 does', async () => {
    const given: [Record<string, string>, string, string][] = [
      [{}, '(direct) / (none)', 'Direct'],
      [
        { url: 'https://s.example/?utm_source=google&utm_medium=cpc&utm_campaign=brand' },
        'google / cpc',
        'Paid Search',
      ],
      [
        { url: 'https://s.example/?gclid=x', referrer: 'https://www.google.com/' },
        'google / cpc',
        'Paid Search',
      ],
      [
        { url: 'https://s.example/', referrer: 'https://www.google.com.sa/' },
        'google / organic',
        'Organic Search',
      ],
      [
        { url: 'https://s.example/', referrer: 'https://l.instagram.com/' },
        'l.instagram.com / referral',
        'Organic Social',
      ],
      [
        { url: 'https://s.example/?fbclid=x', referrer: 'https://m.facebook.com/' },
        'facebook / social',
        'Organic Social',
      ],
      [{ search: '?utm_source=instagram&utm_medium=paid_social' }, 'instagram / paid_social', 'Paid Social'],
      [{ search: '?utm_source=youtube&utm_medium=cpv' }, 'youtube / cpv', 'Paid Video'],
      [{ search: 'utm_medium=Email&utm_campaign=spring' }, '(not set) / Email', 'Email'],
      [
        { '$context.campaign.source': 'news', '$context.campaign.medium': 'e_mail' },
        'news / e_mail',
        'Email',
      ],
      [{ url: 'https://s.example/shop#/?a=1' }, '(direct) / (none)', 'Direct'],
      [{ url: 'https://s.example/#utm_source=x&utm_medium=email' }, 'x / email', 'Email'],
      [{ search: '?utm_source=x&utm_medium=banner' }, 'x / banner', 'Display'],
      [{ search: '?utm_source=partner&utm_medium=cpa' }, 'partner / cpa', 'Paid Other'],
      [{ search: '?utm_source=amazon&utm_medium=paid' }, 'amazon / paid', 'Paid Shopping'],
      [{ search: '?utm_source=x&utm_medium=y&utm_campaign=summer_shopping' }, 'x / y', 'Organic Shopping'],
      [{ search: '?utm_source=x&utm_medium=cpc&utm_campaign=Cross-Network' }, 'x / cpc', 'Cross-network'],
      [{ search: '?utm_source=a&utm_medium=affiliate' }, 'a / affiliate', 'Affiliates'],
      [{ search: '?utm_source=a&utm_medium=sms' }, 'a / sms', 'SMS'],
      [{ search: '?utm_source=a&utm_medium=web_push' }, 'a / web_push', 'Mobile Push Notifications'],
      [
        { url: 'https://s.example/', referrer: 'https://blog.other.example/' },
        'blog.other.example / referral',
        'Referral',
      ],
      [
        { url: 'https://s.example/', referrer: 'https://mail.google.com/' },
        'mail.google.com / referral',
        'Referral',
      ],
      [{ url: 'https://a.shop.com/', referrer: 'https://b.shop.com/' }, '(direct) / (none)', 'Direct'],
      [
        { url: 'https://s.example/', referrer: 'https://pay.bank.example/3ds' },
        '(direct) / (none)',
        'Direct',
      ],
      [{ search: '?utm_source=%D9%86%D8%B4%D8%B1%D8%A9&utm_medium=%F0%9F%8C%99' }, 'نشرة / 🌙', 'Unassigned'],
      [{ url: 'not an address', referrer: '\u200f' }, '(direct) / (none)', 'Direct'],
    ]
    const workspace = 7
    await insertEvents(
      warehouse(),
      given.map(([properties], i) => event(workspace, { i, properties: { ...properties, odd: i % 2 } })),
    )
    await journeys.rebuild(workspace)
    const common = { credit: 'own', ignoredReferrers: ['bank.example'], most: 500 }
    const counts = (values: readonly string[]) =>
      Object.fromEntries(
        [...Map.groupBy(values, value => value)].map(([value, list]) => [value, list.length]),
      )
    const visits = async (dimension: string) =>
      Object.fromEntries(
        (await asked(workspace, { ...common, dimension })).rows.map(r => [r.value, r.visits]),
      )
    expect(await visits('source-medium')).toEqual(counts(given.map(([, source]) => source)))
    expect(await visits('group')).toEqual(counts(given.map(([, , group]) => group)))
    // Each in its own group: half of them at a time.
    for (const odd of [0, 1]) {
      const where = [{ path: 'odd', op: 'is', value: String(odd) }]
      const half = await asked(workspace, { ...common, where })
      const wanted = counts(given.filter((_, i) => i % 2 === odd).map(([, , group]) => group))
      expect(Object.fromEntries(half.rows.map(r => [r.value, r.visits]))).toEqual(wanted)
    }
    const own = [
      { name: 'Ours', any: [[{ field: 'source', op: 'starts-with', values: ['NEWS', 'insta'] }]] },
      ...defaultChannelGroups,
    ]
    const changed = await asked(workspace, { ...common, channelGroups: own })
    expect(changed.rows.find(r => r.value === 'Ours')?.visits).toBe(2)
  })

  test('looks back to the millisecond, and knows what is new and what engaged', async () => {
    const workspace = 9
    const told = { '$context.campaign.source': 'newsletter', '$context.campaign.medium': 'email' }
    const seen = (i: number, time: number, more: Omit<Parameters<typeof event>[1], 'i'> = {}) =>
      event(workspace, { i, time: start + time, id: `e${i}-${time}`, ...more })
    const later = { type: 'track', name: 'Scrolled' } as const
    await insertEvents(warehouse(), [
      ...[seen(1, 0, { properties: told }), seen(1, day)],
      ...[seen(2, 0, { properties: told }), seen(2, day + 1)],
      ...[seen(3, 0), seen(3, 10_000, later)],
      ...[seen(4, 0), seen(4, 9_999, later)],
      ...[seen(5, 0), seen(5, 20_000, later)],
      ...[seen(6, 0), seen(6, 30_000, later)],
    ])
    await journeys.rebuild(workspace)
    const counts = async (dimension: string) => {
      const input = { dimension, credit: 'last-non-direct', lookBackMs: day, engagedMs: 10_000 }
      const answer = await asked(workspace, input)
      expect(answer.total).toMatchObject({ visits: 8, engaged: { n: 3 }, medianMs: 9_999 / 2 })
      return Object.fromEntries(answer.rows.map(r => [r.value, r.visits]))
    }
    expect(await counts('source')).toEqual({ newsletter: 3, '(direct)': 5 })
    expect(await counts('newness')).toEqual({ new: 6, returning: 2 })
  })

  test('begins with the first page of a visit and ends with its last', async () => {
    const workspace = 10
    const paths = ['/in', '/between', '/out']
    await insertEvents(
      warehouse(),
      paths.map((path, i) =>
        event(workspace, { i: 1, id: `p${9 - i}`, time: start + i * minute, properties: { path } }),
      ),
    )
    await journeys.rebuild(workspace)
    const one = async (dimension: string) => (await asked(workspace, { dimension })).rows.map(r => r.value)
    expect([await one('landing'), await one('exit')]).toEqual([['/in'], ['/out']])
  })

  test('adds up no currencies without a rate', async () => {
    const workspace = 8
    const sale = (i: number, revenue: number | string, currency?: string) =>
      event(workspace, {
        i,
        name: 'C',
        type: 'track',
        time: start + 1000,
        properties: { revenue, ...(currency ? { currency } : {}) },
      })
    const views = [0, 1, 2, 3, 4, 5].map(i => event(workspace, { i }))
    const sales = [
      sale(0, 10.005, 'EUR'),
      sale(1, 100, 'MAD'),
      sale(2, '7.5'),
      sale(3, 1.234, 'KWD'),
      sale(4, 'NaN', 'EUR'),
      sale(5, 1e300),
    ]
    await insertEvents(warehouse(), [...views, ...sales])
    await journeys.rebuild(workspace)
    const rates = [
      { currency: 'MAD', day: 20_454, rate: 0.09 },
      { currency: 'MAD', day: start / day, rate: 0.1 },
      { currency: 'MAD', day: start / day + 1, rate: 9 },
    ]
    const answer = await asked(workspace, { conversion, reporting: { currency: 'EUR', rates } })
    expect([answer.total.conversions, answer.total.revenue]).toEqual([6, 27.51])
    expect(answer.otherMoney).toEqual([{ currency: 'KWD', amount: 1.234, events: 1 }])
    const without = await asked(workspace, { conversion })
    expect([without.total.revenue, without.otherMoney.map(one => one.currency)]).toEqual([
      null,
      ['', 'EUR', 'KWD', 'MAD'],
    ])
  })

  test('refuses what is no question', async () => {
    const refused = (input: object) => expect(asked(1, input)).rejects.toThrow('query.invalid')
    await refused({ dimension: 'planet' })
    await refused({
      channelGroups: [{ name: 'x', any: [[{ field: 'source', op: 'matches', values: ['(?=a)'] }]] }],
    })
    await refused({
      channelGroups: [{ name: 'x', any: [[{ field: 'source', op: 'matches', values: ['('] }]] }],
    })
    await refused({ most: Number.NaN })
    expect((await asked(999, { dimension: { property: '؟`\\' }, conversion })).total.visits).toBe(0)
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(acquisition, acquisition.example)).toMatchFileSnapshot(
      '__golden__/acquisition.sql',
    )
  })
})

function event(
  workspace: number,
  {
    i,
    properties = {},
    ...more
  }: { i: number; properties?: Record<string, string | number> } & Partial<LogEvent>,
): LogEvent {
  return {
    workspace,
    trace: BigInt(workspace * 1000 + i + 1) * 4096n + 1n,
    type: 'page',
    name: 'page',
    channel: 'web',
    time: start,
    ordinal: 0,
    id: `${workspace}-${i}-${more.name ?? ''}`,
    account: '',
    properties,
    flags: 0,
    batch: 1n,
    ...more,
  }
}
