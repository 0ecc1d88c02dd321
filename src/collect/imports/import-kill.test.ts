import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runChild } from '../../../test/children/child.ts'
import { importList } from './model-import.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-import-kill-'))
  await chmod(folder, 0o711)
})
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }))

const rows = 60_000

async function importsOf(url: string) {
  const { key } = JSON.parse(await readFile(join(folder, 'data', 'server.json'), 'utf8'))
  const answer = await fetch(`${url}/api/w/1/imports`, { headers: { authorization: `Bearer ${key}` } })
  return importList.parse(await answer.json()).imports
}

it('goes on after kill -9 by itself, and every row is there once', async () => {
  const env = { RIHLA_DATA: join(folder, 'data') }
  const file = join(folder, 'visits.csv')
  const timeOf = (i: number) => new Date(Date.UTC(2024, 2, 5) + i * 1_000).toISOString()
  const lines = Array.from({ length: rows }, (_, i) => `u${i % 900},${timeOf(i)},${i % 3 ? 'home' : 'cart'}`)
  await writeFile(file, `user_id,visited_at,page\n${lines.join('\n')}\n`)
  const first = runChild('src/main.ts', ['--port', '0', '--import', file], env)
  try {
    // The first tenth that is told: a quick machine passes several between two looks at the progress.
    await first.line('Importing ')
  } finally {
    await first.end('SIGKILL')
  }

  const second = runChild('src/main.ts', ['--port', '0', '--no-demo'], env)
  try {
    const url = (await second.line('Rihla is ready')).replace(/.*ready: /, '')
    let [found] = await importsOf(url)
    expect(found?.status).toBe('running')
    while (found?.status === 'running') {
      await new Promise(resolve => setTimeout(resolve, 200))
      ;[found] = await importsOf(url)
    }
    expect(found).toMatchObject({ status: 'done', report: { messages: rows, stored: rows, repeated: 0 } })
  } finally {
    await second.end('SIGTERM')
  }
}, 90_000)
