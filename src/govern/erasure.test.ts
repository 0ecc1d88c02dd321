import { expect, it } from 'vitest'
import { cairoShop, startGovern } from '../../test/govern.ts'
import type { Subject } from '../platform/part.ts'

it('asks every part in order, remembers only hashes, and keeps the person out from the first moment', async () => {
  const asked: string[] = []
  const seen: boolean[] = []
  const holding = (name: 'collect' | 'unify' | 'map') => ({
    name,
    export: async ({ identifiers }: Subject) => ({ [name]: identifiers.length }),
    erase: async (subject: Subject) => {
      asked.push(name)
      seen.push(govern.suppressions.isSuppressed(subject.workspace, subject.identifiers))
      return { rows: 2 }
    },
  })
  const world = await startGovern({ parts: [holding('collect'), holding('unify'), { name: 'map' as const }] })
  const { govern, store } = world
  const { id: workspace } = await govern.workspaces.create(cairoShop, { kind: 'local' })
  const subject = { workspace, identifiers: ['email:amal@example.com', 'user_id:42'], traces: [1n] }
  expect(await govern.erasure.exportPerson(subject, { kind: 'local' })).toEqual({
    collect: { collect: 2 },
    unify: { unify: 2 },
  })
  expect(govern.suppressions.isSuppressed(workspace, ['user_id:42'])).toBe(false)
  expect(await govern.erasure.erasePerson(subject, { kind: 'local' })).toEqual({
    collect: { rows: 2 },
    unify: { rows: 2 },
  })
  expect([asked, seen]).toEqual([
    ['collect', 'unify'],
    [true, true],
  ])

  const isOut = (...identifiers: string[]) => govern.suppressions.isSuppressed(workspace, identifiers)
  expect([isOut('user_id:42'), isOut('phone:+201', 'user_id:42'), isOut('user_id:43'), isOut()]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(govern.suppressions.isSuppressed(workspace + 1, ['user_id:42'])).toBe(false)
  await govern.suppressions.load()
  expect(isOut('email:amal@example.com')).toBe(true)

  const { rows } = await store.pool.query(
    'SELECT to_jsonb(s)::text AS row FROM suppressed_identifiers s UNION ALL SELECT to_jsonb(a)::text FROM audit_trail a',
  )
  expect(rows).toHaveLength(5)
  expect(JSON.stringify(rows)).not.toMatch(/amal|user_id/)
  expect(await govern.suppressions.release(workspace, ['user_id:42'])).toBe(1)
  expect(isOut('user_id:42')).toBe(false)
})

it('stops with the name of the part that failed, and is finished by a job, which also a next start puts in', async () => {
  let broken = true
  const put: unknown[] = []
  const collect = {
    name: 'collect' as const,
    erase: async () => {
      if (broken) throw new Error('disk')
      return { events: 1 }
    },
  }
  const enqueue = async (_name: string, payload: unknown) => String(put.push(payload))
  const desk = { list: async () => [], count: async () => ({}), retry: async () => false, enqueue }
  const { govern, store } = await startGovern({ parts: [collect], jobs: desk })
  const { id: workspace } = await govern.workspaces.create(cairoShop, { kind: 'local' })
  const subject = { workspace, identifiers: ['user_id:1'], traces: [] }
  await expect(govern.erasure.erasePerson(subject, { kind: 'local' })).rejects.toThrow('collect')
  expect(put).toEqual([{ id: '1' }])
  await govern.start?.()
  expect(put).toEqual([{ id: '1' }, { id: '1' }])
  const [job] = govern.jobs
  const context = { attempt: 1, signal: AbortSignal.timeout(60_000) }
  await expect(job!.run(put[0], context)).rejects.toThrow('collect')
  broken = false
  await job!.run(put[0], context)
  await job!.run(put[0], context)
  const { rows } = await store.pool.query(
    `SELECT (SELECT count(*)::int FROM erasures_under_way) AS left, array_agg(action || ' ' || actor_kind) AS said
     FROM audit_trail WHERE action LIKE 'person%'`,
  )
  expect(rows).toEqual([{ left: 0, said: ['person.erased local'] }])
})
