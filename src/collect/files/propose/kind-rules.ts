import { phraseOf } from '../inspect/words.ts'
import type { FoundKind } from '../kinds/find-kinds.ts'
import { phrases } from '../kinds/find-kinds.ts'
import { isPersonRole, type KindEvent, type NamedBy, personRoles } from '../kinds/model-kind.ts'
import type { EventRule, Link, PropertyRule } from '../mapping.ts'
import type { ColumnInspection } from '../model-inspection.ts'
import type { Who } from './choose-person.ts'
import { linesOf } from './kind-lines.ts'
import { type EventTable, type Plan, refTo } from './plan.ts'
import { lookedUpProperties, ownProperties, summedProperties } from './table-properties.ts'

export interface KindRules {
  readonly events: readonly EventRule[]
  /** Of the rows of one receipt to each other. */
  readonly links: readonly Link[]
}

type Kinds = ReadonlyMap<string, FoundKind>

/** The events of a table whose kind is known: named as everywhere, whatever the tool calls its columns. */
export function kindRules(plan: Plan, event: EventTable, kinds: Kinds): KindRules {
  const found = kinds.get(event.table.name)
  if (found === undefined) return { events: [], links: [] }
  const times = timesOf(plan, event, found)
  const who = personOf(event, kinds)
  const lines = linesOf(plan, event.table, found)
  const rest = { plan, event, found, who, times }
  const properties = lines?.properties ?? propertiesOf(rest)
  return {
    links: lines ? [lines.link] : [],
    events: times.map(({ kindEvent, column }) => ({
      key: kindEvent.time,
      table: event.table.name,
      call: kindEvent.call ?? 'track',
      when: conditionsOf(found, kindEvent.named),
      once: lines?.once ?? [],
      name: { from: 'fixed', name: kindEvent.name },
      otherwise: namesOf(rest, kindEvent),
      time: { ref: { via: [], column: column.name }, clock: clockOf(event, column, times.length) },
      ...who,
      channel: found.kind.channel === null ? null : { from: 'fixed', name: found.kind.channel },
      properties: [...properties],
    })),
  }
}

/** What holds journeys of this table together, and in which column it stands. */
export function caseOf({ kind, roles }: FoundKind): { property: string; column: string } | undefined {
  for (const role of kind.cases) {
    const column = roles.get(role)
    if (column) return { property: role, column: column.name }
  }
  return undefined
}

interface KindTime {
  readonly kindEvent: KindEvent
  readonly column: ColumnInspection
}

/** The times that the kind knows. Where it knows none, the only one of the table, or the one that a person names. */
function timesOf(plan: Plan, { table, times }: EventTable, { kind, roles }: FoundKind): KindTime[] {
  const known = kind.events.flatMap(kindEvent => {
    const column = roles.get(kindEvent.time)
    const cannotTell = kindEvent.named?.only && !roles.has(kindEvent.named.role)
    return column === undefined || cannotTell ? [] : [{ kindEvent, column }]
  })
  const [first] = kind.events
  if (known.length > 0 || first === undefined) return known
  const [only, another] = times
  if (only && another === undefined) return [{ kindEvent: first, column: only }]
  const answer = plan.ask({ code: 'event-time', table: table.name, options: times.map(one => one.name) })
  return times.filter(one => one.name === answer).map(column => ({ kindEvent: first, column }))
}

/** A date in one column and the time of day in another. */
function clockOf({ clock }: EventTable, { times }: ColumnInspection, events: number): string | null {
  return clock && events === 1 && times.dateOnly > 0 ? clock.name : null
}

/** Who it was: in the row itself, else in a table of a known kind to which it leads (the ticket of a reply). */
function personOf(event: EventTable, kinds: Kinds): Who {
  const who = { userId: null, anonymousId: null, externalIds: [], account: null }
  for (const { table } of event.reached) {
    const found = kinds.get(table.name)
    if (found === undefined) continue
    const refOf = (role: string) => {
      const column = found.roles.get(role)
      return (column && refTo(event, table.name, column.name)) ?? null
    }
    const externalIds = [...found.roles.keys()].flatMap(role => {
      if (!isPersonRole(role) || role === 'customer_id') return []
      const ref = refOf(role)
      const type = role === 'tool_contact' ? `${found.tool ?? 'contact'}_id` : personRoles[role]
      return ref ? [{ type, ref }] : []
    })
    const own = { ...who, userId: refOf('customer_id'), externalIds, account: refOf('account') }
    if (own.userId || externalIds.length > 0) return own
  }
  return who
}

interface RuleInput {
  readonly plan: Plan
  readonly event: EventTable
  readonly found: FoundKind
  readonly who: Who
  readonly times: readonly KindTime[]
}

/** Every column of the row under the name of its role, and what the row leads to. Identifiers and the events' own times are left out. */
function propertiesOf({ plan, event, found, who, times }: RuleInput): PropertyRule[] {
  const roleOf = new Map([...found.roles].map(([role, column]) => [column.name, role]))
  const refs = [who.userId, who.account, ...who.externalIds.map(one => one.ref)]
  const left = new Set([
    ...times.map(({ column }) => column.name),
    ...refs.flatMap(ref => (ref && ref.via.length === 0 ? [ref.column] : [])),
    ...(event.clock && times.length === 1 ? [event.clock.name] : []),
  ])
  const own = ownProperties(event, left).map((rule): PropertyRule => {
    const role = roleOf.get(rule.name)
    return role === undefined ? rule : { ...rule, name: role }
  })
  const taken = new Set(own.map(rule => rule.name))
  return [...own, ...lookedUpProperties(plan, event, taken), ...summedProperties(plan, event)]
}

function conditionsOf({ roles }: FoundKind, named: NamedBy | undefined): EventRule['when'] {
  const column = named?.only && roles.get(named.role)
  if (!column || !named) return []
  return Object.values(named.names).map(values => ({
    test: 'says' as const,
    column: column.name,
    values: [...phrases(values)],
  }))
}

/** The names that values of a column give instead. A value that nobody knows is asked, the event's own name assumed. */
function namesOf({ plan, event, found }: RuleInput, kindEvent: KindEvent): EventRule['otherwise'] {
  const { named, whenNegative, name: usual } = kindEvent
  const negative: EventRule['otherwise'] = whenNegative
    ? [{ when: { test: 'negative', property: whenNegative.property }, name: whenNegative.name }]
    : []
  const column = named && found.roles.get(named.role)
  if (!named || !column) return negative
  const values = new Map(
    Object.entries(named.names).map(([name, called]) => [name, new Set(phrases(called))]),
  )
  const isKnown = (value: string) => [...values.values()].some(known => known.has(phraseOf(value)))
  const strange = named.asks ? column.values.filter(value => !isKnown(value)).slice(0, mostAsked) : []
  for (const value of strange) {
    const answer = plan.ask({
      code: 'value-event',
      table: event.table.name,
      column: value,
      options: [...new Set([...values.keys(), usual])],
      assumed: usual,
      facts: { example: `${column.name}: ${value}` },
    })
    if (answer !== undefined && answer !== usual) values.get(answer)?.add(phraseOf(value))
  }
  const said = [...values]
    .filter(([name]) => name !== usual)
    .map(([name, known]) => ({
      when: { test: 'says' as const, column: column.name, values: [...known] },
      name,
    }))
  return [...said, ...negative]
}

/** More states than these are a column of free text. */
const mostAsked = 12
