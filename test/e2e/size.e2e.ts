import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

it('the first load is less than 350 KB of compressed JavaScript', async () => {
  const page = await site.open('/sign-in', { language: 'ar', scheme: 'light', width: 1440 })
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(entry => entry.name)
      .filter(name => name.endsWith('.js')),
  )
  const sizes = await Promise.all(
    scripts.map(async url => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length),
  )
  const kilobytes = Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000)
  console.log(`first load: ${kilobytes} KB of JavaScript in ${scripts.length} files`)
  expect(scripts.length).toBeGreaterThan(0)
  expect(kilobytes).toBeLessThan(350)
  await page.context().close()
})
