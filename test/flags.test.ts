import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { addressTable, isInTable } from '../src/collect/bots/address-table.ts'
import { type Bots, createBots } from '../src/collect/bots/bots.ts'
import { type DecisionBody, flagReasons, noBotSettings, reasonsOf } from '../src/collect/bots/model-bots.ts'
import { createBotRecords } from '../src/collect/bots/records.ts'
import { events } from '../src/collect/events.ts'
import { eventFlags } from '../src/collect/model.ts'
import { systemClock } from '../src/platform/clock.ts'
import { createLog } from '../src/platform/log.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import { personOf } from '../src/unify/person-of.ts'
import { describeOnWarehouses } from './engines.ts'
import { readJourneys, sorted } from './read-journeys.ts'
import { seeded } from './seeded.ts'
import { openTestStore } from './store.ts'
import { openWholeLine, type WholeLine } from './whole-line.ts'
import type { SaidMessage, World } from './world.ts'

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36'
const google = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
const start = Date.UTC(2026, 10, 20, 9)
const at = (ms: number) => new Date(start + ms).toISOString()
const actor = { caller: { kind: 'local' }, at: start } as const

/** Everything that the definition tells apart, and beside each what is just short of it. */
function story(): SaidMessage[] {
  const by = (id: string, ms: number, more: object): SaidMessage => ({
    messageId: `${id}-${ms}-${JSON.stringify(more).length}-${Math.abs(ms)}`,
    userId: id,
    timestamp: at(ms),
    event: 'Product Viewed',
    ...more,
  })
  const agent = (userAgent: string, more: object = {}) => ({ context: { userAgent, ...more } })
  const mail = (id: string, event: string, ms: number, link = '') =>
    by(id, ms, { event, properties: { link_url: link } })
  const crowd = (ip: string, n: number, each: number) =>
    Array.from({ length: n * each }, (_, i) =>
      by(`${ip}-${i % n}`, i * 1000, { event: 'Page Seen', context: { ip, userAgent: chrome } }),
    )
  return [
    by('person', 0, agent(chrome)),
    by('crawler', 0, agent(google)),
    by('driven', 0, agent(chrome, { device: { webdriver: true } })),
    { ...by('prober', 0, { event: 'Email Link Clicked', properties: { method: 'HEAD' } }) },
    // Three links within four seconds; a reader who follows two at once, and a third later.
    ...['a', 'b', 'c'].map((link, i) => mail('gateway', 'Email Link Clicked', 600_000 + i * 2000, link)),
    ...['a', 'b', 'c'].map((link, i) => mail('reader', 'Email Link Clicked', 600_000 + i * 2001, link)),
    ...['a', 'a', 'a', 'b'].map((link, i) => mail('tapper', 'Email Link Clicked', 600_000 + i * 500, link)),
    mail('prefetch', 'Email Delivered', 900_000),
    mail('prefetch', 'Email Opened', 905_000),
    mail('prefetch', 'Email Link Clicked', 905_001, 'a'),
    ...Array.from({ length: 101 }, (_, i) =>
      by('hurry', 3_600_000 + i * 90, { ...agent(chrome), event: 'Tick' }),
    ),
    ...Array.from({ length: 100 }, (_, i) =>
      by('busy', 3_600_000 + i * 90, { ...agent(chrome), event: 'Tick' }),
    ),
    by('hurry', 3_700_000, agent(chrome)),
    by('hurry', 7_300_000, agent(chrome)),
    ...crowd('203.0.113.7', 50, 1),
    ...crowd('203.0.113.8', 49, 1),
    ...crowd('203.0.113.9', 50, 2),
    by('colleague', 0, { traits: { email: 'Huda@dukkan.example' }, type: 'identify' }),
    by('colleague', 1000, agent(chrome, { ip: '198.51.100.20' })),
    by('visitor', 1000, agent(chrome, { ip: '2001:db8:1::5' })),
    by('guest', 1000, agent(chrome, { ip: 'not an address' })),
  ]
}

