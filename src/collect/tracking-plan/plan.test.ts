import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { seeded } from '../../../test/seeded.ts'
import { createWorld, type SaidMessage, type World } from '../../../test/world.ts'
import { RihlaError } from '../../platform/errors.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import { eventFlags } from '../model.ts'
import { compilePattern } from './compile-pattern.ts'
import { compileDoor, compilePlan } from './compile-plan.ts'
import { countViolations } from './count-violations.ts'
import { planFromJsonSchema, planToJsonSchema } from './json-schema.ts'
import { type Plan, planSchema, planTypes } from './model-plan.ts'
import { offPlanSql } from './plan-sql.ts'
import { refusePatterns } from './plans.ts'

const paths = ['a', 'b', 'deep.c', 'deep.d.e', 'list', 'with space', 'عربي']
const patterns = ['', '^[A-Z]{2}\\d+$', 'x.y', '\\p{Arabic}', '^(a|b)*$', '2026']
const values: unknown[] = [
  ...[
    '',
    'x',
    'EG12',
    'x\ny',
    'نص',
    'abab',
    '2026-01-02',
    '2026-01-02T03:04:05Z',
    '12',
    'true',
    null,
    undefined,
  ],
  ...[0, -3, 1.5, 12.0, 1e20, 9e15, -0, true, false, [], [1], ['a', 'b'], [{ x: 1 }], { inner: 1 }, {}],
]

/** The same for the same seed. */
function randomPlan(random: () => number): Plan {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const events = ['Known', 'Strict', 'Held'].map((name, i) => ({
    name,
    action: (['pass', 'flag', 'quarantine'] as const)[i]!,
    open: random() < 0.6,
    properties: paths
      .filter(() => random() < 0.6)
      .map(path => ({
        path,
        required: random() < 0.4,
        types: planTypes.filter(() => random() < 0.3),
        allowed: random() < 0.2 ? ['x', 'EG12', '12', 'true', '1.5', '2026-01-02'] : [],
        pattern: pick(patterns),
      })),
  }))
  return planSchema.parse({ events, unplanned: pick(['pass', 'flag'] as const) })
}

function randomMessages(random: () => number, n: number): SaidMessage[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  return Array.from({ length: n }, () => ({
    event: pick(['Known', 'Strict', 'Held', 'Other']),
    properties: {
      a: pick(values),
      b: pick(values),
      deep: random() < 0.8 ? { c: pick(values), d: { e: pick(values) } } : pick(values),
      list: pick(values),
      'with space': pick(values),
      ...(random() < 0.5 ? { عربي: pick(values), more: pick(values) } : {}),
    },
    context: { app: { version: pick(['1.0', '1.1']) } },
  }))
}

