import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, route, stream } from '../../platform/http/route.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { countKeptOut, countViolations } from './count-violations.ts'
import { planFromJsonSchema, planToJsonSchema } from './json-schema.ts'
import { planAnswer, planBody, planSchema, violationsAnswer } from './model-plan.ts'
import { type Plans, refusePatterns } from './plans.ts'

export interface PlanRouteDeps {
  readonly plans: Plans
  readonly warehouse: Warehouse
  readonly clock: Clock
  /** The marks of the past follow the plan. */
  planChanged(workspace: number): void
}

const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const
const days = z.coerce.number().int().min(1).max(90).default(7)
const mostBytes = 5_000_000

/** The tracking plan: read, saved as a new version, exported and imported as JSON Schema, and what does not keep to it. */
export function planRoutes(deps: PlanRouteDeps): AnyRoute[] {
  const { plans, warehouse, clock } = deps
  const answer = async ({ workspace }: Scope) => ({
    ...(await plans.records.current(workspace)),
    versions: await plans.records.versions(workspace),
  })
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/tracking-plan',
      access: viewer,
      summary: 'The tracking plan in force and the versions before it',
      response: planAnswer,
      handler: ({ scope }) => answer(scope),
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/tracking-plan',
      access: editor,
      summary: 'Save a new version of the tracking plan; it is in force for the next event',
      body: planBody,
      maxBytes: mostBytes,
      response: planAnswer,
      async handler({ scope, body, caller }) {
        await plans.save(scope.workspace, body, { caller, at: clock.now() })
        deps.planChanged(scope.workspace)
        return answer(scope)
      },
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/tracking-plan/violations',
      access: viewer,
      summary: 'Events of the last days that are not as the plan says, by source and version of the app',
      query: z.object({ days }),
      response: violationsAnswer,
      async handler({ scope, query }) {
        const { version, plan } = await plans.records.current(scope.workspace)
        const counted = await countViolations(warehouse, scope, plan, query.days)
        return { version, days: query.days, ...counted, quarantined: await countKeptOut(warehouse, scope) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/tracking-plan/preview',
      access: viewer,
      summary: 'What a plan that is not saved would find in the last days; nothing is kept',
      body: z.object({ plan: planSchema, days }),
      maxBytes: mostBytes,
      response: violationsAnswer,
      async handler({ scope, body }) {
        refusePatterns(body.plan)
        const counted = await countViolations(warehouse, scope, body.plan, body.days)
        return { version: 0, days: body.days, ...counted, quarantined: [] }
      },
    }),
    ...fileRoutes(deps, answer),
  ]
}

function fileRoutes(
  { plans, clock, planChanged }: PlanRouteDeps,
  answer: (scope: Scope) => Promise<z.input<typeof planAnswer>>,
): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/tracking-plan/json-schema',
      access: viewer,
      summary: 'The tracking plan as JSON Schema, a definition an event; `version` for an earlier one',
      query: z.object({ version: z.coerce.number().int().min(1).optional() }),
      response: stream('application/schema+json'),
      async handler({ scope, query }) {
        const plan =
          query.version === undefined
            ? (await plans.records.current(scope.workspace)).plan
            : await plans.records.read(scope.workspace, query.version)
        return new Response(`${JSON.stringify(planToJsonSchema(plan), null, 2)}\n`, {
          headers: {
            'content-type': 'application/schema+json',
            'content-disposition': 'attachment; filename="tracking-plan.json"',
          },
        })
      },
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/tracking-plan/json-schema',
      access: editor,
      summary: 'Save a JSON Schema as a new version of the tracking plan',
      maxBytes: mostBytes,
      response: planAnswer,
      async handler({ scope, upload, caller }) {
        const plan = planFromJsonSchema(readJson(await upload.text()))
        const { version } = await plans.records.current(scope.workspace)
        await plans.save(
          scope.workspace,
          { plan, note: 'JSON Schema', from: version },
          { caller, at: clock.now() },
        )
        planChanged(scope.workspace)
        return answer(scope)
      },
    }),
  ]
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new RihlaError('body.invalid', { reason: 'not JSON' }, { cause })
  }
}
