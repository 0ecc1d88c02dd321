import { hasRole, wordsOf } from '../inspect/words.ts'
import type { Link, PropertyRule } from '../mapping.ts'
import type { ColumnInspection, TableInspection } from '../model-inspection.ts'
import { type EventTable, findTable, type Plan } from './plan.ts'
import { reach } from './table-roles.ts'

/** Columns of the row itself. Times that become events, identifiers of people and row numbers are left out. */
export function ownProperties(event: EventTable, left: ReadonlySet<string>): PropertyRule[] {
  return event.table.columns
    .filter(column => column.type !== 'empty' && !left.has(column.name))
    .filter(column => !isRowNumber(column))
    .map(column => ({ from: 'column', name: column.name, ref: { via: [], column: column.name } }))
}

function isRowNumber({ name, type, unique }: ColumnInspection): boolean {
  return /^column_\d+$/.test(name) && type === 'integer' && unique
}

/** What is looked up: columns of tables without events of their own. */
export function lookedUpProperties(
  plan: Plan,
  event: EventTable,
  taken: ReadonlySet<string>,
): PropertyRule[] {
  const found: PropertyRule[] = []
  const names = new Set(taken)
  for (const { table, via } of event.reached) {
    if (via.length === 0 || plan.eventTables.some(other => other.table === table)) continue
    const keys = keysOf(plan, table)
    for (const column of table.columns) {
      if (keys.has(column.name) || isPersonal(column) || column.type === 'empty' || names.has(column.name))
        continue
      names.add(column.name)
      found.push({ from: 'column', name: column.name, ref: { via: [...via], column: column.name } })
    }
  }
  return found
}

/** What a table is found by: the same value stands in the row that leads to it. */
function keysOf(plan: Plan, { name }: TableInspection): ReadonlySet<string> {
  return new Set(plan.links.filter(link => link.to.table === name && !link.many).map(link => link.to.column))
}

/** Identifiers go to `userId` and the like, not into properties. */
function isPersonal(column: ColumnInspection): boolean {
  if (column.type === 'email' || column.type === 'phone') return true
  return column.type === 'id' && hasRole(column.name, 'person') && !/zip|postal|prefix/i.test(column.name)
}

const sequence = /^(sequential|sequence|position|index|rank|line|item|row)$/
const revenueWords = [
  'revenue',
  'sales',
  'total',
  'amount',
  'payment',
  'montant',
  'اجمالي',
  'مبلغ',
  'price',
  'prix',
  'سعر',
]

/**
 * Tables with many rows for one of the hub's, summed up on its first event: how many rows, sums of amounts, the
 * different kinds. One of the sums is called `revenue`, the name by which maps and segments know it.
 */
export function summedProperties(plan: Plan, event: EventTable): PropertyRule[] {
  const details = plan.links
    .filter(link => link.many && link.from.table === event.table.name)
    .flatMap(link => {
      const table = findTable(plan.inspection, link.to.table)
      return table && plan.eventTables.every(other => other.table !== table) ? [{ link, table }] : []
    })
  const rules = details.flatMap(({ link, table }) => [
    { from: 'rows', name: `${table.name}_count`, link: link.name, of: null, how: 'count' } as const,
    ...summedColumns(plan, link, table),
  ])
  const revenue = chooseRevenue(plan, rules)
  return unique(rules.map(rule => (rule === revenue ? { ...rule, name: 'revenue' } : rule)))
}

type RowsRule = Extract<PropertyRule, { from: 'rows' }>

function summedColumns(plan: Plan, link: Link, detail: TableInspection): RowsRule[] {
  const except = plan.eventTables.map(other => other.table)
  const reached = reach(detail, { inspection: plan.inspection, links: plan.links, except })
  return reached.flatMap(({ table, via }) => {
    const keys = keysOf(plan, table)
    return table.columns
      .filter(column => !keys.has(column.name) && column.name !== link.to.column)
      .flatMap(column => {
        const how = howToSum(column, via.length > 0)
        return how === undefined
          ? []
          : [
              {
                from: 'rows',
                name: column.name,
                link: link.name,
                of: { via: [...via], column: column.name },
                how,
              } as const,
            ]
      })
  })
}

function howToSum(column: ColumnInspection, isLookedUp: boolean): RowsRule['how'] | undefined {
  if (isKind(column)) return 'distinct'
  if (isLookedUp) return undefined
  if (column.type === 'decimal' || column.type === 'money') return 'sum'
  if (column.type !== 'integer' || wordsOf(column.name).some(word => sequence.test(word))) return undefined
  return hasRole(column.name, 'measure') ? 'sum' : 'max'
}

/** A word for a kind of thing, not a number of one. */
function isKind({ name, type, distinct }: ColumnInspection): boolean {
  return (
    (type === 'category' || type === 'id' || type === 'boolean') && !hasRole(name, 'id') && distinct <= 2000
  )
}

function chooseRevenue(plan: Plan, rules: readonly RowsRule[]): RowsRule | undefined {
  const sums = rules.filter(rule => rule.how === 'sum')
  if (sums.length === 0 || rules.some(rule => rule.name === 'revenue')) return undefined
  const rank = (rule: RowsRule) => {
    const at = revenueWords.findIndex(word => wordsOf(rule.name).includes(word))
    return at === -1 ? revenueWords.length : at
  }
  const [best] = [...sums].sort((a, b) => rank(a) - rank(b))
  const answer = plan.ask({
    code: 'revenue',
    options: [...sums.map(rule => rule.name), 'none'],
    assumed: best && rank(best) < revenueWords.length ? best.name : 'none',
  })
  return sums.find(rule => rule.name === answer)
}

/** Two tables may have a column of the same name: the later one is called by its table as well. */
function unique(rules: readonly RowsRule[]): RowsRule[] {
  const taken = new Set<string>()
  return rules.map(rule => {
    const name = taken.has(rule.name) ? `${rule.link.split('>').at(-1)}_${rule.name}` : rule.name
    taken.add(name)
    return { ...rule, name }
  })
}
