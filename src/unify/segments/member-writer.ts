import { z } from 'zod'
import { events } from '../../collect/events.ts'
import { count, i64, u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, pipeline, sql, step } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { personOf } from '../person-of.ts'
import { judgePeople } from './compile-segment.ts'
import { membersOf } from './members.ts'
import type { ResolvedCondition } from './model-segment.ts'

/** Somebody of whom the log is to say that they entered or left, by the number that they had or have. */
export interface Crossing {
  readonly segment: number
  readonly person: bigint
  readonly isEntering: boolean
  readonly since: number
  readonly changes: number
}

interface Judging {
  readonly segment: number
  readonly definition: ResolvedCondition
  readonly version: bigint
  /** Whether enterings and leavings are to be written into the log. */
  readonly isSaid: boolean
  /** Only the persons of these traces; every trace of each of them is here. */
  readonly traces?: readonly bigint[]
}

const derive = { lane: 'derive' } as const
export const never = 9_007_199_254_740_991

/** Keeps the table of members equal to what the question over the log answers. */
export function createMemberWriter(warehouse: Warehouse) {
  /**
   * Compares who is in a segment now with what the table says, and writes what differs. Writing it again adds nothing.
   *
   * `told` is the last word of the log about a number, and a person may have several after merges: whoever is in needs one of
   * them to say so, whoever is not none. So two who are one, and both in, cross nothing; one who is out by the other leaves.
   */
  async function judge(
    scope: Scope,
    { segment, definition, version, isSaid, traces }: Judging,
  ): Promise<void> {
    const among = traces ? sql`AND person IN ${param([...traces], 'Array(UInt64)')}` : sql``
    const isMine = sql`workspace = ${param(scope.workspace, 'UInt32')} AND segment = ${param(segment, 'UInt32')}`
    const nobody = sql`(toUInt64(0), toUInt8(0), toInt64(0), toInt64(0), toUInt32(0), toUInt8(0))`
    const steps = [
      ...judgePeople(definition, scope, traces ? { traces } : undefined),
      step(
        'sides',
        sql`SELECT person AS whole, toUInt8(is_member) AS now_in, next_check AS now_next, toUInt8(0) AS is_held, ${nobody} AS held FROM judged
        UNION ALL
        SELECT ${personOf(scope, sql`person`)}, toUInt8(0), toInt64(0), toUInt8(1), (person, is_member, next_check, since, changes, told)
        FROM segment_members FINAL WHERE ${isMine} ${among}`,
      ),
      step(
        'people',
        sql`SELECT whole, max(now_in) AS whole_in, max(now_next) AS whole_next, groupArrayIf(held, is_held = 1) AS numbers,
          max(held.6) AS spoken FROM sides GROUP BY whole`,
      ),
      step(
        'compared',
        sql`SELECT one.1 AS person, toUInt8(whole_in AND one.1 = whole) AS is_in, if(one.1 = whole, whole_next, 0) AS due, one.2 AS had,
          one.3 AS was_due, one.4 AS before, one.5 AS times, one.6 AS word, toUInt8(whole_in AND (word OR (one.1 = whole AND NOT spoken))) AS told
        FROM (SELECT *, arrayJoin(if(has(numbers.1, whole), numbers, arrayPushBack(numbers, (whole, 0, 0, 0, 0, 0)))) AS one FROM people)`,
      ),
    ]
    const at = param(scope.now, 'Int64')
    await warehouse.run({
      name: 'unify: members of a segment',
      lane: traces ? 'derive' : 'question',
      sql: sql`INSERT INTO segment_members (workspace, segment, person, is_member, next_check, since, changes, said, version, told, step)
        ${pipeline([
          ...steps,
          step(
            'written',
            sql`SELECT ${param(scope.workspace, 'UInt32')} AS workspace, ${param(segment, 'UInt32')} AS segment, person,
              is_in AS is_member, if(due = 0, ${never}, due) AS next_check, if(is_in != had OR told != word, ${at}, before) AS since,
              toUInt32(times + (is_in != had OR told != word)) AS changes, toUInt8(told != word AND ${isSaid}) AS said,
              ${param(version, 'UInt64')} AS version, told, toInt8(is_in) - toInt8(had) AS step
            FROM compared
            WHERE is_in != had OR told != word OR (if(due = 0, ${never}, due) != if(was_due = 0, ${never}, was_due))`,
          ),
        ])}`,
    })
  }

  /** Crossings written after a version that are to be said, in pages by segment and person. */
  function crossings(
    scope: Scope,
    after: bigint,
    from: { segment: number; person: bigint },
    most: number,
  ): Promise<Crossing[]> {
    return warehouse.rows({
      name: 'unify: who entered and left',
      ...derive,
      sql: sql`SELECT segment, person, told, since, changes FROM segment_members FINAL
        WHERE workspace = ${param(scope.workspace, 'UInt32')} AND version > ${param(after, 'UInt64')} AND said
          AND (segment, person) > (${param(from.segment, 'UInt32')}, ${param(from.person, 'UInt64')})
        ORDER BY segment, person LIMIT ${most}`,
      row: z
        .object({
          segment: z.number(),
          person: u64,
          told: z.number(),
          since: i64,
          changes: z.number(),
        })
        .transform(({ told, since, ...row }) => ({ ...row, isEntering: told === 1, since: Number(since) })),
    })
  }

  /** By how many each segment grew in a version. */
  async function changes(scope: Scope, version: bigint): Promise<Map<number, number>> {
    const rows = await warehouse.rows({
      name: 'unify: change of segments',
      ...derive,
      sql: sql`SELECT segment, sum(step) AS change FROM segment_members
        WHERE workspace = ${param(scope.workspace, 'UInt32')} AND version = ${param(version, 'UInt64')} GROUP BY segment`,
      row: z.object({ segment: z.number(), change: i64 }),
    })
    return new Map(rows.map(({ segment, change }) => [segment, Number(change)]))
  }

  /** The identifiers of the traces that persons are called by. */
  async function identifiersOf(scope: Scope, traces: readonly bigint[]): Promise<Map<bigint, string[]>> {
    const rows = await warehouse.rows({
      name: 'unify: identifiers of members',
      ...derive,
      sql: sql`SELECT trace, any(e.identifiers) AS identifiers FROM ${events(scope, { withFlagged: true, select: sql`trace, identifiers` })} AS e
        WHERE trace IN ${param([...traces], 'Array(UInt64)')} GROUP BY trace`,
      row: z.object({ trace: u64, identifiers: z.array(z.string()) }),
    })
    return new Map(rows.map(row => [row.trace, row.identifiers]))
  }

  async function size(scope: Scope, segment: number): Promise<number> {
    const rows = await warehouse.rows({
      name: 'unify: size of a segment',
      ...derive,
      sql: sql`SELECT count() AS n FROM ${membersOf(scope, segment)}`,
      row: z.object({ n: count }),
    })
    return rows[0]?.n ?? 0
  }

  /** Persons whom time alone may have moved, and when the next ones are due. */
  async function due(now: number, most: number) {
    const rows = await warehouse.rows({
      name: 'unify: members that time may change',
      ...derive,
      sql: sql`SELECT workspace, segment, person FROM segment_members FINAL WHERE next_check <= ${param(now, 'Int64')}
        ORDER BY next_check, workspace, segment, person LIMIT ${most}`,
      row: z.object({ workspace: z.number(), segment: z.number(), person: u64 }),
    })
    return rows
  }

  /** Rows that were replaced still count: somebody is looked for in vain, never missed. */
  async function nextDue(after: number): Promise<number> {
    const rows = await warehouse.rows({
      name: 'unify: when time next changes a segment',
      ...derive,
      sql: sql`SELECT minIf(next_check, next_check > ${param(after, 'Int64')}) AS at FROM segment_members`,
      row: z.object({ at: i64 }),
    })
    const at = Number(rows[0]?.at ?? 0n)
    return at === 0 ? never : at
  }

  async function latestVersion(): Promise<bigint> {
    const rows = await warehouse.rows({
      name: 'unify: version of members',
      ...derive,
      sql: sql`SELECT max(version) AS version FROM segment_members`,
      row: z.object({ version: u64 }),
    })
    return rows[0]?.version ?? 0n
  }

  async function saidUpTo(workspace: number): Promise<bigint> {
    const rows = await warehouse.rows({
      name: 'unify: crossings that were said',
      ...derive,
      sql: sql`SELECT max(version) AS version FROM segment_progress WHERE workspace = ${param(workspace, 'UInt32')}`,
      row: z.object({ version: u64 }),
    })
    return rows[0]?.version ?? 0n
  }

  const keepSaid = (workspace: number, version: bigint) =>
    warehouse.insert('segment_progress', [`{"workspace":${workspace},"version":"${version}"}`])

  /** Removes rows from disk: of a segment that was deleted, or of somebody who is erased. */
  const remove = (workspace: number, which: { segment: number } | { persons: readonly bigint[] }) =>
    warehouse.onEveryNode({
      name: 'unify: delete members',
      sql: sql`ALTER TABLE ${warehouse.localTable('segment_members')} DELETE WHERE workspace = ${param(workspace, 'UInt32')} AND ${
        'segment' in which
          ? sql`segment = ${param(which.segment, 'UInt32')}`
          : sql`person IN ${param([...which.persons], 'Array(UInt64)')}`
      }`,
    })

  return {
    judge,
    crossings,
    identifiersOf,
    changes,
    size,
    due,
    nextDue,
    latestVersion,
    saidUpTo,
    keepSaid,
    remove,
  }
}

export type MemberWriter = ReturnType<typeof createMemberWriter>
