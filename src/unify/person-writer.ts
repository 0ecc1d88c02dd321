import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import { count, u64 } from '../platform/warehouse/rows.ts'
import { ident, param, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'

/** A trace that now belongs to another person. */
export interface Move {
  readonly workspace: number
  readonly trace: bigint
  readonly previous: bigint
  readonly person: bigint
}

const rowsAnInsert = 50_000
const foldAtLeast = 50_000
/** Reloading the large dictionary costs 0.2 s a million entries, the small one some 10 ms at this share of it. */
const foldAtShare = 0.05

/**
 * Writes who belongs to whom, one step at a time, and shows it to every query. Resolves when the rows are durable and
 * the dictionaries answer with them.
 */
export function createPersonWriter(warehouse: Warehouse, clock: Clock) {
  let version = 0n
  let sinceFold = 0
  let large = 0

  async function open(): Promise<void> {
    const [state] = await warehouse.rows({
      name: 'unify: state of persons',
      lane: 'lookup',
      sql: sql`SELECT (SELECT max(version) FROM person_changes) AS version,
        (SELECT count() FROM person_changes WHERE version > (SELECT max(version) FROM person_folds)) AS since_fold,
        (SELECT count() FROM persons) AS large`,
      row: z.object({ version: u64, since_fold: count, large: count }),
    })
    version = state?.version ?? 0n
    sinceFold = state?.since_fold ?? 0
    large = state?.large ?? 0
    await reloadAll()
  }

  async function reloadAll(): Promise<void> {
    await reload('persons_large')
    await reload('persons_small')
  }

  async function write(told: readonly Move[]): Promise<void> {
    if (told.length === 0) return
    const moves = lastOfEach(told)
    // By the clock, so that rows of a process that was killed while they travelled never win over later ones.
    const byClock = BigInt(clock.now()) << 10n
    version = byClock > version ? byClock : version + 1n
    for (let from = 0; from < moves.length; from += rowsAnInsert) {
      const lines = moves
        .slice(from, from + rowsAnInsert)
        .map(
          m =>
            `{"version":"${version}","workspace":${m.workspace},"trace":"${m.trace}","person":"${m.person}","previous":"${m.previous}"}`,
        )
      await warehouse.insert('person_changes', lines)
    }
    await reload('persons_small')
    sinceFold += moves.length
    if (sinceFold > Math.max(foldAtLeast, large * foldAtShare)) await foldChanges()
  }

  /**
   * Pours the changes into the large table. The large dictionary is reloaded before the small one lets go, so no query
   * ever misses an entry; a crash in between leaves rows that say the same twice.
   */
  async function foldChanges(): Promise<void> {
    await warehouse.onEveryNode({
      name: 'unify: fold persons',
      sql: sql`INSERT INTO persons SELECT workspace, trace, person, version FROM person_changes
        WHERE version > (SELECT max(version) FROM person_folds) AND version <= ${param(version, 'UInt64')}`,
    })
    await reload('persons_large')
    await warehouse.insert('person_folds', [`{"version":"${version}"}`])
    await reload('persons_small')
    large += sinceFold
    sinceFold = 0
  }

  async function reload(dictionary: 'persons_large' | 'persons_small'): Promise<void> {
    if (dictionary === 'persons_large') await releaseMemory()
    await warehouse.onEveryNode({
      name: `unify: reload ${dictionary}`,
      lane: dictionary === 'persons_small' ? 'derive' : 'question',
      sql: sql`SYSTEM RELOAD DICTIONARY ${ident(dictionary)}`,
    })
    if (dictionary === 'persons_large') await releaseMemory()
  }

  /**
   * A dictionary that grows while it is read frees as much again as it holds, and the engine in this process keeps that for
   * itself: of ten million entries 570 MB (measured). A build without this allocator refuses: then there is nothing to give back.
   */
  async function releaseMemory(): Promise<void> {
    if (warehouse.kind !== 'embedded') return
    const name = 'unify: give back memory'
    await warehouse.run({ name, lane: 'derive', sql: sql`SYSTEM JEMALLOC PURGE` }).catch(() => undefined)
  }

  /** What the tables say of the traces of a range, own persons left out. */
  async function listed(
    workspace: number,
    from: bigint,
    to: bigint,
  ): Promise<{ trace: bigint; person: bigint }[]> {
    const range = sql`workspace = ${param(workspace, 'UInt32')} AND trace BETWEEN ${param(from, 'UInt64')} AND ${param(to, 'UInt64')}`
    return warehouse.rows({
      name: 'unify: persons as written',
      sql: sql`SELECT trace, argMax(written.person, written.version) AS person FROM (
          SELECT trace, person, version FROM persons WHERE ${range}
          UNION ALL
          SELECT trace, person, version FROM person_changes
          WHERE version > (SELECT max(version) FROM person_folds) AND ${range}
        ) AS written GROUP BY trace HAVING person != trace`,
      row: z.object({ trace: u64, person: u64 }),
      timeoutMs: 600_000,
    })
  }

  return { open, write, reloadAll, foldChanges, listed, version: () => version }
}

/**
 * A set that is folded twice in one step moves a trace twice, under one version: then only the last is a fact. Where it
 * moved back it is written all the same: a write that failed may have left the first.
 */
function lastOfEach(moves: readonly Move[]): Move[] {
  const last = new Map<number, Map<bigint, Move>>()
  for (const move of moves) {
    const own = last.get(move.workspace) ?? new Map<bigint, Move>()
    const before = own.get(move.trace)
    own.set(move.trace, before ? { ...move, previous: before.previous } : move)
    last.set(move.workspace, own)
  }
  return [...last.values()].flatMap(own => [...own.values()])
}
