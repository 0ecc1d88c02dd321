import { z } from 'zod'
import { events, propertyText } from '../../collect/events.ts'
import { u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { traceRanges } from '../load-evidence.ts'
import { personOf } from '../person-of.ts'
import { type CompiledRules, compareIdentifiers } from '../rules.ts'
import { nameKeys } from '../search-terms.ts'
import type { MatchField } from './model.ts'
import { splitName } from './prepare-record.ts'

/** A person with what is known of them for matching. */
export interface PersonRecord {
  readonly person: bigint
  /** An identifier that names the person whatever merges and cuts come: what a pair points to. */
  readonly handle: string
  readonly values: Readonly<Record<string, string>>
}

interface Source {
  readonly warehouse: Warehouse
  readonly scope: Scope
  readonly fields: readonly MatchField[]
  readonly rules: CompiledRules
}

/** Everybody of whom something is known that a field asks for, in groups, always in the same order. */
export async function* readPeople(source: Source): AsyncIterable<PersonRecord[]> {
  for (const { from, to } of await traceRanges(source.warehouse, source.scope.workspace))
    yield await readRange(
      source,
      person => sql`${person} BETWEEN ${param(from, 'UInt64')} AND ${param(to, 'UInt64')}`,
    )
}

/** Some of them, by number. */
export function readSome(source: Source, persons: readonly bigint[]): Promise<PersonRecord[]> {
  return readRange(source, person => sql`${person} IN ${param([...persons], 'Array(UInt64)')}`)
}

/** Of each trait the latest that an identify call said, by the order of events. */
async function readRange(
  { warehouse, scope, fields, rules }: Source,
  isAsked: (person: Sql) => Sql,
): Promise<PersonRecord[]> {
  const said = [...fields.map(({ traits }) => traits), nameKeys]
  const columns = said.map((traits, i) => sql`${firstOf(traits)} AS said${ident(`_${i}`)}`)
  const latest = said.map((_, i) => {
    const column = ident(`said_${i}`)
    return sql`argMaxIf(said.${column}, said.place, said.${column} != '')`
  })
  const log = events(scope, {
    select: sql`trace, identifiers, (time, ordinal, call, message_id) AS place, ${joinSql(columns, ', ')}`,
    where: sql`type = 'identify' AND trace != 0 AND ${isAsked(personOf(scope, sql`trace`))}`,
  })
  const rows = await warehouse.rows({
    name: 'matching: what is known of people',
    sql: sql`SELECT ${personOf(scope, sql`said.trace`)} AS person, argMin(said.identifiers, said.trace) AS identifiers,
        [${joinSql(latest, ', ')}] AS found
      FROM ${log} AS said GROUP BY person HAVING arrayExists(text -> text != '', found) ORDER BY person`,
    row: z.object({ person: u64, identifiers: z.array(z.string()), found: z.array(z.string()) }),
    timeoutMs: 600_000,
  })
  const best = compareIdentifiers(rules)
  return rows.flatMap(({ person, identifiers, found }) => {
    // A trace belongs to its identifier of highest priority; one that is blocked names nobody.
    const handle = identifiers.filter(identifier => !rules.isBlocked(identifier)).sort(best)[0]
    if (handle === undefined) return []
    const values = Object.fromEntries(
      fields.map(({ name, kind }, i) => [name, kind === 'date' ? dayOf(found[i] ?? '') : (found[i] ?? '')]),
    )
    return [{ person, handle, values: withWholeName(values, fields, found.at(-1) ?? '') }]
  })
}

/** The engine takes a text that looks like a date for an instant, and gives it back with a time of day. */
function dayOf(text: string): string {
  return text.replace(/[ T]00:00:00(\.0+)?Z?$/, '')
}

/** A whole name serves where its parts were not said. */
function withWholeName(values: Record<string, string>, fields: readonly MatchField[], name: string) {
  const given = fields.find(field => field.kind === 'name' && field.partner !== null)
  const family = fields.find(field => field.name === given?.partner)
  if (name === '' || !given || !family || values[given.name] !== '' || values[family.name] !== '')
    return values
  const parts = splitName(name)
  return { ...values, [given.name]: parts.given, [family.name]: parts.family }
}

function firstOf(traits: readonly string[]): Sql {
  if (traits.length === 0) return sql`''`
  return sql`arrayFirst(text -> text != '', [${joinSql(traits.map(propertyText), ', ')}])`
}
