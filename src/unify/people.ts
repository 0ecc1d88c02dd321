import type { Subject } from '../platform/part.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { foldPatiently, type Group } from './fold.ts'
import type { Identity } from './identity.ts'
import type { Decision } from './model.ts'
import type {
  PeopleAnswer,
  PeopleQuery,
  PersonPage,
  PersonSummary,
  PreviewAnswer,
  PreviewPerson,
  TimelineAnswer,
  TimelineFilter,
} from './model-people.ts'
import { countPeople, type Found, listPeople, searchPeople } from './people-search.ts'
import { createPersonGroups, type PersonGroup, withLinks } from './person-groups.ts'
import {
  among,
  countChannels,
  countEvents,
  latestName,
  nameTraces,
  readIdentifierFacts,
  readSources,
  readTraits,
  summariseTraces,
} from './person-reads.ts'
import type { IdentityRecords } from './records.ts'
import { readTimeline } from './timeline.ts'

export interface PeopleDeps {
  readonly warehouse: Warehouse
  readonly identity: Pick<Identity, 'stateOf'>
  readonly records: Pick<IdentityRecords, 'history'>
}

const shownIdentifiers = 5
const shownLinks = 500

/** Who somebody is, what they did, and why they are one. Everything is read when it is asked; nothing here is kept. */
export function createPeople(deps: PeopleDeps) {
  const { warehouse, identity } = deps
  const groups = createPersonGroups(deps)

  async function list(scope: Scope, query: PeopleQuery): Promise<PeopleAnswer> {
    const { after, limit } = query
    const page = { after, limit: limit + 1 }
    const isSearch = query.search.trim() !== ''
    const [found, total] = await Promise.all([
      isSearch ? search(scope, query.search, page) : listPeople(warehouse, scope, page),
      isSearch || query.total === 'no' ? null : countPeople(warehouse, scope),
    ])
    const people = await describeFound(scope, found.slice(0, limit))
    return { people, next: found.length > limit ? after + limit : null, total }
  }

  /** A whole identifier is found first, by its hash; then what begins with the words. */
  async function search(
    scope: Scope,
    text: string,
    page: { after: number; limit: number },
  ): Promise<Found[]> {
    const found = await searchPeople(warehouse, scope, text, page)
    if (page.after > 0 || !text.includes(':')) return found
    const exact = await groups.find(scope.workspace, text.trim())
    const [trace] = exact?.traces ?? []
    if (!exact || trace === undefined || exact.person === null) return found
    const label = text.trim()
    const first: Found = {
      person: exact.person,
      trace,
      match: { field: label.slice(0, label.indexOf(':')), label },
    }
    return [first, ...found.filter(other => other.person !== exact.person)]
  }

  async function describeFound(scope: Scope, found: readonly Found[]): Promise<PersonSummary[]> {
    const matches = new Map(found.map(({ person, match }) => [person, match]))
    const { traces, groupsWith } = await groups.locate(
      scope.workspace,
      found.map(({ trace }) => trace),
    )
    const read = await readTraces(scope, traces)
    const carried = new Map([...read.summaries].map(([trace, { identifiers }]) => [trace, identifiers]))
    const people = sumUp(groupsWith(carried), read)
    // What was taken out of the log (an import undone) may still be found for a while: it is nobody.
    return people
      .filter(person => person.events > 0)
      .map(person => ({ ...person, match: matches.get(BigInt(person.person)) ?? null }))
  }

  /** Persons by identifier or number, for whoever shows people behind a figure. Each once. */
  async function describe(scope: Scope, handles: readonly string[]): Promise<PersonSummary[]> {
    const found = await Promise.all(handles.map(handle => groups.find(scope.workspace, handle)))
    const distinct = new Map(found.flatMap(group => (group ? [[group.traces[0], group]] : [])))
    return summarise(scope, [...distinct.values()])
  }

  async function summarise(scope: Scope, known: readonly PersonGroup[]): Promise<PersonSummary[]> {
    const traces = known.flatMap(group => group.traces)
    return sumUp(known, await readTraces(scope, traces))
  }

  async function readTraces(scope: Scope, traces: readonly bigint[]): Promise<TraceReads> {
    const [summaries, names] = await Promise.all([
      summariseTraces(warehouse, scope, traces),
      nameTraces(warehouse, scope, traces),
    ])
    return { summaries, names }
  }

  async function page(scope: Scope, handle: string): Promise<PersonPage | null> {
    const group = await groups.find(scope.workspace, handle)
    if (!group) return null
    const [summary] = await summarise(scope, [group])
    if (!summary) return null
    const { traces } = group
    const links = group.links.slice(0, shownLinks)
    const refused = group.refused.slice(0, shownLinks)
    const proofs = [...links, ...refused].flatMap(link => link.evidence?.messageId ?? [])
    const [facts, channelCounts, eventCounts, traits, evidence, decisions] = await Promise.all([
      readIdentifierFacts(warehouse, scope, traces),
      countChannels(warehouse, scope, among(traces)),
      countEvents(warehouse, scope, among(traces)),
      readTraits(warehouse, scope, among(traces), 'identify'),
      readSources(warehouse, scope, traces, [...new Set(proofs)]),
      deps.records.history(scope.workspace, group.identifiers),
    ])
    const own = new Set(group.identifiers)
    const unseen = group.identifiers.filter(identifier => !facts.some(fact => fact.identifier === identifier))
    return {
      ...finite(summary),
      facts: [
        ...facts.map(fact => ({ ...fact, isCounted: own.has(fact.identifier) })),
        ...unseen.map(identifier => ({
          identifier,
          isCounted: true,
          events: 0,
          firstTime: null,
          lastTime: null,
        })),
      ],
      links,
      refused,
      evidence,
      decisions,
      traits,
      channelCounts,
      eventCounts,
    }
  }

  async function timeline(
    scope: Scope,
    handle: string,
    query: TimelineFilter & { before?: string | undefined; limit: number },
  ): Promise<TimelineAnswer | null> {
    const group = await groups.find(scope.workspace, handle)
    if (!group) return null
    const { events, next } = await readTimeline(warehouse, scope, among(group.traces), query)
    return { events: events.map(({ trace: _, ...event }) => event), next }
  }

  /** Groups of a fold as a preview shows them: at most twenty. */
  async function outline(scope: Scope, changed: readonly Group[]): Promise<PreviewPerson[]> {
    const shown = changed.slice(0, 20).map(group => withLinks(group, { links: [], refused: [] }))
    return (await summarise(scope, shown)).map(({ identifiers, identifierCount, name, events }) => ({
      identifiers,
      identifierCount,
      name,
      events,
    }))
  }

  /** Who the persons around two identifiers are, and who they would be with other decisions. Nothing is changed. */
  async function preview(
    scope: Scope,
    pair: Pick<Decision, 'a' | 'b'>,
    change: (decisions: readonly Decision[]) => readonly Decision[],
  ): Promise<PreviewAnswer> {
    const state = await identity.stateOf(scope.workspace)
    const nodes = [pair.a, pair.b].flatMap(identifier => state.evidence.find(identifier) ?? [])
    const members = [...new Set(nodes.map(state.evidence.rootOf))]
    const held = state.inputOf(members)
    // An identifier that always came alone is no node yet; as evidence it counts like any other.
    const alone = [pair.a, pair.b].flatMap(identifier => state.evidence.aloneEvidence(identifier) ?? [])
    const input = { ...held, rules: state.compiled, traces: [...held.traces, ...alone] }
    const [before, after] = await Promise.all([
      foldPatiently({ ...input, decisions: state.decisions() }),
      foldPatiently({ ...input, decisions: change(state.decisions()) }),
    ])
    const key = (group: Group) => group.identifiers.join('\n')
    const [were, are] = [new Set(before.groups.map(key)), new Set(after.groups.map(key))]
    const isPair = (link: { a: string; b: string }) =>
      [pair.a, pair.b].sort().join('\n') === [link.a, link.b].sort().join('\n')
    return {
      before: await outline(
        scope,
        before.groups.filter(group => !are.has(key(group))),
      ),
      after: await outline(
        scope,
        after.groups.filter(group => !were.has(key(group))),
      ),
      refused: after.refused.filter(link => isPair(link) && link.decision !== null),
    }
  }

  /** Everything that names the person of an identifier, for export and erasure. Null where nothing is known of it. */
  async function subjectOf(workspace: number, handle: string): Promise<Subject | null> {
    const group = await groups.find(workspace, handle)
    return group ? { workspace, identifiers: group.identifiers, traces: group.traces } : null
  }

  return { list, describe, describeGroups: summarise, page, timeline, preview, outline, subjectOf }
}

