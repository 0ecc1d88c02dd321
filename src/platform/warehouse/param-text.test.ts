import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestWarehouse } from '../../../test/engines.ts'
import { instant } from './rows.ts'
import { type ParamValue, param, renderSql, type Sql, sql } from './sql.ts'
import type { Warehouse } from './warehouse.ts'

/**
 * The embedded engine gets parameters as `SET param_x`, a server in the request: two ways of escaping. Whatever the
 * value, both must give it back unchanged, so this test always needs a server too.
 */
describe('parameters', () => {
  let embedded: Warehouse
  let server: Warehouse
  beforeAll(async () => {
    embedded = await openTestWarehouse('embedded')
    server = await openTestWarehouse('server')
  })
  afterAll(async () => {
    await embedded?.close()
    await server?.close()
  })

  const both = async <T>(query: Sql, row: z.ZodType<T>): Promise<T[]> => {
    const name = renderSql(query).text
    const answers = await Promise.all(
      [embedded, server].map(w => w.rows({ name, sql: query, row, lane: 'lookup' })),
    )
    expect(answers[1]).toEqual(answers[0])
    return answers[0]!
  }
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom(
        '\\',
        "'",
        '"',
        '`',
        '\0',
        '\n',
        '\r',
        '\t',
        '\b',
        '\f',
        '\v',
        'N',
        'n',
        '0',
        'x',
        '[',
        ']',
        ',',
        '{',
        '}',
        ';',
        '-',
        '%',
        '+',
        '&',
        '=',
        ' ',
        '\u2028',
        '\ud800',
        '\udc00',
        '😀',
        'ر',
        '\x7f',
        '\x1b',
      ),
      maxLength: 20,
    }),
    fc.constantFrom(
      '\\N',
      'NULL',
      '{p0:String}',
      "'; DROP TABLE x; --",
      '[]',
      "['a']",
      '%00',
      '\u0000\u0001\u0002',
      '\ufeff',
    ),
  )

  test('texts come back as they went in', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (a, b) => {
        const rows = await both(
          sql`SELECT ${a} AS a, ${b} AS b, length(${a}) AS bytes`,
          z.object({ a: z.string(), b: z.string(), bytes: z.string() }),
        )
        const clean = a.toWellFormed()
        expect(rows).toEqual([{ a: clean, b: b.toWellFormed(), bytes: String(Buffer.byteLength(clean)) }])
      }),
      { numRuns: 400 },
    )
  })

  test('lists of texts come back as they went in, nested too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nasty, { maxLength: 5 }), fc.array(fc.array(nasty)), async (flat, nested) => {
        const rows = await both(
          sql`SELECT ${param(flat, 'Array(String)')} AS flat, ${param(nested, 'Array(Array(String))')} AS nested`,
          z.object({ flat: z.array(z.string()), nested: z.array(z.array(z.string())) }),
        )
        const clean = (texts: string[]) => texts.map(text => text.toWellFormed())
        expect(rows).toEqual([{ flat: clean(flat), nested: nested.map(clean) }])
      }),
      { numRuns: 300 },
    )
  })

  test('numbers, truth and nothing come back as they went in', async () => {
    const u64s = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
    await fc.assert(
      fc.asyncProperty(
        u64s,
        fc.maxSafeInteger(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.array(u64s, { minLength: 1, maxLength: 4 }),
        async (big, whole, real, truth, list) => {
          const rows = await both(
            sql`SELECT ${big} AS big, ${whole} AS whole, ${param(real, 'Float64')} AS real, ${truth} AS truth,
              ${list} AS list, ${param([truth, null], 'Array(Nullable(Bool))')} AS truths,
              ${param(null, 'Nullable(String)')} AS nothing`,
            z.record(z.string(), z.unknown()),
          )
          expect(rows).toEqual([
            {
              big: String(big),
              whole: String(whole),
              real: expect.closeTo(real, 10),
              truth,
              list: list.map(String),
              truths: [truth, null],
              nothing: null,
            },
          ])
        },
      ),
      { numRuns: 200 },
    )
  })

  test('instants come back as they went in', async () => {
    const times = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2299, 11, 31, 23, 59, 59, 999) })
    await fc.assert(
      fc.asyncProperty(times, times, async (a, b) => {
        const list: ParamValue = [new Date(a), new Date(b)]
        const rows = await both(
          sql`SELECT ${new Date(a)} AS a, ${param(list, "Array(DateTime64(3, 'UTC'))")} AS list`,
          z.object({ a: instant, list: z.array(instant) }),
        )
        expect(rows).toEqual([{ a, list: [a, b] }])
      }),
      { numRuns: 200 },
    )
  })

  test('a list of 100,000 ids is one parameter', async () => {
    const ids = Array.from({ length: 100_000 }, (_, i) => 2n ** 64n - 1n - BigInt(i))
    const rows = await both(sql`SELECT length(${ids}) AS n`, z.object({ n: z.string() }))
    expect(rows).toEqual([{ n: '100000' }])
  })
})
