import type { FoundKind } from '../kinds/find-kinds.ts'
import { isPersonRole } from '../kinds/model-kind.ts'
import type { EventRule, Link, PropertyRule } from '../mapping.ts'
import type { ColumnInspection, TableInspection } from '../model-inspection.ts'
import type { Plan } from './plan.ts'

interface Lines {
  readonly once: EventRule['once']
  readonly link: Link
  readonly properties: readonly PropertyRule[]
}

/** Of the lines of a receipt these are summed up, those are listed; the rest says the same on every line. */
const sums = ['line_total', 'quantity', 'discount', 'tax']
const lists = ['sku', 'product', 'category']
const ofLine = ['price']

/**
 * A receipt whose number stands on several rows is one event: its lines are counted and summed up. Whether a column
 * "total" repeats the receipt's or says the line's cannot be seen from its name, and is asked.
 */
export function linesOf(plan: Plan, table: TableInspection, { kind, roles }: FoundKind): Lines | undefined {
  const [key = '', ...others] = kind.rowsOf ?? []
  const column = roles.get(key)
  if (column === undefined || column.unique) return undefined
  const also = others.flatMap(role => roles.get(role)?.name ?? [])
  // Numbers of receipts begin again every day where the date stands in a column of its own.
  const day = kind.events.flatMap(({ time }) => roles.get(time) ?? []).find(isBareDate)
  const keys = [...also, ...(day ? [day.name] : [])]
  const end = { table: table.name, column: column.name }
  const link: Link = {
    name: `${table.name}.${column.name}>lines`,
    from: end,
    to: end,
    many: true,
    also: keys,
  }
  const rows = (
    name: string,
    how: 'count' | 'sum' | 'max' | 'distinct',
    of?: ColumnInspection,
  ): PropertyRule => ({
    from: 'rows',
    name,
    link: link.name,
    of: of ? { via: [], column: of.name } : null,
    how,
  })
  const properties: PropertyRule[] = [rows('lines', 'count')]
  for (const [role, one] of roles) {
    if (isPersonRole(role) || role.endsWith('_at') || ofLine.includes(role)) continue
    if (role === 'revenue') properties.push(rows(role, totalOf(plan, table, roles), one))
    else if (role === 'line_total' && !roles.has('revenue')) properties.push(rows('revenue', 'sum', one))
    else if (sums.includes(role)) properties.push(rows(role, 'sum', one))
    else if (lists.includes(role)) properties.push(rows(role, 'distinct', one))
    else properties.push({ from: 'column', name: role, ref: { via: [], column: one.name } })
  }
  return { once: [column.name, ...keys], link, properties }
}

function isBareDate({ times }: ColumnInspection): boolean {
  return times.dateOnly > 0 && times.dateOnly === times.withOffset + times.withoutOffset
}

function totalOf(plan: Plan, table: TableInspection, roles: FoundKind['roles']): 'sum' | 'max' {
  if (roles.has('line_total')) return 'max'
  const answer = plan.ask({
    code: 'total-of',
    table: table.name,
    column: roles.get('revenue')?.name ?? '',
    options: ['line', 'receipt'],
    facts: { example: roles.get('revenue')?.examples[0] ?? '' },
  })
  return answer === 'receipt' ? 'max' : 'sum'
}
