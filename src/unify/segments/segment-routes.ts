import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, empty, route, stream } from '../../platform/http/route.ts'
import { identifierValue, kindOf } from '../model.ts'
import { personHandleSchema } from '../model-people.ts'
import type { People } from '../people.ts'
import type { PersonGroups } from '../person-groups.ts'
import { computedTraitBody, computedTraitsAnswer, traitPreviewBody } from '../traits/model-traits.ts'
import {
  membersAnswer,
  personSegmentsAnswer,
  segmentBody,
  segmentSchema,
  segmentsAnswer,
  sizeAnswer,
  sizeBody,
  traitPreviewAnswer,
} from './model-segment.ts'
import type { Segments } from './segments.ts'

interface Deps {
  readonly segments: Segments
  readonly people: Pick<People, 'describe'>
  readonly groups: PersonGroups
  readonly clock: Clock
}

const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const
const params = z.object({ id: z.coerce.number().int().positive() })
const personParams = z.object({ identifier: personHandleSchema })
const pageQuery = z.object({
  after: z
    .string()
    .regex(/^\d{1,20}$/)
    .default('0')
    .transform(BigInt),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export function segmentRoutes(deps: Deps): AnyRoute[] {
  return [...definingRoutes(deps), ...memberRoutes(deps), ...traitRoutes(deps)]
}

function definingRoutes({ segments, clock }: Deps): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/segments',
      access: viewer,
      summary: 'Segments with their size and its history by day',
      response: segmentsAnswer,
      handler: async ({ scope }) => ({ segments: await segments.list(scope.workspace) }),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/segments',
      access: editor,
      summary: 'Make a segment; who is in it follows within seconds',
      body: segmentBody,
      response: segmentSchema,
      status: 201,
      handler: ({ scope, body, caller }) =>
        segments.save(scope.workspace, null, body, { caller, at: clock.now() }),
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/segments/:id',
      access: editor,
      summary: 'Change a segment; nobody is said to have entered or left by that',
      params,
      body: segmentBody,
      response: segmentSchema,
      handler: ({ scope, params: { id }, body, caller }) =>
        segments.save(scope.workspace, id, body, { caller, at: clock.now() }),
    }),
    route({
      method: 'DELETE',
      path: '/api/w/:workspace/segments/:id',
      access: editor,
      summary: 'Delete a segment and who was in it; the events that say so stay',
      params,
      response: empty,
      async handler({ scope, params: { id }, caller }) {
        await segments.remove(scope.workspace, id, { caller, at: clock.now() })
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/segments/size',
      access: viewer,
      summary: 'How many people a definition means; nothing is kept',
      body: sizeBody,
      response: sizeAnswer,
      handler: ({ scope, body }) => segments.countPeople(scope, body.definition),
    }),
  ]
}

