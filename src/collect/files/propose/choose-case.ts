import { hasRole } from '../inspect/words.ts'
import type { ColumnInspection } from '../model-inspection.ts'
import { type EventTable, findTable, isOfPerson, type Plan } from './plan.ts'

/** The property that holds a journey together, and the column of each event table in which it stands. */
export interface CaseChoice {
  readonly property: string
  readonly columns: ReadonlyMap<string, string>
}

/**
 * With several tables the key by which they join; in a log the id of its case; else an id that is called like an order
 * and repeats. None is a good answer too: then journeys are by person.
 */
export function chooseCase(plan: Plan): CaseChoice | undefined {
  const [first] = plan.eventTables
  if (first === undefined) return undefined
  const joined = hubKey(plan, first)
  if (joined) return chosen(plan, first, joined.name)
  const candidates = plan.eventTables.flatMap(event =>
    event.table.columns.filter(isCase).map(column => ({ event, column })),
  )
  const exact = candidates.find(({ column }) => column.name === 'case:concept:name')
  const [only] = candidates
  const names = new Set(candidates.map(({ column }) => column.name))
  if (exact) return chosen(plan, exact.event, exact.column.name)
  if (only === undefined) return undefined
  if (names.size === 1 && candidates.length === plan.eventTables.length)
    return chosen(plan, only.event, only.column.name)
  const answer = plan.ask({
    code: 'case',
    options: [...names, 'none'],
    // With events of several tables a case of one of them would leave the others out.
    assumed: plan.eventTables.length > 1 ? 'none' : undefined,
    facts: Object.fromEntries(candidates.map(({ column }) => [column.name, column.distinct])),
  })
  const found = candidates.find(({ column }) => column.name === answer)
  return found && chosen(plan, found.event, found.column.name)
}

function chosen(plan: Plan, event: EventTable, property: string): CaseChoice {
  return { property, columns: columnsOf(plan, event, property) }
}

/** The unique column of the hub to which details or later events lead. */
function hubKey(plan: Plan, { table }: EventTable): ColumnInspection | undefined {
  const into = plan.links.filter(link => link.to.table === table.name && !link.many)
  const keys = into
    .map(link => ({ link, key: table.columns.find(column => column.name === link.to.column) }))
    .filter(
      ({ key, link }) =>
        key !== undefined && !isOfPerson(key.name) && fromManyRows(plan, link.from.table, link.from.column),
    )
  return keys[0]?.key
}

function fromManyRows(plan: Plan, table: string, column: string): boolean {
  return findTable(plan.inspection, table)?.columns.find(one => one.name === column)?.unique === false
}

function isCase({ name, type, unique }: ColumnInspection): boolean {
  if (name === 'case:concept:name') return true
  const key = type === 'id' || type === 'integer'
  return key && !unique && hasRole(name, 'case') && !name.startsWith('case:') && !isOfPerson(name)
}

function columnsOf(plan: Plan, hub: EventTable, property: string): ReadonlyMap<string, string> {
  const columns = new Map([[hub.table.name, property]])
  for (const link of plan.links)
    if (!link.many && link.to.table === hub.table.name && link.to.column === property)
      columns.set(link.from.table, link.from.column)
  for (const { table } of plan.eventTables)
    if (!columns.has(table.name) && table.columns.some(column => column.name === property))
      columns.set(table.name, property)
  return columns
}
