import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../../test/engines.ts'
import {
  insertEvents,
  inTotalOrder,
  type LogEvent,
  logStart,
  randomLog,
  setPersons,
} from '../../../../test/journey-log.ts'
import { warehouseMigrations as collectMigrations } from '../../../collect/migrations/warehouse.ts'
import { ask, goldenSql } from '../../../platform/warehouse/question.ts'
import { pipeline } from '../../../platform/warehouse/sql.ts'
import { warehouseMigrations } from '../../migrations/warehouse.ts'
import type { ComputedMeasure, EventSelector, ValueTest } from '../../traits/model-traits.ts'
import { judgeRoughly } from '../compile-segment.ts'
import type { ResolvedCondition } from '../model-segment.ts'
import { segmentMembers } from './segment-members.ts'
import { segmentSize } from './segment-size.ts'

const [hour, day] = [3_600_000, 86_400_000]
const now = logStart + 12 * day
const unitMs = { minutes: 60_000, hours: hour, days: day }

/** The twin: one person's events in the total order, judged in plain words. */
function isIn(c: ResolvedCondition, log: readonly LogEvent[], person: string): boolean {
  if (c.of === 'not') return !isIn(c.condition, log, person)
  if (c.of === 'all') return c.conditions.every(one => isIn(one, log, person))
  if (c.of === 'any') return c.conditions.some(one => isIn(one, log, person))
  if (c.of === 'people') return c.people.includes(person)
  if (c.of === 'account')
    return log.some(e => (c.accounts.length === 0 ? e.account !== '' : c.accounts.includes(e.account)))
  if (c.of === 'trait') {
    const said = log.filter(e => e.type === 'identify' && e.properties[c.path] !== undefined)
    return passes(String(said.at(-1)?.properties[c.path] ?? ''), c.test)
  }
  if (c.of === 'measure') return passes(measured(c.measure, log), c.test)
  if (c.of === 'did') {
    const n = log.filter(e => isMeant(c.event, e)).length
    return c.times.are === 'at-least'
      ? n >= c.times.n
      : c.times.are === 'at-most'
        ? n <= c.times.n
        : n === c.times.n
  }
  const within = c.within.n * unitMs[c.within.unit]
  return log.some(
    (b, i) =>
      isMeant(c.second, b) && log.slice(0, i).some(a => isMeant(c.first, a) && b.time - a.time <= within),
  )
}

function isMeant({ name, where, when }: EventSelector, e: LogEvent): boolean {
  if (e.name !== name || !['track', 'page', 'screen'].includes(e.type)) return false
  if (when.is === 'last' && e.time <= now - when.n * unitMs[when.unit]) return false
  if (when.is === 'between' && (e.time < when.from || e.time >= when.to)) return false
  return where.every(({ path, test }) => passes(String(e.properties[path] ?? ''), test))
}

function passes(value: string, test: ValueTest): boolean {
  if (test.is === 'known') return value !== ''
  if (test.is === 'one-of') return test.values.some(v => v === value)
  if ('text' in test)
    return test.is === 'containing'
      ? value.indexOf(test.text) !== -1
      : value.slice(0, test.text.length) === test.text
  if (!/^-?\d+(\.\d+)?$/.test(value)) return false
  const over = Number(value) - test.number
  if (test.is === 'at-least') return over >= 0
  if (test.is === 'at-most') return over <= 0
  return test.is === 'more-than' ? over > 0 : over < 0
}

function measured({ measure, event, property }: ComputedMeasure, log: readonly LogEvent[]): string {
  const events = log.filter(e => isMeant(event, e))
  const said = events.map(e => String(e.properties[property] ?? '')).filter(v => v !== '')
  const numbers = said.map(Number).filter(v => !Number.isNaN(v))
  const sum = numbers.reduce((a, b) => a + b, 0)
  if (measure === 'count') return String(events.length)
  if (measure === 'sum') return String(sum)
  if (measure === 'average') return numbers.length === 0 ? '' : String(sum / numbers.length)
  if (measure === 'first') return said[0] ?? ''
  if (measure === 'last') return said.at(-1) ?? ''
  if (measure === 'distinct') return String(new Set(said).size)
  if (measure === 'days-since') {
    const latest = Math.max(...events.map(e => e.time))
    return events.length === 0 ? '' : String(Math.floor((now - latest) / day))
  }
  const counted = [...Map.groupBy(said, v => v)].map(([value, list]) => ({ value, n: list.length }))
  return counted.sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))[0]?.value ?? ''
}

const value: fc.Arbitrary<ValueTest> = fc.oneof(
  fc.constant({ is: 'known' as const }),
  fc.record({
    is: fc.constant('one-of' as const),
    values: fc.subarray(['o1', 'o2', '7', '0', '3'], { minLength: 1 }),
  }),
  fc.record({
    is: fc.constantFrom('containing' as const, 'beginning' as const),
    text: fc.constantFrom('o', '1', '7'),
  }),
  fc.record({
    is: fc.constantFrom('at-least' as const, 'at-most' as const, 'more-than' as const, 'less-than' as const),
    number: fc.constantFrom(0, 2, 7, 40.5, 200),
  }),
)
const path = fc.constantFrom('order_id', 'price', 'nothing')
const event: fc.Arbitrary<EventSelector> = fc.record({
  name: fc.constantFrom('A', 'B', 'C', 'D', 'page', 'Z'),
  where: fc.array(fc.record({ path, test: value }), { maxLength: 1 }),
  when: fc.oneof(
    fc.constant({ is: 'ever' as const }),
    fc.record({
      is: fc.constant('last' as const),
      n: fc.constantFrom(1, 3, 9),
      unit: fc.constantFrom('hours' as const, 'days' as const),
    }),
    fc.record({
      is: fc.constant('between' as const),
      from: fc.constant(logStart + 3 * day),
      to: fc.constant(logStart + 9 * day),
    }),
  ),
})
const measure = fc.record({
  measure: fc.constantFrom(
    'count' as const,
    'sum' as const,
    'average' as const,
    'first' as const,
    'last' as const,
    'most-frequent' as const,
    'distinct' as const,
    'days-since' as const,
  ),
  event,
  property: path,
})