describeOnWarehouses('the tracking plan', warehouse => {
  let world: World
  const said = randomMessages(seeded(3), 700)
  beforeAll(async () => {
    world = await createWorld(warehouse())
    await world.send(...said)
  })
  const held = () =>
    warehouse().rows({
      name: 'held',
      sql: sql`SELECT message_id, name, received FROM events WHERE workspace = ${world.scope.workspace}`,
      row: z.object({ message_id: z.string(), name: z.string(), received: z.string() }),
    })

  test.each([1, 2, 5])('finds in the log what it finds at the door (plan %i)', async seed => {
    const plan = randomPlan(seeded(seed))
    const check = compilePlan(plan)!
    const { cleanProperties } = await import('../intake/clean-properties.ts')
    const expected = new Map<string, number>()
    const marked: string[] = []
    for (const { message_id, name, received } of await held()) {
      const message = JSON.parse(received) as {
        properties: Record<string, unknown>
        context: { app: { version: string } }
      }
      const found = check({
        name,
        properties: cleanProperties({ ...message.properties, $context: message.context }),
      })
      for (const { fault, path } of found?.faults ?? []) {
        const key = [name, path, fault, message.context.app.version].join(' · ')
        expected.set(key, (expected.get(key) ?? 0) + 1)
      }
      if (found && found.action !== 'pass') marked.push(message_id)
    }
    const { rows } = await countViolations(warehouse(), world.scope, plan, 7)
    const counted = rows.map(
      row => [[row.event, row.path, row.fault, row.app].join(' · '), row.events] as const,
    )
    expect(new Map(counted)).toEqual(expected)
    expect(expected.size).toBeGreaterThan(10)
    const flagged = await warehouse().rows({
      name: 'marked',
      sql: sql`SELECT message_id FROM events WHERE workspace = ${world.scope.workspace} AND ${offPlanSql(plan)} ORDER BY message_id`,
      row: z.object({ message_id: z.string() }),
    })
    expect(flagged.map(row => row.message_id)).toEqual(marked.toSorted())
  })

  test('passes, marks or keeps out, with what is wrong', async () => {
    const plan = planSchema.parse({
      events: [
        {
          name: 'Paid',
          action: 'quarantine',
          properties: [{ path: 'total', types: ['number'], required: true }],
        },
        { name: 'Seen', action: 'flag', open: false },
        { name: 'Fine' },
      ],
    })
    const check = compileDoor(plan)!
    const door = (name: string, properties: object) => check({ name, properties: JSON.stringify(properties) })
    expect(door('Paid', { total: 3 })).toBeNull()
    expect(door('Paid', { total: '3' })).toEqual({
      action: 'quarantine',
      faults: [{ fault: 'property-type', path: 'total' }],
    })
    expect(door('Seen', { more: 1, $context: { ip: '' } })).toEqual({
      action: 'flag',
      faults: [{ fault: 'property-unplanned', path: 'more' }],
    })
    expect(door('Fine', { anything: 1 })).toBeNull()
    expect(door('Unheard of', {})).toBeNull()
    expect(compileDoor({ ...plan, events: plan.events.slice(2) })).toBeNull()
    // Where what is not planned is marked, an event that passes by the plan still passes.
    const strict = compileDoor({ ...plan, unplanned: 'flag' })!
    expect(strict({ name: 'Fine', properties: '{"anything":1}' })).toBeNull()
    expect(strict({ name: 'Unheard of', properties: '{}' })).toEqual({
      action: 'flag',
      faults: [{ fault: 'event-unplanned', path: '' }],
    })
    expect(eventFlags.offPlan).toBe(4)
  })
})

test('a plan is the same after JSON Schema and back', () => {
  for (let seed = 1; seed < 40; seed++) {
    const plan = randomPlan(seeded(seed))
    const again = planFromJsonSchema(JSON.parse(JSON.stringify(planToJsonSchema(plan))))
    const sorted = (one: Plan) => ({
      ...one,
      events: one.events.map(event => ({
        ...event,
        properties: event.properties.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
      })),
    })
    expect(sorted(again)).toEqual(sorted(plan))
  }
})

test('what is no plan is refused with the place', () => {
  for (const ugly of [
    null,
    [],
    'x',
    { $defs: 3 },
    { $defs: { '': {} } },
    { $defs: { A: { properties: { '': {} } } } },
  ])
    expect(() => planFromJsonSchema(ugly)).toThrow(RihlaError)
  const twice = { events: [{ name: 'A' }, { name: 'A' }] }
  expect(planSchema.safeParse(twice).success).toBe(false)
  const lookahead = planSchema.parse({
    events: [{ name: 'A', properties: [{ path: 'x', pattern: '(?=a)' }] }],
  })
  expect(() => refusePatterns(lookahead)).toThrow('plan.invalid')
})

test('a pattern is read in linear time', () => {
  const evil = compilePattern('^(a+)+$')!
  const start = performance.now()
  expect(evil(`${'a'.repeat(20_000)}!`)).toBe(false)
  expect(performance.now() - start).toBeLessThan(2_000)
})
