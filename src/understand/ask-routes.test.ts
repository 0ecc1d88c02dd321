import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../test/engines.ts'
import { casesOf, insertEvents, openJourneys, randomLog, setPersons } from '../../test/journey-log.ts'
import type { AnyContext } from '../platform/http/route.ts'
import { explainQuestion } from '../platform/warehouse/question.ts'
import { createZoneTable, zoneMigrations } from '../platform/zones/zone-table.ts'
import { createZones } from '../platform/zones/zones.ts'
import { createAskEntrance } from './ask-entrance.ts'
import { askRoutes } from './ask-routes.ts'
import { type AskAnswer, askAnswerSchema, askBodySchema } from './model-ask.ts'
import { questions } from './part.ts'

describeOnWarehouses('questions over HTTP', warehouse => {
  const workspace = 1
  const scope = { workspace, now: 0 }
  const log = randomLog(31, { workspace })
  let ask: (question: string, input: unknown, more?: object) => Promise<unknown>
  let list: () => unknown

  beforeAll(async () => {
    const journeys = await openJourneys(warehouse())
    await warehouse().migrate(zoneMigrations)
    await insertEvents(warehouse(), log.events)
    await setPersons(warehouse(), workspace, log.persons)
    await journeys.rebuild(workspace)
    const known = createZones()
    const table = createZoneTable({ warehouse: warehouse(), zones: known })
    const zones = {
      offsets: known.offsets,
      of: async () => ({
        zone: 'Africa/Cairo',
        weekStart: 6,
        weekend: [5, 6],
        country: 'EG',
        currency: 'EGP',
      }),
      rates: async () => [{ currency: 'MAD', day: '2026-01-01', rate: 5 }],
      ensure: async (zone: string) => table.ensure(zone),
    }
    const [listing, asking] = askRoutes({
      questions,
      entrance: createAskEntrance({ warehouse: warehouse(), questions, zones }),
    })
    const context = (params: unknown, body: unknown) => ({ scope, params, body }) as unknown as AnyContext
    list = () => listing!.handle(context({}, {}))
    ask = async (question, input, more = {}) =>
      asking!.handle(context({ question }, askBodySchema.parse({ input, ...more })))
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

  const whole = async (question: string, input: unknown, more?: object): Promise<AskAnswer> =>
    askAnswerSchema.parse(await ask(question, input, more))

  test('understand periods in local days of the workspace', async () => {
    // In Cairo the clock showed 01:00 at once on 24 April 2026: that day began then, and 22:00 UTC the day before.
    const april = await whole('transitions', { period: { from: '2026-04-24', to: '2026-04-24' } })
    expect(april.evidence.period).toEqual({
      from: Date.UTC(2026, 3, 23, 22),
      to: Date.UTC(2026, 3, 24, 21),
    })
    const last = await whole('transitions', { period: { days: 2 } })
    expect(last.evidence.period).toEqual({ from: Date.UTC(1969, 11, 30, 22), to: Date.UTC(1970, 0, 1, 22) })
    expect((await whole('transitions', { period: { all: true } })).evidence.period).toBeNull()
    await expect(
      ask('transitions', { period: { from: '2026-13-01', to: '2026-01-01' } }),
    ).rejects.toMatchObject({
      code: 'query.invalid',
    })
  })

  test('compare with the days before, the year before, another filter', async () => {
    const period = { from: '2026-03-08', to: '2026-03-14' }
    const before = await whole('transitions', { period }, { compare: { period: 'before' } })
    const alone = await whole('transitions', { period: { from: '2026-03-01', to: '2026-03-07' } })
    expect(before.compared?.answer).toEqual(alone.answer)
    expect(before.answer).toEqual((await whole('transitions', { period })).answer)
    expect(before.answer).not.toEqual(alone.answer)
    const year = await whole('transitions', { period }, { compare: { period: 'year-before' } })
    expect(year.compared?.evidence.period).toEqual({
      from: Date.UTC(2025, 2, 7, 22),
      to: Date.UTC(2025, 2, 14, 22),
    })
    // The week in which the clock of Cairo lost an hour has seven days before it, too.
    const short = { from: '2026-04-20', to: '2026-04-26' }
    const sprung = await whole('transitions', { period: short }, { compare: { period: 'before' } })
    expect(sprung.compared?.evidence.period).toEqual({
      from: Date.UTC(2026, 3, 12, 22),
      to: Date.UTC(2026, 3, 19, 22),
    })
    const leap = { from: '2024-02-29', to: '2024-02-29' }
    const normal = await whole('transitions', { period: leap }, { compare: { period: 'year-before' } })
    expect(normal.compared?.evidence.period).toEqual({
      from: Date.UTC(2023, 1, 27, 22),
      to: Date.UTC(2023, 1, 28, 22),
    })
    const onApp = await whole('transitions', { period }, { compare: { channels: ['app'] } })
    expect(onApp.compared?.answer).toEqual((await whole('transitions', { period, channels: ['app'] })).answer)
    const both = { period: 'before', channels: ['app'] }
    const onAppBefore = await whole('transitions', { period }, { compare: both })
    const plain = { period: { from: '2026-03-01', to: '2026-03-07' }, channels: ['app'] }
    expect(onAppBefore.compared?.answer).toEqual((await whole('transitions', plain)).answer)
    await expect(ask('transitions', {}, { compare: { period: 'before' } })).rejects.toMatchObject({
      code: 'query.invalid',
    })
    await expect(ask('left-out', {}, { compare: { period: 'before' } })).rejects.toMatchObject({
      code: 'query.invalid',
    })
  })

  test.each(['first', 'last', 'step'])('break down by the %s value, each case where it belongs', async of => {
    const breakdown = { path: 'order_id', of, most: 3 }
    const { parts, rest } = await whole('transitions', {}, { breakdown })
    expect(parts).toHaveLength(3)
    for (const { value, cases, answer } of parts ?? []) {
      const values = [{ path: 'order_id', of, is: value }]
      expect(answer).toEqual((await whole('transitions', { values })).answer)
      expect([value, z.object({ cases: z.number() }).parse(answer).cases]).toEqual([value, cases])
    }
    const found = twinValues(of)
    expect(parts?.map(part => [part.value, part.cases])).toEqual(found.values.slice(0, 3))
    expect(rest).toEqual({ distinct: found.values.length, without: found.without, cases: found.cases })
  })

  test('break down a question that looks beyond the period as it is asked of each value alone', async () => {
    const view = { period: { from: '2026-03-10', to: '2026-03-16' }, start: [{ event: 'A' }], unit: 'day' }
    const breakdown = { path: 'order_id', of: 'last', most: 3 }
    const { parts } = await whole('retention', view, { breakdown })
    for (const { value, answer } of parts ?? []) {
      const values = [{ path: 'order_id', of: 'last', is: value }]
      expect([value, answer]).toEqual([value, (await whole('retention', { ...view, values })).answer])
    }
    expect(parts).toHaveLength(3)
    const full = Array.from({ length: 4 }, () => ({ path: 'order_id', of: 'first', is: 'o1' }))
    await expect(ask('transitions', { values: full }, { breakdown })).rejects.toMatchObject({
      code: 'query.invalid',
      params: { path: 'values' },
    })
  })

  test('break down by chosen values, also one that nobody has', async () => {
    const breakdown = { path: '$channel', of: 'first', only: ['app', 'fax'] }
    const { parts } = await whole('transitions', { by: 'session' }, { breakdown })
    expect(parts?.map(({ value, cases }) => [value, cases > 0])).toEqual([
      ['app', true],
      ['fax', false],
    ])
  })

  /** Persons by the value that stands for them; most first, equal ones by their bytes. */
  function twinValues(of: string) {
    const persons = [...casesOf(log, workspace).values()]
    const texts = persons.map(all => {
      const said = all.map(e => String(e.properties.order_id ?? '')).filter(text => text !== '')
      if (of === 'step') return [...new Set(said)]
      return said.slice(...(of === 'first' ? [0, 1] : [-1]))
    })
    const values = [...Map.groupBy(texts.flat(), text => text)]
      .map(([value, list]) => [value, list.length] as const)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    return { values, without: texts.filter(list => list.length === 0).length, cases: persons.length }
  }

  async function answerOf(input: unknown): Promise<unknown> {
    return ((await ask('volume', input)) as { answer: unknown }).answer
  }
})
