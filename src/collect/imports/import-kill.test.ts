import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Child, runChild } from '../../../test/children/child.ts'
import { type ImportRecord, importList } from './model-import.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-import-kill-'))
  await chmod(folder, 0o711)
})
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }))

/** `PROVE_IMPORT_MB=1024` for the long form: a file of 1 GB. */
const fileMb = Number(process.env.PROVE_IMPORT_MB ?? 60)
/** Of the whole server: the engine, the journeys and the import, whatever the size of the file. */
const memoryMb = 1_536
const note = 'Leave it with the neighbour on the second floor and call before you come. '.repeat(12)

/** Orders as an export has them, about 1,000 bytes a row. Resolves with the number of rows. */
async function writeOrders(path: string): Promise<number> {
  const out = createWriteStream(path)
  out.write('order_id,user_id,ordered_at,city,total,note\n')
  let rows = 0
  for (let bytes = 0; bytes < fileMb * 1e6; ) {
    let text = ''
    for (let i = 0; i < 1_000; i++, rows++) {
      const time = new Date(Date.UTC(2020, 2, 5) + rows * 60_000).toISOString()
      text += `o${rows},u${rows % 9_001},${time},${['الرباط', 'Fès', 'Agadir'][rows % 3]},${(rows % 900) + 0.5},${note}\n`
    }
    bytes += Buffer.byteLength(text)
    if (!out.write(text)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
  return rows
}

async function onlyImport(): Promise<ImportRecord | undefined> {
  const text = await readFile(join(folder, 'data', 'server.json'), 'utf8').catch(() => null)
  if (text === null) return undefined
  const { url, key } = JSON.parse(text)
  const headers = { authorization: `Bearer ${key}` }
  const answer = await fetch(`${url}/api/w/1/imports`, { headers }).catch(() => null)
  return answer?.ok ? importList.parse(await answer.json()).imports[0] : undefined
}

/** Looks ten times a second until it holds; the most memory that the process had meanwhile. */
async function watch(child: Child, holds: (found: ImportRecord) => boolean) {
  let mostMb = 0
  for (;;) {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(child.pid)])
    mostMb = Math.max(mostMb, Number(stdout) / 1024)
    const found = await onlyImport()
    if (found && holds(found)) return { found, mostMb }
    if (child.process.exitCode !== null || child.output().includes('did not go through'))
      throw new Error(child.output())
    if (found?.status === 'done') throw new Error('it was done before it could be killed')
    if (found?.status === 'failed') throw new Error(JSON.stringify(found.error))
    await sleep(100)
  }
}

it('a large file stays within its memory, goes on after kill -9 near where it was, and every row is there once', async () => {
  const env = { RIHLA_DATA: join(folder, 'data') }
  const file = join(folder, 'orders.csv')
  const rows = await writeOrders(file)
  const first = runChild('src/main.ts', ['--port', '0', '--import', file], env)
  const before = await watch(
    first,
    ({ progress: { messages, durable } }) => durable > 0 && messages >= 0.5 * rows,
  ).finally(() => first.end('SIGKILL'))

  const second = runChild('src/main.ts', ['--port', '0', '--no-demo'], env)
  try {
    await second.line('Rihla is ready')
    const { found, mostMb } = await watch(second, one => one.status !== 'running')
    expect(found).toMatchObject({ status: 'done', report: { messages: rows, stored: rows, repeated: 0 } })
    expect(found.progress.resumedAt).toBeGreaterThanOrEqual(before.found.progress.durable)
    const most = Math.round(Math.max(before.mostMb, mostMb))
    console.info(
      `import of ${fileMb} MB, ${rows} rows: at most ${most} MB of memory; killed after ${before.found.progress.messages}, went on after ${found.progress.resumedAt}, ${found.report?.ms} ms`,
    )
    expect(most).toBeLessThan(memoryMb)
  } finally {
    await second.end('SIGTERM')
  }
}, 3_600_000)
