import { z } from 'zod'
import { u64 } from '../../platform/warehouse/rows.ts'
import { joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { movedSince, personOf } from '../../unify/person-of.ts'
import { type Derivation, inWorkspace, learnCodes } from './derive.ts'
import { partsSql, personKind, stepEvents, unitOf } from './parts-sql.ts'

/** With more units everything is derived again: long lists of them cost as much. */
const mostUnits = 2_000
const mostBatches = 10_000

/** Whose journeys a removal touches. */
export interface Touched {
  /** By the number of the kind. */
  readonly units: ReadonlyMap<number, ReadonlySet<bigint>>
  /** Cases of persons: those that the traces belong to, or belonged to. */
  readonly persons: ReadonlySet<bigint>
}

export const nothingTouched: Touched = { units: new Map(), persons: new Set() }

export function bothTouched(a: Touched, b: Touched): Touched {
  const kinds = new Set([...a.units.keys(), ...b.units.keys()])
  const units = [...kinds].map(kind => [kind, unionOf(a.units.get(kind), b.units.get(kind))] as const)
  return { units: new Map(units), persons: unionOf(a.persons, b.persons) }
}

/**
 * The units and persons that have steps among some events, asked while those events and their persons are still there.
 * Null when there are too many.
 */
export async function touchedBy(d: Derivation, which: Sql): Promise<Touched | null> {
  const units = new Map<number, ReadonlySet<bigint>>()
  for (const kind of d.kinds) {
    const { unit, belongs } = unitOf(kind)
    const among = stepEvents(d.scope, { select: sql`${unit} AS unit`, where: sql`${which} AND ${belongs}` })
    const found = await readNumbers(d, sql`SELECT DISTINCT unit AS n FROM ${among} LIMIT ${mostUnits + 1}`)
    units.set(kind.kind, new Set(found))
  }
  if (sizeOf(units) > mostUnits) return null
  return { units, persons: await personsOf(d, [...(units.get(personKind.kind) ?? [])]) }
}

/**
 * Derives the journeys of what a removal touched again and takes the rows that held them off the disk; costs in proportion
 * to those. False when that would be too many: nothing was done. What questions read at each moment is the journey before
 * or after: first comes what is left, as a part that is newer than the fold, so that its cases are regrouped; then goes
 * what was, in the units, the parts and the fold. Nothing may fold meanwhile.
 *
 * @param told batches that came while events were being taken out: some of theirs may have been among them
 */
export async function forgetTouched(
  d: Derivation,
  removal: { readonly touched: Touched; readonly told: readonly bigint[]; readonly derivedTo: bigint },
): Promise<boolean> {
  if (removal.told.length > mostBatches) return false
  const touched = await wholePersons(d, await withLost(d, removal.touched, removal.told))
  if (sizeOf(touched.units) > mostUnits || touched.persons.size > mostUnits) return false
  const units = [...touched.units].filter(([, list]) => list.size > 0)
  if (units.length === 0 && touched.persons.size === 0) return true
  const theirs = anyOf('unit', units)
  const batches = await readNumbers(
    d,
    sql`SELECT DISTINCT batch AS n FROM journey_parts WHERE ${inWorkspace(d.scope)} AND ${theirs}`,
  )
  await deriveLeft(d, units, batchAfter([removal.derivedTo, ...batches]))
  await remove(d, 'journey_units', theirs)
  // The engine refuses an empty list in a deletion: those who had no step until now have no part.
  if (batches.length > 0) await remove(d, 'journey_parts', sql`${theirs} AND batch IN ${list(batches)}`)
  const others = units.filter(([kind]) => kind !== personKind.kind)
  await remove(d, 'journeys', anyOf('case', [...others, [personKind.kind, touched.persons]]))
  await applyDeletes(d)
  return true
}

/** What was deleted in the fast way stands on the disk until the engine merges: after this it does not. */
export async function applyDeletes({ warehouse }: Pick<Derivation, 'warehouse'>): Promise<void> {
  for (const table of ['journey_parts', 'journey_units'])
    await warehouse.onEveryNode({
      name: `journeys: clear ${table}`,
      sql: sql`ALTER TABLE ${warehouse.localTable(table)} APPLY DELETED MASK`,
    })
}

/** Parts of these batches that hold steps which the log has no more. */
async function withLost(d: Derivation, touched: Touched, told: readonly bigint[]): Promise<Touched> {
  if (told.length === 0) return touched
  const came = sql`batch IN ${list(told)}`
  const here = stepEvents(d.scope, { select: sql`message_id`, where: came })
  const lost = await d.warehouse.rows({
    name: 'journeys: parts without their events',
    sql: sql`SELECT DISTINCT kind, unit FROM (
        SELECT kind, unit, arrayJoin(ids) AS id FROM journey_parts
        WHERE ${inWorkspace(d.scope)} AND revision = ${param(d.revision, 'UInt64')} AND ${came}
      ) WHERE id NOT IN (SELECT message_id FROM ${here})`,
    row: z.object({ kind: z.number(), unit: u64 }),
  })
  const byKind = Map.groupBy(lost, row => row.kind)
  const units = [...byKind].map(([kind, rows]) => [kind, new Set(rows.map(row => row.unit))] as const)
  return bothTouched(touched, { units: new Map(units), persons: new Set() })
}

/** A person's folded row goes as a whole, so all that it was put together from is derived again. */
async function wholePersons(d: Derivation, { units, persons }: Touched): Promise<Touched> {
  const traces = [...(units.get(personKind.kind) ?? [])]
  const cases = unionOf(persons, await personsOf(d, traces))
  const theirs = sql`${inWorkspace(d.scope)} AND kind = ${param(personKind.kind, 'UInt16')} AND revision = ${param(d.revision, 'UInt64')}
    AND ${personOf(d.scope, sql`unit`)} IN ${list([...cases])}`
  const found = await readNumbers(
    d,
    sql`SELECT DISTINCT unit AS n FROM (
      SELECT unit FROM journey_units WHERE ${theirs} UNION ALL SELECT unit FROM journey_parts WHERE ${theirs})`,
  )
  return bothTouched(
    { units, persons: cases },
    { units: new Map([[personKind.kind, new Set(found)]]), persons },
  )
}

/** Also those before and after every move: unify forgets the moves of an erased trace, and a fold may know it by either. */
async function personsOf(d: Derivation, traces: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  if (traces.length === 0) return new Set()
  const moved = sql`SELECT arrayJoin([trace, previous, person]) AS n FROM ${movedSince(d.scope, 0n)} WHERE trace IN ${list(traces)}`
  const found = await readNumbers(
    d,
    sql`SELECT DISTINCT n FROM (
      SELECT ${personOf(d.scope, sql`trace`)} AS n FROM (SELECT arrayJoin(${list(traces)}) AS trace) UNION ALL ${moved})`,
  )
  return new Set(found)
}

/** All that the log still has of these units, as one part each. */
async function deriveLeft(
  d: Derivation,
  units: readonly (readonly [number, ReadonlySet<bigint>])[],
  batch: bigint,
): Promise<void> {
  for (const [number, chosen] of units) {
    const kind = d.kinds.find(candidate => candidate.kind === number)
    if (!kind) continue
    const which = sql`${unitOf(kind).unit} IN ${list([...chosen])}`
    await learnCodes(d, which)
    const rows = partsSql(d.scope, { kind, rules: d.rules, which, wholeUnits: true })
    await d.warehouse.run({
      name: 'journeys: derive what is left',
      sql: sql`INSERT INTO journey_parts (workspace, kind, revision, unit, batch, label, steps, ordinals, calls, ids)
        SELECT ${param(d.scope.workspace, 'UInt32')}, ${param(number, 'UInt16')}, ${param(d.revision, 'UInt64')}, unit, ${param(batch, 'UInt64')},
          label, steps, ordinals, calls, ids FROM (${rows})`,
    })
  }
}

/**
 * The number of a batch that never was: the last of the millisecond after which batches come (their numbers are
 * milliseconds << 10, and what follows counts on from there). A part of a real batch would be replaced when that is derived again.
 */
function batchAfter(batches: readonly bigint[]): bigint {
  let latest = 0n
  for (const batch of batches) if (batch > latest) latest = batch
  return (latest + 1n) | 1_023n
}

function remove({ warehouse, scope }: Derivation, table: string, which: Sql): Promise<void> {
  return warehouse.onEveryNode({
    name: `journeys: erase from ${table}`,
    sql: sql`ALTER TABLE ${warehouse.localTable(table)} DELETE WHERE ${inWorkspace(scope)} AND ${which}`,
  })
}

function anyOf(column: 'unit' | 'case', keys: readonly (readonly [number, ReadonlySet<bigint>])[]): Sql {
  const name = column === 'unit' ? sql`unit` : sql`case`
  const each = keys.map(
    ([kind, numbers]) => sql`(kind = ${param(kind, 'UInt16')} AND ${name} IN ${list([...numbers])})`,
  )
  return each.length === 0 ? sql`1 = 0` : sql`(${joinSql(each, ' OR ')})`
}

async function readNumbers({ warehouse }: Derivation, from: Sql): Promise<bigint[]> {
  const rows = await warehouse.rows({
    name: 'journeys: touched by a removal',
    sql: from,
    row: z.object({ n: u64 }),
  })
  return rows.map(row => row.n)
}

function list(numbers: readonly bigint[]) {
  return param([...numbers], 'Array(UInt64)')
}

function unionOf(
  a: ReadonlySet<bigint> = new Set(),
  b: ReadonlySet<bigint> = new Set(),
): ReadonlySet<bigint> {
  return new Set([...a, ...b])
}

function sizeOf(units: Touched['units']): number {
  return [...units.values()].reduce((n, chosen) => n + chosen.size, 0)
}
