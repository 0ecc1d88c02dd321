import { expect, test } from 'vitest'
import { openTestStore } from '../../../test/store.ts'
import { createLog } from '../log.ts'
import { lockStore } from './lock-store.ts'

const log = createLog('silent')

test('a second process on the same store is refused, and may when the first is gone', async () => {
  const store = await openTestStore()
  const first = await lockStore(store, { log })
  await expect(lockStore(store, { log, patienceMs: 300 })).rejects.toMatchObject({ code: 'store.in-use' })
  const waiting = lockStore(store, { log })
  await first.release()
  await (await waiting).release()
})

test('another database of the same server is another store', async () => {
  const [one, two] = await Promise.all([openTestStore(), openTestStore()])
  const locks = [await lockStore(one, { log }), await lockStore(two, { log, patienceMs: 0 })]
  await Promise.all(locks.map(lock => lock.release()))
})
