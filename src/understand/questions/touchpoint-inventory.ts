import { question } from '../../platform/warehouse/question.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import {
  type Comparison,
  comparisons,
  type Inventory,
  type InventoryInput,
  inventoryInput,
} from '../model-touchpoint-inventory.ts'
import { judgeTouchpoints } from './judge-touchpoints.ts'
import { keptOf, nameSteps, nodeOfCode } from './name-steps.ts'
import { seeJourneys } from './see-journeys.ts'
import { livedTouchpoints, parts, touchpointSelectors } from './touchpoint-facts.ts'
import { inventoryRow } from './touchpoint-row.ts'

/** More than anybody works through; the ones met by most are told. */
export const mostTouchpoints = 500

/**
 * What are all our touchpoints, and which should we keep, repair or rebuild?
 *
 * A touchpoint is an event on a channel (or an event, a given touchpoint, a page). **Traffic** is exact: all cases of the view that met
 * it, and how often. The rest is told of at most `most` cases. **Effect**: a case stands at a point before each step: what it met before, how many
 * steps it had (in doublings), whether the outcome had been; each point counts once a case, the first time, and only when the log (or the period) goes on
 * for `goalDays` after the step. Those who came from a point to this touchpoint are compared twice: with those who came from the same
 * point to another but the outcome itself, and with everybody else who stood there, also those who went straight to the outcome (no touchpoint
 * between) and those who came no further; who reached the outcome within `goalDays` of that step, each pooled over the points by Mantel and
 * Haenszel's risk difference. What is told is what both allow (`weigh-touchpoints.ts`; why: docs/decisions/0095-two-comparisons-of-a-touchpoint.md).
 * **Friction**: visits at which the question `friction` finds one, or whose very next event within `nearMinutes` is a click in
 * anger or on nothing, an error or a slow page. **Feeling**: scores as 0 to 100. An answer speaks of the touchpoints that its case met
 * within `feelingDays` before it and after its answer of the same kind before; it counts once for each, and is compared with all other answers.
 *
 * Errors of effect, feeling and friction are the larger of the plain one and the one by leaving out each twentieth of the cases in turn, since what
 * one case does hangs together. Effects and feelings are corrected for all touchpoints that are told (Holm). They are associations: whoever met a
 * touchpoint may differ in more. Verdicts by a table: `judge-touchpoints.ts`. Order is total order; no zone plays a part.
 */
export const touchpointInventory = question({
  name: 'touchpoint-inventory',
  about:
    'Every touchpoint with its traffic, effect, friction and feeling, and whether to keep, repair or rebuild it',
  input: inventoryInput,
  row: inventoryRow,
  example: inventoryInput.parse({ goal: { id: 'Order Completed', any: [{ event: 'Order Completed' }] } }),
  steps: inventorySteps,
  answer: (rows, q): Inventory => judgeTouchpoints(rows, q),
  evidence: (_rows, answer, { by, period }) => ({
    people: by === 'person' ? answer.cases : null,
    cases: answer.cases,
    period,
  }),
})

function inventorySteps(q: InventoryInput, scope: Scope): Step[] {
  return [
    ...livedTouchpoints(q, scope),
    step(
      'at_points',
      sql`SELECT touch, name, channel, part, at.1 AS point, max(is_page) AS is_page, max(is_goal) AS is_goal, max(total) AS total,
        sumForEach(if(point = 0, CAST([1, visits * touch, troubled, troubled > 0, length(answers), arraySum(answers.3), arraySum(answer -> answer.3 * answer.3, answers), arraySum(answers.4), has(answers.4, 1), length(stood), has(stood.2, 0), young] AS Array(Float64)), CAST([at.3, at.2 * at.3, 1, at.2] AS Array(Float64)))) AS sums,
        sumMap(if(point = 0, kind_times.1, emptyArrayUInt8()), if(point = 0, kind_times.2, emptyArrayUInt64())) AS kind_sums
      FROM lived ARRAY JOIN arrayConcat([(toUInt64(0), toUInt8(0), toUInt8(0))], arrayMap(one -> (one.1, one.2, toUInt8(1)), stood), arrayMap(one -> (one.1, one.2, toUInt8(0)), passed)) AS at
      GROUP BY touch, name, channel, part, point`,
    ),
    step(
      'in_parts',
      sql`SELECT touch, name, channel, point, max(is_page) AS is_page, max(is_goal) AS is_goal, max(total) AS total, groupArrayInsertAt(CAST([] AS Array(Float64)), ${parts})(sums, part) AS sums,
        sumMap(kind_sums.1, kind_sums.2) AS kind_sums, arrayMap(sum -> sum[1], sums) AS here, arrayMap(sum -> sum[2], sums) AS here_reached,
        arrayMap(sum -> sum[3], sums) AS any_here, arrayMap(sum -> sum[4], sums) AS any_reached
      FROM at_points GROUP BY touch, name, channel, point`,
    ),
    step(
      'beside',
      sql`SELECT *, sumForEach(here) OVER at_point AS elsewhere_n, sumForEach(here_reached) OVER at_point AS elsewhere_y,
        sumForEach(any_here) OVER at_point AS everybody_n, sumForEach(any_reached) OVER at_point AS everybody_y
      FROM in_parts WINDOW at_point AS (PARTITION BY point)`,
    ),
    step('compared', comparedAtPoints()),
    step(
      'facts',
      sql`SELECT touch, name, channel, max(is_page) AS is_page, max(is_goal) AS is_goal, max(total) AS total,
        anyIf(sums, point = 0) AS sums, sumMap(kind_sums.1, kind_sums.2) AS kind_sums,
        ${joinSql(comparisons.map(pooled), ', ')}
      FROM compared GROUP BY touch, name, channel`,
    ),
    ...(q.grain === 'place' ? [] : crowd(q, scope)),
    step('listed', listed(q)),
  ]
}

