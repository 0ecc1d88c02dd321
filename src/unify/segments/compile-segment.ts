import { events } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { personOf } from '../person-of.ts'
import { measureOfNothing } from '../traits/measure-sql.ts'
import { type CompiledLeaf, compileLeaf } from './compile-leaf.ts'
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
  const holds = compileCondition(definition, leaf => {
    const compiled = compileLeaf(leaf, leaves.length, scope)
    leaves.push(compiled)
    return compiled.holds
  })
  const place = leaves.some(leaf => leaf.needsPlace) ? [sql`(time, ordinal, call, message_id) AS place`] : []
  const some =
    holdsOfNobody(definition) || leaves.length === 0
      ? sql`1`
      : sql`(${joinSql(
          leaves.map(leaf => leaf.relevant),
          ' OR ',
        )})`
  const named = among ? sql`trace IN ${param([...among.traces], 'Array(UInt64)')}` : sql`trace != 0`
  const next = leaves.flatMap(leaf => leaf.next ?? [])
  return [
    step(
      'seen',
      sql`SELECT * FROM ${events(scope, {
        select: joinSql(
          [
            sql`${personOf(scope, sql`trace`)} AS person`,
            sql`time`,
            ...place,
            ...leaves.flatMap(leaf => leaf.columns),
          ],
          ', ',
        ),
        where: sql`${named} AND ${some}`,
      })}`,
    ),
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

function compileCondition(condition: ResolvedCondition, leaf: (leaf: ResolvedLeaf) => Sql): Sql {
  if (condition.of === 'not') return sql`(NOT ${compileCondition(condition.condition, leaf)})`
  if (condition.of !== 'all' && condition.of !== 'any') return sql`(${leaf(condition)})`
  const inner = condition.conditions.map(one => compileCondition(one, leaf))
  if (inner.length === 0) return condition.of === 'all' ? sql`1` : sql`0`
  return sql`(${joinSql(inner, condition.of === 'all' ? ' AND ' : ' OR ')})`
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
