import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { servePages } from './page-server.ts'

/** Pages of somebody's own shop, on an address of their own, with the tracker's tag in them. */
export async function openShop(host: string, key: string) {
  const tracker = readFileSync(join(inject('siteFolder'), 'rihla.js'))
  return servePages((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop.example')
    if (pathname === '/rihla.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(tracker)
      return
    }
    const settings = [...searchParams]
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => `${name}="${value}"`)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html>
      <title>متجر ${pathname}</title>
      <script>rihla = [['track', 'Before The Script', { early: true }]]</script>
      <script async src="/rihla.js" data-key="${key}" data-host="${host}" ${settings.join(' ')}></script>
      <button id="nothing" style="position:fixed;top:10px;width:100px;height:40px">Nothing</button>
      <form name="checkout" style="margin-top:80px"><input name="city"><input name="street"></form>
      <p style="height:3000px">long</p>`)
  })
}
