import { phraseOf } from '../inspect/words.ts'
import type { ColumnInspection, Inspection, TableInspection } from '../model-inspection.ts'
import type { Asker } from '../model-question.ts'
import { calls } from './call-kinds.ts'
import { shipmentHistory, shipments } from './courier-kinds.ts'
import { contacts, deals } from './crm-kinds.ts'
import { isPersonRole, type TableKind } from './model-kind.ts'
import { till } from './store-kinds.ts'
import { replies, satisfaction, tickets } from './support-kinds.ts'

const kinds: readonly TableKind[] = [
  till,
  calls,
  shipmentHistory,
  shipments,
  tickets,
  replies,
  satisfaction,
  contacts,
  deals,
]

/** A table whose kind is known, and which column has which role in it. */
export interface FoundKind {
  readonly kind: TableKind
  readonly roles: ReadonlyMap<string, ColumnInspection>
  /** The help desk or CRM that writes such columns; its ids of people are of a kind of their own. */
  readonly tool: string | null
}

/** Names of columns that only one tool writes. */
const signatures: Readonly<Record<string, string>> = {
  zendesk:
    'requester id | submitter | group stations | assignee stations | requester external id | requester domain | initially assigned at | first reply time in minutes',
  freshdesk:
    'due by time | agent interactions | customer interactions | survey results | initial response time | time tracked | resolution status | first response status | last update time',
  hubspot:
    'record id | associated contact ids | associated contact | lifecycle stage | ticket status | deal stage | contact owner | ticket name | create date',
  salesforce:
    'date time opened | date time closed | case origin | case owner | case number | opportunity name | opportunity owner | lead owner',
  zoho: 'happiness rating | ticket owner | is overdue | modified time | created time | closing date | contact name | record id | is escalated',
}

/**
 * The kind of each table, by the names of its columns. Where one fits it is assumed and a person sees it; where two fit
 * equally well, a person says which; "none" is an answer too, and then the columns speak for themselves.
 */
export function chooseKinds(inspection: Inspection, ask: Asker['ask']): ReadonlyMap<string, FoundKind> {
  const chosen = new Map<string, FoundKind>()
  for (const table of inspection.tables) {
    const fitting = kinds
      .map(kind => ({ kind, roles: rolesOf(kind, table) }))
      .filter(({ kind, roles }) => fits(kind, roles, table))
      .sort((a, b) => b.roles.size - a.roles.size)
    const [best, next] = fitting
    if (best === undefined) continue
    const answer = ask({
      code: 'table-kind',
      table: table.name,
      options: [...fitting.map(one => one.kind.id), 'none'],
      assumed: next?.roles.size === best.roles.size ? undefined : best.kind.id,
      facts: {
        columns: best.roles.size,
        example: [...best.roles.values()]
          .map(one => one.name)
          .join(', ')
          .slice(0, 120),
      },
    })
    const found = fitting.find(one => one.kind.id === answer)
    if (found) chosen.set(table.name, { ...found, tool: toolOf(table) })
  }
  return chosen
}

function rolesOf(kind: TableKind, table: TableInspection): Map<string, ColumnInspection> {
  const roles = new Map<string, ColumnInspection>()
  const taken = new Set<string>()
  const byPhrase = new Map<string, ColumnInspection>()
  const filled = table.columns.filter(column => column.type !== 'empty')
  for (const column of filled) {
    const phrase = phraseOf(column.name)
    if (!byPhrase.has(phrase)) byPhrase.set(phrase, column)
  }
  if (hasTwoHeads(table))
    for (const column of filled)
      for (const phrase of endsOf(phraseOf(column.name)))
        if (!byPhrase.has(phrase)) byPhrase.set(phrase, column)
  for (const [role, called] of Object.entries(kind.columns)) {
    const found = phrases(called)
      .map(phrase => byPhrase.get(phrase))
      .find(column => column !== undefined && !taken.has(column.name) && mayBe(role, column))
    if (found === undefined) continue
    taken.add(found.name)
    roles.set(role, found)
  }
  return roles
}

/** Under a head of two merged lines the upper name stands before each: "Dates Created At". */
function hasTwoHeads({ files }: TableInspection): boolean {
  return files.some(
    ({ reading }) => reading.format === 'xlsx' && reading.head && reading.head.to > reading.head.from,
  )
}

function endsOf(phrase: string): string[] {
  const words = phrase.split(' ')
  return words.slice(1).map((_, i) => words.slice(i + 1).join(' '))
}

/** A column that is called like a time must hold times; an e-mail address is nobody's phone number. */
function mayBe(role: string, { type }: ColumnInspection): boolean {
  const isTime = type === 'time' || type === 'time-number'
  if (role.endsWith('_at')) return isTime
  if (role === 'email') return type === 'email'
  if (role === 'phone' || role === 'mobile')
    return ['phone', 'integer', 'decimal', 'id', 'text', 'category'].includes(type)
  return !isTime || role === 'duration_seconds'
}

function fits(kind: TableKind, roles: ReadonlyMap<string, unknown>, table: TableInspection): boolean {
  const hasTime = table.columns.some(({ type }) => type === 'time' || type === 'time-number')
  return hasTime && kind.needs.every(some => some.some(role => roles.has(role))) && isOne(kind, table, roles)
}

/** A parcel with several rows is its history; with one, it is the parcel as it stands. */
function isOne(kind: TableKind, table: TableInspection, roles: ReadonlyMap<string, unknown>): boolean {
  const key = rolesOf(kind, table).get('tracking_number')
  if (kind.id === 'shipment-history') return key?.unique === false
  return kind.id !== 'shipments' || key?.unique === true || !roles.has('status')
}

function toolOf(table: TableInspection): string | null {
  const own = new Set(table.columns.map(column => phraseOf(column.name)))
  const hits = Object.entries(signatures)
    .map(([tool, called]) => ({ tool, n: phrases(called).filter(phrase => own.has(phrase)).length }))
    .sort((a, b) => b.n - a.n)
  const [best, next] = hits
  return best !== undefined && best.n >= 2 && best.n !== next?.n ? best.tool : null
}

const known = new Map<string, readonly string[]>()

/** The phrases of a list with bars, folded like the names they are compared with. */
export function phrases(called: string): readonly string[] {
  const found = known.get(called) ?? called.split('|').map(phraseOf)
  known.set(called, found)
  return found
}

/**
 * The tables as their kinds read them: a number in the column of callers is a phone number, also where a spreadsheet
 * took it for a quantity; an id is a text and never a sum; what somebody said is kept as it stands.
 */
export function readAsKinds(inspection: Inspection, found: ReadonlyMap<string, FoundKind>): Inspection {
  return {
    ...inspection,
    tables: inspection.tables.map(table => {
      const kind = found.get(table.name)
      if (kind === undefined) return table
      const roleOf = new Map([...kind.roles].map(([role, column]) => [column.name, role]))
      return { ...table, columns: table.columns.map(column => retyped(column, roleOf.get(column.name))) }
    }),
  }
}

function retyped(column: ColumnInspection, role: string | undefined): ColumnInspection {
  if (role === undefined || column.type === 'empty') return column
  if (role === 'phone' || role === 'mobile')
    return column.type === 'phone'
      ? column
      : { ...column, type: 'phone', phonesWithoutCountry: Math.max(1, column.phonesWithoutCountry) }
  if (role === 'text' || role === 'comment') return { ...column, type: 'text' }
  const isKey = role.endsWith('_id') || role === 'tracking_number' || (isPersonRole(role) && role !== 'email')
  return isKey || role === 'sku' ? { ...column, type: 'id' } : column
}
