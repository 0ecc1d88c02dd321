import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import { table, type WarehouseMigration } from '../../platform/warehouse/table.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { numbersAsSent } from '../events.ts'
import { cleanProperties } from './clean-properties.ts'
import { propertiesText } from './properties-text.ts'

/** `TEXT_RUNS=100` and `TEXT_SEED=…` for the long form. */
const runs = Number(process.env.TEXT_RUNS ?? 4)
const seed = Number(process.env.TEXT_SEED ?? 2026)

const migrations: WarehouseMigration[] = [
  {
    id: '2026-01-01-01-documents',
    up: [
      table({
        name: 'documents',
        columns: 'batch UInt32, row UInt32, properties JSON',
        engine: 'MergeTree',
        orderBy: 'batch, row',
        placement: { shardBy: 'batch' },
      }),
    ],
  },
]

let batch = 0

/** What the engine holds of them, inserted together. */
async function throughEngine(warehouse: Warehouse, texts: readonly string[]): Promise<unknown[]> {
  batch++
  const lines = texts.map((properties, row) => `{"batch":${batch},"row":${row},"properties":${properties}}`)
  await warehouse.insert('documents', lines)
  const rows = await warehouse.rows({
    name: 'test',
    sql: sql`SELECT * FROM (SELECT row, toString(properties) AS text FROM documents
      WHERE batch = ${param(batch, 'UInt32')} ORDER BY row ${numbersAsSent}) ORDER BY row`,
    row: z.object({ row: z.number(), text: z.string() }),
  })
  // Hundreds of columns a part: left to the merges, the files of a long run are more than a process may open.
  await warehouse.onEveryNode({
    name: 'test',
    sql: sql`TRUNCATE TABLE ${warehouse.localTable('documents')}`,
  })
  expect(rows.length).toBe(texts.length)
  return rows.map(({ text }) => JSON.parse(text))
}

/** As the same property was in the event before: none of them makes another value of the next. */
const before = ['2026-03-02', '2026-03-02T00:00:00Z', '2026-03-02T00:00:00.5Z', 12.5, true, 'no date']

/** Every value under a name of its own behind each of these, as a value and in an array. */
async function throughEngineBehind(warehouse: Warehouse, values: readonly string[]) {
  const named = (value: (text: string, other: unknown) => unknown) =>
    JSON.stringify(
      Object.fromEntries(
        values.flatMap((text, i) => before.map((other, d) => [`v${i}_${d}`, value(text, other)])),
      ),
    )
  const inserted = [
    named((_, other) => other),
    named(text => text),
    named((_, other) => [other]),
    named(text => [text]),
  ]
  return { inserted: inserted.map(text => JSON.parse(text)), held: await throughEngine(warehouse, inserted) }
}

const of = (...texts: string[]) => fc.constantFrom(...texts)
const digits = (most: number) => fc.string({ unit: of(...'0123456789'), minLength: 1, maxLength: most })
const words = [
  ...'Jan january FEB March mar April May may June jul August Sep september oct Nov december'.split(' '),
  ...'Mon monday Tue WED Thursday fri Sat sunday am PM UTC GMT MSK MSD EST Z T x Q é م at'.split(' '),
]
const word = of(...words)
const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 31 }).map(String) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 59 }).map(n => String(n).padStart(2, '0')) },
  { weight: 3, arbitrary: fc.integer({ min: 1900, max: 2110 }).map(String) },
  { weight: 3, arbitrary: digits(20) },
  {
    weight: 1,
    arbitrary: of('20260302', '202603', '100000', '1700000000', '1700000000123', '20260302101112'),
  },
)
const separator = fc.oneof(
  { weight: 8, arbitrary: of('-', '/', ':', '.', ' ', ',', '+', 'T') },
  {
    weight: 1,
    arbitrary: of('', '; ', '  ', ', ', '_', "'", '"', '\\', '\t', '\n', '\0', '\u007f', ' - ', '|'),
  },
)
const iso = fc.date({ noInvalidDate: true }).map(date => date.toISOString())
const known = of(
  '2026-03-02',
  '2026-03-02 10:00:00',
  '2 Mar 2026',
  '20260302',
  '12:30',
  '2026/3/2',
  '1.4.2026',
)
const amount = fc.tuple(fc.nat(99_999), fc.nat(99)).map(([a, b]) => `${a}.${String(b).padStart(2, '0')}`)

/** Dates, what is nearly one, and what only has the characters of one. */
const dateLike = fc.oneof(
  fc
    .array(fc.tuple(fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: word }), separator), {
      minLength: 1,
      maxLength: 6,
    })
    .chain(pairs => of(pairs.flat().join(''), pairs.flat().slice(0, -1).join(''))),
  fc.string({ unit: of(...'0123456789 -/:.,+TZ'), minLength: 1, maxLength: 20 }),
  fc.tuple(of('', '+', '-'), digits(14)).map(parts => parts.join('')),
  fc.string({ unit: of(...'0123456789.'), minLength: 1, maxLength: 14 }),
  amount,
  fc
    .tuple(fc.oneof(iso, known), fc.nat(24), fc.nat(2), of('', '0', '9', '-', 'x', ' ', '.', ':', '"', '\\'))
    .map(([text, at, out, put]) => text.slice(0, at) + put + text.slice(at + out)),
)

