import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
import { ask } from '../../platform/warehouse/question.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import type { Condition, Selector, View } from '../model.ts'
import { propertyValues } from './property-values.ts'
import { stepChannels } from './step-channels.ts'
import { transitions } from './transitions.ts'

const day = 86_400_000

function meets({ properties }: LogEvent, { path, op, value }: Condition): boolean {
  const text = String(properties[path] ?? '')
  const number = text === '' ? Number.NaN : Number(text)
  if (op === 'is') return text === value
  if (op === 'is-not') return text !== value
  if (op === 'contains') return text.toLowerCase().includes(value.toLowerCase())
  if (op === 'starts-with') return text.startsWith(value)
  if (op === 'exists') return text !== ''
  return op === 'over' ? number > Number(value) : number < Number(value)
}

const meant = (e: LogEvent, { event, channels, where }: Selector) =>
  e.name === event && (channels.length === 0 || channels.includes(e.channel)) && where.every(c => meets(e, c))

/** The members of segment 7: whoever did D. */
const isMember = (all: readonly LogEvent[]) => all.some(e => e.name === 'D')

const cutAtPauses = (list: readonly LogEvent[], minutes: number): LogEvent[][] =>
  list.reduce<LogEvent[][]>((sessions, e) => {
    const last = sessions.at(-1)
    if (last && e.time - last.at(-1)!.time <= minutes * 60_000) last.push(e)
    else sessions.push([e])
    return sessions
  }, [])

/** The cases that a view shows, in total order: who did what the view asks, and of that what it lets see. */
function twin(log: RandomLog, workspace: number, view: View): LogEvent[][] {
  const { by, period, channels, where, having, lacking, segment, account, values } = view
  const ofPeople = by === 'person' || by === 'session'
  const persons = casesOf(log, workspace)
  const members = new Set([...persons].filter(([, all]) => isMember(all)).map(([person]) => person))
  const personOf = (e: LogEvent) => String(log.persons.get(e.trace) ?? e.trace)
  const said = log.events.filter(e => e.workspace === workspace && e.flags === 0 && e.type !== 'system')
  const named = new Set(said.filter(e => e.account === account).map(personOf))
  const isIn = (e: LogEvent) => members.has(personOf(e))
  type Value = View['values'][number]
  const text = (e: LogEvent, { path }: Value) =>
    path === '$channel' ? e.channel : String(e.properties[path] ?? '')
  const inTime = (e: LogEvent) => !period || (e.time >= period.from && e.time < period.to)
  const stands = (list: LogEvent[], value: Value) => {
    const said = list.filter(e => text(e, value) !== '' && (by === 'session' || inTime(e)))
    const end = value.of === 'first' ? said[0] : said.at(-1)
    // Journeys know the channel, each at its place; of a session it is looked up like a property.
    if (value.path === '$channel' && by !== 'session') return (end?.channel ?? '') === value.is
    const place = (e: LogEvent | undefined) => `${e?.time} ${e?.ordinal} ${e?.type}`
    const tied = said.filter(e => place(e) === place(end)).map(e => text(e, value))
    const inBytes = tied.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    return (value.of === 'first' ? inBytes[0] : inBytes.at(-1)) === value.is
  }
  return [...casesOf(log, workspace, by === 'session' ? 'person' : by)]
    .filter(([key]) => !ofPeople || segment === null || members.has(key))
    .filter(([key]) => !ofPeople || account === null || named.has(key))
    .flatMap(([, all]) => (by === 'session' ? cutAtPauses(all, view.sessionMinutes) : [all]))
    .filter(list => having.length === 0 || list.some(e => having.some(selector => meant(e, selector))))
    .filter(list => !list.some(e => lacking.some(selector => meant(e, selector))))
    .filter(list => values.every(value => value.of === 'step' || stands(list, value)))
    .map(list =>
      list.filter(
        e =>
          inTime(e) &&
          (channels.length === 0 || channels.includes(e.channel)) &&
          where.every(condition => meets(e, condition)) &&
          values.every(value => value.of !== 'step' || text(e, value) === value.is) &&
          (ofPeople || segment === null || isIn(e)) &&
          (ofPeople || account === null || e.account === account),
      ),
    )
    .filter(list => list.length > 0)
}

/** 'A>B' → how often, and 'A on web' → [events, cases]. */
function countTwin(lists: readonly LogEvent[][]) {
  const follows = new Map<string, number>()
  const heard = new Map<string, [number, Set<LogEvent[]>]>()
  for (const list of lists)
    for (const [i, { name, channel }] of list.entries()) {
      const pair = `${name}>${list[i + 1]?.name}`
      if (i + 1 < list.length) follows.set(pair, (follows.get(pair) ?? 0) + 1)
      const [n, who] = heard.get(`${name} on ${channel}`) ?? [0, new Set()]
      heard.set(`${name} on ${channel}`, [n + 1, who.add(list)])
    }
  return { follows, heard: new Map([...heard].map(([key, [n, who]]) => [key, [n, who.size]])) }
}

