import { chooseKinds, type FoundKind, readAsKinds } from '../kinds/find-kinds.ts'
import type { Mapping, OrderCheck, Table } from '../mapping.ts'
import { mappingVersion } from '../mapping.ts'
import type { Inspection } from '../model-inspection.ts'
import { type Answers, type Asker, createAsker, type Question } from '../model-question.ts'
import { chooseCase } from './choose-case.ts'
import { choosePersons } from './choose-person.ts'
import { eventRules } from './event-rules.ts'
import { caseOf, kindRules } from './kind-rules.ts'
import { findEventTables, findTable, type Plan } from './plan.ts'
import { readColumn } from './read-columns.ts'
import { askReadings, askRenames } from './reading-answers.ts'
import { linksOf } from './table-roles.ts'
import { comparePair, orderTimes } from './time-chain.ts'
import { type UsedColumns, usedColumns } from './used-columns.ts'

export interface ProposeOptions {
  /** Part of the message ids; by default the names of the tables. */
  readonly source?: string
  /** For times without an offset and phone numbers without a country: assumed, and asked. */
  readonly zone?: string
  readonly country?: string
  readonly answers?: Answers
}

export interface Proposal {
  readonly mapping: Mapping
  readonly questions: Question[]
  /** Tables of which nothing is imported. */
  readonly unused: string[]
}

/** How the files become events, and what has to be asked. Pure: the same inspection and answers give the same. */
export function propose(seen: Inspection, options: ProposeOptions = {}): Proposal {
  const answers = options.answers ?? {}
  const asker = createAsker(answers)
  askReadings(seen, asker, answers)
  askRenames(seen, asker)
  const kinds = chooseKinds(seen, asker.ask)
  const inspection = readAsKinds(seen, kinds)
  const links = linksOf(inspection)
  const plan: Plan = {
    inspection,
    links,
    ask: asker.ask,
    eventTables: findEventTables(inspection, links, name => kinds.has(name)),
  }
  // What is said of tables whose kind is known is said by the kind.
  const others = { ...plan, eventTables: plan.eventTables.filter(({ table }) => !kinds.has(table.name)) }
  const persons = choosePersons(others)
  const chosenCase = chooseCase(others)
  const nobody = { userId: null, anonymousId: null, externalIds: [], account: null }
  const ofKinds = plan.eventTables.map(event => kindRules(plan, event, kinds))
  const events = plan.eventTables.flatMap((event, i) =>
    kinds.has(event.table.name)
      ? [...(ofKinds[i]?.events ?? [])]
      : eventRules({ plan, event, who: persons.get(event) ?? nobody, chosenCase }),
  )
  if (events.length === 0) asker.ask({ code: 'no-event', options: ['none'] })
  const draft = {
    links: [...links, ...ofKinds.flatMap(one => one.links)],
    events,
    checks: findChecks(others, events),
  }
  const used = usedColumns(draft, chosenCase)
  const tables = usedTables(inspection, used, {
    ask: asker.ask,
    zone: options.zone,
    country: options.country,
  })
  const mapping: Mapping = {
    version: mappingVersion,
    source:
      options.source ??
      inspection.tables
        .map(table => table.name)
        .join('+')
        .slice(0, 100),
    tables,
    links: draft.links.filter(link => used.links.has(link.name)),
    events,
    ...casesOf(chosenCase?.property, kinds),
    checks: draft.checks,
  }
  const names = new Set(tables.map(table => table.name))
  const unused = inspection.tables.map(table => table.name).filter(name => !names.has(name))
  return { mapping, questions: asker.questions(), unused }
}

/** What a table of no known kind is held together by comes first; each further one holds journeys of its own. */
function casesOf(
  chosen: string | undefined,
  kinds: ReadonlyMap<string, FoundKind>,
): Pick<Mapping, 'case' | 'cases'> {
  const ofKinds = [...kinds.values()].flatMap(found => caseOf(found)?.property ?? [])
  const [first, ...rest] = new Set([...(chosen === undefined ? [] : [chosen]), ...ofKinds])
  return { case: first === undefined ? null : { property: first }, cases: rest }
}

/** Neighbours in the usual order of times, within the hub's rows and from its last time to each event that follows. */
function findChecks(plan: Plan, events: Mapping['events']): OrderCheck[] {
  const pairs = plan.inspection.timePairs
  const checks: OrderCheck[] = []
  for (const event of plan.eventTables) {
    const table = event.table.name
    const own = events
      .filter(rule => rule.table === table)
      .map(rule => ({ table, column: rule.time.ref.column }))
    const chain = orderTimes(own, pairs)
    for (const [i, { column }] of chain.entries()) {
      const next = chain[i + 1]
      if (next) checks.push({ table, earlier: { via: [], column }, later: { via: [], column: next.column } })
    }
    const before =
      event.hub && hubTimes(events, event.hub).findLast(time => own.some(one => isBefore(pairs, time, one)))
    const via = event.reached.find(reached => reached.table.name === event.hub)?.via
    const [first] = chain
    if (before && via && first)
      checks.push({
        table,
        earlier: { via: [...via], column: before.column },
        later: { via: [], column: first.column },
      })
  }
  return checks

  function hubTimes(all: Mapping['events'], hub: string) {
    return all.filter(rule => rule.table === hub).map(rule => ({ table: hub, column: rule.time.ref.column }))
  }
}

function isBefore(...[pairs, a, b]: Parameters<typeof comparePair>): boolean {
  const { before, after } = comparePair(pairs, a, b)
  return before > after
}

interface TableContext {
  readonly ask: Asker['ask']
  readonly zone: string | undefined
  readonly country: string | undefined
}

function usedTables(inspection: Inspection, used: UsedColumns, context: TableContext): Table[] {
  return [...used.columns].flatMap(([name, columns]) => {
    const table = findTable(inspection, name)
    if (table === undefined) return []
    return [
      {
        name,
        files: table.files.map(file => ({ name: file.name, reading: file.reading })),
        columns: table.columns
          .filter(column => columns.has(column.name))
          .map(column => ({
            name: column.name,
            reading: used.keys.get(name)?.has(column.name)
              ? { as: 'id' }
              : readColumn(table, column, context),
          })),
        renamed: table.renames.flatMap(({ called, column, places }) =>
          column !== null && columns.has(column)
            ? [{ column, called, files: places.map(place => place.file) }]
            : [],
        ),
      },
    ]
  })
}