// TRICKY: no key that is one escaped character. Of two such keys `JSON.parse` makes one (V8 13.6: `{"\"":1,"\n":2}`).
const key = fc.oneof(
  {
    weight: 6,
    arbitrary: of(
      'a',
      'b',
      'c',
      '2026',
      'May',
      '$context',
      'مفتاح',
      'a.b',
      '%2E',
      '`',
      '\u2028',
      'a"',
      'b\\',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }).map(text => `k${text}`) },
)
const scalar = fc.oneof(
  dateLike,
  fc.string({ unit: 'binary', maxLength: 12 }),
  of(
    '',
    '{}',
    '[]',
    '[1]',
    '{"a":1}',
    'null',
    'true',
    '5',
    '1e5',
    '\u2028',
    '\0',
    'قهوة',
    'https://x.ma/2026/03',
  ),
  fc.boolean(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(null, -0, 1e-7, 1e21, 5e-324, 2 ** 53, -(2 ** 53), 0.1, 1e308),
)
const { value } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(dateLike, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.dictionary(key, tie('value'), { maxKeys: 4 }) },
  ),
}))
const document = fc.dictionary(key, value, { maxKeys: 4 })

/** What shops send, with nothing that the engine could take for a date. */
const ordinary: Record<string, unknown>[] = [
  { product_id: 'sku-4411-9', name: 'شاي أخضر بالنعناع', price: 12.5, currency: 'MAD', quantity: 3 },
  { revenue: '199.00', discount: '12.50', tax: '79.90', shipping: '0', coupon: 'RAMADAN-20' },
  { phone: '+212612345678', phone_shown: '(+212) 6 12 34 56 78', email: 'salma@example.ma' },
  { order_id: 'ORD-2026-0001', cart: '123e4567-e89b-12d3-a456-426614174000', token: '4f2a9c1b77de' },
  {
    $context: {
      page: {
        url: 'https://shop.ma/2026/03/02/the-vert?utm_source=mail',
        path: '/2026/03',
        title: 'Thé vert – 2026',
      },
    },
  },
  { $context: { ip: '192.168.1.1', library: { name: 'rihla.js', version: '1.4.2' }, locale: 'ar-MA' } },
  { city: 'Marrakech', address: '12 شارع محمد الخامس', plan: 'Monthly', day: 'Monday', seats: 12 },
  {
    tags: ['new', 'thé', 'شاي'],
    sizes: [38, 40.5],
    gift: true,
    items: [{ id: 7, name: 'Babouche' }, { id: 8 }],
  },
  { query: '2 kg couscous', results: 0, took: 0.125, note: 'delivered on 2026-03-02 in the morning' },
  { answer: 'ممتاز، سأعود 10/10 إن شاء الله', score: 10, agent: 'Mozilla/5.0 (X11; Linux x86_64)' },
]

describeOnWarehouses('the text that is sent beside properties', warehouse => {
  beforeAll(() => warehouse().migrate(migrations))

  it('is what the engine holds of texts that look like dates, and of what came before', {
    timeout: 600_000,
  }, async () => {
    const values = fc.array(dateLike, { minLength: 100, maxLength: 200, size: 'max' })
    const property = fc.asyncProperty(values, async texts => {
      const { inserted, held } = await throughEngineBehind(warehouse(), texts)
      expect(held).toEqual(inserted)
    })
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: true })
  })

  it('is what the engine holds, of whatever else', { timeout: 600_000 }, async () => {
    const told = { sent: 0, not: 0 }
    const documents = fc.array(document.map(cleanProperties), { minLength: 200, maxLength: 300, size: 'max' })
    const property = fc.asyncProperty(documents, async texts => {
      const held = await throughEngine(warehouse(), texts)
      for (const [i, text] of texts.entries()) {
        const ours = propertiesText(text)
        told[ours === '' ? 'not' : 'sent']++
        if (ours !== '') expect(JSON.parse(ours)).toEqual(held[i])
      }
    })
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: true })
    expect(told.sent).toBeGreaterThan(50 * runs)
    expect(told.not).toBeGreaterThan(5 * runs)
  })

  it('is there of ordinary events', async () => {
    const texts = ordinary.map(cleanProperties)
    expect(texts.map(propertiesText)).toEqual(texts)
    expect(await throughEngine(warehouse(), texts)).toEqual(ordinary)
  })

  it('is there of a document of very many keys, and of the empty one', async () => {
    const many = Array.from({ length: 5 }, (_, row) =>
      cleanProperties(
        Object.fromEntries(Array.from({ length: 390 }, (_, i) => [`key ${row} ${i}`, { i, text: `t${i}` }])),
      ),
    )
    const texts = [...many, '{}']
    expect(texts.map(propertiesText)).toEqual(texts)
    expect(await throughEngine(warehouse(), texts)).toEqual(texts.map(text => JSON.parse(text)))
  })

  it('is a text where a text was sent, whatever the property was in the event before', async () => {
    const texts = ['2026-03-02T00:00:00Z', '12.5', '1700000000', '0612345678', 'May', '10:30', '2026-13-01']
    const { inserted, held } = await throughEngineBehind(warehouse(), texts)
    expect(held).toEqual(inserted)
  })

  it('is empty where an empty object is inside of another', async () => {
    expect(await throughEngine(warehouse(), ['{"a":{},"b":1}'])).toEqual([{ b: 1 }])
    expect(propertiesText('{"a":{},"b":1}')).toBe('')
  })
})
