import { hasRole, wordsOf } from '../inspect/words.ts'
import type { EventRule } from '../mapping.ts'
import type { ColumnInspection } from '../model-inspection.ts'
import { type EventTable, type Plan, refTo } from './plan.ts'

export type Who = Pick<EventRule, 'userId' | 'anonymousId' | 'externalIds' | 'account'>

interface Candidate {
  readonly table: string
  readonly column: ColumnInspection
}

/** People who work for the shop are not its customers. */
const staff =
  /^(seller|agent|staff|employee|resource|responsible|vendor|supplier|courier|manager|driver|store|shop|بائع|موظف|مندوب|مورد)$/
const anonymous = /^(anonymous|visitor|device|cookie|browser|fingerprint)$/

/** Who did it, for each event table. Which of several ids is the person is asked, with what the data suggest. */
export function choosePersons(plan: Plan): ReadonlyMap<EventTable, Who> {
  const chosen = new Map<EventTable, Who>()
  let known: Candidate | undefined
  for (const event of plan.eventTables) {
    const columns = event.reached.flatMap(({ table }) =>
      table.columns.filter(column => !isStaff(column.name)).map(column => ({ table: table.name, column })),
    )
    const again = known && columns.find(one => one.table === known?.table && one.column === known.column)
    const person = again ?? choosePerson(plan, event, columns)
    known ??= person
    const ref = (candidate: Candidate | undefined) =>
      (candidate && refTo(event, candidate.table, candidate.column.name)) ?? null
    chosen.set(event, {
      userId: ref(person),
      anonymousId: ref(columns.find(({ column }) => isAnonymousId(column))),
      externalIds: columns.flatMap(({ table, column }) => {
        const at = refTo(event, table, column.name)
        return at && (column.type === 'email' || column.type === 'phone')
          ? [{ type: column.type, ref: at }]
          : []
      }),
      account: ref(columns.find(({ column }) => isAccount(column))),
    })
  }
  return chosen
}

function choosePerson(plan: Plan, event: EventTable, columns: readonly Candidate[]): Candidate | undefined {
  const isTarget = ({ table, column }: Candidate) =>
    plan.links.some(
      link =>
        !link.many && link.to.table === table && link.to.column === column.name && table !== event.table.name,
    )
  const named = columns.filter(one => isPersonId(one.column) && !isTarget(one))
  const others = columns.filter(
    ({ column }) => column.type === 'id' && !named.some(one => one.column === column),
  )
  const options = [...named, ...(named.length === 0 ? others : [])]
  const reachable = columns.some(({ column }) => column.type === 'email' || column.type === 'phone')
  const hasCase = columns.some(
    ({ column }) => hasRole(column.name, 'case') || column.name.startsWith('case:'),
  )
  const likely = mostLikely(named, event)
  const assumed = likely ? labelOf(likely) : reachable || hasCase ? 'none' : undefined
  if (named.length === 1 && likely) return likely
  if (options.length === 0 && (reachable || hasCase)) return undefined
  const answer = plan.ask({
    code: 'person',
    table: event.table.name,
    options: [...new Set(options.map(labelOf)), 'none'],
    assumed,
    facts: Object.fromEntries(options.map(one => [labelOf(one), one.column.distinct])),
  })
  return options.find(one => labelOf(one) === answer)
}

/**
 * A customer number that never repeats although events do is a number of the order, not of the person: then the other
 * id of the same people, which does repeat, is more likely. Two unrelated ids are left to be asked.
 */
function mostLikely(named: readonly Candidate[], event: EventTable): Candidate | undefined {
  const [first, ...rest] = named
  if (first === undefined || rest.length === 0) return first
  const repeating = named.filter(({ column }) => !column.unique)
  const allOnce = first.table === event.table.name && first.column.unique
  if (allOnce && repeating.length === 1) return repeating[0]
  const sameName = named.every(({ column }) => column.name === first.column.name)
  return sameName ? first : undefined
}

function labelOf({ table, column }: Candidate): string {
  return `${table}.${column.name}`
}

function isPersonId({ name, type }: ColumnInspection): boolean {
  if (type !== 'id' && type !== 'integer') return false
  if (isAnonymousName(name) || /zip|postal|prefix/i.test(name)) return false
  const words = wordsOf(name)
  return hasRole(name, 'person') && (hasRole(name, 'id') || words.length === 1)
}

function isStaff(name: string): boolean {
  return wordsOf(name).some(word => staff.test(word))
}

function isAnonymousName(name: string): boolean {
  return wordsOf(name).some(word => anonymous.test(word))
}

function isAnonymousId({ name, type }: ColumnInspection): boolean {
  return type === 'id' && isAnonymousName(name) && hasRole(name, 'id')
}

function isAccount({ name, type, unique }: ColumnInspection): boolean {
  return (
    hasRole(name, 'account') && !unique && (type === 'id' || type === 'category') && !hasRole(name, 'person')
  )
}
