import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, route } from '../../platform/http/route.ts'
import type { Subject } from '../../platform/part.ts'
import type { Erasure } from '../erasure.ts'
import { erasedCounts, personExport, personParams } from '../model.ts'

interface ErasureRouteDeps {
  readonly erasure: Erasure
  /** Everything that names the person of an identifier; null where nothing is known of it. */
  subjectOf(workspace: number, identifier: string): Promise<Subject | null>
}

/** What the law gives every person: a copy of everything, and to be forgotten. For owners alone; both are audited. */
export function erasureRoutes({ erasure, subjectOf }: ErasureRouteDeps): AnyRoute[] {
  const find = async (workspace: number, identifier: string): Promise<Subject> => {
    const subject = await subjectOf(workspace, identifier)
    if (!subject) throw new RihlaError('not-found')
    return subject
  }
  const exportPerson = route({
    method: 'GET',
    path: '/api/w/:workspace/people/:identifier/export',
    access: { role: 'owner' },
    summary: 'Everything that every part holds about one person',
    params: personParams,
    response: personExport,
    handler: async ({ scope, caller, params }) =>
      erasure.exportPerson(await find(scope.workspace, params.identifier), caller),
  })
  const erasePerson = route({
    method: 'POST',
    path: '/api/w/:workspace/people/:identifier/erase',
    access: { role: 'owner' },
    summary: 'Erase one person from every part, for good; the same file does not bring them back',
    params: personParams,
    body: z.object({}),
    response: erasedCounts,
    handler: async ({ scope, caller, params }) =>
      erasure.erasePerson(await find(scope.workspace, params.identifier), caller),
  })
  return [exportPerson, erasePerson]
}
