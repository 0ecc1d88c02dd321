import { z } from 'zod'
import { count } from '../../platform/warehouse/rows.ts'
import { ident, joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { BlockPart, FieldKind, MatchSettings } from './model.ts'

/** The number under which pairs that were drawn by chance stand among the rules. */
export const byChance = 31
/** Pairs drawn by chance, to see what strangers have in common; a workspace with no more pairs has all of them drawn. */
const drawn = 1_000_000

export interface Candidates {
  /** Distinct pairs that agree in a rule, and how many each rule found. */
  readonly pairs: number
  readonly byRule: readonly {
    readonly pairs: number
    readonly blocksLeftOut: number
    readonly recordsLeftOut: number
  }[]
}

interface Work {
  readonly warehouse: Warehouse
  readonly run: number
  readonly settings: Pick<MatchSettings, 'fields' | 'blocks' | 'largestBlock'>
  readonly records: number
}

/** Pairs worth comparing: those that share a block of any rule. A block that is too large is left out, and counted. */
export async function findCandidates(work: Work): Promise<Candidates> {
  const found = []
  for (const [rule, parts] of work.settings.blocks.entries()) {
    await fillBlocks(work, rule, parts)
    const { largest, ...leftOut } = await limitBlocks(work, rule)
    found.push({ ...leftOut, pairs: await pairUp(work, rule, largest) })
  }
  await drawByChance(work)
  const [row] = await work.warehouse.rows({
    name: 'matching: count candidates',
    // The table is sorted by pair: counted in passing, where a set of all pairs would take gigabytes.
    sql: sql`SELECT count() AS pairs FROM (
        SELECT a, b FROM match_candidates WHERE ${ofRun(work)} AND rule != ${param(byChance, 'UInt8')} GROUP BY a, b
      )`,
    settings: { optimize_aggregation_in_order: 1 },
    row: z.object({ pairs: count }),
    timeoutMs: 600_000,
  })
  return { pairs: row?.pairs ?? 0, byRule: found }
}

export function ofRun({ run }: Pick<Work, 'run'>): Sql {
  return sql`run = ${param(run, 'UInt32')}`
}

function fillBlocks(
  { warehouse, run, settings }: Work,
  rule: number,
  parts: readonly BlockPart[],
): Promise<void> {
  const columns = parts.map(part => columnOf(part, settings))
  const isThere = columns.map(column => sql`${column} != ''`)
  // Sorted, so that given and family name that changed places are in one block.
  const block = sql`cityHash64(arrayStringConcat(arraySort([${joinSql(columns, ', ')}]), '|'))`
  return warehouse.run({
    name: 'matching: blocks',
    sql: sql`INSERT INTO match_blocks SELECT run, ${param(rule, 'UInt8')}, ${block}, n FROM match_records
      WHERE ${ofRun({ run })} AND ${joinSql(isThere, ' AND ')}`,
  })
}

const startLengths: Readonly<Record<FieldKind, number>> = {
  name: 1,
  date: 4,
  email: 4,
  phone: 4,
  text: 3,
  code: 4,
}

function columnOf({ field, part }: BlockPart, { fields }: Pick<MatchSettings, 'fields'>): Sql {
  const i = fields.findIndex(({ name }) => name === field)
  if (part === 'value') return ident(`v${i}`)
  if (part === 'key') return ident(`k${i}`)
  const length = startLengths[fields[i]?.kind ?? 'text']
  return sql`substringUTF8(${ident(`k${i}`)}, 1, ${param(length, 'UInt8')})`
}

function blocksOf({ run }: Work, rule: number): Sql {
  return sql`SELECT block, groupArray(n) AS members FROM match_blocks
    WHERE ${ofRun({ run })} AND rule = ${param(rule, 'UInt8')} GROUP BY block`
}

/** A rule makes at most so many pairs a record, or this many in all: beyond, its largest blocks are left out. */
const pairsARecord = 4
const pairsAnyway = 1_000_000

/**
 * Up to which size the blocks of a rule are paired. A block of n makes n² / 2 pairs, so the frequent values of a large
 * workspace would make nearly all of them, and say least: they are left out from the largest down until the rule keeps to
 * its number of pairs. The narrower rules find what is lost so.
 */
async function limitBlocks(work: Work, rule: number) {
  const sizes = await work.warehouse.rows({
    name: 'matching: sizes of blocks',
    sql: sql`SELECT size, count() AS blocks FROM (
        SELECT count() AS size FROM match_blocks
        WHERE ${ofRun(work)} AND rule = ${param(rule, 'UInt8')} GROUP BY block
      ) WHERE size > 1 GROUP BY size ORDER BY size`,
    row: z.object({ size: count, blocks: count }),
    timeoutMs: 600_000,
  })
  let [largest, pairs] = [1, 0]
  for (const { size, blocks } of sizes) {
    pairs += (blocks * size * (size - 1)) / 2
    if (size > work.settings.largestBlock || pairs > Math.max(pairsAnyway, pairsARecord * work.records)) break
    largest = size
  }
  const leftOut = sizes.filter(({ size }) => size > largest)
  return {
    largest,
    blocksLeftOut: leftOut.reduce((sum, { blocks }) => sum + blocks, 0),
    recordsLeftOut: leftOut.reduce((sum, { size, blocks }) => sum + size * blocks, 0),
  }
}

async function pairUp(work: Work, rule: number, largest: number): Promise<number> {
  const [run, number] = [param(work.run, 'UInt32'), param(rule, 'UInt8')]
  await work.warehouse.run({
    name: 'matching: candidates',
    sql: sql`INSERT INTO match_candidates SELECT ${run}, x, y, ${number} FROM (
        SELECT x, members FROM (
          SELECT members FROM (${blocksOf(work, rule)}) WHERE length(members) BETWEEN 2 AND ${param(largest, 'UInt32')}
        ) ARRAY JOIN members AS x
      ) ARRAY JOIN members AS y WHERE x < y`,
    settings: { optimize_aggregation_in_order: 1 },
  })
  const [row] = await work.warehouse.rows({
    name: 'matching: candidates of a rule',
    sql: sql`SELECT count() AS pairs FROM match_candidates WHERE run = ${run} AND rule = ${number}`,
    row: z.object({ pairs: count }),
  })
  return row?.pairs ?? 0
}

/** Every pair where there are few; otherwise pairs drawn by a hash of a number, so that the draw is always the same. */
async function drawByChance({ warehouse, run, records }: Work): Promise<void> {
  if (records < 2) return
  const [wanted, n] = [param(drawn, 'UInt64'), param(records, 'UInt64')]
  const pairs =
    (records * (records - 1)) / 2 <= drawn
      ? sql`SELECT intDiv(number, ${n}) AS a, number % ${n} AS b FROM numbers(${param(records * records, 'UInt64')}) WHERE a < b`
      : sql`SELECT DISTINCT least(x, y) AS a, greatest(x, y) AS b
          FROM (SELECT cityHash64(number, 1) % ${n} AS x, cityHash64(number, 2) % ${n} AS y FROM numbers(${wanted})) WHERE x != y`
  await warehouse.run({
    name: 'matching: pairs by chance',
    sql: sql`INSERT INTO match_candidates SELECT ${param(run, 'UInt32')}, a, b, ${param(byChance, 'UInt8')} FROM (${pairs})`,
  })
}
