import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runChild } from '../../../test/children/child.ts'

// Whole processes start and end here; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const kills = Math.min(Number(process.env.PROVE_KILLS ?? 3), 20) // a job comes at most 25 times
let dataFolder = ''

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'rihla-jobs-'))
  await chmod(dataFolder, 0o711)
})
afterEach(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 20 }))

test('a job in whose middle the process was killed runs again; one that may run once does not', async () => {
  const first = runChild('test/children/work-jobs.ts', [dataFolder, 'enqueue'])
  await Promise.all([first.line('begun 1 1'), first.line('begun 2 1')])
  await first.end('SIGKILL')
  const second = runChild('test/children/work-jobs.ts', [dataFolder, 'finish'])
  await second.line('done 1 2')
  await sleep(1500) // a full look for work
  expect(second.output()).not.toContain('begun 2')
  await second.end('SIGKILL')
})

test(`killed ${kills} times in the middle, the job still comes to its end`, async () => {
  for (let kill = 1; kill <= kills; kill++) {
    const child = runChild('test/children/work-jobs.ts', [dataFolder, kill === 1 ? 'enqueue' : 'begin-only'])
    await child.line(`begun 1 ${kill}`)
    await child.end('SIGKILL')
  }
  const last = runChild('test/children/work-jobs.ts', [dataFolder, 'finish'])
  await last.line(`done 1 ${kills + 1}`)
  await last.end('SIGKILL')
}, 600_000)
