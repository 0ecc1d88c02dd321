import { createServer, type IncomingMessage } from 'node:http'

/** Shops that answer as their APIs document, on this machine. */

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, unless it is a text. */
  readonly body: unknown
  /** The line breaks after so many bytes of it. */
  readonly breaksAt?: number
}

/** Null lets the call through to the shop itself, which can be asked something else as well. */
export type Disturb = (asked: Asked, shop: (asked: Asked) => Reply) => Reply | null

export interface ShopServer {
  readonly url: string
  readonly asked: Asked[]
  /** Comes before the shop itself. */
  disturb(how: Disturb | null): void
  close(): Promise<void>
}

export async function serveShop(answer: (asked: Asked, url: string) => Reply): Promise<ShopServer> {
  const asked: Asked[] = []
  let disturb: Disturb | null = null
  let url = ''
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://shop')
    const call: Asked = {
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    }
    asked.push(call)
    const reply = disturb?.(call, other => answer(other, url)) ?? answer(call, url)
    const { status = 200, headers = {}, body, breaksAt } = reply
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
    const length = String(bytes.length)
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers })
    if (breaksAt === undefined) response.end(bytes)
    else response.write(bytes.subarray(0, breaksAt), () => request.socket.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  url = `http://127.0.0.1:${address.port}`
  return {
    url,
    asked,
    disturb: how => {
      disturb = how
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const refused: Reply = { status: 401, body: { message: 'not you' } }

function pageOf<T>(all: readonly T[], { query }: Asked, size: number): T[] {
  const page = Number(query.get('page') ?? 1)
  return all.slice((page - 1) * size, page * size)
}

/** `Link` with `page_info`, in the order of the changes. */
export function serveShopify(
  things: { customers: object[]; orders: object[] },
  size = 2,
): Promise<ShopServer> {
  return serveShop((asked, url) => {
    if (asked.headers['x-shopify-access-token'] !== 'shpat_1') return refused
    const what = /\/(customers|orders)(\/count)?\.json$/.exec(asked.path)
    if (/\/shop\.json$/.test(asked.path)) return { body: { shop: { name: 'متجر الشاي' } } }
    const all = things[what?.[1] === 'customers' ? 'customers' : 'orders']
    if (what?.[2]) return { body: { count: all.length } }
    const [since, at] = (
      asked.query.get('page_info') ?? `${asked.query.get('updated_at_min') ?? ''}|0`
    ).split('|')
    const changed = all
      .filter(one => Date.parse(Object(one).updated_at) >= Date.parse(since || '1970-01-01'))
      .sort((a, b) => Date.parse(Object(a).updated_at) - Date.parse(Object(b).updated_at))
    const next = Number(at) + size
    const info = new URLSearchParams({ limit: '250', page_info: `${since}|${next}` })
    const link = next < changed.length ? `<${url}${asked.path}?${info}>; rel="next"` : ''
    return { headers: { link }, body: { [what?.[1] ?? '']: changed.slice(Number(at), next) } }
  })
}

export function serveWoo(things: { customers: object[]; orders: object[] }, size = 2): Promise<ShopServer> {
  const key = `Basic ${Buffer.from('ck_1:cs_1').toString('base64')}`
  return serveShop(asked => {
    if (asked.path === '/wp-json/') return { body: { name: 'Atelier' } }
    if (asked.headers.authorization !== key) return refused
    const what = asked.path.endsWith('/customers') ? 'customers' : 'orders'
    const since = Date.parse(`${asked.query.get('modified_after') ?? '1970-01-01T00:00:00'}Z`)
    const all = things[what]
      .filter(one => Date.parse(`${Object(one).date_modified_gmt}Z`) > since)
      .sort((a, b) => String(Object(a).date_created_gmt).localeCompare(Object(b).date_created_gmt))
    if (asked.query.get('order') === 'desc') all.reverse()
    const headers = {
      'x-wp-total': String(all.length),
      'x-wp-totalpages': String(Math.ceil(all.length / size)),
    }
    return { headers, body: pageOf(all, asked, size) }
  })
}

/** Tokens run out: `good` is what is taken now, and a refresh token is good once. */
export function serveSalla(
  things: { customers: object[]; orders: object[]; histories?: Readonly<Record<string, object[]>> },
  tokens: { good: string; refresh: string },
  size = 2,
): Promise<ShopServer> {
  return serveShop(asked => {
    if (asked.path.endsWith('/oauth2/token')) {
      const form = new URLSearchParams(asked.body)
      if (form.get('refresh_token') !== tokens.refresh || form.get('client_secret') !== 'client-secret')
        return { status: 400, body: { error: 'invalid_grant' } }
      tokens.refresh = `${tokens.refresh}+`
      return { body: { access_token: tokens.good, refresh_token: tokens.refresh, expires: 1_209_600 } }
    }
    if (asked.headers.authorization !== `Bearer ${tokens.good}`) return refused
    const history = /orders\/(\w+)\/histories/.exec(asked.path)?.[1]
    if (history) return { body: { status: 200, success: true, data: things.histories?.[history] ?? [] } }
    if (asked.path.endsWith('/store/info')) return { body: { data: { name: 'متجر سلة' } } }
    const all = things[asked.path.endsWith('/customers') ? 'customers' : 'orders']
    const totalPages = Math.max(1, Math.ceil(all.length / size))
    const currentPage = Number(asked.query.get('page') ?? 1)
    const pagination = { count: size, total: all.length, perPage: size, currentPage, totalPages, links: {} }
    return { body: { status: 200, success: true, data: pageOf(all, asked, size), pagination } }
  })
}

/** Pages of a hundred, as asked. */
export function serveZid(things: { customers: object[]; orders: object[] }): Promise<ShopServer> {
  return serveShop(asked => {
    const { authorization, 'x-manager-token': manager } = asked.headers
    if (authorization !== 'Bearer authorization-1' || manager !== 'manager-1') return refused
    const size = Number(asked.query.get('per_page'))
    if (asked.path.endsWith('/customers'))
      return {
        body: {
          total_customers_count: things.customers.length,
          customers: pageOf(things.customers, asked, size),
        },
      }
    const since = Date.parse(asked.query.get('date_from') ?? '1970-01-01')
    const all = things.orders.filter(one => Date.parse(`${Object(one).updated_at}Z`) >= since)
    return { body: { status: 'object', orders: pageOf(all, asked, size), total_order_count: all.length } }
  })
}

export function serveYoucan(
  things: { customers: object[]; orders: object[] },
  size = 2,
): Promise<ShopServer> {
  return serveShop(asked => {
    if (asked.headers.authorization !== 'Bearer youcan-1')
      return { status: 401, body: { detail: 'Unauthenticated.' } }
    const all = things[asked.path.endsWith('/customers') ? 'customers' : 'orders']
    const [total, pages] = [all.length, Math.max(1, Math.ceil(all.length / size))]
    const current_page = Number(asked.query.get('page') ?? 1)
    const pagination = { total, count: size, per_page: size, current_page, total_pages: pages, links: {} }
    return { body: { data: pageOf(all, asked, size), meta: { pagination } } }
  })
}
