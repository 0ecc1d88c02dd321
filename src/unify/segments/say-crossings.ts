import type { SystemEvent } from '../../collect/intake/system-event.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { MemberWriter } from './member-writer.ts'

const page = 2_000

export interface Saying {
  readonly after: bigint
  /** Segments by number, with their names. */
  readonly names: ReadonlyMap<number, string>
  record(events: readonly SystemEvent[]): Promise<unknown>
}

/** Writes the events of everybody of whom the table says, after a version, that they entered or left. */
export async function sayCrossings(
  writer: MemberWriter,
  scope: Scope,
  { after, names, record }: Saying,
): Promise<void> {
  let from = { segment: 0, person: 0n }
  for (;;) {
    const found = await writer.crossings(scope, after, from, page)
    const said = found.filter(({ segment }) => names.has(segment))
    const persons = said.map(({ person }) => person)
    const identifiers = said.length > 0 ? await writer.identifiersOf(scope, persons) : new Map()
    const events = said.flatMap<SystemEvent>(({ segment, person, isEntering, since, changes: nth }) => {
      const named = identifiers.get(person)
      if (named === undefined) return []
      return {
        workspace: scope.workspace,
        name: isEntering ? 'Segment Entered' : 'Segment Left',
        messageId: `segment-${segment}-${person}-${nth}`,
        time: since,
        identifiers: named,
        properties: { segment, segment_name: names.get(segment) ?? '' },
      }
    })
    if (events.length > 0) await record(events)
    const last = found.at(-1)
    if (!last || found.length < page) return
    from = { segment: last.segment, person: last.person }
  }
}
