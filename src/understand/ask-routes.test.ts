import { beforeAll, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../test/engines.ts'
import { insertEvents, openJourneys, randomLog } from '../../test/journey-log.ts'
import type { AnyContext } from '../platform/http/route.ts'
import { explainQuestion } from '../platform/warehouse/question.ts'
import { createZoneTable, zoneMigrations } from '../platform/zones/zone-table.ts'
import { createZones } from '../platform/zones/zones.ts'
import { askRoutes } from './ask-routes.ts'
import { questions } from './part.ts'

describeOnWarehouses('questions over HTTP', warehouse => {
  const workspace = 1
  const scope = { workspace, now: 0 }
  const log = randomLog(31, { workspace })
  let ask: (question: string, input: unknown) => Promise<unknown>
  let list: () => unknown

  beforeAll(async () => {
    const journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    await insertEvents(warehouse(), log.events)
    await journeys.rebuild(workspace)
    const table = createZoneTable({ warehouse: warehouse(), zones: createZones() })
    const zones = {
      of: async () => ({ zone: 'Africa/Cairo', weekStart: 6 }),
      ensure: async (zone: string) => table.ensure(zone),
    }
    const [listing, asking] = askRoutes({ warehouse: warehouse(), questions, zones })
    const context = (params: unknown, body: unknown) => ({ scope, params, body }) as unknown as AnyContext
    list = () => listing!.handle(context({}, {}))
    ask = async (question, input) => asking!.handle(context({ question }, { input, explain: false }))
    await table.ensure('UTC')
  })

  test('are listed with a schema and an example that works', async () => {
    const { questions: listed } = list() as {
      questions: { name: string; example: unknown; input: unknown }[]
    }
    expect(listed.map(q => q.name).sort()).toEqual([...new Set(questions.map(q => q.name))].sort())
    for (const { name, example } of listed) {
      const asked = (await ask(name, example)) as { evidence: { question: string } }
      expect(asked.evidence.question).toBe(name)
    }
  })

  test.each(questions.map(q => [q.name, q] as const))('%s shows each of its steps', async (_name, q) => {
    const steps = await explainQuestion(q, { warehouse: warehouse(), scope }, q.example)
    expect(steps.length).toBeGreaterThan(0)
    expect(steps.every(s => s.sql.length > 0)).toBe(true)
  })

  test('about days take the zone of the workspace', async () => {
    const period = { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 3, 1) }
    const inCairo = await ask('volume', { period, unit: 'week' })
    expect(inCairo).toMatchObject({
      answer: await answerOf({ period, unit: 'week', zone: 'Africa/Cairo', weekStart: 6 }),
    })
    await expect(ask('volume', { period, zone: 'Mars/Base' })).rejects.toMatchObject({
      code: 'query.invalid',
    })
    await expect(ask('volume', { period: 3 })).rejects.toMatchObject({ code: 'query.invalid' })
    await expect(ask('no such question', {})).rejects.toMatchObject({ code: 'not-found' })
  })

  async function answerOf(input: unknown): Promise<unknown> {
    return ((await ask('volume', input)) as { answer: unknown }).answer
  }
})
