import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { type AnyQuestion, ask, explainQuestion, goldenSql, question } from './question.ts'
import { count } from './rows.ts'
import { sql, step } from './sql.ts'
import type { Settings, Warehouse } from './warehouse.ts'

const evens = question({
  name: 'evens',
  about: 'How many even numbers are there below a limit?',
  input: z.object({ limit: z.number().int().positive() }),
  row: z.object({ n: count }),
  example: { limit: 10 },
  steps: ({ limit }, scope) => [
    step('numbered', sql`SELECT number, ${scope.workspace} AS workspace FROM numbers(${limit})`),
    step('even', sql`SELECT number FROM numbered WHERE number % 2 = 0 ORDER BY number`),
    step('counted', sql`SELECT count() AS n FROM even`),
  ],
  answer: rows => ({ evens: rows[0]?.n ?? 0 }),
  evidence: (_rows, answer) => ({ people: answer.evens }),
})

const endless = question({
  name: 'endless',
  about: 'How long is forever?',
  input: z.object({}),
  row: z.unknown(),
  example: {},
  steps: () => [step('rows', sql`SELECT sleepEachRow(1) AS s FROM numbers(1000)`)],
  answer: rows => rows.length,
})

describeOnWarehouses('a question', warehouse => {
  const scope = { workspace: 7, now: 0 }

  test('is answered with its evidence', async () => {
    const asked = await ask(evens, { warehouse: warehouse(), scope }, { limit: 101 })
    expectTypeOf(asked.answer).toEqualTypeOf<{ evens: number }>()
    expect(asked).toEqual({
      answer: { evens: 51 },
      evidence: { question: 'evens', people: 51, cases: null, period: null, ms: expect.any(Number) },
    })
    expect(warehouse().timings().at(-1)).toMatchObject({ name: 'evens', rows: 1 })
  })

  test('shows each step with up to twenty rows when asked to', async () => {
    const { evidence } = await ask(evens, { warehouse: warehouse(), scope, explain: true }, { limit: 101 })
    expect(evidence.sql?.map(s => [s.name, s.rows.length])).toEqual([
      ['numbered', 20],
      ['even', 20],
      ['counted', 1],
    ])
    const steps = await explainQuestion(evens, { warehouse: warehouse(), scope }, { limit: 3 })
    expect(steps[0]).toEqual({
      name: 'numbered',
      sql: 'SELECT number, {p0:Int64} AS workspace FROM numbers({p1:Int64})',
      params: { p0: '7 (Int64)', p1: '3 (Int64)' },
      rows: [0, 1, 2].map(n => ({ number: String(n), workspace: '7' })),
    })
  })

  test('refuses an input that it does not understand', async () => {
    await expect(ask(evens, { warehouse: warehouse(), scope }, { limit: -1 })).rejects.toMatchObject({
      code: 'query.invalid',
      params: { question: 'evens', path: 'limit' },
    })
  })

  test('is stopped when it takes too long', async () => {
    const hurried = within(warehouse(), { timeoutMs: 500, settings: { max_block_size: 1 } })
    await expect(ask(endless, { warehouse: hurried, scope }, {})).rejects.toMatchObject({
      code: 'question.too-slow',
    })
  })

  test('is stopped when it needs too much memory, and the engine lives', async () => {
    const greedy = question({
      ...endless,
      name: 'greedy',
      steps: () => [step('rows', sql`SELECT groupArray(number) AS s FROM numbers(2000000000)`)],
    })
    const small = within(warehouse(), { settings: { max_memory_usage: 200_000_000 } })
    await expect(ask(greedy, { warehouse: small, scope }, {})).rejects.toMatchObject({
      code: 'question.too-large',
    })
    expect((await ask(evens, { warehouse: warehouse(), scope }, { limit: 4 })).answer).toEqual({ evens: 2 })
  })
})

test('questions of any kind go into one list', () => {
  const all: AnyQuestion[] = [evens, endless]
  expect(all.map(q => q.name)).toEqual(['evens', 'endless'])
})

test('the SQL is kept beside the question', async () => {
  await expect(goldenSql(evens, evens.example)).toMatchFileSnapshot('__golden__/evens.sql')
})

function within(warehouse: Warehouse, bounds: { timeoutMs?: number; settings?: Settings }): Warehouse {
  return { ...warehouse, rows: query => warehouse.rows({ ...query, ...bounds }) }
}
