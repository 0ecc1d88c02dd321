import { readFileSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { servePages } from './page-server.ts'

const modules = join(import.meta.dirname, '../../node_modules')
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.mjs': 'text/javascript' }

/** How a page loads a client: from its package, as it is, then told the address and the write key. */
export interface PageClient {
  /** A script of the package with a global of its own, where it is no module. */
  readonly script?: string
  /** JavaScript that makes `client`. `HOST` and `KEY` are set. */
  readonly load: string
}

/** Pages of somebody's own shop, on an address of their own, with a client of another make in them. */
export async function openClientPages({ script, load }: PageClient, host: string, key: string) {
  return servePages((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop.example')
    if (pathname.startsWith('/npm/')) {
      const file = join(modules, normalize(pathname.slice('/npm/'.length)))
      response
        .writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' })
        .end(readFileSync(file))
      return
    }
    const tag = script === undefined ? '' : `<script src="/npm/${script}"></script>`
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html>
      <title>متجر ${pathname}</title>${tag}
      <script type="module">
        const HOST = ${JSON.stringify(host)}, KEY = ${JSON.stringify(key)}
        ${load}
        window.client = client
      </script>`)
  })
}
