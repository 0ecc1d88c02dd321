import type { Clock } from '../../platform/clock.ts'
import { type AnyRoute, route } from '../../platform/http/route.ts'
import { visitRulesAnswer, visitRulesSchema } from '../model-channel-groups.ts'
import type { VisitRuleRecords } from './visit-rules-records.ts'

const path = '/api/w/:workspace/visit-rules'

/** When a visit is over, and how its source becomes a channel group. */
export function visitRulesRoutes({ rules, clock }: { rules: VisitRuleRecords; clock: Clock }): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path,
      access: { role: 'viewer' },
      summary:
        'How visits are cut and named: the pause that ends one, channel groups, referrers that are no source',
      response: visitRulesAnswer,
      handler: ({ scope }) => rules.read(scope.workspace),
    }),
    route({
      method: 'PUT',
      path,
      access: { role: 'editor' },
      summary: 'Replaces the rules of visits; every question follows them from then on, also about the past',
      body: visitRulesSchema,
      response: visitRulesAnswer,
      async handler({ scope, body, caller }) {
        await rules.replace(scope.workspace, body, { caller, at: clock.now() })
        return rules.read(scope.workspace)
      },
    }),
    route({
      method: 'DELETE',
      path,
      access: { role: 'editor' },
      summary:
        'Makes the rules of visits the usual ones again: half an hour, and the channel groups of Google Analytics 4',
      response: visitRulesAnswer,
      async handler({ scope, caller }) {
        await rules.replace(scope.workspace, null, { caller, at: clock.now() })
        return rules.read(scope.workspace)
      },
    }),
  ]
}
