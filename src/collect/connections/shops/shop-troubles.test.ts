import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openImportShop, type Shop } from '../../../../test/import-run.ts'
import { openPulling } from '../../../../test/pulled-tables.ts'
import {
  sallaSample,
  shopifySample,
  wooSample,
  youcanSample,
  zidSample,
} from '../../../../test/shop-samples.ts'
import {
  type Asked,
  type Disturb,
  type ShopServer,
  serveSalla,
  serveShopify,
  serveWoo,
  serveYoucan,
  serveZid,
} from '../../../../test/shop-servers.ts'

// The first load of each shop meets each trouble in the middle of its orders, through the whole of Rihla. However it ends, what
// is there once the trouble is over is what an undisturbed load brings.

let rihla: Shop
beforeAll(async () => {
  rihla = await openImportShop({ RIHLA_ALLOW_PRIVATE: '1' })
})
afterAll(() => rihla?.stop())

interface Kind {
  readonly kind: string
  serve(): Promise<ShopServer>
  readonly secrets: object
  /** What the settings call the address. */
  readonly place: 'address' | 'base'
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

function things<T>(customer: object, order: (n: number) => T, count = 5) {
  return { customers: [customer], orders: numbers(count).map(order) }
}

const kinds: readonly Kind[] = [
  {
    kind: 'shopify',
    serve: () => serveShopify(things(shopifySample.customer(1), n => shopifySample.order(n))),
    secrets: { token: 'shpat_1' },
    place: 'address',
  },
  {
    kind: 'woocommerce',
    serve: () => serveWoo(things(wooSample.customer(1), n => wooSample.order(n))),
    secrets: { key: 'ck_1', secret: 'cs_1' },
    place: 'address',
  },
  {
    kind: 'salla',
    serve: () =>
      serveSalla(
        things(sallaSample.customer(1), n => sallaSample.order(n)),
        { good: 'salla-1', refresh: 'none' },
      ),
    secrets: { token: 'salla-1' },
    place: 'base',
  },
  {
    // Its pages hold a hundred.
    kind: 'zid',
    serve: () => serveZid(things(zidSample.customer(1), n => zidSample.order(n), 205)),
    secrets: { token: 'manager-1', authorization: 'authorization-1' },
    place: 'base',
  },
  {
    kind: 'youcan',
    serve: () => serveYoucan(things(youcanSample.customer('c1'), n => youcanSample.order(`o${n}`))),
    secrets: { token: 'youcan-1' },
    place: 'base',
  },
]

interface Trouble {
  readonly name: string
  readonly disturb: Disturb
  /** How the load ends, each time while the trouble lasts. */
  readonly ends: { readonly status: 'active' | 'failed'; readonly error: object }
  /** The pause until the next load, in seconds; null: a person has to do something. */
  readonly pause: readonly [number, number] | null
}

const isLaterPage = ({ path, query }: Asked) =>
  /\/orders(\.json)?$/.test(path) && (query.has('page_info') || Number(query.get('page') ?? 1) > 1)

const laterPages =
  (disturb: Disturb): Disturb =>
  (asked, shop) =>
    isLaterPage(asked) ? disturb(asked, shop) : null

/** As a cache does that looks at the path alone. */
const firstPage: Disturb = (asked, shop) => {
  const query = new URLSearchParams(asked.query)
  query.delete('page')
  query.delete('page_info')
  return shop({ ...asked, query })
}

const host = '127.0.0.1'
const shortly = [29, 121] as const

const troubles: readonly Trouble[] = [
  {
    name: 'a token that is no longer taken',
    disturb: laterPages(() => ({ status: 401, body: { message: 'not you' } })),
    ends: { status: 'failed', error: { code: 'connection.unauthorised' } },
    pause: null,
  },
  {
    name: 'a long pause that is asked for',
    disturb: laterPages(() => ({ status: 429, headers: { 'retry-after': '900' }, body: '' })),
    ends: { status: 'active', error: { code: 'connection.rate-limited', params: { seconds: 900 } } },
    pause: [899, 901],
  },
  {
    name: 'a pause without an end that is asked for',
    disturb: laterPages(() => ({ status: 429, headers: { 'retry-after': '9'.repeat(308) }, body: '' })),
    ends: { status: 'active', error: { code: 'connection.rate-limited', params: { seconds: 86_400 } } },
    pause: [86_399, 86_401],
  },
  {
    name: 'a failure of the shop',
    disturb: laterPages(() => ({ status: 500, body: '<html>' })),
    ends: { status: 'active', error: { code: 'connection.refused', params: { host, status: 500 } } },
    pause: shortly,
  },
  {
    name: 'a page for people',
    disturb: laterPages(() => ({ headers: { 'content-type': 'text/html' }, body: '<html>soon back</html>' })),
    ends: { status: 'active', error: { code: 'connection.unreadable', params: { host } } },
    pause: shortly,
  },
  {
    name: 'a page that is cut and says that it is whole',
    disturb: laterPages((asked, shop) => ({ body: JSON.stringify(shop(asked).body).slice(0, -20) })),
    ends: { status: 'active', error: { code: 'connection.unreadable', params: { host } } },
    pause: shortly,
  },
  {
    name: 'a line that breaks in the middle of a page',
    disturb: laterPages((asked, shop) => ({ ...shop(asked), breaksAt: 500 })),
    ends: { status: 'active', error: { code: 'connection.unreachable', params: { host } } },
    pause: shortly,
  },
  {
    name: 'the first page again and again',
    disturb: laterPages(firstPage),
    ends: { status: 'active', error: { code: 'connection.pages-repeat' } },
    pause: shortly,
  },
]

/** A workspace of its own that has loaded this shop once, to its end or to an error. */
async function firstLoad({ kind, secrets, place }: Kind, shop: ShopServer) {
  const own = await openPulling(rihla)
  const id = await own.connect(kind, { settings: { [place]: shop.url }, secrets })
  return { own, id, found: await own.load(id) }
}

describe.each(kinds)('$kind', kind => {
  let shop: ShopServer
  let whole: Awaited<ReturnType<Awaited<ReturnType<typeof openPulling>>['events']>>
  beforeAll(async () => {
    shop = await kind.serve()
    const { own, found } = await firstLoad(kind, shop)
    expect(found).toMatchObject({ error: null, totals: { quarantined: 0 } })
    whole = await own.events()
    expect(whole.length).toBeGreaterThan(5)
  })
  afterAll(() => shop?.close())

  it.each(troubles)('$name', async ({ disturb, ends, pause }) => {
    shop.disturb(disturb)
    const { own, id, found } = await firstLoad(kind, shop)
    // Twice: what stops one attempt must stop the next, and not be stepped over.
    for (const one of [found, await own.again(id)]) {
      expect(one).toMatchObject({ ...ends, firstLoadedAt: null })
      expect(await own.quarantined()).toEqual([])
      const seconds = one.nextRunAt === null ? null : (one.nextRunAt - (one.lastRunAt ?? 0)) / 1_000
      if (pause === null) expect(seconds).toBeNull()
      else expect(seconds).toSatisfy((of: number) => of > pause[0] && of < pause[1])
    }
    const before = await own.events()
    expect(before.length).toBeGreaterThan(0)
    expect(before.length).toBeLessThan(whole.length)
    shop.disturb(null)
    const after = await own.again(id)
    expect(after).toMatchObject({
      ...{ status: 'active', error: null, firstLoadedAt: expect.any(Number) },
      totals: { stored: whole.length, quarantined: 0 },
    })
    expect(await own.events()).toEqual(whole)
  })

  it('a short pause that is asked for is waited for, within the load', async () => {
    const times: number[] = []
    shop.disturb(
      laterPages(() => {
        times.push(Date.now())
        return times.length === 1 ? { status: 429, headers: { 'retry-after': '1' }, body: '' } : null
      }),
    )
    const { own, found } = await firstLoad(kind, shop)
    expect(found).toMatchObject({ error: null, totals: { stored: whole.length, repeated: 0 } })
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990)
    expect(await own.events()).toEqual(whole)
  })
})