/** Of each touchpoint at each point: over all parts, and without each part, what Mantel and Haenszel add up. */
function comparedAtPoints(): Sql {
  const without = (sums: Sql) =>
    sql`arrayConcat([arraySum(${sums})], arrayMap(one -> arraySum(${sums}) - one, ${sums}))`
  const against = comparisons.map(name => {
    const own = (part: string) => ident(`${name}_${part}`)
    const [n, y, rest, weight] = [own('all'), own('all_reached'), own('n0'), own('weight')]
    return sql`${without(own('n'))} AS ${n}, ${without(own('y'))} AS ${y}, arrayMap((n, n1) -> n - n1, ${n}, n1) AS ${rest},
      arrayMap((n, n1) -> if(n > 0, n1 * (n - n1) / n, 0), ${n}, n1) AS ${weight},
      arrayMap((n, n1, y, y1) -> if(n > 0, (y1 * (n - n1) - (y - y1) * n1) / n, 0), ${n}, n1, ${y}, y1) AS ${own('gain')},
      if(${n}[1] > 0, y1[1] * ${rest}[1] / ${n}[1], 0) AS ${own('reached_weight')},
      if(${n}[1] > 1, n1[1] * ${rest}[1] * ${y}[1] * (${n}[1] - ${y}[1]) / (${n}[1] * ${n}[1] * (${n}[1] - 1)), 0) AS ${own('point_variance')}`
  })
  return sql`SELECT touch, name, channel, point, is_page, is_goal, total, sums, kind_sums,
      ${without(sql`here`)} AS n1, ${without(sql`here_reached`)} AS y1,
      ${joinSql(against, ', ')}
    FROM beside`
}

/** What one comparison adds up to over all points, as `touchpoint-row.ts` reads it. */
function pooled(name: Comparison): Sql {
  const own = (part: string) => ident(`${name}_${part}`)
  return sql`(sumForEachIf(${own('gain')}, point > 0), sumForEachIf(${own('weight')}, point > 0), sumIf(${own('reached_weight')}, point > 0),
          sumIf(${own('point_variance')}, point > 0), sumIf(n1[1], point > 0 AND ${own('n0')}[1] > 0), sumIf(${own('n0')}[1], point > 0)) AS ${ident(name)}`
}

/** Who met each touchpoint among all cases, from the packed journeys. */
function crowd(q: InventoryInput, scope: Scope): Step[] {
  if (q.grain === 'place') return []
  const names = nameSteps(scope, q.grain, { leaveOut: q.leaveOut })
  const selectors = [...(q.goal?.any ?? []), ...touchpointSelectors(q)]
  const nodes = sql`arrayMap(code -> ${nodeOfCode(names, sql`code`)}, codes)`
  return [
    step('crowd', seeJourneys(scope, q, selectors).body),
    step(
      'traffic',
      sql`SELECT ${names.names}[node].1 AS name, ${names.names}[node].2 AS channel, count() AS times, countIf(nth = 1) AS cases
      FROM (SELECT ${keptOf(names, sql`arrayFilter(node -> node > 0, ${nodes})`, nodes)} AS nodes FROM crowd)
      ARRAY JOIN nodes AS node, arrayEnumerateUniq(nodes) AS nth GROUP BY node`,
    ),
  ]
}

/** The touchpoints met by most, after the sums of all cases. */
function listed(q: InventoryInput): Sql {
  const columns = sql`is_page, is_goal, total, sums, kind_sums.1 AS kinds, kind_sums.2 AS kind_visits, elsewhere, everybody`
  const own = sql`SELECT touch, name, channel, toUInt64(arraySum(sum -> sum[1], sums)) AS cases, toUInt64(arraySum(sum -> sum[2], sums)) AS times, ${columns} FROM facts`
  const joined = sql`SELECT t.touch AS touch, t.name AS name, t.channel AS channel, t.cases AS cases, t.times AS times, ${columns}
    FROM (
      SELECT toUInt8(1) AS touch, name, channel, cases, times FROM traffic UNION ALL SELECT toUInt8(0), '', '', toUInt64(0), toUInt64(0)
    ) AS t LEFT JOIN facts AS f ON t.touch = f.touch AND t.name = f.name AND t.channel = f.channel`
  return sql`SELECT *, count() OVER () AS found FROM (${q.grain === 'place' ? own : joined}) ORDER BY touch, cases DESC, name, channel LIMIT ${mostTouchpoints + 1}`
}
