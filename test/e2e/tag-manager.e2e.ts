import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { sessionWithin } from '../../src/cli/session.ts'
import { templateFor } from '../../src/collect/web/prepare-tag-manager.ts'
import { createSandbox, readTemplate, templateText } from '../tag-manager.ts'
import { withSite } from './journeys-shop.ts'
import { servePages } from './page-server.ts'
import { launch } from './site.ts'

const opened = withSite()
const host = 'https://rihla.test'
let shop: Awaited<ReturnType<typeof servePages>>
let browser: Awaited<ReturnType<typeof launch>>
let key = ''

beforeAll(async () => {
  const session = sessionWithin({ app: opened.rihla.app, localKey: opened.rihla.localKey })
  const { secret } = await session.call({
    method: 'POST',
    path: '/api/w/1/keys',
    body: { kind: 'write', name: 'Tag manager' },
    answer: z.looseObject({ secret: z.string() }),
  })
  key = secret
  shop = await servePages((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end('<!doctype html><title>Shop</title>')
  })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

it('a page without our tag loads the tracker by the template, says what was said before, and asks the banner', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const sent: { event?: string; type: string; properties?: unknown }[] = []
  const answer = { status: 200, headers: { 'access-control-allow-origin': '*' } }
  // The address of Rihla is https in a container; here its answers stand in for the network.
  await page.route(`${host}/**`, async route => {
    const url = new URL(route.request().url())
    if (url.pathname === '/rihla.js')
      return route.fulfill({
        ...answer,
        contentType: 'text/javascript',
        body: readFileSync(join(inject('siteFolder'), 'rihla.js')),
      })
    const body = route.request().postData() ?? '{}'
    sent.push(...JSON.parse(body).batch)
    const taken = await fetch(`${opened.rihla.url}${url.pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
    })
    return route.fulfill({ ...answer, contentType: 'application/json', body: await taken.text() })
  })
  await page.goto(shop.url)
  const { code, grants } = readTemplate(templateFor(templateText, host, key))
  await page.evaluate(`window.sandbox = (${createSandbox})(window, ${JSON.stringify({ code, grants })})`)
  const run = (data: object) => page.evaluate(`sandbox.run(${JSON.stringify(data)})`)

  await run({ action: 'track', eventName: 'Before', values: [{ name: 'early', value: 'yes' }] })
  await run({ action: 'load', host, writeKey: key, consent: 'mode', pages: true, signalErrors: true })
  await page.waitForFunction(() => 'rihla' in window && !Array.isArray(window.rihla))
  await run({ action: 'track', eventName: 'Product Added', object: { price: 129 } })
  await page.waitForTimeout(1500)
  expect(sent).toEqual([])

  await page.evaluate(`sandbox.grant({ analytics_storage: true, ad_storage: false })`)
  await expect
    .poll(() => sent.map(one => one.event ?? one.type))
    .toEqual(expect.arrayContaining(['page', 'Before', 'Product Added']))
  expect(sent.find(one => one.event === 'Before')?.properties).toEqual({ early: 'yes' })
  expect(await page.evaluate(`sandbox.calls.some(call => call.api === 'gtmOnSuccess')`)).toBe(true)
  await context.close()
})
