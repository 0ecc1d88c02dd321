import { z } from 'zod'
import { propertyNumber, propertyText } from '../../collect/events.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { Shortcut, takeShortcuts } from '../../platform/warehouse/shortcut.ts'
import { joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { localMonth, localWeek } from '../../platform/zones/local-time.ts'
import { selectorCodesSql } from '../journeys/condition-sql.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import type { Selector } from '../model.ts'
import type { AbandonmentInput } from '../model-abandonment.ts'
import { attemptsSql, beginningsSql, ownerOf } from './attempts.ts'
import { nameSteps, nodeOf, type StepNames } from './name-steps.ts'
import { channelsOfCodes, codeOf, timeOf } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'

/** More kinds of attempts than this are refused: no answer could hold them. */
export const mostPatterns = 100_000
/** Names of events met on the way that are told with why they are left out. */
const mostNames = 200
const mostMilestones = 8

/**
 * The attempts, each with what it met: step `met`, rows (case, label, begun, place_in_tie, went, is_over, reached, met). `reached`: how many
 * milestones it passed. `met`: (milestones passed before) × 256 + number of the cause, sorted, each once.
 */
export function meetCauses(
  q: AbandonmentInput,
  scope: Scope,
  names = nameSteps(scope, 'event'),
  picked = pickedSql(q, scope, names),
): Step[] {
  const causes =
    q.causes === 'found'
      ? sql`arrayMap(node -> indexOf(picked.3, node), ${names.nodes})`
      : nameSteps(scope, q.causes).nodes
  return [
    seeEverything(q, scope),
    step(
      'attempts',
      sql`SELECT case, label, begun, place_in_tie, went, is_over, between FROM ${attemptsSql(q, scope, sql`seen`)}`,
    ),
    step(
      'met',
      sql`WITH ${picked} AS picked
      SELECT case, label, begun, place_in_tie, went, is_over, arrayMap(s -> ${nodeOf(names, sql`s`)}, between) AS nodes,
        arrayFilter(place -> place > 0, arrayMap(milestone -> indexOf(nodes, milestone), picked.2)) AS passed, length(passed) AS reached, arrayMap(s -> ${causes}[${codeOf(sql`s`)} + 1], between) AS numbers,
        arraySort(arrayDistinct(arrayMap((number, place) -> toUInt16(arrayCount(at -> at < place, passed) * 256 + number),
          arrayFilter(number -> number > 0, numbers), arrayFilter((place, number) -> number > 0, arrayEnumerate(numbers), numbers)))) AS met
      FROM attempts`,
    ),
  ]
}

/** What follows the period decides who went on, so whole journeys are seen; attempts are of the period. */
function seeEverything(q: AbandonmentInput, scope: Scope): Step {
  const milestones = q.milestones === 'found' ? [] : q.milestones
  const causes = q.causes === 'found' ? [] : q.causes.flatMap(({ any }) => any)
  return seeJourneys(scope, { ...q, period: null }, [...q.from.any, ...q.to.any, ...milestones, ...causes])
}

/** Last step: rows as `abandonmentRow`. */
export function countPatterns(q: AbandonmentInput, scope: Scope): Step[] {
  const names = nameSteps(scope, 'event')
  const picked = pickedSql(q, scope, names)
  const texts = [
    q.alike.channel ? sql`${channelsOfCodes(scope)}[toUInt16(begun) + 1]` : sql`''`,
    bucketOf(q),
    ...q.alike.properties.map((_, i) => sql`told[place_in_tie].${literalPlace(i + 3)}`),
  ]
  const columns = [amountOf(q), currencyOf(q), ...q.alike.properties.map(path => propertyText(path))]
  const needsLog = q.value !== null || q.alike.properties.length > 0
  const from = needsLog
    ? sql`met AS m LEFT JOIN ${beginningsSql(q, scope, columns)} AS b ON ${ownerOf(q)} = b.case AND ${timeOf(sql`m.begun`)} = b.ms`
    : sql`(SELECT *, [(CAST(NULL AS Nullable(Float64)), '')] AS told FROM met)`
  return [
    ...meetCauses(q, scope, names, picked),
    step(
      'counted',
      sql`WITH arrayFilter(one -> one.2 IS NOT NULL, [(told[place_in_tie].2, told[place_in_tie].1)]) AS said
      SELECT 0 AS kind, [${joinSql(texts, ', ')}] AS texts, went, is_over, if(is_over, toUInt8(reached), 0) AS reached,
        arrayFilter(code -> is_over, m.met) AS met, count() AS n, toFloat64(0) AS left,
        sumMap(said.1, arrayMap(one -> assumeNotNull(one.2), said), arrayMap(one -> toUInt64(1), said)) AS sums, arrayZip(sums.1, sums.2, sums.3) AS money
      FROM ${from} GROUP BY texts, went, is_over, reached, met
      ORDER BY texts, went, is_over, reached, met LIMIT ${mostPatterns + 1}`,
    ),
    step(
      'told',
      sql`SELECT * FROM (SELECT kind, texts, went, is_over, reached, met, n, left, money FROM counted
      UNION ALL
      SELECT kind, [${names.names}[seen.1].1], toUInt8(0), toUInt8(0), toUInt8(0), CAST([place], 'Array(UInt16)'), seen.2, toFloat64(seen.3), CAST([], 'Array(Tuple(String, Float64, UInt64))')
      FROM (
        WITH ${picked} AS picked
        SELECT arrayJoin(arrayConcat(
          arrayMap((one, place) -> (1, one, place), picked.1, arrayEnumerate(picked.1)),
          arrayMap((node, place) -> (2, (node, toUInt64(0), toUInt64(0), 0.), place), picked.2, arrayEnumerate(picked.2)),
          arrayMap((node, place) -> (3, (node, toUInt64(0), toUInt64(0), 0.), place), picked.3, arrayEnumerate(picked.3)))) AS told, told.1 AS kind, told.2 AS seen, told.3 AS place))
      ORDER BY kind, texts, went, is_over, reached, met`,
    ),
  ]
}

/**
 * Looked up once before the question: (seen, milestones, causes). `seen`: (node, attempts that went on, that left, median time to it of
 * those who went on) of every event met on the way, the most frequent first; node 0: all attempts.
 */
function pickedSql(q: AbandonmentInput, scope: Scope, names: StepNames): Sql {
  const seen = sql`(${seeEverything(q, scope).body})`
  const first = sql`arrayFilter((s, nth) -> nth = 1, between, arrayEnumerateUniq(arrayMap(s -> ${nodeOf(names, sql`s`)}, between)))`
  const all = sql`arrayFirst(one -> one.1 = 0, stats)`
  const [leftOut, stops] = [nodesNamed(names, q.leaveOut), milestonesOf(q, scope, names)]
  const way = sql`arrayFilter(one -> one.1 != 0 AND NOT has(${leftOut}, one.1), stats)`
  const milestones = stops
    ? sql`arrayFilter(one -> has(${stops}, one.1), ${way})`
    : sql`arrayFilter(one -> one.2 >= 0.95 * ${all}.2 AND one.3 <= 0.9 * ${all}.3, ${way})`
  // An event that all met, or nearly, cannot tell who leaves.
  const enough = sql`one.2 + one.3 >= ${q.least} AND ${all}.2 + ${all}.3 - one.2 - one.3 >= ${q.least}`
  const causes = sql`arrayFilter(one -> NOT has(milestones, one.1) AND ${enough}, ${way})`
  const picked = sql`(
      SELECT (arraySlice(arraySort(one -> (one.1 != 0, -toInt64(one.2 + one.3), one.1), stats), 1, ${mostNames}) AS seen,
        arraySlice(arraySort(one -> (one.4, one.1), ${milestones}), 1, ${mostMilestones}).1 AS milestones,
        arraySlice(arraySort(one -> (-toInt64(one.2 + one.3), one.1), ${causes}), 1, ${q.most}).1 AS causes)
      FROM (
        SELECT groupArray((node, stayed, gone, at)) AS stats
        FROM (
          SELECT node, countIf(went) AS stayed, countIf(NOT went) AS gone, ifNotFinite(quantileExactIf(0.5)(place, went), 1e300) AS at
          FROM (
            SELECT went, arrayPushFront(arrayMap(s -> ${nodeOf(names, sql`s`)}, firsts), 0) AS nodes,
              arrayPushFront(arrayMap(s -> toFloat64(${timeOf(sql`s`)}) - toFloat64(${timeOf(sql`begun`)}), firsts), 0.) AS places
            FROM (SELECT went, begun, ${first} AS firsts FROM ${attemptsSql(q, scope, seen)} WHERE is_over)
          )
          ARRAY JOIN nodes AS node, places AS place
          GROUP BY node ORDER BY node
        )
      )
    )`
  // Written out: the engine would see all journeys once more at each place where it stands.
  return new Shortcut(picked, warehouse => lookAtPicked(warehouse, picked))
}

const pickedRow = z.object({
  nodes: z.array(z.number()),
  stayed: z.array(count),
  gone: z.array(count),
  at: z.array(z.number()),
  milestones: z.array(z.number()),
  causes: z.array(z.number()),
})

async function lookAtPicked(warehouse: Warehouse, picked: Sql): Promise<Sql> {
  const [found] = await warehouse.rows({
    name: 'abandonment: met on the way',
    sql: await takeShortcuts(
      sql`SELECT picked.1.1 AS nodes, picked.1.2 AS stayed, picked.1.3 AS gone, picked.1.4 AS at, picked.2 AS milestones, picked.3 AS causes FROM (SELECT ${picked} AS picked)`,
      warehouse,
    ),
    row: pickedRow,
  })
  if (found === undefined) return picked
  const list = (values: readonly number[], type: string) => sql`${param([...values], `Array(${type})`)}`
  return sql`(arrayZip(${list(found.nodes, 'UInt16')}, ${list(found.stayed, 'UInt64')}, ${list(found.gone, 'UInt64')}, ${list(found.at, 'Float64')}),
      ${list(found.milestones, 'UInt16')}, ${list(found.causes, 'UInt16')})`
}

function nodesNamed(names: StepNames, list: readonly string[]): Sql {
  return sql`arrayMap(name -> toUInt16(indexOf(${names.names}, (name, ''))), CAST(${[...list]}, 'Array(String)'))`
}

/** The nodes that the reader says are milestones; null: find them. */
function milestonesOf({ milestones }: AbandonmentInput, scope: Scope, names: StepNames): Sql | null {
  if (milestones === 'found') return null
  if (milestones.length === 0) return sql`CAST([], 'Array(UInt16)')`
  const any = joinSql(
    milestones.map((selector: Selector) => selectorCodesSql(selector)),
    ' OR ',
  )
  return sql`(SELECT groupUniqArray(${names.nodes}[code + 1]) FROM journey_codes FINAL WHERE workspace = ${param(scope.workspace, 'UInt32')} AND (${any}))`
}

function bucketOf({ alike, zone, weekStart }: AbandonmentInput): Sql {
  if (alike.time === 'none') return sql`''`
  const time = sql`fromUnixTimestamp64Milli(toInt64(${timeOf(sql`begun`)}) - ${epoch1900}, 'UTC')`
  return sql`toString(${alike.time === 'month' ? localMonth(time, zone) : localWeek(time, zone, weekStart)})`
}

function amountOf({ value }: AbandonmentInput): Sql {
  if (!value) return sql`CAST(NULL AS Nullable(Float64))`
  return sql`coalesce(${joinSql(
    value.amount.map(path => propertyNumber(path)),
    ', ',
  )})`
}

function currencyOf({ value }: AbandonmentInput): Sql {
  return value ? sql`upper(${propertyText(value.currency)})` : sql`''`
}

/** Elements of a tuple are written, never bound. */
function literalPlace(place: number): Sql {
  return place === 3 ? sql`3` : sql`4`
}
