import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeWorkbook, rowsXml } from '../../../../test/make-workbook.ts'
import { inspect } from '../inspect/inspect.ts'
import type { Outcome } from '../model-outcome.ts'
import { propose } from '../propose/propose.ts'
import { type FileInput, fileAt } from '../read/file-input.ts'
import { createCursor, type Position } from './cursor.ts'
import { defaultLimits, messages } from './messages.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-cursor-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function written(name: string, content: string | Uint8Array): Promise<FileInput> {
  await writeFile(join(folder, name), content)
  return fileAt(join(folder, name))
}

const n = Array.from({ length: 9_000 }, (_, i) => i)
/** Wide enough for several chunks of a file; some rows refused, some true repeats far apart. */
const visits = (from: number) =>
  `user_id,visited_at,page\n${n
    .map(
      i =>
        `u${i % 400},${i % 777 === 5 ? 'soon' : '2026-11-01 10:00:00'},${from}-${i % 4_000}-${'x'.repeat(60)}`,
    )
    .join('\n')}\n`

async function eachBoundary(files: FileInput[]) {
  const { mapping } = propose(await inspect(files), { source: 'test', answers: { zone: 'UTC' } })
  const read = async (from?: Position) => {
    const cursor = createCursor(from)
    const found: Outcome[] = []
    const boundaries: { at: Position; before: number }[] = []
    let at = cursor.at
    for await (const outcome of messages(mapping, files, { ...defaultLimits, cursor })) {
      if (cursor.at !== at) boundaries.push({ at: cursor.at, before: found.length })
      at = cursor.at
      found.push(outcome)
    }
    return { found, boundaries }
  }
  const whole = await read()
  expect(whole.boundaries.length).toBeGreaterThan(2)
  for (const { at, before } of whole.boundaries)
    expect((await read(JSON.parse(JSON.stringify(at)))).found).toEqual(whole.found.slice(before))
  return whole.found
}

it('goes on from any place with exactly what is left: two files, one packed, with repeats and refused rows', async () => {
  const found = await eachBoundary([
    await written('visits-2026-11-01.csv', visits(1)),
    await written('visits-2026-11-02.csv.gz', gzipSync(visits(2))),
  ])
  const repeats = found.filter(one => 'notice' in one && one.notice.notice === 'repeated-row')
  expect(repeats.length).toBeGreaterThan(5_000)
})

it('does so with JSON on one line and with a workbook', async () => {
  const lines = n.map(i => ({
    user_id: `u${i % 400}`,
    visited_at: '2026-11-01T10:00:00Z',
    page: 'x'.repeat(90) + i,
  }))
  await eachBoundary([await written('visits.json', JSON.stringify(lines))])
  const rows = [
    ['user_id', 'visited_at', 'page'],
    ...n.slice(0, 6_000).map(i => [`u${i % 400}`, '2026-11-01T10:00:00Z', `p${i}`]),
  ]
  await eachBoundary([await written('visits.xlsx', makeWorkbook({ sheets: { A: rowsXml(rows) } }))])
})

it('does so with tables that are looked up and summed: a detail that belongs to no row is told once', async () => {
  const orders = n.map(i => `o${i},u${i % 300},2026-11-01 10:00:00,${'y'.repeat(60)}`)
  const items = n.slice(0, 3_000).flatMap(i => [`o${i},0.1`, `o${i},0.2`])
  const found = await eachBoundary([
    await written('orders.csv', `order_id,user_id,ordered_at,note\n${orders.join('\n')}\n`),
    await written('order_items.csv', `order_id,price\n${items.join('\n')}\nlost,1.5\n`),
  ])
  const unmatched = found.filter(one => 'notice' in one && one.notice.notice === 'detail-unmatched')
  expect(unmatched).toHaveLength(1)
})
