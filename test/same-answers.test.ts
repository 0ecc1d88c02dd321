import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { answerMap } from '../src/map/answer-map.ts'
import { draftMap } from '../src/map/draft/draft-map.ts'
import { readProperties } from '../src/map/draft/read-properties.ts'
import { eventPositions } from '../src/map/questions/event-positions.ts'
import { ask } from '../src/platform/warehouse/question.ts'
import type { Scope } from '../src/platform/warehouse/scope.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { funnel } from '../src/understand/questions/funnel.ts'
import { paths } from '../src/understand/questions/paths.ts'
import { transitions } from '../src/understand/questions/transitions.ts'
import { personOf } from '../src/unify/person-of.ts'
import { describeOnWarehouses } from './engines.ts'
import { seeded } from './journey-log.ts'
import { decisions, earliest, expensive, randomShop } from './random-shop.ts'
import { openWholeLine, type WholeLine } from './whole-line.ts'
import type { SaidMessage, World } from './world.ts'

/** `PROVE_SHUFFLES=20 PROVE_SHUFFLE_EVENTS=5000` for the long form. */
const shuffles = Number(process.env.PROVE_SHUFFLES ?? 3)
const size = Number(process.env.PROVE_SHUFFLE_EVENTS ?? 600)

describeOnWarehouses('the same events in any order', warehouse => {
  const shop = randomShop(size)
  let line: WholeLine
  let inOrder: Answers

  beforeAll(async () => {
    line = await openWholeLine(warehouse())
    const world = await line.open()
    await prepare(line, world)
    await send(world, [...earliest, ...shop])
    for (const decision of decisions) await decide(line, world, decision)
    await line.settled(world.scope.workspace)
    inOrder = await answersOf(warehouse(), world.scope)
  }, 600_000)
  afterAll(() => line?.stop())

  it('meet everything that could make the order count', async () => {
    const { persons } = inOrder
    const at = (identifiers: string) => persons.find(row => row.identifiers === identifiers)?.person
    // The late event gives the device to the second user; without it the first user had it earlier.
    expect(at('anonymous_id:late')).toBe(at('user_id:late-b'))
    expect(at('anonymous_id:late')).not.toBe(at('user_id:late-a'))
    const people = new Set(persons.map(row => row.person)).size
    expect(people).toBeLessThan(persons.length * 0.9)
    expect(people).toBeGreaterThan(10)
    const cut = decisions.find(({ kind }) => kind === 'cut')!
    expect(at(cut.a)).toBeDefined()
    expect(at(cut.a)).not.toBe(at(cut.b))
    const link = decisions.find(({ kind }) => kind === 'link')!
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
      const world = await line.open()
      const other = await line.open()
      const { workspace } = world.scope
      const dies = seed % 2 === 1
      const stream = shuffled([...shop, ...shop.filter(() => random() < 0.1)], random)
      const early = random() < 0.5
      if (early) await prepare(line, world)
      const toDecide = shuffled<Decided>(decisions, random)
      for (let from = 0, n = 1; from < stream.length; from += n) {
        n = 1 + Math.floor(random() ** 3 * size * 0.4)
        const batch = stream.slice(from, from + n)
        // Part of it at once with another caller's, part of it again, and the same people in another workspace.
        const again = random() < 0.2 ? batch : []
        const elsewhere = batch.filter(() => random() < 0.3)
        await Promise.all([send(world, batch), send(world, again), send(other, elsewhere)])
        const isHalfway = from + n >= stream.length / 2
        if (isHalfway && from < stream.length / 2) {
          if (dies) await line.crash()
          else if (random() < 0.5) await line.journeys().fold(workspace)
          for (const decision of toDecide.splice(0, 2)) await decide(line, world, decision)
          if (!early) await prepare(line, world)
        }
        if (random() < 0.2) await line.settled(workspace)
      }
      for (const decision of toDecide) await decide(line, world, decision)
      if (seed % 3 === 0) await line.settled(workspace)
      await send(world, earliest)
      if (dies) await line.crash()
      await line.settled(workspace)
      if (seed % 3 === 0) await line.journeys().fold(workspace)
      expect(await answersOf(warehouse(), world.scope)).toEqual(inOrder)
    },
    600_000,
  )
})

type Decided = (typeof decisions)[number]
type Answers = Awaited<ReturnType<typeof answersOf>>

/** Declares orders as cases and saves a rule: before, between or after the events they concern. */
async function prepare(line: WholeLine, { scope }: World): Promise<void> {
  await line.journeys().declareKind(scope.workspace, 'order_id')
  await line.journeys().saveRules(scope.workspace, [expensive])
}

async function decide(line: WholeLine, { scope }: World, decision: Decided): Promise<void> {
  const actor = { caller: { kind: 'local' }, at: scope.now } as const
  await line.decisions.decide(scope.workspace, { ...decision, note: '' }, actor)
  await line.unify().identity.decided(scope.workspace)
}

async function send({ intake, scope }: World, messages: readonly SaidMessage[]): Promise<void> {
  const receipts = await intake.accept(
    { workspace: scope.workspace, country: 'MA', source: 'test' },
    messages.map(value => ({ text: JSON.stringify(value), value })),
  )
  expect(receipts.filter(({ status }) => status === 'quarantined')).toEqual([])
}

/** All that is derived, as the questions tell it. */
async function answersOf(warehouse: Warehouse, scope: Scope) {
  const context = { warehouse, scope }
  const everything = { grain: 'event-channel', most: 10_000 }
  const steps = [
    { id: 'views', any: [expensive] },
    { id: 'adds', any: [{ event: 'Product Added' }] },
    { id: 'orders', any: [{ event: 'Order Completed' }] },
  ]
  const positions = await ask(eventPositions, context, {})
  const properties = await readProperties(warehouse, scope)
  const content = draftMap({
    by: 'person',
    events: positions.answer.map(row => ({ ...row, properties: properties.get(row.name) ?? [] })),
    names: {},
  })
  const { ms: _, ...map } = await answerMap(warehouse, scope, content, null)
  return {
    persons: await warehouse.rows({
      name: 'test: persons',
      sql: sql`SELECT DISTINCT arrayStringConcat(identifiers, ' ') AS identifiers, toString(${personOf(scope, sql`trace`)}) AS person
        FROM events WHERE workspace = ${scope.workspace} ORDER BY identifiers`,
      row: z.object({ identifiers: z.string(), person: z.string() }),
    }),
    byPerson: (await ask(transitions, context, { ...everything, by: 'person' })).answer,
    byAccount: (await ask(transitions, context, { ...everything, by: 'account' })).answer,
    byOrder: (await ask(transitions, context, { ...everything, by: 'order_id' })).answer,
    funnel: (await ask(funnel, context, { steps, windowMs: null })).answer,
    paths: (await ask(paths, context, {})).answer,
    content,
    map,
  }
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map(item => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
