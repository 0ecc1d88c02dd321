import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sessionWithin } from '../../src/cli/session.ts'
import { streamFile } from '../../src/cli/stream-file.ts'
import { type FileInput, fileOf } from '../../src/collect/files/read/file-input.ts'
import { importDetail, importRecord } from '../../src/collect/imports/model-import.ts'
import { cairoShop, tokenOf } from '../govern.ts'
import { type RunningRihla, startRihla } from './running-rihla.ts'
import { findBarriers, type Look, openSite, overflow, type Site, takePicture } from './site.ts'

const password = 'ten characters'
const email = 'amal@example.com'
let rihla: RunningRihla
let site: Site
/** With the key made last. */
let send: (messages: readonly object[]) => Promise<Response>

const numbers = Array.from({ length: 45 }, (_, i) => i)
const orders = fileOf(
  'orders.csv',
  `order_id,user_id,ordered_at,shipped_at,city\n${numbers
    .map(
      i =>
        `o${i},u${i % 20},2024-03-05 10:${String(i).padStart(2, '0')}:00,2024-03-06 10:00:00,${i % 2 ? 'الدار البيضاء' : 'Rabat'}`,
    )
    .join('\n')}\no98,u7,soon,,Rabat\n`,
)
const items = fileOf(
  'order_items.csv',
  `order_id,price\n${numbers.map(i => `o${i},10.5\no${i},0.2`).join('\n')}\n`,
)

