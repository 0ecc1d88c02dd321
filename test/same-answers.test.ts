import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestServers, type TestServers } from './clickhouse-server.ts'
import { testedKinds, type WarehouseKind, warehouseConfigOf } from './engines.ts'
import type { LineAnswers } from './line-answers.ts'
import { type LineProcess, startLine } from './line-process.ts'
import type { LineRequest } from './line-requests.ts'
import { decisions, earliest, randomShop } from './random-shop.ts'
import { seeded } from './seeded.ts'
import { openTestStore } from './store.ts'
import type { SaidMessage } from './world.ts'

/** `PROVE_SHUFFLES=20 PROVE_SHUFFLE_EVENTS=5000` for the long form. */
const shuffles = Number(process.env.PROVE_SHUFFLES ?? 3)
const size = Number(process.env.PROVE_SHUFFLE_EVENTS ?? 600)

describe.each(testedKinds())('the same events in any order (%s)', kind => {
  const shop = randomShop(size)
  let stage: Stage
  let inOrder: LineAnswers
  let unanswered = 0

  beforeAll(async () => {
    stage = await openStage(kind)
    const run = stage.open()
    await run.ask({ do: 'prepare' })
    await run.send([...earliest, ...shop])
    for (const decision of decisions) await run.ask({ do: 'decide', decision })
    inOrder = await run.answers()
  }, 600_000)
  afterAll(() => stage?.close())

  it('meet everything that could make the order count', () => {
    const { persons } = inOrder
    const at = (identifiers: string) => persons.find(row => row.identifiers === identifiers)?.person
    // The late event gives the device to the second user; without it the first user had it earlier.
    expect(at('anonymous_id:late')).toBe(at('user_id:late-b'))
    expect(at('anonymous_id:late')).not.toBe(at('user_id:late-a'))
    const people = new Set(persons.map(row => row.person)).size
    expect(people).toBeLessThan(persons.length * 0.9)
    expect(people).toBeGreaterThan(10)
    const cut = decisions.find(decision => decision.kind === 'cut')!
    expect(at(cut.a)).toBeDefined()
    expect(at(cut.a)).not.toBe(at(cut.b))
    const link = decisions.find(decision => decision.kind === 'link')!
    expect(at(link.a)).toBe(at(link.b))
    const moments = shop.map(({ timestamp }) => timestamp)
    expect(new Set(moments).size).toBeLessThan(moments.length * 0.9)
    expect(inOrder.map.steps.some(step => step.emotion !== null)).toBe(true)
    expect(inOrder.map.steps.some(step => step.quotes.length > 0)).toBe(true)
  })

  it.each(Array.from({ length: shuffles }, (_, i) => i + 1))(
    'give the same persons, journeys, funnels and map: shuffle %i',
    async seed => {
      const random = seeded(seed)
      const run = stage.open()
      const other = stage.open()
      const dies = seed % 2 === 1
      // The engine too, where it is a process of its own.
      const dieAll = seed % 4 === 1
      const stream = shuffled([...shop, ...shop.filter(() => random() < 0.1)], random)
      const early = random() < 0.5
      if (early) await run.ask({ do: 'prepare' })
      const toDecide = shuffled<Decided>(decisions, random)
      for (let from = 0, n = 1; from < stream.length; from += n) {
        n = 1 + Math.floor(random() ** 3 * size * 0.4)
        const batch = stream.slice(from, from + n)
        // Part of it at once with another caller's, part of it again, and the same people in another workspace.
        const again = random() < 0.2 ? batch : []
        const elsewhere = batch.filter(() => random() < 0.3)
        const isHalfway = from < stream.length / 2 && from + n >= stream.length / 2
        const sending = Promise.allSettled([run.send(batch), run.send(again), other.send(elsewhere)])
        if (isHalfway && dies) {
          await sleep(random() * 60)
          await stage.crash(dieAll)
        }
        const outcomes = await sending
        // As a sender does: what was not acknowledged goes again, and nothing else.
        const unsaid = outcomes.map(({ status }) => status === 'rejected')
        if (!isHalfway || !dies) expect(unsaid).not.toContain(true)
        unanswered += unsaid.filter(Boolean).length
        if (unsaid[0]) await run.send(batch)
        if (unsaid[1]) await run.send(again)
        if (unsaid[2]) await other.send(elsewhere)
        if (isHalfway) {
          if (!dies && random() < 0.5) await run.ask({ do: 'fold' })
          for (const decision of toDecide.splice(0, 2)) await run.ask({ do: 'decide', decision })
          if (!early) await run.ask({ do: 'prepare' })
        }
        if (random() < 0.2) await run.ask({ do: 'settled' })
      }
      for (const decision of toDecide) await run.ask({ do: 'decide', decision })
      if (seed % 3 === 0) await run.ask({ do: 'settled' })
      await run.send(earliest)
      if (dies) {
        // Acknowledged, and what follows from it under way.
        await sleep(random() * 100)
        await stage.crash(false)
      }
      if (seed % 3 === 0) {
        await run.ask({ do: 'settled' })
        await run.ask({ do: 'fold' })
      }
      expect(await run.answers()).toEqual(inOrder)
    },
    600_000,
  )

  it('were killed while some waited for their answer', () => expect(unanswered).toBeGreaterThan(0))
})

type Decided = (typeof decisions)[number]
type Asked = LineRequest extends infer R ? (R extends LineRequest ? Omit<R, 'workspace'> : never) : never

/** One engine with its data, and the process in front of it, which is replaced when it is killed. */
interface Stage {
  /** A workspace of its own. */
  open(): Run
  /** `kill -9` of the process, and if asked of the engine's servers; another one is started on what they left. */
  crash(withServers: boolean): Promise<void>
  close(): Promise<void>
}

interface Run {
  ask(request: Asked): Promise<unknown>
  /** Resolves when everything is acknowledged. */
  send(messages: readonly SaidMessage[]): Promise<void>
  answers(): Promise<LineAnswers>
}

async function openStage(kind: WarehouseKind): Promise<Stage> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'rihla-line-'))
  const servers: TestServers | null =
    kind === 'embedded' ? null : await startTestServers(kind === 'cluster' ? 2 : 1)
  const { url: storeUrl } = await openTestStore()
  const warehouse = warehouseConfigOf(kind, servers?.urls ?? [])
  const before: number[] = []
  let life = 0
  const start = () => startLine({ dataFolder, storeUrl, warehouse, life, before })
  let line: LineProcess = await start()

  const openRun = (): Run => {
    const workspace = before.length + 1
    before.push(workspace)
    const ask = (request: Asked) => line.call({ ...request, workspace })
    return {
      ask,
      async send(messages) {
        const statuses = z.array(z.string()).parse(await ask({ do: 'send', messages: [...messages] }))
        expect(statuses).toHaveLength(messages.length)
        expect(statuses).not.toContain('quarantined')
      },
      async answers() {
        await ask({ do: 'settled' })
        return z.custom<LineAnswers>().parse(await ask({ do: 'answers' }))
      },
    }
  }
  return {
    open: openRun,
    async crash(withServers) {
      if (withServers) await Promise.all([line.kill(), servers?.crash()])
      else await line.kill()
      life++
      line = await start()
    },
    async close() {
      await line.kill()
      await servers?.stop()
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map(item => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
