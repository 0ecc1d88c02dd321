import type { SystemEvent } from '../../collect/intake/system-event.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { Crossing, MemberWriter } from './member-writer.ts'

const page = 2_000

export interface Saying {
  readonly after: bigint
  /** Segments by number, with their names. */
  readonly names: ReadonlyMap<number, string>
  /** Who was in a segment, under the number of another person, before persons moved: `segment person`. */
  readonly wereIn: (crossing: Crossing) => boolean
  record(events: readonly SystemEvent[]): Promise<unknown>
}

/**
 * Writes the events of everybody who entered or left after a version, and returns by how many each segment changed. Whose
 * number is nobody's any more, and who was in already as another person, neither leaves nor enters.
 */
export async function sayCrossings(
  writer: MemberWriter,
  scope: Scope,
  { after, names, wereIn, record }: Saying,
): Promise<Map<number, number>> {
  const changes = new Map<number, number>()
  let from = { segment: 0, person: 0n }
  for (;;) {
    const found = await writer.crossings(scope, after, from, page)
    for (const { segment, isMember } of found)
      changes.set(segment, (changes.get(segment) ?? 0) + (isMember ? 1 : -1))
    const said = found.filter(
      crossing =>
        names.has(crossing.segment) && crossing.isSomebody && !(crossing.isMember && wereIn(crossing)),
    )
    const persons = said.map(({ person }) => person)
    const identifiers = said.length > 0 ? await writer.identifiersOf(scope, persons) : new Map()
    const events = said.flatMap<SystemEvent>(({ segment, person, isMember, since, changes: nth }) => {
      const named = identifiers.get(person)
      if (named === undefined) return []
      return {
        workspace: scope.workspace,
        name: isMember ? 'Segment Entered' : 'Segment Left',
        messageId: `segment-${segment}-${person}-${nth}`,
        time: since,
        identifiers: named,
        properties: { segment, segment_name: names.get(segment) ?? '' },
      }
    })
    if (events.length > 0) await record(events)
    const last = found.at(-1)
    if (!last || found.length < page) return changes
    from = { segment: last.segment, person: last.person }
  }
}
