import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { provableLine } from '../../demo/truth.ts'
import { type Child, runChild } from '../../test/children/child.ts'

// Whole processes start and end here; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let folder = ''
let somebody = ''
let server: Child | null = null

async function rihla(...args: string[]) {
  const child = runChild('src/cli/main.ts', [...args, '--data', join(folder, 'data')])
  return { code: await child.exited, answer: child.answer(), output: child.output() }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-cli-people-'))
  await chmod(folder, 0o711)
  const { answer } = await rihla('demo', '--people', '40', '--json')
  const lines = (await readFile(JSON.parse(answer).truthFile, 'utf8')).trim().split('\n')
  const provable = lines.map(line => JSON.parse(line)).filter(line => line.kind === 'provable')
  const known = provable.map(line => provableLine.parse(line)).find(line => line.identifiers.length > 2)
  somebody = known!.identifiers[0]!
  server = runChild('src/main.ts', ['--port', '0', '--no-demo', '--data', join(folder, 'data')])
  await server.line('Rihla is ready')
})
afterAll(async () => {
  await server?.end('SIGTERM')
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

test('questions are listed and answered with their evidence; wrong ones have their exit codes', async () => {
  const listed = await rihla('questions', '--json')
  const { questions } = JSON.parse(listed.answer)
  expect(questions.map((one: { name: string }) => one.name)).toContain('transitions')
  const asked = await rihla('ask', 'transitions', '{"by":"person"}')
  expect(asked.code).toBe(0)
  expect(JSON.parse(asked.answer)).toMatchObject({
    evidence: { question: 'transitions', people: expect.any(Number) },
  })
  const explained = await rihla('ask', 'transitions', '--explain')
  expect(JSON.parse(explained.answer).evidence.sql[0]).toMatchObject({
    sql: expect.stringContaining('SELECT'),
  })
  expect(await rihla('ask', 'nothing-of-the-kind')).toMatchObject({ code: 3 })
  expect(await rihla('ask', 'transitions', '{by: person}')).toMatchObject({ code: 2 })
  expect(await rihla('ask', 'transitions', '{"by":7}')).toMatchObject({ code: 2, answer: '' })
})

test('one person is exported, erased when it is said twice, and gone', async () => {
  const file = join(folder, 'person.json')
  expect(await rihla('export', somebody, '--output', file)).toMatchObject({ code: 0 })
  expect(await readFile(file, 'utf8')).toContain(somebody.split(':')[1])
  expect(await rihla('erase', somebody)).toMatchObject({ code: 2, output: expect.stringContaining('--yes') })
  const erased = await rihla('erase', somebody, '--yes', '--json')
  expect(erased.code).toBe(0)
  expect(JSON.parse(erased.answer).collect.events).toBeGreaterThan(0)
  expect(await rihla('export', somebody)).toMatchObject({ code: 3 })
})
