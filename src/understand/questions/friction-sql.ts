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
    step('surrounded', surrounded(q)),
    step('met', kindsOfEvent(q, scope, carry ? sql`, next_at, item.10 AS carried` : sql``)),
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

/**
 * A row a case, and beside its events, in total order, what lay around each: when the case next went on (0: never), the times of the
 * arrival and of the contact so many before, of the reply after it, and whether it goes back and forth. In arrays: windows over events
 * sort all their columns once for each order.
 */
function surrounded(q: FrictionInput): Sql {
  const { rules } = q
  const next = q.goal
    ? sql`arrayReverseFill(at -> at > 0, arrayShiftLeft(arrayMap(item -> if(item.9 = 1, item.1, 0), items), 1))`
    : sql`arrayReverseFill((at, here, there) -> here != there, arrayShiftLeft(mss, 1), nodes, arrayShiftLeft(nodes, 1))`
  const turns = sql`node_3 != '' AND node = node_2 AND node_1 = node_3 AND node != node_1 AND ms - ms_3 <= ${rules.backMinutes * minuteMs}`
  return sql`SELECT case, label, total, items, items.1 AS mss, items.5 AS nodes, items.7 AS signals, ${next} AS nexts,
      arrayMap((node, node_1) -> node != node_1, nodes, arrayShiftRight(nodes, 1, '')) AS arrivals,
      ${msBefore(sql`nodes, arrivals`, Math.round(rules.loopTimes) - 1, sql`arrival_keys`)} AS arrived_at,
      ${msBefore(sql`items.8, signals`, Math.round(rules.contactTimes) - 1, sql`contact_keys`)} AS contacted_at,
      arrayReverseFill(at -> at > 0, arrayShiftLeft(arrayMap((ms, signal) -> if(signal = ${reply}, ms, 0), mss, signals), 1)) AS replies,
      arrayMap((node, node_1, node_2, node_3, ms, ms_3) -> ${turns}, nodes, arrayShiftRight(nodes, 1, ''), arrayShiftRight(nodes, 2, ''),
        arrayShiftRight(nodes, 3, ''), mss, arrayShiftRight(mss, 3)) AS turns
    FROM whole`
}

/**
 * For each event the time of the n-th before it of those that agree with it in all of `parts` (arrays of one length); 0: none. Sorted by
 * whom it agrees with and by its place, told, and sorted back.
 */
function msBefore(parts: Sql, n: number, keys: Sql): Sql {
  const each = sql`arrayMap((agrees, place) -> bitShiftLeft(toUInt64(agrees), 20) + place, arrayEnumerateDense(${parts}), arrayEnumerate(mss)) AS ${keys}`
  const told = sql`arrayMap((key, before, ms) -> if(bitShiftRight(key, 20) = bitShiftRight(before, 20), ms, 0),
        arraySort(${each}), arrayShiftRight(arraySort(${keys}), ${n}), arrayShiftRight(arraySort((ms, key) -> key, mss, ${keys}), ${n}))`
  return sql`arraySort((ms, key) -> bitAnd(key, ${2 ** 20 - 1}), ${told}, arraySort(${keys}))`
}

function kindsOfEvent(q: FrictionInput, scope: Scope, more: Sql): Sql {
  const { rules } = q
  const wanted = q.kinds.length > 0 ? q.kinds : frictionKinds
  const logEnd = sql`toUInt64(${edgeOfSteps(scope, 'last')} + ${epoch1900})`
  const waited = rules.unansweredHours * hourMs
  const found: Readonly<Partial<Record<FrictionKind, Sql>>> = {
    'repeated-contact': sql`item.7 = ${contact} AND item.8 != '' AND contacted > 0 AND ms - contacted <= ${rules.contactDays * dayMs}`,
    'unanswered-contact': sql`item.7 = ${contact} AND ms + ${waited} <= ${logEnd} AND (replied = 0 OR replied - ms > ${waited})`,
    loop: sql`arrives AND arrived > 0 AND ms - arrived <= ${rules.loopMinutes * minuteMs}`,
    'back-and-forth': sql`turns_here`,
  }
  const each = wanted.map(kind => {
    const condition = found[kind] ?? sql`item.7 = ${kindNumber(kind)}`
    return sql`if(${condition}, toUInt8(${kindNumber(kind)}), toUInt8(0))`
  })
  return sql`SELECT case, label, total, item.5 AS node, item.6 AS is_page, place, item.1 AS ms, next_at > 0 AND next_at - ms <= ${q.goOnMinutes * minuteMs} AS goes_on,
      arrayFilter(kind -> kind > 0, [${joinSql(each, ', ')}]) AS kinds${more}
    FROM surrounded
    ARRAY JOIN items AS item, arrayEnumerate(items) AS place, nexts AS next_at, arrivals AS arrives, arrived_at AS arrived,
      contacted_at AS contacted, replies AS replied, turns AS turns_here`
}
