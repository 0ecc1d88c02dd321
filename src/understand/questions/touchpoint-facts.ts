import { propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { selectorSql } from '../journeys/condition-sql.ts'
import { edgeOfSteps } from '../journeys/journeys.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import type { Selector } from '../model.ts'
import { type FrictionInput, frictionInput } from '../model-friction.ts'
import type { InventoryInput } from '../model-touchpoint-inventory.ts'
import { frictionsOfEvents, kindNumber } from './friction-sql.ts'
import { selectorsOf } from './name-steps.ts'
import { numberOf } from './tell-events.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/** Cases are dealt into so many parts, whatever they did: how much an estimate changes without each tells how sure it is. */
export const parts = 20

/** What befalls somebody where they are, so it belongs to what they met just before; the rest shows at the event itself. */
const befalls = ['rage-click', 'dead-click', 'error', 'slow-page'] as const

/** Every selector of a touchpoint; none where touchpoints are events as they come. */
export function touchpointSelectors({ grain }: Pick<InventoryInput, 'grain'>): Selector[] {
  return grain === 'place' ? [] : selectorsOf(grain)
}

/**
 * Last step `lived`: rows (case, label, total, part, touch, name, channel, is_page, is_goal, visits, troubled, kind_times, answers, stood, young), one for
 * each case and touchpoint it met, of the chosen cases; and one for each case with `touch` 0, with all its answers. `answers`: those
 * given after it as (place, time, feeling 0 to 100, bad). `stood`: the points from which it came here, as (point, reached the outcome);
 * `young`: those that have not been followed for long enough. `passed`, with `touch` 0: the points from which the case went straight on to
 * the outcome, or no further, as (point, reached the outcome).
 */
export function livedTouchpoints(q: InventoryInput, scope: Scope): Step[] {
  return [
    ...frictionsOfEvents(asFriction(q), scope, {
      select: carriedOf(q),
      selectors: touchpointSelectors(q),
    }),
    step(
      'told_cases',
      sql`SELECT case, any(label) AS label, any(total) AS total, toUInt8(sipHash64(case) % ${parts}) AS part,
        arraySort(event -> event.1, groupArray((place, ms, next_at, kinds, carried))) AS events
      FROM met GROUP BY case`,
    ),
    step('visits', visits(q, scope)),
    step(
      'lived',
      sql`SELECT case, any(label) AS label, any(total) AS total, any(part) AS part, touch, name, channel, max(is_page) AS is_page, max(is_goal) AS is_goal,
        count() AS visits, countIf(notEmpty(kinds)) AS troubled, sumMap(kinds, arrayMap(kind -> toUInt64(1), kinds)) AS kind_times, groupUniqArrayArray(said) AS answers,
        groupArrayIf((point, reached), stands = 1 AND known = 1) AS stood, countIf(stands = 1 AND known = 0) AS young,
        groupArrayArray(passed) AS passed
      FROM visits GROUP BY case, touch, name, channel`,
    ),
  ]
}

function asFriction({ rules: _rules, ...q }: InventoryInput): FrictionInput {
  const { frictions, goal, most, goalDays, grain } = q
  const goOnMinutes = Math.min(43_200, goalDays * 1_440)
  // Touchpoints of one's own may be made of anything.
  const rules = typeof grain === 'string' ? frictions : { ...frictions, leaveOut: [] }
  return { ...frictionInput.parse({}), ...viewOf(q), rules, goal, most, goOnMinutes }
}

function viewOf(q: Omit<InventoryInput, 'rules'>) {
  const { by, period, channels, where, having, lacking, segment, account, values, sessionMinutes } = q
  return { by, period, channels, where, having, lacking, segment, account, values, sessionMinutes }
}

/** Of an event: (is a touchpoint, name, channel, is a page, is the outcome, which score, feeling 0 to 100, bad). */
function carriedOf(q: InventoryInput): Sql {
  const { touch, name, channel, isPage } = touchpointOf(q)
  const feelings = q.feelings.map((source, i) => {
    const given = numberOf(source)
    const { worst, best, bad } = source
    // Whole numbers, so that the order in which they are added up does not show in the sum.
    const feeling = sql`round(greatest(0., least(100., 100 * (${given} - ${worst}) / ${best - worst})))`
    const isBad = best > worst ? sql`${given} <= ${bad}` : sql`${given} >= ${bad}`
    return { is: sql`NOT isNaN(${given})`, number: i + 1, feeling, isBad }
  })
  const pick = (of: (one: (typeof feelings)[number]) => Sql, none: Sql) =>
    feelings.length === 0
      ? none
      : sql`multiIf(${joinSql(
          feelings.map(one => sql`${one.is}, ${of(one)}`),
          ', ',
        )}, ${none})`
  return sql`(toUInt8(${touch}), ${name}, ${channel}, toUInt8(${isPage}), is_goal,
    toUInt8(${pick(one => sql`${one.number}`, sql`0`)}), toFloat64(${pick(one => one.feeling, sql`0.`)}), toUInt8(${pick(one => one.isBad, sql`0`)}))`
}

function touchpointOf({ grain, leaveOut }: InventoryInput): {
  touch: Sql
  name: Sql
  channel: Sql
  isPage: Sql
} {
  const touch = leaveOut.length > 0 ? sql`name NOT IN (${[...leaveOut]})` : sql`1`
  const none = sql`''`
  const no = sql`0`
  const event = sql`toString(name)`
  if (grain === 'event') return { touch, name: event, channel: none, isPage: no }
  if (grain === 'event-channel') return { touch, name: event, channel: sql`toString(channel)`, isPage: no }
  if (grain === 'place') {
    const page = propertyText('$context.page.path')
    const isPage = sql`type = 'page' AND ${page} != ''`
    return { touch, name: sql`if(${isPage}, ${page}, ${event})`, channel: none, isPage }
  }
  const branches = grain.map(
    ({ any }, i) => sql`${joinSql(any.map(selectorSql), ' OR ')}, ${param(i + 1, 'UInt16')}`,
  )
  const number = sql`multiIf(${joinSql(branches, ', ')}, toUInt16(0))`
  const ids = grain.map(({ id }) => id)
  return { touch: sql`${number} > 0`, name: sql`${ids}[${number}]`, channel: none, isPage: no }
}

/**
 * One row a visit, with the point from which it came: what was met before, how many steps there were in doublings, and whether the outcome had
 * been before; and one for each case, with the points from which it came to no touchpoint.
 */
function visits(q: InventoryInput, scope: Scope): Sql {
  const sources = q.feelings.map((_, i) => i + 1)
  const nothing = sql`(toUInt64(0), toUInt64(0), toFloat64(0), toUInt8(0))`
  const answer = (event: Sql) => sql`(toUInt64(${event}.1), toUInt64(${event}.2), ${event}.5.7, ${event}.5.8)`
  const next = sources.map(
    source =>
      sql`arrayShiftLeft(arrayReverseFill(answer -> answer.1 > 0, arrayMap(event -> if(event.5.6 = ${source}, ${answer(sql`event`)}, ${nothing}), events)), 1)`,
  )
  const answers = joinSql(
    sources.map(source => ident(`answer_${source}`)),
    ', ',
  )
  const said =
    sources.length === 0
      ? sql`arrayMap(event -> arrayFilter(answer -> answer.1 > 0, [${nothing}]), events)`
      : sql`arrayMap((event, ${answers}) -> arrayFilter(answer -> answer.1 > 0 AND answer.2 - event.2 <= ${q.feelingDays * dayMs}, [${answers}]), events, ${joinSql(next, ', ')})`
  const near = befalls.map(kind => kindNumber(kind))
  const latest = sql`toUInt64(${edgeOfSteps(scope, 'last')} + ${epoch1900})`
  const end = q.period ? sql`least(${latest}, ${param(q.period.to + epoch1900, 'UInt64')})` : latest
  const window = q.goalDays * dayMs
  return sql`SELECT case, label, total, part, item.1 AS touch, item.2 AS name, item.3 AS channel, item.4 AS is_page, item.5 AS is_goal, item.6 AS kinds, item.7 AS said,
      item.8 AS known, item.9 AS reached, point, if(touch = 1 AND is_goal = 0, nth = 1, 0) AS stands, passed
    FROM (
      SELECT *, arrayConcat([(toUInt64(0), toUInt32(0))], arrayMap((here, nth) -> (here, nth), points, arrayEnumerateUniq(points))) AS standing,
        arrayResize([${passedBy(q)}], 1 + length(met_here)) AS all_passed,
        arrayConcat([(toUInt8(0), '', '', toUInt8(0), toUInt8(0), emptyArrayUInt8(), arrayMap(event -> ${answer(sql`event`)}, arrayFilter(event -> event.5.6 > 0, events)), toUInt8(0), toUInt8(0), toUInt8(0))], met_here) AS items
      FROM (
        SELECT *, ${goalIsApart(q) ? sql`arrayFilter(item -> item.1 = 1, walked)` : sql`walked`} AS met_here, met_here.2 AS names_met, met_here.3 AS channels_met,
          arrayMap((before, nth, item) -> ${pointOf(sql`before.1, before.2`, { nth: sql`nth`, isAfter: sql`item.10` })},
            arrayShiftRight(arrayZip(names_met, channels_met), 1), arrayEnumerate(met_here), met_here) AS points
        FROM (
          SELECT case, label, total, part, events,
            arrayMap((event, after) -> arrayDistinct(arrayConcat(event.4, if(after.1 > 0 AND after.2 - event.2 <= ${q.nearMinutes * minuteMs}, arrayFilter(kind -> kind IN ${near}, after.4), emptyArrayUInt8()))), events, arrayShiftLeft(events, 1)) AS all_kinds,
            ${said} AS all_said, arrayMap(event -> event.5.5, events) AS goals,
            arrayFilter(item -> ${goalIsApart(q) ? sql`item.1 = 1 OR item.5 = 1` : sql`item.1 = 1`}, arrayMap((event, kinds, said, done) -> (
              event.5.1, event.5.2, event.5.3, event.5.4, event.5.5, kinds, said,
              toUInt8(event.2 + ${window} <= ${end}), toUInt8(event.5.5 = 1 OR event.3 > 0 AND event.3 - event.2 <= ${window}), toUInt8(done > event.5.5)
            ), events, all_kinds, all_said, arrayCumSum(goals))) AS walked
          FROM told_cases
        )
      )
    ) ARRAY JOIN items AS item, standing.1 AS point, standing.2 AS nth, all_passed AS passed`
}

function pointOf(before: Sql, { nth, isAfter }: { readonly nth: Sql; readonly isAfter: Sql }): Sql {
  return sql`greatest(1, sipHash64(${before}, toUInt8(floor(log2(${nth}))), ${isAfter}))`
}

/** Whether an outcome may be no touchpoint itself. */
function goalIsApart({ grain, goal, leaveOut }: InventoryInput): boolean {
  return typeof grain !== 'string' || (goal?.any ?? []).some(({ event }) => leaveOut.includes(event))
}

/**
 * The points at which a case stood and came to no touchpoint: straight to an outcome, or no further. TRICKY: what a lambda names beside its own arrays is
 * copied for each element, so only short ones name arrays.
 */
function passedBy(q: InventoryInput): Sql {
  if (q.goal === null) return sql`CAST([] AS Array(Tuple(UInt64, UInt8)))`
  const after = (n: Sql, isAfter: Sql) =>
    pointOf(sql`names_met[${n}], channels_met[${n}]`, { nth: sql`${n} + 1`, isAfter })
  const touching = sql`arrayFilter((point, nth, is_goal, known) -> nth = 1 AND is_goal = 1 AND known = 1, points, arrayEnumerateUniq(points), met_here.5, met_here.8)`
  const apart = sql`arrayFilter((pair, touch, known) -> touch = 0 AND known = 1, arrayZip(arrayCumSum(walked.1), walked.10), walked.1, walked.8)`
  const apartPoints = sql`arrayDistinct(arrayFilter(point -> NOT has(points, point), arrayMap(pair -> ${after(sql`pair.1`, sql`pair.2`)}, ${apart})))`
  const straight = goalIsApart(q) ? sql`arrayConcat(${touching}, ${apartPoints})` : touching
  const last = after(sql`length(met_here)`, sql`toUInt8(arraySum(goals) > 0)`)
  return sql`arrayConcat(arrayMap(point -> (point, toUInt8(1)), ${straight} AS straight),
          if(met_here.8[-1] = 1 AND NOT has(points, ${last} AS last_point) AND NOT has(straight, last_point), [(last_point, toUInt8(0))], []))`
}
