import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import { type ConformanceInput, type Deviation, deviationKinds, stepsOfPlan } from '../model-conformance.ts'
import { type CompiledPlan, compilePlan } from './compile-plan.ts'
import { nameSteps, nodeOf } from './name-steps.ts'
import { codeOf, codesOfAny, timeOf } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'

/** A deviation in SQL: a tuple (kind from 1, step, other), the steps by their places in the plan from 1, 0: none. */
export function deviationSql(q: ConformanceInput, { kind, step: id, other }: Deviation): Sql {
  const ids = stepsOfPlan(q.plan).map(planned => planned.id)
  const place = (named: string | null) => (named === null ? 0 : ids.indexOf(named) + 1)
  const numbers = [deviationKinds.indexOf(kind) + 1, place(id), place(other)] as const
  return sql`(${param(numbers[0], 'UInt8')}, ${param(numbers[1], 'UInt16')}, ${param(numbers[2], 'UInt16')})`
}

/**
 * How each case stands to the plan. Rows (case, label, reached, took, under_way, total, wrong, deviant, deviations, bad):
 * `deviant`, a deviation for each event that has one; `deviations`, the distinct ones with what is missing; `bad`, those
 * of them that are not accepted; `total` and `wrong`, planned events and those that deviate in a way not accepted.
 */
export function judgeCases(q: ConformanceInput, scope: Scope): Step[] {
  const touchpoints = stepsOfPlan(q.plan).map(({ id, any }) => ({ id, any }))
  const named = [...touchpoints.flatMap(t => t.any), ...(q.outcome?.any ?? [])]
  const plan = compilePlan(q.plan)
  const isAccepted = acceptedSql(q)
  return [
    seeJourneys(scope, q, named),
    plannedSteps(q, scope),
    step('placed', placedSql(plan)),
    step('replayed', replayedSql(plan)),
    step('lacking', lackingSql(q, { plan, scope })),
    step(
      'judged',
      sql`SELECT case, label, reached, took, length(missing) < length(lacks) AS under_way, total, deviant,
        arrayCount(e -> NOT ${isAccepted}, deviant) AS wrong,
        arrayDistinct(arrayConcat(deviant, arrayMap(r -> (toUInt8(1), r.1, r.2), missing))) AS deviations,
        arrayFilter(e -> NOT ${isAccepted}, deviations) AS bad
      FROM lacking`,
    ),
  ]
}

/** Rows (case, label, kept, nodes, reached): the events that are planned steps, and whether the outcome came with or after the first. */
function plannedSteps(q: ConformanceInput, scope: Scope): Step {
  const node = nodeOf(nameSteps(scope, stepsOfPlan(q.plan)), sql`s`)
  const last = q.outcome
    ? sql`arrayLast(s -> ${codeOf(sql`s`)} IN ${codesOfAny(scope, q.outcome.any)}, steps)`
    : sql`toUInt64(0)`
  return step(
    'planned',
    sql`SELECT case, label, arrayFilter(s -> ${node} > 0, steps) AS kept, arrayMap(s -> ${node}, kept) AS nodes,
      ${timeOf(last)} >= ${timeOf(sql`kept[1]`)} AS reached
    FROM seen WHERE notEmpty(kept)`,
  )
}

/** For each step of the plan the place of the first event that stands later in it, and for each choice its first event. */
function placedSql({ laters, choices }: CompiledPlan): Sql {
  const firstOf = (mask: Sql) => sql`arrayFirstIndex(n -> bitTest(${mask}, n), nodes)`
  const none = sql`CAST([] AS Array(UInt16))`
  const taken = sql`arrayMap(choice -> nodes[${firstOf(sql`choice`)}], ${masks(choices)})`
  return sql`SELECT *, arrayMap(later -> ${firstOf(sql`later`)}, ${masks(laters)}) AS beyond,
      ${choices.length > 0 ? taken : none} AS taken FROM planned`
}

/** Rows with `deviant`, and `present`: a bit for each step that was done, but for those of a branch that is not the case's. */
function replayedSql({ caps, rivals, choiceOf, choices }: CompiledPlan): Sql {
  const chosen = sql`taken[${param(choiceOf, 'Array(UInt16)')}[v]]`
  const isRival = choices.length > 0 ? sql`bitTest(${masks(rivals)}[v], ${chosen})` : sql`0`
  const cap = sql`${param(caps, 'Array(UInt16)')}[v]`
  const none = sql`toUInt16(0)`
  return sql`SELECT case, label, kept, reached, length(nodes) AS total, arrayFilter(e -> e.1 > 0, events) AS deviant,
      arrayReduce('groupBitOr', arrayMap((v, e) -> if(e.1 = 4, toUInt64(0), bitShiftLeft(toUInt64(1), v)), nodes, events)) AS present
    FROM (
      SELECT *, arrayMap((s, v, nth) -> multiIf(
        ${isRival}, (toUInt8(4), v, ${choices.length > 0 ? chosen : none}),
        ${cap} > 0 AND nth > ${cap}, (toUInt8(2), v, ${none}),
        beyond[v] > 0 AND ${timeOf(sql`s`)} > times[v], (toUInt8(3), v, befores[v]),
        (toUInt8(0), ${none}, ${none})), kept, nodes, arrayEnumerateUniq(nodes)) AS events
      FROM (SELECT *, arrayMap(at -> ${timeOf(sql`kept[at]`)}, beyond) AS times, arrayMap(at -> nodes[at], beyond) AS befores FROM placed)
    )`
}

/** Rows with `lacks`, what the plan requires and the case has not, and `missing`: of a case under way what can come no more. */
function lackingSql(q: ConformanceInput, { plan, scope }: { plan: CompiledPlan; scope: Scope }): Sql {
  const asOf = Math.min(scope.now, q.period?.to ?? scope.now)
  const isOpen = sql`${timeOf(sql`kept[-1]`)} > ${param(Math.max(0, asOf - q.patienceMs + epoch1900), 'UInt64')}`
  const column = (of: 'any' | 'given' | 'passed') => masks(plan.requirements.map(r => r[of]))
  const place = (of: 'step' | 'other') =>
    sql`${param(
      plan.requirements.map(r => r[of]),
      'Array(UInt16)',
    )}`
  const required = sql`arrayZip(${place('step')}, ${place('other')}, ${column('any')}, ${column('given')}, ${column('passed')})`
  return sql`SELECT *, toInt64(${timeOf(sql`kept[-1]`)}) - toInt64(${timeOf(sql`kept[1]`)}) AS took,
      arrayFilter(r -> bitAnd(present, r.3) = 0 AND (r.4 = 0 OR bitAnd(present, r.4) != 0), ${required}) AS lacks,
      if(${isOpen}, arrayFilter(r -> bitAnd(present, r.5) != 0, lacks), lacks) AS missing
    FROM replayed`
}

/** Whether the deviation `e` is accepted. */
function acceptedSql(q: ConformanceInput): Sql {
  if (q.accepted.length === 0) return sql`false`
  const each = q.accepted.map(deviation => {
    const one = deviationSql(q, deviation)
    return deviation.other === null && deviation.kind !== 'missing'
      ? sql`(e.1, e.2) = (${one}.1, ${one}.2)`
      : sql`e = ${one}`
  })
  return sql`(${joinSql(each, ' OR ')})`
}

function masks(list: readonly bigint[]): Sql {
  return sql`${param(list, 'Array(UInt64)')}`
}
