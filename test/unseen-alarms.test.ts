import { afterAll, beforeAll, expect, test } from 'vitest'
import { createQualityRecords } from '../src/collect/quality/records.ts'
import { openTwo, type TwoWorkspaces } from './two-workspaces.ts'

// Which alarms are new to whom, through the doors that the screens use. The owner is a member of A and B, the colleague of B.

let two: TwoWorkspaces
type Records = ReturnType<typeof createQualityRecords>
let records: Records
const actor = { caller: { kind: 'local' }, at: 0 } as const

beforeAll(async () => {
  two = await openTwo()
  records = createQualityRecords(two.rihla.engines.store)
})
afterAll(() => two.close())

const raise = (workspace: number, event: string, at: number, day = '2026-01-02') => {
  const of = { kind: 'property-gone', source: 'shop', event, path: 'price', detail: '' } as const
  return records.raise(workspace, [{ ...of, day: { day, seen: 0, usual: 1, n: 30 } }], at)
}
const unseenBy = async (who: TwoWorkspaces['owner'], workspace: number): Promise<number> =>
  (await (await who.get(`/api/w/${workspace}/quality/unseen`)).json()).unseen
const listed = async (who: TwoWorkspaces['owner'], workspace: number) =>
  await (await who.get(`/api/w/${workspace}/quality`)).json()
const see = async (who: TwoWorkspaces['owner'], workspace: number, alarms: object[]): Promise<number> =>
  (await (await who.put(`/api/w/${workspace}/quality/seen`, { alarms })).json()).unseen

test('an alarm is new to each member until they have seen it, and new again when it is raised anew', async () => {
  const { owner, colleague } = two
  const { a, b } = two.workspaces
  await raise(a, 'Of A', 1000)
  const [first] = await raise(b, 'Order', 1000)
  const [second] = await raise(b, 'Refund', 1001)
  const seen = [first, second].map(alarm => ({ id: alarm!.id, raisedAt: alarm!.raisedAt }))
  expect(await unseenBy(owner, a)).toBe(1)
  expect(await unseenBy(owner, b)).toBe(2)
  expect(await unseenBy(colleague, b)).toBe(2)
  expect(new Set((await listed(colleague, b)).unseen)).toEqual(new Set(seen.map(({ id }) => id)))

  expect(await see(colleague, b, [seen[0]!])).toBe(1)
  expect((await listed(colleague, b)).unseen).toEqual([second!.id])
  expect(await unseenBy(owner, b)).toBe(2)
  expect(await see(colleague, b, seen)).toBe(0)

  // What somebody is at, or muted, waits for nobody.
  await records.change(b, first!.id, { state: 'acknowledged', isUsual: false }, actor)
  expect(await unseenBy(owner, b)).toBe(1)

  // Resolved and bad again: raised anew. Of the raising before it says nothing to have seen it.
  await records.change(b, first!.id, { state: 'resolved', isUsual: false }, actor)
  const [again] = await raise(b, 'Order', 5000, '2026-01-05')
  expect(again!.id).toBe(first!.id)
  expect(await unseenBy(colleague, b)).toBe(1)
  expect(await see(colleague, b, [seen[0]!])).toBe(1)
  expect(await see(colleague, b, [{ id: again!.id, raisedAt: again!.raisedAt }])).toBe(0)
  // A screen that was opened before says an older raising: nothing is new again by that.
  expect(await see(colleague, b, [seen[0]!])).toBe(0)
})

test('nobody sees alarms of another workspace for anybody', async () => {
  const { owner, colleague } = two
  const { a, b } = two.workspaces
  const [alarm] = await raise(a, 'Also of A', 2000)
  const before = await unseenBy(owner, a)
  await see(owner, b, [{ id: alarm!.id, raisedAt: alarm!.raisedAt }])
  await see(colleague, b, [{ id: alarm!.id, raisedAt: alarm!.raisedAt }])
  expect(await unseenBy(owner, a)).toBe(before)
})

test('who asked not to be told here has no count, and a key has nobody to see for', async () => {
  const { colleague } = two
  const { b } = two.workspaces
  await raise(b, 'Once more', 9000)
  expect(await unseenBy(colleague, b)).toBe(1)
  const quiet = { inApp: false, mail: false, address: '', webhook: '', language: 'ar' }
  expect((await colleague.put(`/api/w/${b}/quality/subscription`, quiet)).status).toBe(200)
  expect(await unseenBy(colleague, b)).toBe(0)
  const answer = await two.call('b', { method: 'GET', path: '/quality/unseen' })
  expect(await answer.json()).toEqual({ unseen: 0 })
})