describeOnWarehouses('flags', warehouse => {
  let line: WholeLine
  let bots: Bots
  beforeAll(async () => {
    const store = await openTestStore()
    line = await openWholeLine({ warehouse: warehouse(), store })
    bots = createBots({
      ...{ warehouse: warehouse(), clock: systemClock, log: createLog('silent') },
      records: createBotRecords(store),
      personOf,
      offPlan: () => sql`0`,
      announceRemoval: line.journeys.announceRemoval,
      reflagged: line.journeys.forget,
    })
  })
  const flagsOf = async (world: World) => {
    const found = await warehouse().rows({
      name: 'flags',
      sql: sql`SELECT message_id, identifiers, flags FROM ${events(world.scope, { withFlagged: true })} ORDER BY message_id`,
      row: z.object({ message_id: z.string(), identifiers: z.array(z.string()), flags: z.number() }),
    })
    return found
  }
  const reasonsBy = async (world: World) => {
    const found = new Map<string, Set<string>>()
    for (const { identifiers, flags } of await flagsOf(world)) {
      const who = identifiers.find(one => one.startsWith('user_id:'))?.slice(8) ?? ''
      const reasons = found.get(who) ?? new Set()
      for (const reason of reasonsOf(flags)) reasons.add(reason)
      found.set(who, reasons)
    }
    return Object.fromEntries([...found].flatMap(([who, why]) => (why.size === 0 ? [] : [[who, [...why]]])))
  }

  test('say why, and what is just short of it is a person', async () => {
    const world = await line.open()
    await world.send(...story())
    await line.settled(world.scope.workspace)
    await bots.look(world.scope.workspace, 'all')
    const why = await reasonsBy(world)
    const crowd = Object.keys(why).filter(who => who.startsWith('203.0.113.7-'))
    expect(crowd).toHaveLength(50)
    for (const who of crowd) delete why[who]
    expect(why).toEqual({
      crawler: ['agent'],
      driven: ['automated'],
      gateway: ['scanner'],
      hurry: ['rate'],
      prefetch: ['scanner'],
      prober: ['probe'],
    })
    const flagged = (await flagsOf(world)).filter(row => row.flags !== 0)
    // Of the hurried one: all of that hour and not the next; of the message read ahead: the opening, no later click.
    expect(flagged).toHaveLength(50 + 1 + 1 + 1 + 3 + 102 + 1)
    expect(flagged.every(row => (row.flags & eventFlags.bot) !== 0)).toBe(true)
  })

  test('are the same in whatever order and groups the events come, however often it is looked', {
    timeout: 90_000,
  }, async () => {
    const random = seeded(7)
    const answers: unknown[] = []
    for (let round = 0; round < 3; round++) {
      const world = await line.open()
      const { workspace } = world.scope
      const said = story()
      if (round > 0) said.sort(() => random() - 0.5)
      for (let i = 0; i < said.length; i += round === 0 ? said.length : 250) {
        await world.send(...said.slice(i, i + (round === 0 ? said.length : 250)))
        if (round === 1) await bots.look(workspace, 'all')
        if (round === 2) await bots.look(workspace, new Set(['2026-11-20']))
      }
      await line.settled(workspace)
      await bots.look(workspace, round === 2 ? new Set(['2026-11-20']) : 'all')
      answers.push((await flagsOf(world)).map(row => [row.message_id, row.flags]))
      expect(await bots.look(workspace, 'all')).toBe(0)
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  test('follow what a person says, and what is taken back leaves no trace', { timeout: 90_000 }, async () => {
    const world = await line.open()
    const { workspace } = world.scope
    await world.send(...story())
    await line.settled(workspace)
    await bots.look(workspace, 'all')
    const before = await flagsOf(world)
    // The journeys are those of a shop where what is left out never came.
    const left = new Set(before.filter(row => row.flags !== 0).map(row => row.message_id))
    const clean = await line.open()
    await clean.send(...story().filter(({ messageId }) => !left.has(String(messageId))))
    await line.settled(clean.scope.workspace)
    const journeysOf = async (of: number) => sorted(await readJourneys(warehouse(), of, 'person'))
    const journeys = await journeysOf(workspace)
    expect(journeys).toEqual(await journeysOf(clean.scope.workspace))
    const decided: DecisionBody[] = [
      { kind: 'agent', value: google, verdict: 'not-bot' },
      { kind: 'person', value: 'user_id:reader', verdict: 'bot' },
      { kind: 'source', value: 'test', verdict: 'internal' },
      { kind: 'person', value: 'user_id:gateway', verdict: 'not-bot' },
    ]
    for (const body of decided) await bots.decide(workspace, body, actor)
    const why = await reasonsBy(world)
    expect(await journeysOf(workspace)).toEqual([])
    expect(why.crawler).toEqual(['agent', 'said-not-bot', 'said-internal'])
    expect(why.reader).toEqual(['said-bot', 'said-internal'])
    expect(why.gateway).toEqual(['scanner', 'said-not-bot', 'said-internal'])
    expect((await flagsOf(world)).every(row => (row.flags & eventFlags.internal) !== 0)).toBe(true)
    for (const { id } of (await bots.judgingOf(workspace)).decisions)
      await bots.takeBack(workspace, id, actor)
    expect(await flagsOf(world)).toEqual(before)
    expect(await journeysOf(workspace)).toEqual(journeys)
  })

  test('know own addresses and domains, and a colleague as a whole person', async () => {
    const world = await line.open()
    const { workspace } = world.scope
    await world.send(...story())
    await line.settled(workspace)
    await bots.saveSettings(
      workspace,
      {
        ownRanges: ['198.51.100.0/24', '2001:db8:1::/48'],
        ownDomains: ['dukkan.example'],
        dataCentres: ['203.0.113.8'],
      },
      actor,
    )
    const why = await reasonsBy(world)
    // The second event of the colleague carries no address: it is theirs by their person.
    expect(why.colleague).toEqual(['own-domain', 'own-address'])
    expect(why.visitor).toEqual(['own-address'])
    expect(why['203.0.113.8-3']).toEqual(['data-centre'])
    expect(why.guest).toBeUndefined()
    await bots.saveSettings(workspace, noBotSettings, actor)
    expect((await reasonsBy(world)).colleague).toBeUndefined()
  })

  const addresses = [
    ...['198.51.100.20', '198.51.101.20', '203.0.113.7', '0.0.0.0', '255.255.255.255', '::ffff:198.51.100.9'],
    ...[
      '2001:db8:1::5',
      '2001:db8:2::5',
      '2001:DB8:1:0:0:0:0:6',
      '::',
      '::1',
      '',
      'none',
      '198.51.100',
      'fe80::1%eth0',
    ],
  ]
  const rangeSets = [
    ['198.51.100.0/24', '2001:db8:1::/48'],
    ['198.51.100.20', '0.0.0.0/32', '2001:db8:1::6'],
    ['0.0.0.0/0'],
    ['2001:db8::/33', '::1', '128.0.0.0/1'],
    ['203.0.113.6/31', '255.255.255.255/32', '::/128', 'fe80::/10'],
  ]

  test('know the data centres of a list, by the log as at the door, and forget them with it', async () => {
    const world = await line.open()
    const { workspace } = world.scope
    const message = (ip: string, i: number) => ({
      ...{ messageId: `${i}`, userId: `p${i}`, event: 'Seen', context: { ip } },
      ...(i === 0 ? { timestamp: at(-400 * 86_400_000) } : {}),
    })
    await world.send(...addresses.map(message))
    const centre = flagReasons['data-centre'] | eventFlags.bot
    const load = (ranges: readonly string[]) =>
      bots.loadList(workspace, { name: 'centres.txt', text: ranges.join('\n') }, actor)
    for (const ranges of rangeSets) {
      // One of the same name takes the place of the one before.
      await load(ranges)
      const flags = new Map((await flagsOf(world)).map(row => [Number(row.message_id), row.flags]))
      const table = addressTable(ranges)
      const expected = addresses.map(ip => (isInTable(table, ip) ? centre : 0))
      expect([ranges, addresses.map((_, i) => flags.get(i))]).toEqual([ranges, expected])
      const judge = bots.judgeOf(workspace)
      const judged = addresses.map(ip =>
        judge({ source: 'test', identifiers: [], name: 'Seen', context: { ip }, properties: null }),
      )
      expect(judged).toEqual(expected.map(one => one & flagReasons['data-centre']))
    }
    // As many as the large providers publish together.
    const many = Array.from({ length: 60_000 }, (_, i) => {
      const rest = (i * 7919).toString(16).padStart(5, '0')
      return i % 3 === 0
        ? `2a05:${rest.slice(0, 4)}:${i % 512}::/${40 + (i % 16)}`
        : `${1 + (i % 190)}.${i % 251}.${i % 17}.0/${14 + (i % 14)}`
    })
    await load([...many, '203.0.113.0/24'])
    const flagged = async () => (await flagsOf(world)).filter(row => row.flags === centre).length
    expect(await flagged()).toBe(1)
    const settings = { ...noBotSettings, dataCentres: ['198.51.100.20'] }
    await bots.saveSettings(workspace, settings, actor)
    expect(await flagged()).toBe(2)
    // What a person says of somebody counts above it, and of another workspace nothing is removed.
    await bots.decide(workspace, { kind: 'person', value: 'user_id:p0', verdict: 'not-bot' }, actor)
    expect(await flagged()).toBe(1)
    const [list] = await bots.lists(workspace)
    expect(list).toMatchObject({ name: 'centres.txt', ranges: new Set(many).size + 1 })
    await expect(bots.removeList(workspace + 1, list!.id, actor)).rejects.toThrow('not-found')
    await bots.removeList(workspace, list!.id, actor)
    expect(await flagged()).toBe(0)
    await bots.saveSettings(workspace, noBotSettings, actor)
    expect((await flagsOf(world)).every(row => (row.flags & flagReasons['data-centre']) === 0)).toBe(true)
    expect(await bots.lists(workspace)).toEqual([])
  })
})
