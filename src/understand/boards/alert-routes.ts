import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { periodOf } from './alert-periods.ts'
import type { AlertRecords } from './alert-records.ts'
import type { Alerts } from './alerts.ts'
import { type Asking, askPlainly } from './asking.ts'
import { refuseReaders } from './mail-routes.ts'
import {
  type Alert,
  type AlertBody,
  alertBody,
  alertCheck,
  alertListSchema,
  unseenSchema,
} from './model-alerts.ts'
import { readNumber } from './model-answer-numbers.ts'
import type { ReadersOf } from './readers.ts'
import type { SavedRecords } from './saved-records.ts'
import { idOf, idParam } from './tables.ts'

export interface AlertRouteDeps {
  readonly asking: Asking
  readonly alerts: Alerts
  readonly alertRecords: AlertRecords
  readonly saved: SavedRecords
  readonly readers: ReadersOf
  readonly clock: Clock
}

const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const
const params = z.object({ alert: idParam })
const listedChecks = 30

/** Alerts on numbers of saved questions. One on a question that the caller may not see is not there. */
export function alertRoutes(deps: AlertRouteDeps): AnyRoute[] {
  return [...readRoutes(deps), ...changeRoutes(deps)]
}

async function answer({ alertRecords, saved }: AlertRouteDeps, { workspace }: Scope, caller: Caller) {
  const [kept, questions, unseen] = await Promise.all([
    alertRecords.list(workspace),
    saved.list(workspace, caller),
    alertRecords.unseen(workspace, caller),
  ])
  const known = new Map(questions.map(one => [one.id, one]))
  const alerts = await Promise.all(
    kept.flatMap(alert => {
      const question = known.get(alert.saved)
      return question ? [shown(alert, question)] : []
    }),
  )
  return { alerts }

  async function shown(
    { authorId, workspace: _, nextAt: __, ...alert }: (typeof kept)[number],
    { name, question }: (typeof questions)[number],
  ): Promise<Alert> {
    const isMine = authorId !== null && authorId === idOf(caller)
    return {
      ...alert,
      ...{ savedName: name, question, isMine, isUnseen: unseen.has(alert.id) },
      // Whoever has it can speak in our name.
      secret: isMine ? alert.secret : '',
      history: await alertRecords.history(alert.id, listedChecks),
    }
  }
}

async function readAlert(
  { alertRecords, saved }: AlertRouteDeps,
  { workspace }: Scope,
  { id, caller }: { id: number; caller: Caller },
) {
  const alert = await alertRecords.read(workspace, id)
  await saved.read(workspace, alert.saved, caller)
  return alert
}

/** @throws RihlaError `not-found`, `alert.path-missing`, `alert.no-period`, and what the question refuses */
async function check(
  deps: AlertRouteDeps,
  scope: Scope,
  { body, caller }: { body: AlertBody; caller: Caller },
) {
  const saved = await deps.saved.read(scope.workspace, body.saved, caller)
  await refuseReaders(deps.readers, scope.workspace, body.readers)
  if (readNumber(await askPlainly(deps.asking, scope, saved), body.path) === null)
    throw new RihlaError('alert.path-missing', { path: JSON.stringify(body.path).slice(0, 200) })
  const needsPeriod = body.rule.kind === 'change' || body.rule.kind === 'anomaly'
  if (needsPeriod && (await periodOf(deps.asking, scope, saved)) === null)
    throw new RihlaError('alert.no-period')
}

function readRoutes(deps: AlertRouteDeps): AnyRoute[] {
  const { alertRecords } = deps
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/saved-alerts',
      access: viewer,
      summary: 'Alerts on numbers of saved questions, and what they found of late',
      response: alertListSchema,
      handler: ({ scope, caller }) => answer(deps, scope, caller),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/saved-alerts/:alert/history',
      access: viewer,
      summary: 'Every look of an alert that is kept, newest first',
      params,
      response: z.object({ checks: z.array(alertCheck) }),
      async handler({ scope, params: { alert: id }, caller }) {
        const alert = await readAlert(deps, scope, { id, caller })
        return { checks: await alertRecords.history(alert.id, 1_000) }
      },
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/alerts-unseen',
      access: viewer,
      summary: 'How many alerts are on that the caller has not seen',
      response: unseenSchema,
      handler: async ({ scope, caller }) => ({ unseen: await countUnseen(deps, scope, caller) }),
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/alerts-seen',
      access: viewer,
      summary: 'The caller has seen that these alerts are on',
      body: z.object({
        alerts: z.array(z.object({ id: idParam, since: z.number().int().min(0).max(8.64e15) })).max(500),
      }),
      response: unseenSchema,
      async handler({ scope, body, caller }) {
        const userId = idOf(caller)
        if (userId !== null) await alertRecords.see(scope.workspace, userId, body.alerts)
        return { unseen: await countUnseen(deps, scope, caller) }
      },
    }),
  ]
}

/** Of the questions that the caller may see. */
async function countUnseen(
  { alertRecords, saved }: AlertRouteDeps,
  { workspace }: Scope,
  caller: Caller,
): Promise<number> {
  const unseen = await alertRecords.unseen(workspace, caller)
  if (unseen.size === 0) return 0
  const visible = new Set((await saved.list(workspace, caller)).map(({ id }) => id))
  const alerts = await alertRecords.list(workspace)
  return alerts.filter(alert => unseen.has(alert.id) && visible.has(alert.saved)).length
}

function changeRoutes(deps: AlertRouteDeps): AnyRoute[] {
  const { alerts, alertRecords, clock } = deps
  const actor = (caller: Caller) => ({ caller, at: clock.now() })
  return [
    route({
      method: 'POST',
      path: '/api/w/:workspace/saved-alerts',
      access: editor,
      summary: 'Watches a number of a saved question',
      body: alertBody,
      response: alertListSchema,
      status: 201,
      async handler({ scope, body, caller }) {
        await check(deps, scope, { body, caller })
        const id = await alertRecords.create(scope.workspace, body, actor(caller))
        if (body.isOn) await alerts.schedule({ workspace: scope.workspace, id }, clock.now())
        return answer(deps, scope, caller)
      },
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/saved-alerts/:alert',
      access: editor,
      summary: 'Changes an alert, or stops it',
      params,
      body: alertBody.omit({ saved: true }),
      response: alertListSchema,
      async handler({ scope, params: { alert: id }, body, caller }) {
        const before = await readAlert(deps, scope, { id, caller })
        const whole = { ...body, saved: before.saved }
        await check(deps, scope, { body: whole, caller })
        await alertRecords.save(scope.workspace, id, { body: whole, actor: actor(caller) })
        if (body.isOn) await alerts.schedule({ workspace: scope.workspace, id }, clock.now())
        return answer(deps, scope, caller)
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/w/:workspace/saved-alerts/:alert',
      access: editor,
      summary: 'Watches it no more',
      params,
      response: empty,
      async handler({ scope, params: { alert: id }, caller }) {
        await readAlert(deps, scope, { id, caller })
        await alertRecords.remove(scope.workspace, id, actor(caller))
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/saved-alerts/:alert/check',
      access: editor,
      summary: 'Looks now, instead of waiting for its time',
      params,
      response: alertListSchema,
      async handler({ scope, params: { alert: id }, caller }) {
        await readAlert(deps, scope, { id, caller })
        await alerts.look(scope.workspace, id)
        return answer(deps, scope, caller)
      },
    }),
  ]
}
