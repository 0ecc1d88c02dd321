import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import {
  auditPage,
  auditQuery,
  changeNamesBody,
  changeRatesBody,
  jobsQuery,
  jobsView,
  namesView,
  rateParams,
  ratesView,
} from '../model.ts'
import { listChanges, recordChange } from '../records/audit.ts'
import { changeNames, listNames } from '../records/names.ts'
import { changeRates, listRates, removeRate } from '../records/rates.ts'
import { findWorkspace } from '../records/workspaces.ts'
import { inTransaction, type RouteDeps } from './route-deps.ts'

/** Display names, exchange rates, the audit trail and the jobs of a workspace. */
export function recordRoutes(deps: RouteDeps): AnyRoute[] {
  return [...nameRoutes(deps), ...rateRoutes(deps), audit(deps), ...jobRoutes(deps)]
}

function nameRoutes(deps: RouteDeps): AnyRoute[] {
  const list = route({
    method: 'GET',
    path: '/api/w/:workspace/names',
    access: { role: 'viewer' },
    summary: 'Display names of events, properties, values, channels, stages and segments',
    response: namesView,
    handler: async ({ scope }) => ({ names: await listNames(deps.db, scope.workspace) }),
  })
  const change = route({
    method: 'PUT',
    path: '/api/w/:workspace/names',
    access: { role: 'editor' },
    summary: 'Set many display names at once; a null name removes one',
    body: changeNamesBody,
    response: empty,
    handler: async ({ scope, caller, body }) => {
      await inTransaction(deps, tx => changeNames(tx, { ...scope, caller, names: body.names }))
    },
  })
  return [list, change]
}

function rateRoutes(deps: RouteDeps): AnyRoute[] {
  const list = route({
    method: 'GET',
    path: '/api/w/:workspace/rates',
    access: { role: 'viewer' },
    summary: 'The reporting currency and the exchange rates by date',
    response: ratesView,
    handler: async ({ scope }) => {
      const workspace = await findWorkspace(deps.db, scope.workspace)
      if (!workspace) throw new RihlaError('not-found')
      return { currency: workspace.currency, rates: await listRates(deps.db, scope.workspace) }
    },
  })
  const change = route({
    method: 'PUT',
    path: '/api/w/:workspace/rates',
    access: { role: 'editor' },
    summary: 'Set exchange rates; the one of the same currency and day is replaced',
    body: changeRatesBody,
    response: empty,
    handler: async ({ scope, caller, body }) => {
      await inTransaction(deps, tx => changeRates(tx, { ...scope, caller, rates: body.rates }))
    },
  })
  const remove = route({
    method: 'DELETE',
    path: '/api/w/:workspace/rates/:currency/:day',
    access: { role: 'editor' },
    summary: 'Take an exchange rate away',
    params: rateParams,
    response: empty,
    handler: async ({ scope, caller, params }) => {
      await inTransaction(deps, tx => removeRate(tx, { ...scope, ...params, caller }))
    },
  })
  return [list, change, remove]
}

function audit({ db }: RouteDeps): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/w/:workspace/audit',
    access: { role: 'owner' },
    summary: 'Who changed what and when, newest first',
    query: auditQuery,
    response: auditPage,
    handler: ({ scope, query }) => listChanges(db, { workspace: scope.workspace, ...query }),
  })
}

function jobRoutes({ jobs, db, clock }: RouteDeps): AnyRoute[] {
  const list = route({
    method: 'GET',
    path: '/api/w/:workspace/jobs',
    access: { role: 'owner' },
    summary: 'Background work that waits, runs or has failed',
    query: jobsQuery,
    response: jobsView,
    async handler({ scope: { workspace }, query: { state } }) {
      const [list, counts] = await Promise.all([jobs.list({ workspace, state }), jobs.count({ workspace })])
      return { jobs: [...list], counts }
    },
  })
  const retry = route({
    method: 'POST',
    path: '/api/w/:workspace/jobs/:job/retry',
    access: { role: 'owner' },
    summary: 'Run a failed or waiting job now',
    params: z.object({ job: z.string().regex(/^\d{1,18}$/) }),
    response: empty,
    handler: async ({ scope, caller, params }) => {
      // A job belongs to the workspace that its payload names; others are not there for this caller.
      const [own] = await jobs.list({ workspace: scope.workspace, id: params.job })
      if (own?.id !== params.job || !(await jobs.retry(own.id))) throw new RihlaError('not-found')
      const change = {
        workspace: scope.workspace,
        caller,
        at: clock.now(),
        action: 'job.retried',
        subject: own.name,
      }
      await recordChange(db, change)
    },
  })
  return [list, retry]
}
