import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import { personHandleSchema } from '../model-people.ts'
import type { PersonGroups } from '../person-groups.ts'
import { noteBody, noteSchema, notesAnswer } from './model-notes.ts'
import type { NoteRecords } from './note-records.ts'

interface Deps {
  readonly notes: NoteRecords
  readonly groups: PersonGroups
  readonly clock: Clock
}

const editor = { role: 'editor' } as const
const personParams = z.object({ identifier: personHandleSchema })
const noteParams = z.object({ note: z.coerce.number().int().positive().max(2_147_483_647) })

export function noteRoutes({ notes, groups, clock }: Deps): AnyRoute[] {
  const identifiersOf = async (workspace: number, handle: string) => {
    const group = await groups.find(workspace, handle)
    if (!group) throw new RihlaError('not-found')
    return group.identifiers
  }
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/people/:identifier/notes',
      access: { role: 'viewer' },
      summary: 'Notes by colleagues about a person, newest first',
      params: personParams,
      response: notesAnswer,
      async handler({ scope, params, caller }) {
        const identifiers = await identifiersOf(scope.workspace, params.identifier)
        return { notes: await notes.of(scope.workspace, identifiers, caller) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/people/:identifier/notes',
      access: editor,
      summary: 'Write a note; it is pinned to the identifier and follows it through merges and cuts',
      params: personParams,
      body: noteBody,
      response: noteSchema,
      status: 201,
      async handler({ scope, params, body, caller }) {
        const own = await identifiersOf(scope.workspace, params.identifier)
        // A person's number is nothing to pin a note to: it changes. Their most trusted identifier stands for it.
        const identifier = own.includes(params.identifier) ? params.identifier : own[0]
        if (identifier === undefined) throw new RihlaError('not-found')
        return notes.add(scope.workspace, { identifier, text: body.text }, { caller, at: clock.now() })
      },
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/notes/:note',
      access: editor,
      summary: 'Change a note of one’s own',
      params: noteParams,
      body: noteBody,
      response: noteSchema,
      async handler({ scope, params, body, caller }) {
        const changed = await notes.change(scope.workspace, params.note, body.text, {
          caller,
          at: clock.now(),
        })
        if (!changed) throw new RihlaError('not-found')
        return changed
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/w/:workspace/notes/:note',
      access: editor,
      summary: 'Delete a note of one’s own',
      params: noteParams,
      response: empty,
      async handler({ scope, params, caller }) {
        const how = { caller, at: clock.now(), ofAnybody: false }
        if (!(await notes.remove(scope.workspace, params.note, how))) throw new RihlaError('not-found')
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/w/:workspace/notes/:note/any',
      access: { role: 'owner' },
      summary: 'Delete a note, whoever wrote it',
      params: noteParams,
      response: empty,
      async handler({ scope, params, caller }) {
        const how = { caller, at: clock.now(), ofAnybody: true }
        if (!(await notes.remove(scope.workspace, params.note, how))) throw new RihlaError('not-found')
      },
    }),
  ]
}
