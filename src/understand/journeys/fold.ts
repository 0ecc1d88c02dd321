import { z } from 'zod'
import { count, u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { movedSince, personOf, personVersions } from '../../unify/person-of.ts'
import { compactParts, type Derivation, type FoldState, inWorkspace, writeFoldState } from './derive.ts'
import { bucketsFor, hashRanges } from './hash-ranges.ts'
import { derivedAs, foldState, journeys, touchedCount } from './journeys.ts'
import { mergedSql, packedSteps, personKind } from './parts-sql.ts'

/** Longer than a change of many persons takes to be written and shown. */
const settleMs = 30_000

/**
 * Writes a new generation of the folded journeys: the rows that questions would see now, with everything up to a batch.
 * Then points to it. Until then questions read the old one; parts that come meanwhile belong to neither and are fresh.
 */
export async function foldJourneys(
  d: Derivation,
  options: { readonly upTo: bigint; readonly generation: bigint; readonly before: FoldState },
): Promise<FoldState> {
  const { upTo, generation, before } = options
  const version = await settledVersion(d)
  const steps = await freshSteps(d)
  await compactParts(d, { after: before.batch, upTo, generation, steps })
  const moved = await countMoved(d, before.version)
  for (const kind of d.kinds) {
    const held = kind.kind === personKind.kind ? Math.max(steps, moved) : steps
    for (const bucket of hashRanges(bucketsFor(held)))
      await insertJourneys(d, {
        kind: kind.kind,
        generation,
        rows: sql`SELECT case, label, steps FROM ${journeys(d.scope, { by: kind.path, withLong: true, among: bucket })}
          WHERE case BETWEEN ${bucket.from} AND ${bucket.to}`,
      })
  }
  const state = { generation, batch: upTo, version, revision: d.revision }
  await writeFoldState(d.warehouse, d.scope, state)
  return state
}

/** Writes a generation from the units of a new revision. Points to nothing yet. Returns the version of the persons. */
export async function foldUnits(d: Derivation, generation: bigint): Promise<bigint> {
  const version = await settledVersion(d)
  for (const kind of d.kinds) {
    const own = sql`${inWorkspace(d.scope)} AND kind = ${param(kind.kind, 'UInt16')} AND revision = ${param(d.revision, 'UInt64')}`
    const steps = await countSteps(d.warehouse, sql`journey_units WHERE ${own}`)
    const key = kind.kind === personKind.kind ? personOf(d.scope, sql`unit`) : sql`unit`
    for (const bucket of hashRanges(bucketsFor(steps))) {
      const from = sql`(SELECT ${key} AS case, label, steps, ordinals, calls, ids FROM journey_units
        WHERE ${own} AND ${key} BETWEEN ${bucket.from} AND ${bucket.to})`
      await insertJourneys(d, {
        kind: kind.kind,
        generation,
        rows: sql`SELECT key AS case, label, ${packedSteps(sql`sorted`)} AS steps FROM (${mergedSql(sql`case`, from)})`,
      })
    }
  }
  return version
}

/** How many persons the fold holds, and how many were touched since. */
export async function countCases(
  warehouse: Warehouse,
  scope: Scope,
): Promise<{ readonly folded: number; readonly touched: number }> {
  const [row] = await warehouse.rows({
    name: 'journeys: count',
    sql: sql`SELECT count() AS folded, ${touchedCount(scope, personKind.path)} AS touched FROM journeys
      WHERE ${inWorkspace(scope)} AND kind = 0 AND generation = ${foldState(scope, 'generation')}`,
    row: z.object({ folded: count, touched: count }),
    lane: 'lookup',
  })
  return row ?? { folded: 0, touched: 0 }
}

/** Removes what no question reads any more: older generations and revisions, and parts that this one holds. */
export async function removeOldRows(warehouse: Warehouse, scope: Scope, state: FoldState): Promise<void> {
  const { generation, batch, revision } = state
  const remove = (table: string, which: Sql) =>
    warehouse.onEveryNode({
      name: `journeys: clean ${table}`,
      sql: sql`DELETE FROM ${warehouse.localTable(table)} WHERE ${inWorkspace(scope)} AND (${which})`,
    })
  for (const old of await oldGenerations(warehouse, scope, generation))
    await warehouse.onEveryNode({
      name: 'journeys: clean journeys',
      sql: sql`ALTER TABLE ${warehouse.localTable('journeys')} DROP PARTITION (${param(scope.workspace, 'UInt32')}, ${param(old, 'UInt64')})`,
    })
  const older = sql`revision < ${param(revision, 'UInt64')}`
  await remove('journey_parts', sql`batch <= ${param(batch, 'UInt64')} OR ${older}`)
  await remove('journey_units', older)
  await remove('journey_folds', sql`generation < ${param(generation, 'UInt64')}`)
}

async function oldGenerations(warehouse: Warehouse, scope: Scope, current: bigint): Promise<bigint[]> {
  const rows = await warehouse.rows({
    name: 'journeys: generations',
    sql: sql`SELECT DISTINCT generation FROM journeys WHERE ${inWorkspace(scope)} AND generation < ${param(current, 'UInt64')}`,
    row: z.object({ generation: u64 }),
    lane: 'lookup',
  })
  return rows.map(row => row.generation)
}

function insertJourneys(
  d: Derivation,
  { kind, generation, rows }: { kind: number; generation: bigint; rows: Sql },
): Promise<void> {
  return d.warehouse.run({
    name: 'journeys: fold',
    sql: sql`INSERT INTO journeys (workspace, kind, generation, case, label, steps)
      SELECT ${param(d.scope.workspace, 'UInt32')}, ${param(kind, 'UInt16')}, ${param(generation, 'UInt64')}, case, label, steps
      FROM (${rows})`,
  })
}

/** An upper bound of what a regroup sorts: the steps of the units and parts that have fresh parts. */
async function freshSteps(d: Derivation): Promise<number> {
  let most = 0
  for (const kind of d.kinds) {
    const fresh = sql`SELECT unit FROM journey_parts WHERE ${derivedAs(d.scope, kind.path)} AND batch > ${foldState(d.scope, 'batch')}`
    const units = await countSteps(
      d.warehouse,
      sql`journey_units WHERE ${derivedAs(d.scope, kind.path)} AND unit IN (${fresh})`,
    )
    const parts = await countSteps(d.warehouse, sql`journey_parts WHERE ${derivedAs(d.scope, kind.path)}`)
    most = Math.max(most, units + parts)
  }
  return most
}

/** Two persons a move are held while they are regrouped. */
async function countMoved(d: Derivation, version: bigint): Promise<number> {
  const [row] = await d.warehouse.rows({
    name: 'journeys: moves',
    sql: sql`SELECT 2 * count() AS n FROM ${movedSince(d.scope, version)}`,
    row: z.object({ n: count }),
  })
  return row?.n ?? 0
}

async function countSteps(warehouse: Warehouse, from: Sql): Promise<number> {
  const [row] = await warehouse.rows({
    name: 'journeys: steps',
    sql: sql`SELECT sum(length(steps)) AS n FROM ${from}`,
    row: z.object({ n: count }),
  })
  return row?.n ?? 0
}

/**
 * The newest version of the persons that the queries of a fold see whole. Rows of one version come in several inserts and
 * the dictionary is reloaded after the last, so what is younger than half a minute counts as moved since: it is regrouped
 * until the next fold. The version is read first: what moves meanwhile is newer.
 */
async function settledVersion({
  warehouse,
  clock,
}: Pick<Derivation, 'warehouse' | 'clock'>): Promise<bigint> {
  const latest = BigInt(clock.now() - settleMs) << 10n
  const [row] = await warehouse.rows({
    name: 'journeys: version of persons',
    sql: sql`SELECT max(version) AS version FROM ${personVersions(latest)}`,
    row: z.object({ version: u64 }),
    lane: 'lookup',
  })
  return row?.version ?? 0n
}
