import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, route } from '../../platform/http/route.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { personHandleSchema } from '../model-people.ts'
import type { PersonGroups } from '../person-groups.ts'
import { among } from '../person-reads.ts'
import { profileAnswer, traitHistoryAnswer, traitHistoryQuery } from './model-profile.ts'
import { readConsents, readMessages, readSayings } from './read-said.ts'
import { readTraitHistory } from './read-trait-history.ts'
import { readValue } from './read-value.ts'

const viewer = { role: 'viewer' } as const
const params = z.object({ identifier: personHandleSchema })

/** What is behind a person beside the timeline, read from the log when it is asked. */
export function profileRoutes({
  warehouse,
  groups,
}: {
  readonly warehouse: Warehouse
  readonly groups: PersonGroups
}): AnyRoute[] {
  const eventsOf = async (workspace: number, handle: string) => {
    const group = await groups.find(workspace, handle)
    if (!group) throw new RihlaError('not-found')
    return among(group.traces)
  }
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/people/:identifier/profile',
      access: viewer,
      summary: 'Orders and value, what they said, messages and consents of a person',
      params,
      response: profileAnswer,
      async handler({ scope, params: { identifier } }) {
        const which = await eventsOf(scope.workspace, identifier)
        const [value, sayings, messages, consents] = await Promise.all([
          readValue(warehouse, scope, which),
          readSayings(warehouse, scope, which),
          readMessages(warehouse, scope, which),
          readConsents(warehouse, scope, which),
        ])
        return { value, sayings, messages, consents }
      },
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/people/:identifier/trait-history',
      access: viewer,
      summary: 'Every value that a trait of a person had, since when and from where, by event time',
      params,
      query: traitHistoryQuery,
      response: traitHistoryAnswer,
      handler: async ({ scope, params: { identifier }, query: { key } }) =>
        readTraitHistory(warehouse, scope, {
          which: await eventsOf(scope.workspace, identifier),
          call: 'identify',
          key,
        }),
    }),
  ]
}
