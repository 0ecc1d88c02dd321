import { beforeAll, describe, expect, it } from 'vitest'
import { browser, cairoShop, startGovern, tokenOf } from '../../../test/govern.ts'
import { steppedClock } from '../../platform/clock.ts'
import { createApp } from '../../platform/http/create-app.ts'
import { createLog } from '../../platform/log.ts'
import { migrateStore } from '../../platform/store/migrate-store.ts'
import { circumstanceTable, createCircumstanceRecords } from './circumstance-records.ts'
import { circumstanceRoutes } from './circumstance-routes.ts'
import { circumstancesAnswer } from './model-circumstances.ts'

const clock = steppedClock(Date.UTC(2026, 10, 30, 12))
let owner: ReturnType<typeof browser>
let viewer: ReturnType<typeof browser>
let workspace: number
const path = (more = '') => `/api/w/${workspace}/circumstances${more}`

beforeAll(async () => {
  const { govern, store } = await startGovern({ clock })
  await migrateStore(store, { ...govern.storeMigrations, '9999-circumstances': circumstanceTable })
  const circumstances = createCircumstanceRecords(store)
  const countryOf = async (id: number) => (await govern.workspaces.find(id))?.country ?? ''
  const routes = [...govern.routes, ...circumstanceRoutes({ circumstances, clock, countryOf })]
  const app = createApp({ routes, guard: govern.guard, log: createLog('silent'), clock })
  owner = browser(app)
  const account = { name: 'أمل', email: 'owner@a.example', password: 'ten characters' }
  const token = tokenOf(await govern.issueWelcome())
  await owner.post('/api/welcome', { token, ...account, workspace: cairoShop })
  workspace = (await (await owner.get('/api/me')).json()).workspaces[0].id
  viewer = browser(app)
  const joining = await (await owner.post(`/api/w/${workspace}/invitations`, { role: 'viewer' })).json()
  const other = { ...account, name: 'Viewer', email: 'viewer@a.example' }
  await viewer.post('/api/auth/accept', { token: tokenOf(joining.path), account: other })
})

async function list(query = '?from=2026-02-01&to=2026-03-31') {
  const answer = circumstancesAnswer.parse(await (await owner.get(path(query))).json())
  return answer.circumstances.map(c => [c.source, c.names.ar, c.from, c.to, c.series])
}

const sale = {
  name: 'تخفيضات 2026 🎉',
  kind: 'sale',
  from: '2026-02-10',
  to: '2026-02-12',
  channels: ['web'],
}

describe('circumstances', () => {
  it('are written, changed and deleted beside what the calendar knows, each change in the audit trail', async () => {
    const made = await (await owner.post(path(), sale)).json()
    expect(made).toMatchObject({ source: 'written', certainty: 'told', createdBy: 'أمل', channels: ['web'] })
    expect(await list()).toEqual([
      ['written', 'تخفيضات 2026 🎉', '2026-02-10', '2026-02-12', 'تخفيضات 🎉'],
      ['calendar', 'رمضان', '2026-02-18', '2026-03-19', 'ramadan'],
      ['calendar', 'عيد الفطر', '2026-03-20', '2026-03-22', 'eid-al-fitr'],
    ])
    const changed = await owner.put(path(`/${made.id}`), { ...sale, to: '2026-02-14', note: 'longer' })
    expect(await changed.json()).toMatchObject({ id: made.id, to: '2026-02-14', note: 'longer' })
    expect((await owner.delete(path(`/${made.id}`))).status).toBe(204)
    expect((await owner.delete(path(`/${made.id}`))).status).toBe(404)
    expect((await owner.put(path(`/${made.id}`), sale)).status).toBe(404)
    const { entries } = await (await owner.get(`/api/w/${workspace}/audit`)).json()
    const told = entries.filter((entry: { action: string }) => entry.action.startsWith('circumstance.'))
    expect(told.map((e: { action: string; before: unknown }) => [e.action, e.before !== null])).toEqual([
      ['circumstance.removed', true],
      ['circumstance.changed', true],
      ['circumstance.added', false],
    ])
  })

  it('one that was written stands in place of the calendar’s, whenever it was', async () => {
    const seen = { name: 'رمضان كما ثبتت رؤيته', kind: 'holiday', from: '2026-02-19', to: '2026-03-19' }
    const made = await (await owner.post(path(), { ...seen, insteadOf: 'ramadan-1447' })).json()
    expect(made).toMatchObject({ series: 'ramadan', isHijri: true })
    expect((await list()).map(([, name]) => name)).toEqual(['رمضان كما ثبتت رؤيته', 'عيد الفطر'])
    expect(await list('?from=2026-02-18&to=2026-02-18')).toEqual([])
    await owner.delete(path(`/${made.id}`))
  })

  it('are read by a viewer, who may not write them', async () => {
    expect((await viewer.get(path())).status).toBe(200)
    expect((await viewer.post(path(), sale)).status).toBe(403)
    const { from, to } = await (await viewer.get(path())).json()
    expect([from, to]).toEqual(['2023-11-28', '2027-12-01'])
    expect((await viewer.get(path('?to=1950-01-01'))).status).toBe(200)
  })

  it.each([
    [{}],
    [{ ...sale, name: ' ' }],
    [{ ...sale, kind: 'feast' }],
    [{ ...sale, from: '2026-02-30' }],
    [{ ...sale, from: '2026-02-13' }],
    [{ ...sale, to: '2036-02-13' }],
    [{ ...sale, from: Number.NaN }],
    [{ ...sale, name: 'x'.repeat(121) }],
    [{ ...sale, from: '0026-02-10' }],
    [{ ...sale, channels: Array.from({ length: 21 }, String) }],
  ])('refuses %j', async body => {
    expect((await owner.post(path(), body)).status).toBe(400)
  })

  it.each(['?from=2026-02-30', '?from=2026-02-02&to=2026-02-01', '?from=1900-01-01&to=2100-01-01'])(
    'refuses the period %s',
    async query => {
      expect((await owner.get(path(query))).status).toBe(400)
    },
  )
})
