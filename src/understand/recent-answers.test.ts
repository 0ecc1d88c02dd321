import { beforeAll, expect, it } from 'vitest'
import { describeOnWarehouses } from '../../test/engines.ts'
import { insertEvents, openJourneys, randomLog } from '../../test/journey-log.ts'
import { createZoneTable, zoneMigrations } from '../platform/zones/zone-table.ts'
import { createZones } from '../platform/zones/zones.ts'
import { type AskEntrance, createAskEntrance } from './ask-entrance.ts'
import type { Journeys } from './journeys/create-journeys.ts'
import { type AskAnswer, askBodySchema } from './model-ask.ts'
import { questions } from './part.ts'
import { createRecentAnswers } from './recent-answers.ts'

const workspace = 1
const minute = 60_000
const day = 1_440 * minute
/** Noon in Cairo, in the middle of what came. */
const noon = Date.UTC(2026, 2, 12, 10)
const week = { period: { days: 7 } }
const log = randomLog(97, { workspace })

describeOnWarehouses('recent answers', warehouse => {
  let journeys: Journeys
  let plain: AskEntrance
  /** How the workspace counts days. */
  let zone = 'Africa/Cairo'

  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    await insertEvents(warehouse(), log.events)
    await journeys.rebuild(workspace)
    const known = createZones()
    const table = createZoneTable({ warehouse: warehouse(), zones: known })
    await table.ensure('UTC')
    plain = createAskEntrance({
      warehouse: warehouse(),
      questions,
      zones: {
        offsets: known.offsets,
        of: async () => ({ zone, weekStart: 6, weekend: [5, 6], country: 'EG', currency: 'EGP' }),
        rates: async () => [],
        ensure: async name => table.ensure(name),
      },
    })
  })

  /** The entrance in a process of its own; how often the engine was asked, and whether it may answer yet. */
  function open(limits?: Parameters<typeof createRecentAnswers>[1]) {
    const seen = { asked: 0, fails: false, gate: Promise.resolve() }
    const recent = createRecentAnswers(
      {
        ...plain,
        async ask(...all) {
          seen.asked++
          const answer = await plain.ask(...all)
          await seen.gate
          if (seen.fails) throw new Error('the disk is full')
          return answer
        },
      },
      limits,
    )
    const ask = (at: number, notOlderThanMs: number, more: object = {}, question = 'transitions') =>
      recent.ask(
        { workspace, now: at },
        question,
        askBodySchema.parse({ input: week, notOlderThanMs, ...more }),
      )
    return { recent, seen, ask }
  }
  /** All that an answer says but how long it took and when. */
  const said = (answer: AskAnswer) =>
    JSON.parse(JSON.stringify(answer, (name, value) => (name === 'ms' || name === 'at' ? 0 : value)))

  it('say the same as new ones, whatever was chosen around the question, and when they were found', async () => {
    const { ask, seen } = open()
    const around = [
      {},
      { compare: { period: 'before' } },
      { breakdown: { path: '$channel', of: 'first', most: 3 } },
      { input: { period: { all: true } } },
    ]
    for (const more of around) {
      const first = await ask(noon, minute, more)
      expect(first.evidence.at).toBe(noon)
      expect(first.compared?.evidence.at ?? noon).toBe(noon)
      expect(first.parts?.every(part => part.evidence.at === noon) ?? true).toBe(true)
      const before = seen.asked
      expect(await ask(noon + minute, minute, more)).toEqual(first)
      expect(seen.asked).toBe(before)
      const fresh = await ask(noon + minute, 0, more)
      expect([said(fresh), fresh.evidence.at]).toEqual([said(first), noon + minute])
      // The new one stands in its place.
      expect(await ask(noon + 2 * minute, minute, more)).toEqual(fresh)
      expect(
        await plain
          .ask({ workspace, now: noon }, 'transitions', askBodySchema.parse({ input: week, ...more }))
          .then(said),
      ).toEqual(said(first))
    }
    expect(seen.asked).toBe(2 * around.length)
  })

  it('are of one question alone, said in any words', async () => {
    const { recent, ask, seen } = open()
    await ask(noon, minute)
    // Midnight of Cairo before the sixth day back until the one to come.
    const instants = { from: Date.UTC(2026, 2, 5, 22), to: Date.UTC(2026, 2, 12, 22) }
    await ask(noon, minute, { input: { period: instants } })
    await ask(noon + 11 * 60 * minute, day)
    expect(seen.asked).toBe(1)
    const others = [
      { input: { period: { days: 8 } } },
      { input: { ...week, channels: ['web'] } },
      { compare: { period: 'before' } },
      { breakdown: { path: '$channel', of: 'first', most: 3 } },
    ]
    for (const more of others) await ask(noon, minute, more)
    await ask(noon, minute, {}, 'paths')
    await recent.ask(
      { workspace: 2, now: noon },
      'transitions',
      askBodySchema.parse({ input: week, notOlderThanMs: day }),
    )
    expect(seen.asked).toBe(2 + others.length + 1)
    // The next local day has another week, and another zone other days.
    await ask(noon + 13 * 60 * minute, day)
    zone = 'Asia/Tokyo'
    await ask(noon, day).finally(() => {
      zone = 'Africa/Cairo'
    })
    expect(seen.asked).toBe(2 + others.length + 3)
    await expect(ask(noon, minute, {}, 'no such')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are given as long as they are young enough, and not a day later', async () => {
    const { ask, seen } = open()
    const all = { input: { period: { all: true } } }
    await ask(noon, 15 * minute, all)
    await ask(noon + 15 * minute, 15 * minute, all)
    expect(seen.asked).toBe(1)
    await ask(noon + 15 * minute + 1, 15 * minute, all)
    expect(seen.asked).toBe(2)
    // Gone after a day, also for somebody whose clock is behind.
    await ask(noon + 2 * day, 0, {}, 'paths')
    await ask(noon + 15 * minute + 2, day, all)
    expect(seen.asked).toBe(4)
  })

  it('are kept of nobody who asks for new ones, of no explanation and of nobody’s name', async () => {
    const { ask, seen } = open()
    const cases = { input: questions.find(({ name }) => name === 'cases')?.example }
    for (let times = 1; times <= 2; times++) {
      await ask(noon, 0)
      await ask(noon, day, { explain: true })
      await ask(noon, day, cases, 'cases')
      expect(seen.asked).toBe(3 * times)
    }
    await ask(noon, day)
    expect(seen.asked).toBe(7)
  })

  it('do not know what came since; the next new one does', async () => {
    const { ask } = open()
    const before = await ask(noon, minute)
    const late = {
      ...log.events[0]!,
      id: 'late',
      name: 'Late',
      type: 'track',
      flags: 0,
      trace: 4_097n,
    } as const
    const events = [0, 1].map(n => ({ ...late, workspace, id: `late ${n}`, time: noon - n * 1_000 }))
    await insertEvents(warehouse(), events)
    await journeys.rebuild(workspace)
    expect(JSON.stringify(await ask(noon + minute, minute))).toBe(JSON.stringify(before))
    const fresh = await ask(noon + minute, 0)
    expect(JSON.stringify(fresh.answer)).toContain('Late')
    expect(await ask(noon + minute, minute)).toEqual(fresh)
  })

  it('are asked for once by all who would take one that is being asked; a failure is everybody’s, and not kept', async () => {
    const { ask, seen } = open()
    const [first, second] = await Promise.all([ask(noon, minute), ask(noon + 1, minute)])
    expect([seen.asked, second]).toEqual([1, first])
    // Who wants a new one has one of their own; who would take any takes that one, and it is kept.
    const paths = [ask(noon, 0, {}, 'paths'), ask(noon, 0, {}, 'paths')]
    await Promise.all([...paths, ask(noon, minute, {}, 'paths')])
    const before = seen.asked
    await ask(noon, minute, {}, 'paths')
    expect([before, seen.asked]).toEqual([before, before])
    seen.fails = true
    const both = Promise.allSettled([ask(noon, minute, {}, 'volume'), ask(noon, minute, {}, 'volume')])
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(seen.asked).toBe(before + 1)
    seen.fails = false
    await ask(noon, minute, {}, 'volume')
    expect(seen.asked).toBe(before + 2)
  })

  it('take no more than their room: what was given longest ago goes first, what is too long is not kept', async () => {
    const { ask: measured } = open()
    const days = (n: number) => ({ input: { period: { days: n } } })
    const size = JSON.stringify(await measured(noon, 0, days(7))).length
    const { ask, seen } = open({ one: 2 * size, all: 4 * size })
    const isKept = async (n: number) => {
      const before = seen.asked
      await ask(noon, minute, days(n))
      return seen.asked === before
    }
    for (const n of [7, 8]) await ask(noon, minute, days(n))
    expect(await isKept(7)).toBe(true)
    for (const n of [9, 10]) await ask(noon, minute, days(n))
    expect([await isKept(10), await isKept(7), await isKept(8)]).toEqual([true, true, false])
    const small = open({ one: 100, all: 4 * size })
    await small.ask(noon, minute)
    await small.ask(noon, minute)
    expect(small.seen.asked).toBe(2)
  })

  it('are forgotten, those under way too, and those of other workspaces are not', async () => {
    const { recent, ask, seen } = open()
    const ofOther = () =>
      recent.ask({ workspace: 2, now: noon }, 'paths', askBodySchema.parse({ notOlderThanMs: day }))
    await Promise.all([ask(noon, day), ofOther()])
    let go: () => void = () => undefined
    seen.gate = new Promise(done => {
      go = done
    })
    const late = ask(noon, day, {}, 'paths')
    await expect.poll(() => seen.asked).toBe(3)
    recent.forget(workspace)
    go()
    await late
    await ofOther()
    expect(seen.asked).toBe(3)
    await ask(noon, day)
    await ask(noon, day, {}, 'paths')
    expect(seen.asked).toBe(5)
  })
})
