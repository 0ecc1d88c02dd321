import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestStore } from '../../../test/store.ts'
import { createLog } from '../log.ts'
import { createJobs, defineJob, type Jobs } from './jobs.ts'

const log = createLog('silent')
const started: Jobs[] = []

afterEach(async () => {
  await Promise.all(started.splice(0).map(jobs => jobs.stop()))
})

async function openJobs() {
  const store = await openTestStore()
  const jobs = createJobs({ store, log })
  started.push(jobs)
  return { store, jobs }
}

async function until(what: () => boolean | Promise<boolean>) {
  for (let i = 0; i < 500; i++) {
    if (await what()) return
    await sleep(20)
  }
  throw new Error('waited in vain')
}

test('a job runs once with its parsed payload and is gone', async () => {
  const { jobs } = await openJobs()
  const seen: unknown[] = []
  jobs.define('greet', z.object({ workspace: z.number(), name: z.string() }), async payload => {
    seen.push(payload)
  })
  await jobs.enqueue('greet', { workspace: 1, name: 'سلمى', surplus: true })
  await jobs.start()
  await until(() => seen.length > 0)
  await until(async () => (await jobs.list()).length === 0)
  expect(seen).toEqual([{ workspace: 1, name: 'سلمى' }])
})

test('a payload that does not fit, and an unknown job, are refused when they are put in', async () => {
  const { jobs } = await openJobs()
  jobs.add(defineJob({ name: 'count', schema: z.object({ n: z.number() }), handler: async () => undefined }))
  await expect(jobs.enqueue('count', { n: 'three' })).rejects.toThrow(/expected number/)
  await expect(jobs.enqueue('other', {})).rejects.toThrow(/no job is called other/)
  expect(() => jobs.define('count', z.object({}), async () => undefined)).toThrow(/twice/)
})

test('a job that fails is tried again, is listed with its error, and can be run again by hand', async () => {
  const { jobs } = await openJobs()
  let failures = 0
  let done = 0
  jobs.define('fragile', z.object({ workspace: z.number() }), async () => {
    if (failures < 1) {
      failures++
      throw new Error('the printer is on fire')
    }
    done++
  })
  await jobs.start()
  const id = await jobs.enqueue('fragile', { workspace: 7 }, { maxAttempts: 1 })
  await until(async () => (await jobs.list())[0]?.state === 'failed')
  expect(await jobs.list({ workspace: 7 })).toMatchObject([
    { id, name: 'fragile', attempts: 1, maxAttempts: 1, lastError: expect.stringContaining('on fire') },
  ])
  expect(await jobs.list({ workspace: 8 })).toEqual([])
  expect(await jobs.retry(id)).toBe(true)
  await until(() => done === 1)
  expect(await jobs.retry('999999')).toBe(false)
})

test('what failed stands before the rest, of one state alone if asked, and all are counted', async () => {
  const { jobs } = await openJobs()
  jobs.define('broken', z.object({ workspace: z.number() }), async () => {
    throw new Error('never')
  })
  jobs.define('planned', z.object({ workspace: z.number() }), async () => undefined)
  await jobs.start()
  const failed = await jobs.enqueue('broken', { workspace: 7 }, { maxAttempts: 1 })
  await until(async () => (await jobs.list())[0]?.state === 'failed')
  const runAt = Date.UTC(2200, 0, 1)
  const planned = await Promise.all(
    [7, 7, 8].map(workspace => jobs.enqueue('planned', { workspace }, { runAt })),
  )
  const list = await jobs.list({ workspace: 7, limit: 2 })
  expect(list.map(job => job.state)).toEqual(['failed', 'later'])
  expect(await jobs.count({ workspace: 7 })).toEqual({ failed: 1, later: 2 })
  expect((await jobs.list({ workspace: 7, state: 'failed' })).map(job => job.id)).toEqual([failed])
  expect(await jobs.list({ workspace: 7, id: planned[2] })).toEqual([])
})

test('an automatic retry comes without anybody asking', async () => {
  const { jobs } = await openJobs()
  const attempts: number[] = []
  jobs.define('again', z.object({}), async (_, { attempt }) => {
    attempts.push(attempt)
    if (attempts.length === 1) throw new Error('once')
  })
  await jobs.start()
  await jobs.enqueue('again', {})
  await until(() => attempts.length === 2)
  expect(attempts).toEqual([1, 2])
})

test('of one key only the newest waits; a job for later waits', async () => {
  const { jobs } = await openJobs()
  jobs.define('fold', z.object({ n: z.number() }), async () => undefined)
  const runAt = Date.UTC(2200, 0, 1)
  await jobs.enqueue('fold', { n: 1 }, { key: 'fold:1', runAt })
  await jobs.enqueue('fold', { n: 2 }, { key: 'fold:1', runAt })
  expect(await jobs.list()).toMatchObject([{ state: 'later', runAt, payload: { n: 2 } }])
})

test('stopping waits for the job under way', async () => {
  const { jobs } = await openJobs()
  let begun = false
  let ended = false
  jobs.define('slow', z.object({}), async () => {
    begun = true
    await sleep(300)
    ended = true
  })
  await jobs.start()
  await jobs.enqueue('slow', {})
  await until(() => begun)
  await jobs.stop()
  expect(ended).toBe(true)
})
