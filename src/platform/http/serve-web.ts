import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { RihlaError } from '../errors.ts'
import type { App } from './app-env.ts'

/**
 * The built web app. Files under `/assets/` carry their hash in the name and are kept for ever; every address
 * without a file ending gets `index.html`, and the page's own router takes it from there.
 */
export function serveWeb(app: App, folder: string): void {
  const files = serveStatic({ root: folder, precompressed: true })
  app.get('*', async (c, next) => {
    if (!/\.\w{1,8}$/.test(c.req.path)) {
      const page = await readFile(join(folder, 'index.html'), 'utf8')
      return c.html(page, 200, { 'cache-control': 'no-cache' })
    }
    const found = await files(c, next)
    if (!(found instanceof Response)) throw new RihlaError('not-found')
    if (c.req.path.startsWith('/assets/'))
      found.headers.set('cache-control', 'public, max-age=31536000, immutable')
    // Other sites load it on each of their pages: a new one reaches their visitors within the hour.
    if (c.req.path === '/rihla.js') {
      found.headers.set('cache-control', 'public, max-age=3600')
      found.headers.set('cross-origin-resource-policy', 'cross-origin')
    }
    return found
  })
}
