import { events } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { personOf } from '../person-of.ts'
import { measureOfNothing } from '../traits/measure-sql.ts'
import { compileLeaf } from './compile-leaf.ts'
import { compileRoughSequence, type RoughSequence } from './compile-sequence.ts'
import type { CompiledLeaf } from './compiled-leaf.ts'
import type { ResolvedCondition, ResolvedLeaf } from './model-segment.ts'
import { passesTest } from './test-value.ts'

/**
 * Who is in a segment? A person is judged by all events that name them, in the total order, those of bots and colleagues
 * left out; now is the scope's. One read of the log: what the conditions ask of an event becomes columns, what they ask of
 * a person aggregates over them. Where a condition also holds of somebody of whom nothing is known ("did not buy"), every
 * person of the workspace is looked at, otherwise only events that a condition speaks of are read.
 *
 * The last step, `judged`, has rows (person, is_member, next_check): when membership may next change by time alone, in
 * milliseconds since 1970, and a far day where it cannot. People without any event in question are not listed.
 */
export function judgePeople(
  definition: ResolvedCondition,
  scope: Scope,
  among?: { readonly traces: readonly bigint[] },
): Step[] {
  const leaves: CompiledLeaf[] = []
  const { holds } = compileCondition(definition, leaf => {
    const compiled = compileLeaf(leaf, leaves.length, scope)
    leaves.push(compiled)
    return { holds: compiled.holds, mayHold: compiled.holds }
  })
  const place = leaves.some(leaf => leaf.needsPlace) ? [sql`(time, ordinal, call, message_id) AS place`] : []
  const next = leaves.flatMap(leaf => leaf.next ?? [])
  return [
    readSeen(definition, scope, { leaves, columns: [sql`time`, ...place], among }),
    step(
      'facts',
      sql`SELECT ${joinSql([sql`person`, ...leaves.flatMap(leaf => leaf.facts)], ', ')} FROM seen GROUP BY person`,
    ),
    step(
      'judged',
      sql`SELECT person, ${holds} AS is_member, least(${joinSql([sql`toInt64(9007199254740991)`, ...next], ', ')}) AS next_check FROM facts`,
    ),
  ]
}

/**
 * The same by the times of events alone, without their message ids, which are most of what a sequence has to read. The last
 * step, `judged`, has rows (person, is_member, is_open, traces): whoever is open may be a member or not, as the order of
 * events at one time has it, and is to be judged exactly by the traces. Null where no condition is a sequence, or where
 * another needs the order as well.
 */
export function judgeRoughly(definition: ResolvedCondition, scope: Scope): Step[] | null {
  const leaves: (CompiledLeaf | RoughSequence)[] = []
  const { holds, mayHold } = compileCondition(definition, leaf => {
    const number = leaves.length
    const rough = leaf.of === 'sequence' ? compileRoughSequence(leaf, number, scope) : null
    const compiled = rough ?? compileLeaf(leaf, number, scope)
    leaves.push(compiled)
    return rough ?? { holds: compiled.holds, mayHold: compiled.holds }
  })
  const checks = leaves.flatMap(leaf => ('checks' in leaf ? leaf.checks : []))
  if (checks.length === 0 || leaves.some(leaf => 'needsPlace' in leaf && leaf.needsPlace)) return null
  // The person is a trace of their own, and most have no other.
  const others = sql`groupArrayIf(trace, trace != person) AS others`
  return [
    readSeen(definition, scope, { leaves, columns: [sql`trace`, sql`time`] }),
    step(
      'facts',
      sql`SELECT ${joinSql([sql`person`, others, ...leaves.flatMap(leaf => leaf.facts)], ', ')} FROM seen GROUP BY person`,
    ),
    step('checked', sql`SELECT *, ${joinSql(checks, ', ')} FROM facts`),
    step(
      'judged',
      sql`SELECT person, ${holds} AS is_member, ${mayHold} AND NOT is_member AS is_open, arrayPushFront(arrayDistinct(others), person) AS traces FROM checked`,
    ),
  ]
}

/** The events that the conditions speak of, with the person of each. */
function readSeen(
  definition: ResolvedCondition,
  scope: Scope,
  {
    leaves,
    columns,
    among,
  }: {
    readonly leaves: readonly Pick<CompiledLeaf, 'columns' | 'relevant' | 'names'>[]
    readonly columns: readonly Sql[]
    readonly among?: { readonly traces: readonly bigint[] } | undefined
  },
): Step {
  const isEverybody = holdsOfNobody(definition) || leaves.length === 0
  const relevant = leaves.map(leaf => leaf.relevant)
  const some = isEverybody ? sql`1` : sql`(${joinSql(relevant, ' OR ')})`
  const mine = among ? sql`trace IN ${param([...among.traces], 'Array(UInt64)')}` : sql`trace != 0`
  const named = leaves.flatMap(leaf => leaf.names ?? [])
  const isNamed = !isEverybody && leaves.every(leaf => leaf.names !== null)
  // Names are read in no time: of events with other names nothing else is looked at.
  const which = isNamed
    ? { first: sql`${mine} AND name IN ${[...new Set(named)]}`, where: some }
    : { where: sql`${mine} AND ${some}` }
  return step(
    'seen',
    sql`SELECT * FROM ${events(scope, {
      select: joinSql(
        [sql`${personOf(scope, sql`trace`)} AS person`, ...columns, ...leaves.flatMap(leaf => leaf.columns)],
        ', ',
      ),
      ...which,
    })}`,
  )
}

/** Whether a condition surely holds of somebody, and whether it may. */
interface Holding {
  readonly holds: Sql
  readonly mayHold: Sql
}

function compileCondition(condition: ResolvedCondition, leaf: (leaf: ResolvedLeaf) => Holding): Holding {
  if (condition.of === 'not') {
    const { holds, mayHold } = compileCondition(condition.condition, leaf)
    return { holds: sql`(NOT ${mayHold})`, mayHold: sql`(NOT ${holds})` }
  }
  if (condition.of !== 'all' && condition.of !== 'any') {
    const { holds, mayHold } = leaf(condition)
    return { holds: sql`(${holds})`, mayHold: sql`(${mayHold})` }
  }
  const inner = condition.conditions.map(one => compileCondition(one, leaf))
  const join = (parts: readonly Sql[]) => {
    if (parts.length === 0) return condition.of === 'all' ? sql`1` : sql`0`
    return sql`(${joinSql(parts, condition.of === 'all' ? ' AND ' : ' OR ')})`
  }
  return { holds: join(inner.map(one => one.holds)), mayHold: join(inner.map(one => one.mayHold)) }
}

/** Whether somebody of whom nothing is known is in the segment. */
export function holdsOfNobody(condition: ResolvedCondition): boolean {
  switch (condition.of) {
    case 'all':
      return condition.conditions.every(holdsOfNobody)
    case 'any':
      return condition.conditions.some(holdsOfNobody)
    case 'not':
      return !holdsOfNobody(condition.condition)
    case 'did':
      return condition.times.are === 'at-least'
        ? condition.times.n === 0
        : condition.times.are === 'at-most' || condition.times.n === 0
    case 'measure':
      return passesTest(measureOfNothing(condition.measure), condition.test)
    case 'trait':
      return passesTest('', condition.test)
    default:
      return false
  }
}
