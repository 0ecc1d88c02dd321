import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { seeded } from '../../../test/seeded.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import { table } from '../../platform/warehouse/table.ts'
import { arrivalColumn } from '../migrations/arrival-column.ts'
import { arrivalOf } from './arrival.ts'
import { cleanProperties } from './clean-properties.ts'

const rounds = Number(process.env.PROVE_EVENTS ?? 6_000)

const arrivals = table({
  name: 'arrivals',
  columns: `row UInt32, properties JSON, ${arrivalColumn}`,
  engine: 'MergeTree',
  orderBy: 'row',
  placement: { shardBy: 'row' },
})

/** Events with addresses, referrers and campaigns as they come, and as nobody would send them. */
function someEvents(n: number): string[] {
  const random = seeded(26)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const hosts = [
    'shop.example',
    'www.shop.example',
    'blog.shop.example',
    'www.google.com',
    'google.co.uk',
    'news.google.com',
    't.co',
    'x.com.sa',
    'متجر.السعودية',
    'SHOP.example',
    'www.com',
    'www.www.com',
    '10.0.0.1',
    'localhost',
    'm.facebook.com',
    'a-b.shop.example',
    'org.shop.net',
  ]
  const values = [
    'google',
    'cpc',
    'عيد',
    '%D8%B9%D9%8A%D8%AF',
    'a+b%2Bc',
    '%FF%FE',
    '%zz',
    '%',
    "it's!(*)~",
    'x%26y%3Dz',
    '',
    'a=b',
    '😀',
    '\u200f',
    'a;b',
    '2026-03-02',
  ]
  const names = [
    'utm_source',
    'utm_medium',
    'utm_campaign',
    'utm_term',
    'utm_content',
    'gclid',
    'fbclid',
    'mc_eid',
    'utm_sourcex',
    'q',
    'UTM_SOURCE',
  ]
  const search = () =>
    Array.from({ length: pick([0, 1, 2, 3]) }, () => `${pick(names)}=${pick(values)}`).join('&')
  const address = () =>
    pick<() => string>([
      () => `https://${pick(hosts)}${pick(['', '/', '/a/b', '/p?', ':8443/x', '/س'])}`,
      () => `https://${pick(hosts)}/${pick(['?', '?', '#', '&', '?x#', '??', '?a?'])}${search()}`,
      () =>
        `http://${pick(hosts)}/?${search()}${pick(['', '#top', '#utm_source=a', '#/?utm_source=b', '#a&gclid=1'])}`,
      () =>
        pick([
          '',
          '/path',
          'app://x',
          'about:blank',
          'shop.example/a',
          '//shop.example',
          'not one',
          '2026-03-02',
          '12',
          'https://u:p@shop.example/',
        ]),
    ])()
  const odd = () => pick<unknown>([null, 7, true, ['https://a.example'], {}, { url: 'https://a.example' }])
  const text = (make: () => string) => (random() < 0.03 ? odd() : make())
  const some = (share: number, of: Record<string, () => unknown>) =>
    Object.fromEntries(Object.entries(of).flatMap(([key, make]) => (random() < share ? [[key, make()]] : [])))
  return Array.from({ length: n }, () => {
    const context = some(0.5, {
      page: () =>
        some(0.5, {
          url: () => text(address),
          search: () => text(search),
          referrer: () => text(address),
          path: () => '/a',
        }),
      referrer: () => some(0.5, { url: () => text(address) }),
      campaign: () =>
        some(
          0.3,
          Object.fromEntries(
            ['source', 'medium', 'name', 'term', 'content'].map(key => [key, () => text(() => pick(values))]),
          ),
        ),
    })
    const flat = { '$context.page.url': address, url: address, search: search, referrer: address }
    return cleanProperties({
      ...some(0.2, { url: () => text(address), referrer: () => text(address), search: () => text(search) }),
      ...(random() < 0.02 ? some(0.5, flat) : {}),
      ...(random() < 0.9 ? { $context: random() < 0.02 ? odd() : context } : {}),
    })
  })
}

describeOnWarehouses('where an event says that its visitor came from', warehouse => {
  beforeAll(() => warehouse().migrate([{ id: '2026-01-01-01-arrivals', up: [arrivals] }]))

  it('is sent as the engine makes it, or not at all', async () => {
    const texts = someEvents(rounds)
    await warehouse().insert(
      'arrivals',
      texts.map((properties, row) => `{"row":${row},"properties":${properties}}`),
    )
    const rows = await warehouse().rows({
      name: 'test',
      sql: sql`SELECT row, arrival FROM arrivals ORDER BY row`,
      row: z.object({ row: z.number(), arrival: z.string() }),
    })
    const sent = texts.map(arrivalOf)
    const differing = rows.filter(({ row, arrival }) => sent[row] !== null && sent[row] !== arrival)
    expect(differing.slice(0, 5).map(one => [texts[one.row], one.arrival, sent[one.row]])).toEqual([])
    const told = rows.filter(({ row, arrival }) => arrival !== '' && sent[row] !== null)
    expect(told.length).toBeGreaterThan(rounds / 50)
  })

  it.each([
    ['', { name: 'نعناع', price: 12 }],
    ['', { $context: { page: { url: 'https://www.shop.example/a', referrer: 'https://shop.example/' } } }],
    [
      '?&from=google.com',
      { $context: { page: { url: 'https://shop.example/', referrer: 'https://www.google.com/' } } },
    ],
    [
      '?&utm_source=a+b&utm_medium=email&utm_campaign=%D8%B9%D9%8A%D8%AF',
      { url: 'https://shop.example/?utm_source=a%20b&utm_medium=email&utm_campaign=%D8%B9%D9%8A%D8%AF#top' },
    ],
    [
      '?&utm_source=x&click=gclid',
      { $context: { campaign: { source: 'x' }, page: { url: 'https://shop.example/?gclid=1' } } },
    ],
  ])('is %j of an ordinary event', (arrival, properties) => {
    expect(arrivalOf(cleanProperties(properties))).toBe(arrival)
  })
})