export type People = ReturnType<typeof createPeople>

interface TraceReads {
  readonly summaries: Awaited<ReturnType<typeof summariseTraces>>
  readonly names: Awaited<ReturnType<typeof nameTraces>>
}

function sumUp(known: readonly PersonGroup[], { summaries, names }: TraceReads): PersonSummary[] {
  return known.map(group => {
    const own = group.traces.flatMap(trace => summaries.get(trace) ?? [])
    return {
      person: String(group.person ?? 0n),
      handle: group.identifiers[0] ?? String(group.person ?? 0n),
      name: latestName(names, group.traces),
      identifiers: group.identifiers.slice(0, shownIdentifiers),
      identifierCount: group.identifiers.length,
      events: own.reduce((sum, s) => sum + s.events, 0),
      firstTime: Math.min(...own.map(s => s.firstTime)),
      lastTime: Math.max(...own.map(s => s.lastTime)),
      channels: [...new Set(own.flatMap(s => s.channels))].sort(),
      match: null,
    }
  })
}

/** Somebody whom only a decision knows has no first and no last event. */
function finite(summary: PersonSummary): PersonSummary {
  const { firstTime, lastTime } = summary
  return Number.isFinite(firstTime)
    ? summary
    : { ...summary, firstTime: 0, lastTime: Number.isFinite(lastTime) ? lastTime : 0 }
}