function memberRoutes({ segments, people, groups }: Deps): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/segments/:id/members',
      access: viewer,
      summary: 'The people of a segment, a page at a time',
      params,
      query: pageQuery,
      response: membersAnswer,
      async handler({ scope, params: { id }, query }) {
        const page = await segments.members(scope, id, { after: query.after, most: query.limit })
        const found = await people.describe(scope, page.persons.map(String))
        return { people: found, total: page.total, next: page.next === null ? null : String(page.next) }
      },
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/segments/:id/export',
      access: viewer,
      summary: 'The people of a segment as CSV: one row a person, their identifiers by kind',
      params,
      response: stream('text/csv'),
      async handler({ scope, params: { id } }) {
        await segments.known(scope.workspace, id)
        const rows = async function* () {
          yield `\uFEFF${kinds.join(',')},other\r\n`
          let after: bigint | null = 0n
          while (after !== null) {
            const page: Awaited<ReturnType<Segments['members']>> = await segments.members(scope, id, {
              after,
              most: 2_000,
            })
            const found = await groups.byTraces(scope.workspace, page.persons)
            yield found.map(({ identifiers }) => `${csvRow(identifiers)}\r\n`).join('')
            after = page.next
          }
        }
        const text = rows()
        const encoder = new TextEncoder()
        const body = new ReadableStream<Uint8Array>({
          async pull(out) {
            const next = await text.next()
            if (next.done) out.close()
            else out.enqueue(encoder.encode(next.value))
          },
        })
        return new Response(body, {
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="segment-${id}.csv"`,
          },
        })
      },
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/people/:identifier/segments',
      access: viewer,
      summary: 'The segments that a person is in, and their computed traits',
      params: personParams,
      response: personSegmentsAnswer,
      handler: async ({ scope, params: { identifier } }) => ({
        segments: await segments.ofPerson(scope, identifier),
        computed: await segments.traitsOf(scope, identifier),
      }),
    }),
  ]
}

const kinds = ['user_id', 'email', 'phone', 'anonymous_id'] as const

/** Several of a kind share a cell. A cell that a spreadsheet would take for a formula is quoted with an apostrophe. */
function csvRow(identifiers: readonly string[]): string {
  const known: readonly string[] = kinds
  const cells = kinds.map(kind =>
    identifiers.filter(identifier => kindOf(identifier) === kind).map(identifierValue),
  )
  const other = identifiers.filter(identifier => !known.includes(kindOf(identifier)))
  return [...cells, other].map(values => csvCell(values.join(' '))).join(',')
}

function csvCell(text: string): string {
  const plain = /^[=@\t\r]|^[+-](?!\d[\d ]*$)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

function traitRoutes({ segments, people, clock }: Deps): AnyRoute[] {
  const { records, keeper } = segments
  const answer = async (workspace: number) => ({
    traits: (await records.traits(workspace)).map(({ workspace: _, ...trait }) => trait),
  })
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/traits',
      access: viewer,
      summary: 'Traits that are computed from what people did',
      response: computedTraitsAnswer,
      handler: ({ scope }) => answer(scope.workspace),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/traits',
      access: editor,
      summary: 'Define a computed trait; everybody has it at once, for the whole past',
      body: computedTraitBody,
      response: computedTraitsAnswer,
      status: 201,
      async handler({ scope, body, caller }) {
        await records.saveTrait(scope.workspace, null, body, { caller, at: clock.now() })
        await keeper.changed()
        return answer(scope.workspace)
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/traits/preview',
      access: viewer,
      summary:
        'What a computed trait would say: how many people have a value, and some of them; nothing is kept',
      body: traitPreviewBody,
      response: traitPreviewAnswer,
      async handler({ scope, body }) {
        const found = await segments.previewTrait(scope, body.measure)
        const known = await people.describe(
          scope,
          found.examples.map(({ person }) => String(person)),
        )
        const byPerson = new Map(known.map(one => [one.person, one]))
        return {
          people: found.people,
          examples: found.examples.flatMap(({ person, value }) => {
            const one = byPerson.get(String(person))
            return one ? [{ person: one, value }] : []
          }),
        }
      },
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/traits/:id',
      access: editor,
      summary: 'Change a computed trait; segments that use it follow',
      params,
      body: computedTraitBody,
      response: computedTraitsAnswer,
      async handler({ scope, params: { id }, body, caller }) {
        const saved = await records.saveTrait(scope.workspace, id, body, { caller, at: clock.now() })
        if (saved === null) throw new RihlaError('not-found')
        await keeper.changed()
        return answer(scope.workspace)
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/w/:workspace/traits/:id',
      access: editor,
      summary: 'Delete a computed trait; conditions on it hold of nobody from then on',
      params,
      response: computedTraitsAnswer,
      async handler({ scope, params: { id }, caller }) {
        if (!(await records.removeTrait(scope.workspace, id, { caller, at: clock.now() })))
          throw new RihlaError('not-found')
        await keeper.changed()
        return answer(scope.workspace)
      },
    }),
  ]
}
