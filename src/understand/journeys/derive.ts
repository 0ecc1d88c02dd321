import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { count, u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { SavedRule } from '../model.ts'
import type { CaseKind } from '../records.ts'
import { type Codebook, combinationRow } from './codebook.ts'
import { bucketsFor, hashRanges } from './hash-ranges.ts'
import { combinationsSql, mergedSql, partsSql, stepEvents, unpacked } from './parts-sql.ts'

/** Everything that deriving needs to know about one workspace at one moment. */
export interface Derivation {
  readonly warehouse: Warehouse
  readonly clock: Clock
  readonly scope: Scope
  readonly codebook: Codebook
  readonly rules: readonly SavedRule[]
  readonly kinds: readonly CaseKind[]
  readonly revision: bigint
}

/** What the newest row of `journey_folds` says; all zero before the first fold. */
export interface FoldState {
  readonly generation: bigint
  readonly batch: bigint
  readonly version: bigint
  readonly revision: bigint
}

const columns = sql`label, steps, ordinals, calls, ids`

export async function readFoldState(warehouse: Warehouse, scope: Scope): Promise<FoldState> {
  const [state] = await warehouse.rows({
    name: 'journeys: fold state',
    sql: sql`SELECT generation, batch, version, revision FROM journey_folds FINAL WHERE ${inWorkspace(scope)} ORDER BY generation DESC LIMIT 1`,
    row: z.object({ generation: u64, batch: u64, version: u64, revision: u64 }),
    lane: 'lookup',
  })
  return state ?? { generation: 0n, batch: 0n, version: 0n, revision: 0n }
}

export async function writeFoldState(warehouse: Warehouse, scope: Scope, state: FoldState): Promise<void> {
  const { generation, batch, version, revision } = state
  const row = { workspace: scope.workspace, generation, batch, version, revision }
  const line = JSON.stringify(row, (_, v) => (typeof v === 'bigint' ? v.toString() : v))
  await warehouse.insert('journey_folds', [line])
}

/** Numbers the combinations among these events that have no code yet. */
export async function learnCodes(d: Derivation, which: Sql): Promise<void> {
  const found = await d.warehouse.rows({
    name: 'journeys: combinations',
    sql: combinationsSql(d.scope, d.rules, which),
    row: combinationRow,
    lane: 'derive',
  })
  await d.codebook.learn(found)
}

/** Writes the parts of some batches. Doing it again replaces them. All codes must have been learned. */
export async function deriveParts(d: Derivation, which: Sql): Promise<void> {
  for (const kind of d.kinds) {
    const rows = partsSql(d.scope, { kind, rules: d.rules, which })
    await d.warehouse.run({
      name: 'journeys: derive',
      sql: sql`INSERT INTO journey_parts (workspace, kind, revision, unit, batch, ${columns})
        SELECT ${id(d.scope)}, ${kindParam(kind)}, ${param(d.revision, 'UInt64')}, unit, batch, ${columns} FROM (${rows})`,
      lane: 'derive',
    })
  }
}

/** Writes the units of everything up to a batch from the events themselves, a bucket at a time. */
export async function deriveUnits(d: Derivation, upTo: bigint): Promise<void> {
  const which = sql`batch <= ${param(upTo, 'UInt64')}`
  const [size] = await d.warehouse.rows({
    name: 'journeys: size',
    sql: sql`SELECT count() AS n FROM ${stepEvents(d.scope)} WHERE ${which}`,
    row: z.object({ n: count }),
  })
  const buckets = bucketsFor(size?.n ?? 0)
  for (const kind of d.kinds)
    for (const bucket of hashRanges(buckets)) {
      const chosen = kind.kind === 0 ? sql`${which} AND trace BETWEEN ${bucket.from} AND ${bucket.to}` : which
      const rows = partsSql(d.scope, { kind, rules: d.rules, which: chosen, wholeUnits: true })
      await d.warehouse.run({
        name: 'journeys: derive units',
        sql: sql`INSERT INTO journey_units (workspace, kind, revision, unit, generation, ${columns})
          SELECT ${id(d.scope)}, ${kindParam(kind)}, ${param(d.revision, 'UInt64')}, unit, ${param(d.revision, 'UInt64')}, ${columns}
          FROM (${rows}) WHERE unit BETWEEN ${bucket.from} AND ${bucket.to}`,
      })
    }
}

/** Merges the parts since a fold into their units. */
export async function compactParts(
  d: Derivation,
  options: {
    readonly after: bigint
    readonly upTo: bigint
    readonly generation: bigint
    readonly steps: number
  },
): Promise<void> {
  const revision = param(d.revision, 'UInt64')
  for (const kind of d.kinds)
    for (const bucket of hashRanges(bucketsFor(options.steps))) {
      const these = sql`${inWorkspace(d.scope)} AND kind = ${kindParam(kind)} AND revision = ${revision} AND unit BETWEEN ${bucket.from} AND ${bucket.to}`
      const fresh = sql`${these} AND batch > ${param(options.after, 'UInt64')} AND batch <= ${param(options.upTo, 'UInt64')}`
      const from = sql`(
        SELECT unit, ${columns} FROM journey_units WHERE ${these} AND unit IN (SELECT unit FROM journey_parts WHERE ${fresh})
        UNION ALL
        SELECT unit, ${columns} FROM journey_parts WHERE ${fresh})`
      await d.warehouse.run({
        name: 'journeys: compact',
        sql: sql`INSERT INTO journey_units (workspace, kind, revision, unit, generation, ${columns})
          SELECT ${id(d.scope)}, ${kindParam(kind)}, ${revision}, key, ${param(options.generation, 'UInt64')}, label, ${unpacked(sql`sorted`)}
          FROM (${mergedSql(sql`unit`, from)})`,
      })
    }
}

export function inWorkspace(scope: Scope): Sql {
  return sql`workspace = ${id(scope)}`
}

function id(scope: Scope) {
  return param(scope.workspace, 'UInt32')
}

function kindParam(kind: CaseKind) {
  return param(kind.kind, 'UInt16')
}
