import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { ask, goldenSql, question } from './question.ts'
import { lookingOnce, Shortcut, sharingALook, takeShortcuts } from './shortcut.ts'
import { renderSql, type Sql, sql, step } from './sql.ts'
import type { Warehouse } from './warehouse.ts'

/** The numbers up to 3: in general filtered, in short listed. */
function numbers(shorten: (warehouse: Warehouse) => Promise<Sql>): Sql {
  return new Shortcut(sql`(SELECT number AS n FROM numbers(100) WHERE number <= ${3})`, shorten)
}

describeOnWarehouses('a shortcut', warehouse => {
  const asked = (from: Sql) =>
    question({
      name: 'sum',
      about: 'a sum',
      input: z.object({}),
      row: z.object({ sum: z.string() }),
      steps: () => [
        step('listed', sql`SELECT n FROM ${from} WHERE n > ${1}`),
        step('summed', sql`SELECT sum(n) AS sum FROM listed`),
      ],
      answer: rows => rows[0]?.sum,
      example: {},
    })
  const short = async (asking: Warehouse) => {
    const [row] = await asking.rows({
      name: 'look',
      sql: sql`SELECT toUInt8(4) AS n`,
      row: z.object({ n: z.number() }),
    })
    return sql`(SELECT number AS n FROM numbers(${row?.n ?? 0}))`
  }

  test('is taken by a question, whose answer is that of the general form', async () => {
    const q = asked(numbers(short))
    expect((await ask(q, { warehouse: warehouse(), scope: { workspace: 1, now: 0 } }, {})).answer).toBe('5')
    expect(goldenSql(q, {})).toContain('numbers(100)')
    const taken = renderSql(await takeShortcuts(numbers(short), warehouse()))
    expect(taken.text).toBe('(SELECT number AS n FROM numbers({p0:Int64}))')
    expect(renderSql(numbers(short)).text).toContain('numbers(100)')
  })

  test('looks once, in however many places it stands', async () => {
    let looks = 0
    const counted = numbers(async asking => {
      looks++
      return short(asking)
    })
    const taken = await takeShortcuts(
      sql`SELECT * FROM ${counted} UNION ALL SELECT * FROM ${counted}`,
      warehouse(),
    )
    expect([looks, renderSql(taken).text.match(/numbers\(\{p\d+:Int64\}\)/g)?.length]).toEqual([1, 2])
  })

  test('is taken also where another one wrote it', async () => {
    const inner = new Shortcut(sql`1 + 1`, async () => sql`2`)
    const written = sharingALook(async () => 'found')
    const outer = written(sql`0`, () => sql`(${inner})`)
    expect(renderSql(await takeShortcuts(sql`SELECT ${outer}`, warehouse())).text).toBe('SELECT (2)')
  })

  test('of questions that are asked together looks once for all of them', async () => {
    const asking = warehouse()
    let looks = 0
    const counting = lookingOnce({
      ...asking,
      rows: query => {
        looks++
        return asking.rows(query)
      },
    })
    const ctx = { warehouse: asking, looks: counting, scope: { workspace: 1, now: 0 } }
    const answers = await Promise.all(
      [1, 2].map(async () => (await ask(asked(numbers(short)), ctx, {})).answer),
    )
    expect([answers, looks]).toEqual([['5', '5'], 1])
    // What is asked otherwise is asked for itself.
    const of = (n: number) =>
      counting.rows({ name: 'look', sql: sql`SELECT toUInt8(${n}) AS n`, row: z.object({ n: z.number() }) })
    expect([await of(7), await of(8), looks]).toEqual([[{ n: 7 }], [{ n: 8 }], 3])
  })

  test('whose look fails fails the question', async () => {
    const broken = numbers(() => Promise.reject(new Error('no look')))
    await expect(
      ask(asked(broken), { warehouse: warehouse(), scope: { workspace: 1, now: 0 } }, {}),
    ).rejects.toThrow('no look')
  })
})
