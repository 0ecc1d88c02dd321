import { beforeAll, expect, it } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { startGovern } from '../../../test/govern.ts'
import { insertEvents, openJourneys, randomLog } from '../../../test/journey-log.ts'
import { type Clock, steppedClock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { migrateStore } from '../../platform/store/migrate-store.ts'
import type { Store } from '../../platform/store/store.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import { type AskEntrance, createAskEntrance } from '../ask-entrance.ts'
import { type AskBody, askBodySchema } from '../model-ask.ts'
import { questions } from '../part.ts'
import { createRecentAnswers } from '../recent-answers.ts'
import { createBoardRecords } from './board-records.ts'
import { boardMigrations } from './migrations.ts'
import { boardContentSchema, savedBody } from './model-boards.ts'
import { shownMs } from './model-recent.ts'
import { createRefreshedBoards } from './refreshed-boards.ts'
import { createSavedRecords } from './saved-records.ts'

// The clock goes by hand; the queue holds of one key one job, and it runs when the clock has come to it.

const workspace = 1
const minute = 60_000
const hour = 60 * minute
const noon = Date.UTC(2026, 2, 12, 12)
const local = { caller: { kind: 'local' }, at: 0 } as const
const user = (userId: string): Caller => ({
  ...{ kind: 'user', userId, name: userId, email: `${userId}@example.com`, sessionId: userId },
})
const log = randomLog(98, { workspace })

describeOnWarehouses('boards on their schedule', warehouse => {
  let store: Store
  let plain: AskEntrance
  beforeAll(async () => {
    const started = await startGovern()
    store = started.store
    await migrateStore(store, { ...started.govern.storeMigrations, ...boardMigrations })
    const journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    await insertEvents(warehouse(), log.events)
    await journeys.rebuild(workspace)
    const zones = createZones()
    const table = createZoneTable({ warehouse: warehouse(), zones })
    plain = createAskEntrance({
      ...{ warehouse: warehouse(), questions },
      zones: {
        offsets: zones.offsets,
        of: async () => ({ zone: 'UTC', weekStart: 1, weekend: [6, 7], country: 'EG', currency: 'EGP' }),
        rates: async () => [],
        ensure: name => table.ensure(name),
      },
    })
  })

  /** A process with its queue. */
  function startProcess(clock: Clock) {
    const asked: string[] = []
    const refused = new Set<string>()
    let atOnce = 0
    let mostAtOnce = 0
    const asking = createRecentAnswers({
      ...plain,
      async ask(scope, question, body) {
        asked.push(question)
        if (refused.has(question)) throw new RihlaError('question.too-slow', { question })
        mostAtOnce = Math.max(mostAtOnce, ++atOnce)
        return plain.ask(scope, question, body).finally(() => atOnce--)
      },
    })
    const waiting = new Map<string, number>()
    const jobs: Pick<Jobs, 'enqueue'> = {
      enqueue: async (_, __, { key = '', runAt = 0 } = {}) => {
        waiting.set(key, runAt)
        return ''
      },
    }
    const [boards, saved] = [createBoardRecords(store), createSavedRecords(store)]
    const refresh = createRefreshedBoards({ asking, boards, saved, jobs, clock })
    return {
      ...{ asking, boards, saved, waiting },
      mostAtOnce: () => mostAtOnce,
      refuse: (question: string) => refused.add(question),
      /** What the engine was asked since the last time. */
      asked: () => asked.splice(0),
      open: async (id: number) =>
        refresh.opened(workspace, await boards.read(workspace, id, { kind: 'local' })),
      ask: (question: string, more: Partial<AskBody>) =>
        asking.ask({ workspace, now: clock.now() }, question, askBodySchema.parse({ input: {}, ...more })),
      async work() {
        for (const [key, at] of waiting) {
          if (at > clock.now()) continue
          waiting.delete(key)
          await refresh.job.run({}, { attempt: 1, signal: new AbortController().signal })
        }
      },
    }
  }
  const tile = (id: string, question: string, input: object = {}) =>
    ({ kind: 'question', id, width: 6, height: 3, question, input }) as const
  const make = (tiles: readonly object[], refreshMinutes: number, caller: Caller = local.caller) =>
    createBoardRecords(store).create(
      workspace,
      {
        ...{ name: 'Board', description: '', visibility: 'workspace' },
        content: boardContentSchema.parse({ tiles, refreshMinutes }),
      },
      { caller, at: 0 },
    )

  it('are asked again when it is time, one tile after the other, and are found fresh', async () => {
    const clock = steppedClock(noon)
    const process = startProcess(clock)
    const text = { kind: 'text', id: 't', width: 6, height: 1, text: 'words' }
    const board = await make([tile('a', 'paths'), text, tile('b', 'transitions'), tile('c', 'paths')], 15)
    const unscheduled = await make([tile('a', 'volume')], 0)
    const unopened = await make([tile('a', 'funnel')], 5)
    for (const id of [board, unscheduled]) await process.open(id)
    await process.work()
    expect(process.asked()).toEqual([])
    for (let round = 0; round < 3; round++) {
      clock.advance(15 * minute)
      await process.work()
      // The third tile asks what the first has just asked.
      expect(process.asked()).toEqual(['paths', 'transitions'])
      expect(process.mostAtOnce()).toBe(1)
      clock.advance(0.9 * minute)
      const { evidence } = await process.ask('paths', { notOlderThanMs: shownMs(15) })
      expect([process.asked(), evidence.at]).toEqual([[], clock.now() - 0.9 * minute])
      clock.advance(-0.9 * minute)
    }
    expect(unopened).toBeGreaterThan(0)
  })

  it('leave alone what was asked a moment ago, what is not due, and what has no schedule any more', async () => {
    const clock = steppedClock(noon)
    const process = startProcess(clock)
    const id = await make([tile('a', 'paths'), tile('b', 'transitions')], 5)
    await process.open(id)
    await process.open(await make([tile('a', 'retention')], 60))
    clock.advance(4.5 * minute)
    await process.ask('paths', { notOlderThanMs: 1 })
    process.asked()
    clock.advance(0.5 * minute)
    await process.work()
    expect(process.asked()).toEqual(['transitions'])
    const { name, description, visibility, content, version } = await process.boards.read(
      workspace,
      id,
      local.caller,
    )
    const body = { name, description, visibility, content: { ...content, refreshMinutes: 0 } }
    await process.boards.save(workspace, { id, version, body }, local)
    clock.advance(5 * minute)
    await process.work()
    expect(process.asked()).toEqual([])
    // The queue waits for the other board alone.
    expect([...process.waiting.values()]).toEqual([noon + hour])
  })

  it('are followed for a week after they were last opened, in this process', async () => {
    const clock = steppedClock(noon)
    const process = startProcess(clock)
    const id = await make([tile('a', 'paths')], 360)
    await process.open(id)
    const askedAt: number[] = []
    for (let hours = 1; hours <= 400; hours++) {
      clock.advance(hour)
      if (hours === 100) await process.open(id)
      await process.work()
      if (process.asked().length > 0) askedAt.push(hours)
    }
    expect(askedAt).toEqual(Array.from({ length: Math.floor(268 / 6) }, (_, i) => 6 * (i + 1)))
    expect(process.waiting.size).toBe(0)
    const restarted = startProcess(clock)
    restarted.waiting.set('of the process before', 0)
    await restarted.work()
    expect([restarted.asked(), restarted.waiting.size]).toEqual([[], 0])
  })

  it('are asked as their author sees them, and one tile that fails leaves the others alone', async () => {
    const clock = steppedClock(noon)
    const process = startProcess(clock)
    const keepOf = async (userId: string, question: string) => {
      const body = savedBody.parse({ name: 'Mine', visibility: 'private', question, input: {} })
      const saved = await process.saved.create(workspace, body, { caller: user(userId), at: 0 })
      return { kind: 'saved', id: userId, width: 6, height: 3, saved }
    }
    const own = await keepOf('amal', 'transitions')
    const others = await keepOf('karim', 'retention')
    const broken = tile('x', 'volume', { zone: 'Mars/Base' })
    const tooSlow = tile('y', 'funnel', { steps: ['A', 'B'].map(event => ({ id: event, any: [{ event }] })) })
    process.refuse('funnel')
    const id = await make([own, others, broken, tooSlow, tile('a', 'paths')], 5, user('amal'))
    await process.open(id)
    clock.advance(5 * minute)
    await process.work()
    expect(process.asked()).toEqual(['transitions', 'funnel', 'paths'])
    expect(process.waiting.size).toBe(1)
  })
})
