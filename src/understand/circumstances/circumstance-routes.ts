import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import { dayOfText, textOfDay } from '../../platform/zones/model-days.ts'
import { calendarBetween, inOrder } from './calendar.ts'
import { type CircumstanceRecords, mostCircumstances } from './circumstance-records.ts'
import {
  type CircumstancesAnswer,
  circumstance,
  circumstanceBody,
  circumstancesAnswer,
  circumstancesQuery,
} from './model-circumstances.ts'

interface Deps {
  readonly circumstances: CircumstanceRecords
  readonly clock: Clock
  /** Two letters; empty where the workspace said none. */
  countryOf(workspace: number): Promise<string>
}

const editor = { role: 'editor' } as const
const params = z.object({ circumstance: z.coerce.number().int().positive().max(2_147_483_647) })
const longest = 20 * 366

/** Dated circumstances of a workspace: those that were written down, and those that its country's calendar knows. */
export function circumstanceRoutes(deps: Deps): AnyRoute[] {
  const { circumstances, clock } = deps
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/circumstances',
      access: { role: 'viewer' },
      summary:
        'Dated circumstances with a day in a period (three years back and one ahead unless said): sales, releases, crises, and the feasts that the calendar knows',
      query: circumstancesQuery,
      response: circumstancesAnswer,
      handler: ({ scope, query }) => list(deps, scope.workspace, query),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/circumstances',
      access: editor,
      summary: 'Write a circumstance down',
      body: circumstanceBody,
      response: circumstance,
      status: 201,
      async handler({ scope, body, caller }) {
        const added = await circumstances.add(scope.workspace, body, { caller, at: clock.now() })
        if (!added) throw new RihlaError('circumstances.too-many', { most: mostCircumstances })
        return added
      },
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/circumstances/:circumstance',
      access: editor,
      summary: 'Change a circumstance that was written down',
      params,
      body: circumstanceBody,
      response: circumstance,
      async handler({ scope, params: { circumstance: id }, body, caller }) {
        const how = { body, caller, at: clock.now() }
        const changed = await circumstances.change(scope.workspace, id, how)
        if (!changed) throw new RihlaError('not-found')
        return changed
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/w/:workspace/circumstances/:circumstance',
      access: editor,
      summary: 'Delete a circumstance that was written down',
      params,
      response: empty,
      async handler({ scope, params: { circumstance: id }, caller }) {
        const removed = await circumstances.remove(scope.workspace, id, { caller, at: clock.now() })
        if (!removed) throw new RihlaError('not-found')
      },
    }),
  ]
}

async function list(
  { circumstances, clock, countryOf }: Deps,
  workspace: number,
  query: z.infer<typeof circumstancesQuery>,
): Promise<CircumstancesAnswer> {
  const today = Math.floor(clock.now() / 86_400_000)
  const from = query.from ?? textOfDay(Math.min(today, query.to ? dayOfText(query.to) : today) - 3 * 366)
  const to = query.to ?? textOfDay(Math.max(today, dayOfText(from)) + 366)
  if (dayOfText(to) - dayOfText(from) > longest)
    throw new RihlaError('query.invalid', {
      question: 'circumstances',
      path: 'to',
      reason: 'at most twenty years',
    })
  const [country, written, replaced] = await Promise.all([
    countryOf(workspace),
    circumstances.between(workspace, from, to),
    circumstances.replaced(workspace),
  ])
  const known = calendarBetween(country, from, to).filter(one => !replaced.has(one.id))
  return { circumstances: [...written, ...known].sort(inOrder), from, to, country }
}
