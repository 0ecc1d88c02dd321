import { hasRole } from '../inspect/words.ts'
import type { Link, Ref } from '../mapping.ts'
import type { ColumnInspection, Inspection, TableInspection } from '../model-inspection.ts'
import type { Asker } from '../model-question.ts'
import { type Reached, reach, roleOf, type TableRole } from './table-roles.ts'

/** What the steps of a proposal share. */
export interface Plan {
  readonly inspection: Inspection
  readonly links: readonly Link[]
  readonly ask: Asker['ask']
  /** The tables that carry events, the one that the others lead to first. */
  readonly eventTables: readonly EventTable[]
}

export interface EventTable extends TableRole {
  readonly reached: readonly Reached[]
  /** Other event tables lead here: its rows are what the journey is about. */
  readonly isHub: boolean
  /** Leads to a hub: one of its rows is something that happened to a row there. */
  readonly hub: string | undefined
}

/** Tables with a time that belongs to somebody or to a case; with one table, any time will do. */
export function findEventTables(
  inspection: Inspection,
  links: readonly Link[],
  isKnown: (table: string) => boolean,
): EventTable[] {
  const candidates = inspection.tables
    .map(roleOf)
    .filter(role => role.times.length > 0)
    .map(role => ({ ...role, reached: reach(role.table, { inspection, links }) }))
    .filter(
      ({ table: own, reached }) =>
        inspection.tables.length === 1 ||
        isKnown(own.name) ||
        reached.some(({ table }) => table.columns.some(isSubject)),
    )
  const isEvent = (name: string) => candidates.some(({ table }) => table.name === name)
  // What joins by the person is not about the same thing: an order does not belong to a sign-up.
  const above = links.filter(link => !link.many && !isMutual(link, links) && !isOfPerson(link.to.column))
  const toHub = (name: string) => above.find(link => link.from.table === name && isEvent(link.to.table))
  return candidates
    .map(role => ({
      ...role,
      isHub: above.some(link => link.to.table === role.table.name),
      hub: toHub(role.table.name)?.to.table,
    }))
    .sort((a, b) => Number(b.isHub) - Number(a.isHub))
}

/** One-to-one: neither table is above the other. */
function isMutual(link: Link, links: readonly Link[]): boolean {
  return links.some(
    other => !other.many && other.from.table === link.to.table && other.to.table === link.from.table,
  )
}

export function isOfPerson(column: string): boolean {
  return hasRole(column, 'person') && !hasRole(column, 'case')
}

function isSubject({ name, type }: ColumnInspection): boolean {
  if (type === 'email' || type === 'phone') return true
  const key = type === 'id' || type === 'integer' || type === 'category'
  return key && (hasRole(name, 'person') || hasRole(name, 'case') || name.startsWith('case:'))
}

export function findTable(inspection: Inspection, name: string): TableInspection | undefined {
  return inspection.tables.find(table => table.name === name)
}

/** A reference from an event table to a column of a table that it reaches. */
export function refTo(event: EventTable, table: string, column: string): Ref | undefined {
  const found = event.reached.find(reached => reached.table.name === table)
  return found && { via: [...found.via], column }
}