/** A view to be wrong on: each filter is there or not, alone and together. */
function randomView(random: () => number): View {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const some = <T>(most: number, make: () => T): T[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, make)
  const condition = (): Condition =>
    pick<Condition>([
      { path: 'order_id', op: 'is', value: pick(['o1', '7', '']) },
      { path: 'order_id', op: 'is-not', value: 'o2' },
      { path: 'order_id', op: 'contains', value: 'O' },
      { path: 'order_id', op: 'starts-with', value: 'o' },
      { path: pick(['order_id', 'price', 'nowhere']), op: 'exists', value: '' },
      {
        path: pick(['price', 'order_id']),
        op: pick(['over', 'under'] as const),
        value: pick(['7', '50', '8.5']),
      },
    ])
  const from = logStart + Math.floor(random() * 20 * day)
  return {
    by: pick(['person', 'person', 'session', 'session', 'account', 'order_id']),
    period: random() < 0.4 ? { from, to: from + Math.floor(random() * 30 * day) + 1 } : null,
    channels: random() < 0.4 ? [pick(['web', 'app', '']), pick(['store', 'nowhere'])] : [],
    where: some(2, condition),
    having: some(2, () => ({
      event: pick(['A', 'D', 'page', 'Z']),
      channels: random() < 0.3 ? ['app', 'store'] : [],
      where: random() < 0.6 ? [condition(), ...some(1, condition)] : [],
    })),
    lacking: random() < 0.2 ? [{ event: pick(['B', 'E']), channels: ['store'], where: [] }] : [],
    segment: random() < 0.3 ? 7 : null,
    account: random() < 0.3 ? pick(['acme', 'شركة']) : null,
    values: some(random() < 0.5 ? 2 : 0, () => ({
      of: pick(['first', 'last', 'step'] as const),
      ...pick([
        { path: 'order_id', is: pick(['o1', 'o2', '7']) },
        { path: '$channel', is: pick(['web', 'app']) },
      ]),
    })),
    sessionMinutes: pick([30, 1_440]),
  }
}

/** Who did D is a member, as identity has them; somebody who left is none. */
async function saveMembers(warehouse: Warehouse, log: RandomLog, workspace: number): Promise<void> {
  const lines = [...casesOf(log, workspace)].map(([person, all]) =>
    JSON.stringify({
      workspace,
      segment: 7,
      person,
      is_member: isMember(all),
      since: '0',
      version: '1',
    }),
  )
  await warehouse.insert('segment_members', lines)
}

describeOnWarehouses('what a view shows', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })
  afterAll(() => journeys?.stop())

  describe.each(seedsFor(kind, [35, 36]))('of random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 100, longest: 150 })
    const random = seeded(seed)
    const views = Array.from({ length: 30 }, () => randomView(random))
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.declareKind(workspace, 'order_id')
      await saveMembers(warehouse(), log, workspace)
      const ruled = views.flatMap(view => view.having).filter(({ where }) => where.length > 0)
      await journeys.saveRules(workspace, ruled)
    })

    test('agrees with the twin, whatever is filtered', async () => {
      const ctx = { warehouse: warehouse(), scope: { workspace, now: 0 } }
      let shown = 0
      for (const view of views) {
        const expected = countTwin(twin(log, workspace, view))
        const followed = await ask(transitions, ctx, { ...view, measure: 'counts' })
        const follows = followed.answer.transitions.map(
          t => [`${t.from.name}>${t.to.name}`, t.count] as const,
        )
        expect([view, new Map(follows)]).toEqual([view, expected.follows])
        const { answer } = await ask(stepChannels, ctx, view)
        const heard = answer.steps.flatMap(({ step, channels }) =>
          channels.map(c => [`${step.name} on ${c.channel}`, [c.events, c.cases]] as const),
        )
        expect([view, new Map(heard)]).toEqual([view, expected.heard])
        if (expected.heard.size > 0) shown++
      }
      expect(shown).toBeGreaterThan(10)
      expect(shown).toBeLessThan(views.length)
    })
  })

  test('a session lasts through a pause of exactly so many minutes, and not of a millisecond more', async () => {
    const minute = 60_000
    const at = [0, 30 * minute, 60 * minute, 90 * minute + 1]
    const event = {
      workspace: 90,
      trace: 4_097n,
      type: 'track',
      name: 'A',
      channel: 'web',
      account: '',
    } as const
    const more = { ordinal: 0, flags: 0, batch: 1n }
    await insertEvents(
      warehouse(),
      at.map((time, i) => ({
        ...event,
        ...more,
        time: logStart + time,
        id: `p${i}`,
        properties: { nth: i },
      })),
    )
    await journeys.rebuild(90)
    const ctx = { warehouse: warehouse(), scope: { workspace: 90, now: 0 } }
    const { answer } = await ask(transitions, ctx, { by: 'session', sessionMinutes: 30 })
    expect([answer.cases, answer.totalCount]).toEqual([2, 2])
    // Each is a case of its own, with a value of its own.
    const by = { by: 'session', sessionMinutes: 30, property: { path: 'nth', of: 'last' } }
    const { values } = (await ask(propertyValues, ctx, by)).answer
    expect(values).toEqual([
      { value: '2', cases: 1 },
      { value: '3', cases: 1 },
    ])
    const longer = await ask(transitions, ctx, { by: 'session', sessionMinutes: 31 })
    expect([longer.answer.cases, longer.answer.totalCount]).toEqual([1, 3])
  })
})