const sequence = fc.record({
  of: fc.constant('sequence' as const),
  first: event,
  second: event,
  within: fc.record({
    n: fc.constantFrom(1, 30),
    unit: fc.constantFrom('minutes' as const, 'hours' as const, 'days' as const),
  }),
})

function conditions(people: readonly string[]): fc.Arbitrary<ResolvedCondition> {
  const leaf: fc.Arbitrary<ResolvedCondition> = fc.oneof(
    fc.record({ of: fc.constant('trait' as const), path, test: value }),
    fc.record({
      of: fc.constant('did' as const),
      event,
      times: fc.record({
        are: fc.constantFrom('at-least' as const, 'at-most' as const, 'exactly' as const),
        n: fc.nat(4),
      }),
    }),
    sequence,
    fc.record({ of: fc.constant('account' as const), accounts: fc.subarray(['acme', 'شركة', 'none']) }),
    fc.record({ of: fc.constant('measure' as const), measure, test: value }),
    fc.record({ of: fc.constant('people' as const), people: fc.subarray([...people]) }),
  )
  return fc.letrec<{ tree: ResolvedCondition }>(tie => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({
        of: fc.constantFrom('all' as const, 'any' as const),
        conditions: fc.array(tie('tree'), { maxLength: 3 }),
      }),
      fc.record({ of: fc.constant('not' as const), condition: tie('tree') }),
    ),
  })).tree
}

describeOnWarehouses('who is in a segment', warehouse => {
  const workspace = 1
  const log = randomLog(7, { workspace, traces: 60, longest: 400 })
  const counted = log.events.filter(
    e => e.workspace === workspace && e.trace !== 0n && e.flags === 0 && e.type !== 'system',
  )
  const persons = Map.groupBy(inTotalOrder(counted), e => String(log.persons.get(e.trace) ?? e.trace))

  beforeAll(async () => {
    await warehouse().migrate([...collectMigrations, ...warehouseMigrations])
    await insertEvents(warehouse(), log.events)
    await setPersons(warehouse(), workspace, log.persons)
  })

  test('is what the twin says, whatever the conditions', async () => {
    const ctx = { warehouse: warehouse(), scope: { workspace, now } }
    let some = 0
    await fc.assert(
      fc.asyncProperty(conditions([...persons.keys()].slice(0, 9)), async definition => {
        const expected = [...persons]
          .filter(([person, list]) => isIn(definition, list, person))
          .map(([p]) => p)
        const { answer } = await ask(segmentMembers, ctx, { definition, most: 1_000 })
        expect([...answer.people].sort()).toEqual(expected.sort())
        expect((await ask(segmentSize, ctx, { definition })).answer.people).toBe(expected.length)
        if (expected.length > 0 && expected.length < persons.size) some++
      }),
      { numRuns: 60, seed: 5 },
    )
    expect(some).toBeGreaterThan(15)
  }, 120_000)

  test('holds for sequences of one and the same event, tied ones too', async () => {
    const ctx = { warehouse: warehouse(), scope: { workspace, now } }
    const plain = (name: string): EventSelector => ({ name, where: [], when: { is: 'ever' } })
    const counts = []
    for (const [first, second] of ['AA', 'BA', 'BB', 'DE', 'EE'].map(pair => [...pair].map(plain)))
      for (const unit of ['minutes', 'days'] as const) {
        const within = { n: 1, unit }
        const definition: ResolvedCondition = { of: 'sequence', first: first!, second: second!, within }
        const expected = [...persons].filter(([person, list]) => isIn(definition, list, person)).length
        expect((await ask(segmentSize, ctx, { definition })).answer.people).toBe(expected)
        counts.push(expected)
      }
    expect(new Set(counts).size).toBeGreaterThan(3)
  })

  test('is told by the times alone of all but those whose events are tied', async () => {
    const scope = { workspace, now }
    const seen = { sure: 0, open: 0, out: 0 }
    const row = z.object({ person: z.string(), is_member: z.number(), is_open: z.number() })
    await fc.assert(
      fc.asyncProperty(conditions([...persons.keys()].slice(0, 9)), sequence, async (other, one) => {
        for (const of of ['all', 'any'] as const) {
          const definition: ResolvedCondition = { of, conditions: [one, { of: 'not', condition: other }] }
          const steps = judgeRoughly(definition, scope)
          if (steps === null) continue
          const rows = await warehouse().rows({ name: 'test: by times', sql: pipeline(steps), row })
          const judged = new Map(rows.map(r => [r.person, r]))
          for (const [person, list] of persons) {
            const [expected, told] = [isIn(definition, list, person), judged.get(person)]
            if (told?.is_open) {
              seen.open++
              expect(told.is_member).toBe(0)
            } else {
              expect(told?.is_member ?? 0, JSON.stringify(definition)).toBe(Number(expected))
              seen[expected ? 'sure' : 'out']++
            }
          }
        }
      }),
      { numRuns: 60, seed: 9 },
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10)
  }, 120_000)

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(segmentSize, segmentSize.example)).toMatchFileSnapshot(
      '__golden__/segment_size.sql',
    )
    await expect(goldenSql(segmentMembers, segmentMembers.example)).toMatchFileSnapshot(
      '__golden__/segment_members.sql',
    )
  })
})
