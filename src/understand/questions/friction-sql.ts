import { propertyNumber, propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { edgeOfSteps } from '../journeys/journeys.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import type { Selector } from '../model.ts'
import { type FrictionInput, type FrictionKind, frictionKinds } from '../model-friction.ts'
import { seeJourneys } from './see-journeys.ts'
import { chooseCases, isAny, tellEvents } from './tell-events.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** Signals beyond the frictions that one event shows: a contact, a reply. */
const contact = 20
const reply = 21

/** The number of a kind in SQL. */
export function kindNumber(kind: FrictionKind): number {
  return frictionKinds.indexOf(kind) + 1
}

/** What another question wants to know of each event beside its frictions: one value, which stands in `met` as `carried`. */
interface Carried {
  readonly select: Sql
  /** All that it names. */
  readonly selectors: readonly Selector[]
}

/**
 * Last step `met`: rows (case, label, total, node, page, place, goes_on, kinds): every event at its place with the frictions it shows. `goes_on`:
 * whether the case went on within the time. With `carry` also `carried`, `ms` and `next_at`: when the case went on next; 0: never.
 */
export function frictionsOfEvents(q: FrictionInput, scope: Scope, carry?: Carried): Step[] {
  const goal = q.goal?.any ?? []
  const seen = seeJourneys(scope, q, [...goal, ...(carry?.selectors ?? [])])
  return [
    seen,
    chooseCases(q, seen, { where: sql`1`, most: q.most }),
    tellEvents(scope, q, {
      select: sql`${propertyText('$context.page.path')} AS page, ${signalOf(q)} AS signal, ${matterOf(q)} AS matter, ${isAny(goal)} AS is_goal${carry ? sql`, ${carry.select} AS carried` : sql``}`,
      more: sql`if(page != '', page, name) AS node`,
      leaveOut: q.rules.leaveOut,
    }),
    step(
      'whole',
      sql`SELECT case, any(label) AS label, any(total) AS total,
        arraySort(groupArray((ms, ordinal, call, message_id, node, page != '', signal, matter, is_goal${carry ? sql`, carried` : sql``}))) AS items FROM told GROUP BY case`,
    ),
    step('followed', followed(q, carry ? sql`, item.10 AS carried` : sql``)),
    step('windowed', windowed(q, carry ? sql`, next_at, carried` : sql``)),
    step('met', kindsOfEvent(q, scope, carry ? sql`, ms, next_at, carried` : sql``)),
  ]
}

/** What one event alone shows; 0: nothing. */
function signalOf({ rules }: FrictionInput): Sql {
  const is = (events: readonly string[]) => sql`name IN (${[...events]})`
  const slow = sql`${is(rules.measuredEvents)} AND (${propertyText('slow')} = 'true' OR ifNull(${propertyNumber('lcp')} > ${rules.slowMs}, 0))`
  const failed = sql`${is(rules.searchEvents)} AND ifNull(${propertyNumber(rules.resultsPath)} = 0, 0)`
  const cases: (readonly [Sql, number])[] = [
    [is(rules.rageEvents), kindNumber('rage-click')],
    [is(rules.deadEvents), kindNumber('dead-click')],
    [is(rules.errorEvents), kindNumber('error')],
    [sql`${is(rules.slowEvents)} OR ${slow}`, kindNumber('slow-page')],
    [failed, kindNumber('failed-search')],
    [is(rules.contactEvents), contact],
    [is(rules.replyEvents), reply],
  ]
  const branches = cases.map(([condition, number]) => sql`${condition}, ${number}`)
  return sql`toUInt8(multiIf(${joinSql(branches, ', ')}, 0))`
}

/** Empty where a contact names nothing of it. */
function matterOf({ rules }: FrictionInput): Sql {
  if (rules.matterPaths.length === 0) return sql`''`
  const said = rules.matterPaths.map(path => propertyText(path))
  const named = sql`name IN (${[...rules.contactEvents]})`
  return sql`if(${named} AND notEmpty(arrayFilter(one -> one != '', [${joinSql(said, ', ')}])), arrayStringConcat([${joinSql(said, ', ')}], '\\n'), '')`
}

/** One row an event, in total order, with the time at which its case next went on; 0: never. */
function followed(q: FrictionInput, more: Sql): Sql {
  const next = q.goal
    ? sql`arrayReverseFill(at -> at > 0, arrayShiftLeft(arrayMap(item -> if(item.9 = 1, item.1, 0), items), 1))`
    : sql`arrayReverseFill((at, here, there) -> here != there, arrayShiftLeft(items.1, 1), items.5, arrayShiftLeft(items.5, 1))`
  return sql`SELECT case, label, total, place, item.1 AS ms, item.5 AS node, item.6 AS is_page, item.7 AS signal, item.8 AS matter, next_at${more}
    FROM (SELECT case, label, total, items, ${next} AS nexts FROM whole) ARRAY JOIN items AS item, nexts AS next_at, arrayEnumerate(items) AS place`
}

/** What lay before each event: the last three places, the arrivals at this one, the contacts on this matter; and the reply after it. */
function windowed({ rules, goOnMinutes }: FrictionInput, more: Sql): Sql {
  const inOrder = sql`PARTITION BY case ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`
  const none = sql`toUInt64(0)`
  return sql`SELECT case, label, total, place, ms, node, is_page, signal, matter, node_1, node_2, node_3, ms_3, arrives${more},
      next_at > 0 AND next_at - ms <= ${goOnMinutes * minuteMs} AS goes_on,
      lagInFrame(ms, ${Math.round(rules.loopTimes) - 1}, ${none}) OVER (PARTITION BY case, node, arrives ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS arrived,
      lagInFrame(ms, ${Math.round(rules.contactTimes) - 1}, ${none}) OVER (PARTITION BY case, matter, signal ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS contacted,
      minIf(ms, signal = ${reply}) OVER (PARTITION BY case ORDER BY place ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS replied
    FROM (
      SELECT *, lagInFrame(node, 1, '') OVER (${inOrder}) AS node_1, lagInFrame(node, 2, '') OVER (${inOrder}) AS node_2,
        lagInFrame(node, 3, '') OVER (${inOrder}) AS node_3, lagInFrame(ms, 3, ${none}) OVER (${inOrder}) AS ms_3, node != node_1 AS arrives FROM followed
    )`
}

function kindsOfEvent(q: FrictionInput, scope: Scope, more: Sql): Sql {
  const { rules } = q
  const wanted = q.kinds.length > 0 ? q.kinds : frictionKinds
  const logEnd = sql`toUInt64(${edgeOfSteps(scope, 'last')} + ${epoch1900})`
  const waited = rules.unansweredHours * hourMs
  const found: Readonly<Partial<Record<FrictionKind, Sql>>> = {
    'repeated-contact': sql`signal = ${contact} AND matter != '' AND contacted > 0 AND ms - contacted <= ${rules.contactDays * dayMs}`,
    'unanswered-contact': sql`signal = ${contact} AND ms + ${waited} <= ${logEnd} AND (replied = 0 OR replied - ms > ${waited})`,
    loop: sql`arrives AND arrived > 0 AND ms - arrived <= ${rules.loopMinutes * minuteMs}`,
    'back-and-forth': sql`node_3 != '' AND node = node_2 AND node_1 = node_3 AND node != node_1 AND ms - ms_3 <= ${rules.backMinutes * minuteMs}`,
  }
  const each = wanted.map(kind => {
    const condition = found[kind] ?? sql`signal = ${kindNumber(kind)}`
    return sql`if(${condition}, toUInt8(${kindNumber(kind)}), toUInt8(0))`
  })
  return sql`SELECT case, label, total, node, is_page, place, goes_on, arrayFilter(kind -> kind > 0, [${joinSql(each, ', ')}]) AS kinds${more} FROM windowed`
}
