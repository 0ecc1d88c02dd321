import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import { type AnyRoute, route } from '../../platform/http/route.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { readFirstBad } from './first-bad.ts'
import {
  alarmChange,
  firstBad,
  qualityAnswer,
  seenBody,
  subscriptionBody,
  unseenAnswer,
} from './model-quality.ts'
import type { Quality } from './quality.ts'
import { readArrivals } from './read-arrivals.ts'
import type { QualityRecords } from './records.ts'
import type { SeenAlarms } from './seen-alarms.ts'

interface QualityRouteDeps {
  readonly quality: Quality
  readonly records: QualityRecords
  readonly seen: SeenAlarms
  readonly warehouse: Warehouse
  readonly clock: Clock
  readonly canMail: boolean
}

const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const
const params = z.object({ id: z.coerce.number().int().positive() })

/** Alarms about what is received, how it came, and who is told. */
export function qualityRoutes(deps: QualityRouteDeps): AnyRoute[] {
  const { quality, records, seen, warehouse, clock } = deps
  const answer = async (scope: Scope, caller: Caller) => {
    const { workspace } = scope
    const mine = caller.kind === 'user' ? await records.subscription(workspace, caller.userId) : null
    const unseen = caller.kind === 'user' ? [...(await seen.unseen(workspace, caller.userId))] : []
    const { userId: _, ...subscription } = mine ?? { userId: '' }
    return {
      alarms: await quality.alarms(workspace),
      arrivals: await readArrivals(warehouse, scope, await quality.zoneOf(workspace)),
      unseen,
      subscription: mine && 'mail' in subscription ? subscription : null,
      canMail: deps.canMail,
    }
  }
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/quality',
      access: viewer,
      summary:
        'Alarms about data quality, and how much came late, early, repeated or out of order by source and day',
      response: qualityAnswer,
      handler: ({ scope, caller }) => answer(scope, caller),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/quality/look',
      access: editor,
      summary: 'Look for defects now, instead of waiting for the hour',
      response: qualityAnswer,
      async handler({ scope, caller }) {
        await quality.look(scope.workspace)
        return answer(scope, caller)
      },
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/quality/alarms/:id',
      access: editor,
      summary: 'Acknowledge, mute or resolve an alarm, or say that what came is the new usual',
      params,
      body: alarmChange,
      response: qualityAnswer,
      async handler({ scope, params: { id }, body, caller }) {
        const changed = await records.change(scope.workspace, id, body, { caller, at: clock.now() })
        if (!changed) throw new RihlaError('not-found')
        return answer(scope, caller)
      },
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/quality/alarms/:id/first',
      access: viewer,
      summary: 'The first bad row of an alarm, as it was received',
      params,
      response: z.object({ row: firstBad.nullable() }),
      async handler({ scope, params: { id } }) {
        const alarm = (await records.list(scope.workspace)).find(one => one.id === id)
        if (!alarm) throw new RihlaError('not-found')
        const zone = await quality.zoneOf(scope.workspace)
        return { row: await readFirstBad({ warehouse, zone }, scope, alarm) }
      },
    }),
    ...memberRoutes(deps, answer),
  ]
}

function memberRoutes(
  { records, seen }: QualityRouteDeps,
  answer: (scope: Scope, caller: Caller) => Promise<z.input<typeof qualityAnswer>>,
): AnyRoute[] {
  const count = async ({ workspace }: Scope, caller: Caller) => {
    if (caller.kind !== 'user') return { unseen: 0 }
    const mine = await records.subscription(workspace, caller.userId)
    if (mine?.inApp === false) return { unseen: 0 }
    return { unseen: (await seen.unseen(workspace, caller.userId)).size }
  }
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/quality/unseen',
      access: viewer,
      summary: 'How many open alarms the caller has not seen',
      response: unseenAnswer,
      handler: ({ scope, caller }) => count(scope, caller),
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/quality/subscription',
      access: viewer,
      summary: 'How the caller is told of new alarms: here, by mail, by a webhook of theirs',
      body: subscriptionBody,
      response: qualityAnswer,
      async handler({ scope, body, caller }) {
        if (caller.kind !== 'user') throw new RihlaError('auth.forbidden')
        const address = body.address === '' ? caller.email : body.address
        await records.subscribe(scope.workspace, caller.userId, { ...body, address })
        return answer(scope, caller)
      },
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/quality/seen',
      access: viewer,
      summary: 'The caller has seen these alarms',
      body: seenBody,
      response: unseenAnswer,
      async handler({ scope, body, caller }) {
        if (caller.kind === 'user') await seen.see(scope.workspace, caller.userId, body.alarms)
        return count(scope, caller)
      },
    }),
  ]
}
