import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { simulateShop } from '../../demo/simulate-shop.ts'
import { shopLine } from '../../demo/truth.ts'
import { type Child, runChild } from '../../test/children/child.ts'
import { sourcesAnswer } from '../collect/model-data.ts'

// Whole processes start and end here; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let folder = ''
const children: Child[] = []
const data = () => join(folder, 'data')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-demo-'))
  await chmod(folder, 0o711)
})
afterEach(() => Promise.all(children.splice(0).map(child => child.end('SIGKILL'))))
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }))

function launch(file: string, ...args: string[]): Child {
  const child = runChild(file, [...args, '--data', data()])
  children.push(child)
  return child
}

test('a shop of any size goes in through the entrance, and its truth is written down', async () => {
  const child = launch('src/cli/main.ts', 'demo', '--people', '60', '--seed', '7', '--json')
  expect(await child.exited).toBe(0)
  const { messages, quarantined, truthFile } = JSON.parse(child.answer())
  expect(quarantined).toBe(0)
  expect(messages).toBeGreaterThan(1000)
  const [first = ''] = (await readFile(truthFile, 'utf8')).split('\n')
  expect(shopLine.parse(JSON.parse(first))).toMatchObject({ people: 60, seed: 7 })
})

test('as files, it is the same shop each time', async () => {
  const write = async (name: string) => {
    const target = join(folder, name)
    const child = launch(
      'src/cli/main.ts',
      'demo',
      '--people',
      '20',
      '--files',
      target,
      '--end',
      '2026-11-22',
    )
    expect(await child.exited).toBe(0)
    return Promise.all(['messages', 'truth'].map(file => readFile(join(target, `${file}.jsonl`), 'utf8')))
  }
  expect(await write('one')).toEqual(await write('two'))
})

test('the first start fills a workspace; killed in the middle, the next one goes on with the same shop', async () => {
  const fresh = join(folder, 'first')
  const start = (...more: string[]) => {
    const args = ['--port', '0', '--data', fresh, '--demo-people', '300', ...more]
    const child = runChild('src/main.ts', args)
    children.push(child)
    return child
  }
  const first = start()
  await first.line('10 %')
  await first.end('SIGKILL')
  const second = start()
  await second.line('it works once')
  expect(second.output()).toContain('Filled a demo workspace')
  const plan = JSON.parse(await readFile(join(fresh, 'demo', 'plan.json'), 'utf8'))
  const expected = [...simulateShop(plan).messages].length
  expect(await storedEvents(fresh, plan.workspace)).toBe(expected)
  await second.end('SIGTERM')

  const third = start()
  await third.line('it works once')
  expect(third.output()).not.toContain('Filled')
  expect(await storedEvents(fresh, plan.workspace)).toBe(expected)
  third.process.kill('SIGTERM')
  expect(await third.exited).toBe(0)
})

async function storedEvents(dataFolder: string, workspace: number): Promise<number> {
  const { url, key } = JSON.parse(await readFile(join(dataFolder, 'server.json'), 'utf8'))
  const headers = { authorization: `Bearer ${key}` }
  const answer = await fetch(`${url}/api/w/${workspace}/sources`, { headers })
  const { sources } = sourcesAnswer.parse(await answer.json())
  return sources.reduce((sum, source) => sum + source.events, 0)
}
