import { hasRole, wordsOf } from '../inspect/words.ts'
import type { Link } from '../mapping.ts'
import type { ColumnInspection, Inspection, LinkInspection, TableInspection } from '../model-inspection.ts'

/** What a table is for: it carries events, it is looked up from one that does, or its rows are summed up there. */
export interface TableRole {
  readonly table: TableInspection
  readonly times: readonly ColumnInspection[]
  readonly promised: readonly ColumnInspection[]
  /** The column that names the event of each row, in a log. */
  readonly eventColumn: ColumnInspection | undefined
  readonly clock: ColumnInspection | undefined
}

/** A table that can be reached from another over links, nearest first. */
export interface Reached {
  readonly table: TableInspection
  readonly via: readonly string[]
}

export function roleOf(table: TableInspection): TableRole {
  const timed = table.columns.filter(isTime).filter(column => !hasRole(column.name, 'birth'))
  const promised = timed.filter(column => hasRole(column.name, 'promised'))
  // XES: attributes of the whole case are not the time of an event.
  const own = timed.filter(column => !promised.includes(column) && !column.name.startsWith('case:'))
  const clock = table.columns.find(column => column.type === 'clock')
  return { table, times: own, promised, eventColumn: findEventColumn(table), clock }
}

function isTime({ type }: ColumnInspection): boolean {
  return type === 'time' || type === 'time-number'
}

function findEventColumn(table: TableInspection): ColumnInspection | undefined {
  const exact = table.columns.find(column => column.name === 'concept:name')
  if (exact) return exact
  return table.columns.find(column => {
    const named = hasRole(column.name, 'event') && !hasRole(column.name, 'id')
    return named && (column.type === 'category' || column.type === 'text') && column.distinct <= 1000
  })
}

/** The links of an inspection as a mapping has them, in both directions that can be used. */
export function linksOf(inspection: Inspection): Link[] {
  const links: Link[] = []
  for (const found of dropWeaker(inspection.links)) {
    links.push({
      name: linkName(found.from, found.to),
      from: found.from,
      to: found.to,
      many: false,
      also: [],
    })
    const back = inspection.links.some(
      other => sameColumn(other.from, found.to) && sameColumn(other.to, found.from),
    )
    if (!back)
      links.push({
        name: linkName(found.to, found.from),
        from: found.to,
        to: found.from,
        many: !found.fromUnique,
        also: [],
      })
  }
  return links
}

/** A column looks up in one table: the one that holds more of its values, then the one that it covers better. */
function dropWeaker(links: readonly LinkInspection[]): LinkInspection[] {
  return links.filter(link =>
    links.every(
      other =>
        other === link ||
        !sameColumn(other.from, link.from) ||
        link.contained > other.contained ||
        (link.contained === other.contained && link.covered >= other.covered),
    ),
  )
}

function sameColumn(a: LinkInspection['from'], b: LinkInspection['from']): boolean {
  return a.table === b.table && a.column === b.column
}

function linkName(from: Link['from'], to: Link['to']): string {
  return `${from.table}.${from.column}>${to.table}`
}

export interface ReachInput {
  readonly inspection: Inspection
  readonly links: readonly Link[]
  /** Tables that are not entered. */
  readonly except?: readonly TableInspection[]
}

/** Tables that a row leads to, one row each, at most three links away. */
export function reach(start: TableInspection, { inspection, links, except = [] }: ReachInput): Reached[] {
  const reached: Reached[] = [{ table: start, via: [] }]
  for (const { table, via } of reached) {
    if (via.length === 3) continue
    for (const link of links) {
      if (link.many || link.from.table !== table.name) continue
      const next = inspection.tables.find(other => other.name === link.to.table)
      const isNew = next && !except.includes(next) && reached.every(known => known.table !== next)
      if (next && isNew) reached.push({ table: next, via: [...via, link.name] })
    }
  }
  return reached
}

/** `order_items` → `Order Items`; words keep their letters, only the first is made large. */
export function titleOf(name: string): string {
  return name
    .split(/[_\s:.-]+/)
    .filter(word => word !== '')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

/**
 * The name of an event from the column that holds its time: the words without those that only say "time"
 * (`order_approved_at` → Order Approved). Where nothing is left, or a bare "created", the table says what.
 */
export function eventNameOf(column: string, table: string): string {
  const words = column
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '' && !hasRole(word, 'time'))
  const rest = titleOf(words.join(' '))
  const verbs = /^(created|updated|modified|started|ended|closed|opened|completed|start|end)$/i
  const subject = titleOf(table).replace(/(?<=\p{L}{3})s$/u, '')
  if (rest === '') return subject
  return verbs.test(rest) ? `${subject} ${rest}` : rest
}

/** Whether two column names speak of the same thing: "estimated_delivery" and "delivered_customer". */
export function shareStem(a: string, b: string): boolean {
  const stems = (name: string) =>
    wordsOf(name)
      .filter(word => word.length >= 5 && !hasRole(word, 'time') && !hasRole(word, 'promised'))
      .filter(word => !hasRole(word, 'case'))
      .map(word => word.slice(0, Math.min(6, word.length - 1)))
  const others = stems(b)
  return stems(a).some(stem => others.some(other => other.startsWith(stem) || stem.startsWith(other)))
}