/** A shop that sends events, has refused some, and has imported its orders. */
beforeAll(async () => {
  rihla = await startRihla()
  const session = sessionWithin({ app: rihla.app, localKey: rihla.localKey })
  const account = { name: 'أمل بناني', email, password }
  const token = tokenOf(await rihla.govern.issueWelcome())
  const body = JSON.stringify({ token, ...account, workspace: { ...cairoShop, digits: 'latn' } })
  const headers = { 'content-type': 'application/json', origin: rihla.url }
  await fetch(`${rihla.url}/api/welcome`, { method: 'POST', headers, body })
  for (const name of ['Web shop', 'تطبيق الجوال']) {
    const { secret } = await session.call({
      method: 'POST',
      path: '/api/w/1/keys',
      body: { kind: 'write', name },
      answer: z.looseObject({ secret: z.string() }),
    })
    const batch = [
      { type: 'track', userId: '42', event: 'Order Completed', properties: { order_id: 'A-1042' } },
      { type: 'page', anonymousId: 'b7e1', properties: { path: '/' } },
      { type: 'track', event: 'Product Viewed' },
      { type: 'track', userId: '43', event: 'Product Added', timestamp: 'yesterday' },
    ]
    send = messages =>
      fetch(`${rihla.url}/v1/batch`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${secret}:`)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ batch: messages }),
      })
    await send(batch)
  }
  const upload = async (files: readonly FileInput[]) => {
    const path = '/api/w/1/imports'
    const made = await session.call({
      method: 'POST',
      path,
      body: { name: files[0]?.name },
      answer: importRecord,
    })
    for (const file of files)
      await session.call({
        method: 'PUT',
        path: `${path}/${made.id}/files/${file.name}`,
        stream: streamFile(file),
        answer: importRecord,
      })
    return `${path}/${made.id}`
  }
  const done = await upload([orders, items])
  await session.call({
    method: 'POST',
    path: `${done}/inspect`,
    body: { answers: { zone: 'UTC' } },
    answer: importDetail,
  })
  await session.call({ method: 'POST', path: `${done}/start`, answer: importRecord })
  for (let status = 'running'; status === 'running'; ) {
    status = (await session.call({ path: done, answer: importDetail })).import.status
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  const open = await upload([orders, items])
  await session.call({ method: 'POST', path: `${open}/inspect`, body: {}, answer: importDetail })
  site = await openSite(rihla.url)
})
afterAll(async () => {
  await site?.close()
  await rihla?.stop()
})

async function signedIn(path: string, look: Look) {
  const page = await site.open(`/sign-in?to=${encodeURIComponent(path)}`, look)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL(`**${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.waitForTimeout(300)
  return page
}

const pages = ['', '/quarantine', '/imports', '/imports/1', '/imports/2']
const looks: readonly Look[] = [
  { language: 'en', scheme: 'light', width: 1440 },
  { language: 'ar', scheme: 'dark', width: 1440 },
  { language: 'ar', scheme: 'light', width: 390 },
  { language: 'en', scheme: 'dark', width: 390 },
]

describe.each(looks)('the data screens ($language, $scheme, $width)', look => {
  it.each(pages)('/data%s: nothing in the way, nothing wider than the window', async path => {
    const page = await signedIn(`/data${path}`, look)
    const name = `data${path.replaceAll('/', '-')}-${look.language}-${look.scheme}-${look.width}`
    await takePicture(page, name)
    expect(await findBarriers(page)).toBe('')
    expect(await overflow(page)).toBe(0)
    await page.context().close()
  })
})

describe('the links between the pages', () => {
  it.each(looks)('are all in sight, none behind an edge ($language, $width)', async look => {
    const page = await signedIn('/data', look)
    const links = page.locator('nav').filter({ has: page.locator('a[href="/data/bots"]') })
    const row = links.locator('a:visible')
    const edges = await row.evaluateAll(all =>
      all.map(one => one.getBoundingClientRect()).map(({ left, right }) => [left, right]),
    )
    // Wide: ten pages. Narrow: three groups and the five pages of the one we are in.
    expect(edges.length).toBe(look.width === 390 ? 8 : 10)
    for (const [left = -1, right = Infinity] of edges)
      expect([left >= 0, right <= look.width]).toEqual([true, true])
    if (look.width === 390) await row.nth(2).click()
    await links.locator('a[href="/data/bots"]:visible').click()
    await page.waitForURL('**/data/bots')
    await links.locator('a[href="/data/bots"][aria-current="page"]:visible').waitFor()
    await page.context().close()
  })
})

describe('an import on the screen', () => {
  it('is prepared, previewed, started, read and undone', async () => {
    const page = await signedIn('/data/imports', { language: 'en', scheme: 'light', width: 1440 })
    const csv = `user_id,visited_at,page\n${numbers.map(i => `u${i % 9},2024-04-05 10:${String(i).padStart(2, '0')}:00,home`).join('\n')}\n`
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'visits.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByRole('heading', { name: 'What was found' }).waitFor()
    expect(await page.getByRole('button', { name: 'Start import' }).isDisabled()).toBe(true)
    await page.getByRole('combobox', { name: /Which time zone/ }).click()
    await page.getByRole('option', { name: 'UTC', exact: true }).click()
    await page.getByText('2024').first().waitFor()
    await page.getByRole('textbox', { name: 'Event', exact: true }).fill('Page visited')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Page visited').last().waitFor()
    await takePicture(page, 'data-import-ready')
    expect(await findBarriers(page)).toBe('')
    await page.getByRole('button', { name: 'Start import' }).click()
    await page.getByRole('heading', { name: 'What this import did' }).waitFor()
    await takePicture(page, 'data-import-report')
    expect(await page.getByText('Page visited').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Undo import' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click()
    await page.getByText('The import is undone').waitFor()
    await page.context().close()
  })

  it.each(['en', 'ar'] as const)('of several days shows what differs between them (%s)', async language => {
    const page = await signedIn('/data/imports', { language, scheme: 'light', width: 1440 })
    const dayOf = (day: number, head: string) => {
      const lines = numbers.map(
        i => `d${day}-${i},u${i % 9},2026-11-0${day} 10:${String(i).padStart(2, '0')}:00,${i}.5`,
      )
      return {
        name: `orders-2026-11-0${day}.csv`,
        mimeType: 'text/csv',
        buffer: Buffer.from(`${[head, ...lines].join('\n')}\n`),
      }
    }
    const head = 'order_id,user_id,ordered_at,total'
    const files = [dayOf(1, head), dayOf(2, head), dayOf(3, 'order_id,user_id,ordered_at,total_amount')]
    await page.locator('input[type=file]').first().setInputFiles(files)
    const title = language === 'en' ? 'What differs between the files' : 'الفروق بين الملفات'
    await page.getByRole('heading', { name: title }).waitFor()
    await page.getByText('orders-2026-11-03.csv').first().waitFor()
    await takePicture(page, `data-import-days-${language}`)
    expect(await findBarriers(page)).toBe('')
    await page.context().close()
  })

  it('is paused on the screen and goes on', async () => {
    const page = await signedIn('/data/imports', { language: 'en', scheme: 'light', width: 1440 })
    const time = (i: number) => new Date(Date.UTC(2024, 2, 5) + i * 1_000).toISOString()
    const lines = Array.from({ length: 60_000 }, (_, i) => `u${i % 900},${time(i)},page ${i}`)
    const csv = `user_id,visited_at,page\n${lines.join('\n')}\n`
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByRole('heading', { name: 'What was found' }).waitFor()
    await page.getByRole('button', { name: 'Start import' }).click()
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await page.getByRole('heading', { name: 'Paused' }).waitFor()
    await takePicture(page, 'data-import-paused')
    expect(await findBarriers(page)).toBe('')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'What this import did' }).waitFor({ timeout: 60_000 })
    await page.getByText('60,000').first().waitFor()
    await page.context().close()
  })

  it('shows messages as they arrive, and repairs one from quarantine', async () => {
    const page = await signedIn('/data', { language: 'en', scheme: 'light', width: 1440 })
    await send([{ type: 'track', userId: '42', event: 'Parcel Weighed' }])
    await page.getByText('Parcel Weighed').first().waitFor()
    await page.getByRole('button', { name: 'Send events' }).click()
    await page.getByText('From a terminal').waitFor()
    await page.goto(`${site.url}/data/quarantine?reason=time-invalid`)
    await page.getByRole('button', { name: 'Repair' }).first().click()
    const editor = page.getByRole('textbox', { name: 'The message as JSON' })
    await editor.fill((await editor.inputValue()).replace('yesterday', '2026-11-21T10:00:00Z'))
    await takePicture(page, 'data-quarantine-repair', false)
    expect(await findBarriers(page)).toBe('')
    await page.getByRole('button', { name: 'Process again' }).click()
    await page.getByText('1 message was taken').waitFor()
    await page.context().close()
  })
})
