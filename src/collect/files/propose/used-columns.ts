import type { Link, Mapping, Ref } from '../mapping.ts'
import type { CaseChoice } from './choose-case.ts'

type Columns = ReadonlyMap<string, ReadonlySet<string>>

export interface UsedColumns {
  readonly columns: Columns
  readonly links: ReadonlySet<string>
  /** Columns that identify something or name the event: read as they stand, never as numbers. */
  readonly keys: Columns
}

/** Every column and link that a rule touches: only these are read, kept and asked about. */
export function usedColumns(
  { links, events, checks }: Pick<Mapping, 'links' | 'events' | 'checks'>,
  chosenCase: CaseChoice | undefined,
): UsedColumns {
  const columns = new Map<string, Set<string>>()
  const keys = new Map<string, Set<string>>()
  const usedLinks = new Set<string>()
  const byName = new Map<string, Link>(links.map(link => [link.name, link]))

  const addColumn = (table: string, column: string) => {
    columns.set(table, (columns.get(table) ?? new Set()).add(column))
  }
  const addKey = (table: string, column: string) => {
    addColumn(table, column)
    keys.set(table, (keys.get(table) ?? new Set()).add(column))
  }
  const follow = (from: string, via: readonly string[]): string => {
    let table = from
    for (const name of via) {
      const link = byName.get(name)
      if (link === undefined) continue
      usedLinks.add(name)
      addKey(link.from.table, link.from.column)
      addKey(link.to.table, link.to.column)
      for (const column of link.also) for (const side of [link.from, link.to]) addColumn(side.table, column)
      table = link.to.table
    }
    return table
  }
  const add = (table: string, ref: Ref | null) => {
    if (ref) addColumn(follow(table, ref.via), ref.column)
  }
  for (const rule of events) {
    add(rule.table, rule.time.ref)
    for (const ref of [rule.userId, rule.anonymousId, rule.account])
      if (ref) addKey(follow(rule.table, ref.via), ref.column)
    for (const { ref } of rule.externalIds) add(rule.table, ref)
    if (rule.time.clock) addColumn(rule.table, rule.time.clock)
    if (rule.name.from === 'column') addKey(rule.table, rule.name.column)
    if (rule.channel?.from === 'column') add(rule.table, rule.channel.ref)
    for (const when of [...rule.when, ...rule.otherwise.map(one => one.when)])
      if (when.test === 'says') addColumn(rule.table, when.column)
      else if (when.test !== 'negative') addKey(rule.table, when.column)
    for (const column of rule.once) addColumn(rule.table, column)
    for (const property of rule.properties) {
      if (property.from === 'column') add(rule.table, property.ref)
      else if (property.from === 'rows') add(follow(rule.table, [property.link]), property.of)
      else for (const ref of [property.actual, property.promised]) add(rule.table, ref)
    }
    const caseColumn = chosenCase?.columns.get(rule.table)
    if (caseColumn !== undefined) addKey(rule.table, caseColumn)
  }
  for (const { table, earlier, later } of checks) for (const ref of [earlier, later]) add(table, ref)
  return { columns, links: usedLinks, keys }
}
