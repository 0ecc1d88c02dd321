import { type EventOptions, events, propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { personOf } from '../../unify/person-of.ts'
import { longestCase, type SavedRule } from '../model.ts'
import type { CaseKind } from '../records.ts'
import { matchedRulesSql } from './condition-sql.ts'
import { ruleNumber } from './rule-number.ts'

export const personKind: CaseKind = { kind: 0, path: 'person' }
export const accountKind: CaseKind = { kind: 1, path: 'account' }

/** Milliseconds from 1900-01-01 to 1970-01-01 UTC: event times begin in 1900, packed times are never negative. */
export const epoch1900 = 2_208_988_800_000

/** Milliseconds since 1970, its end not included; null: open. */
export interface Stretch {
  readonly from: number | null
  readonly to: number | null
}

/** The least packed step at or after an instant (milliseconds since 1970). */
export function packedFrom(ms: number): Sql {
  return sql`${param(BigInt(ms + epoch1900) << 16n, 'UInt64')}`
}

/** The code of what has none because the numbers were used up. */
export const otherCode = 65_535

/** Milliseconds since 1900 of the column `time`. */
export function packedTime(): Sql {
  return sql`toUInt64(toUnixTimestamp64Milli(time) + ${epoch1900})`
}

/** The events that are steps of journeys, whoever did them. `first`, `end`: as of `events`. */
export function stepEvents(
  scope: Scope,
  { select, where, first, end }: Pick<EventOptions, 'select' | 'where' | 'first' | 'end'> = {},
): Sql {
  const isStep = sql`type IN ('page', 'screen', 'track')`
  return events(scope, { select, where: where ? sql`${isStep} AND (${where})` : isStep, first, end })
}

/** Whose journey an event of this kind belongs to: the number of the unit and what people call it. */
export function unitOf(kind: CaseKind): { readonly unit: Sql; readonly label: Sql; readonly belongs: Sql } {
  if (kind.kind === personKind.kind) return { unit: sql`trace`, label: sql`''`, belongs: sql`trace != 0` }
  const label = kind.kind === accountKind.kind ? sql`account` : propertyText(kind.path)
  return { unit: sql`sipHash64(${label})`, label, belongs: sql`${label} != ''` }
}

/** Names, channels and matching rules of events, one row a distinct combination: what codes are made of. */
export function combinationsSql(scope: Scope, rules: readonly SavedRule[], which: Sql): Sql {
  return sql`SELECT DISTINCT name, channel, rules FROM ${stepEvents(scope, { select: sql`name, channel, ${matchedRulesSql(rules)} AS rules`, where: which })}`
}

interface Chosen {
  readonly rules: readonly SavedRule[]
  /** Which events. */
  readonly which: Sql
  readonly unit: Sql
  readonly label: Sql
  readonly batch: Sql
  /** The mark of an event: a sixth part of its item. */
  readonly mark?: Sql
  /** A code of the question's own; 0: that of the event. */
  readonly recode?: Sql | null
}

/**
 * Events as items of journeys: rows (unit, group_batch, unit_label, item). An item is (time, ordinal, call, message id,
 * code): as tuples they sort in total order. `rules` need not be all that are saved: of the codes that agree in them any
 * stands for the event.
 */
function itemsSql(scope: Scope, { rules, which, unit, label, batch, mark, recode }: Chosen): Sql {
  const columns = sql`${unit} AS unit, ${batch} AS group_batch, ${label} AS unit_label, ${packedTime()} AS ms, ordinal, call,
        message_id, toString(name) AS event_name, toString(channel) AS event_channel, ${matchedRulesSql(rules)} AS matched${mark ? sql`, toUInt64(${mark}) AS marked` : sql``}${recode ? sql`, ${recode} AS recoded` : sql``}`
  const marked = mark ? sql`, e.marked` : sql``
  const code = sql`if(c.code = 0, ${param(otherCode, 'UInt16')}, c.code)`
  const own = recode ? sql`if(e.recoded > 0, e.recoded, ${code})` : code
  const told = sql`arraySort(arrayIntersect(rules, ${param(rules.map(ruleNumber), 'Array(UInt64)')}))`
  return sql`
    SELECT e.unit AS unit, e.group_batch AS group_batch, e.unit_label AS unit_label,
      (e.ms, e.ordinal, e.call, e.message_id, ${own}${marked}) AS item
    FROM ${stepEvents(scope, { select: columns, where: which })} AS e
    LEFT JOIN (
      SELECT name, channel, ${told} AS told, min(code) AS code FROM journey_codes FINAL
      WHERE workspace = ${param(scope.workspace, 'UInt32')} GROUP BY name, channel, told
    ) AS c ON e.event_name = c.name AND e.event_channel = c.channel AND e.matched = c.told`
}

/**
 * The journeys of the events that `which` chooses: a row for each unit (and batch), its steps in total order. Rows
 * (unit, batch, label, steps, ordinals, calls, ids).
 */
export function partsSql(
  scope: Scope,
  options: {
    readonly kind: CaseKind
    readonly rules: readonly SavedRule[]
    readonly which: Sql
    /** One row a unit; `batch` is then 0. */
    readonly wholeUnits?: boolean
  },
): Sql {
  const { kind, rules, wholeUnits = false } = options
  const { unit, label, belongs } = unitOf(kind)
  const batch = wholeUnits ? sql`toUInt64(0)` : sql`batch`
  const which = sql`${options.which} AND ${belongs}`
  return sql`
    SELECT unit, group_batch AS batch, label, ${unpacked(sql`sorted`)}
    FROM (
      SELECT unit, group_batch, any(unit_label) AS label, arraySort(groupArray(item)) AS sorted
      FROM (${itemsSql(scope, { rules, which, unit, label, batch })})
      GROUP BY unit, group_batch
    )`
}

/** The kind of case that a view names. */
export function kindOf(by: string): CaseKind {
  return [personKind, accountKind].find(k => k.path === by) ?? { kind: 2, path: by }
}

/**
 * Journeys of some events, straight from the log: rows as of `journeys`. For what no code says. With `mark`, a number that an
 * event is given, also `marks Array(UInt64)`: those of the steps.
 */
export function journeysOfEvents(
  scope: Scope,
  options: {
    readonly by: string
    readonly rules: readonly SavedRule[]
    readonly which: Sql
    readonly mark?: Sql
    readonly recode?: Sql | null
  },
): Sql {
  const kind = kindOf(options.by)
  const { unit, label, belongs } = unitOf(kind)
  const chosen: Chosen = {
    rules: options.rules,
    which: sql`${options.which} AND ${belongs}`,
    unit: kind === personKind ? personOf(scope, unit) : unit,
    label,
    batch: sql`0`,
    ...(options.mark ? { mark: options.mark } : {}),
    ...(options.recode ? { recode: options.recode } : {}),
  }
  const marks = options.mark ? sql`, sorted.6 AS marks` : sql``
  return sql`(
    SELECT unit AS case, label, ${packedSteps(sql`sorted`)} AS steps, sorted.5 AS codes${marks}
    FROM (
      SELECT unit, any(unit_label) AS label, arraySort(groupArray(item)) AS sorted
      FROM (${itemsSql(scope, chosen)})
      GROUP BY unit HAVING count() <= ${longestCase}
    ))`
}

/**
 * Several rows of one journey, from `FROM`, as one row: merged in total order, each message once. Rows
 * (key, label, sorted): `sorted` holds (time, ordinal, call, message id, code), whose order as tuples is the total order.
 */
export function mergedSql(key: Sql, from: Sql): Sql {
  const items = sql`arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))`
  return sql`
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT ${key} AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(${items}))) AS sorted
      FROM ${from}
      GROUP BY key
    )`
}

/** The columns steps, ordinals, calls and ids of a sorted list of items. */
export function unpacked(sorted: Sql): Sql {
  return sql`${packedSteps(sorted)} AS steps, ${sorted}.2 AS ordinals, ${sorted}.3 AS calls, ${sorted}.4 AS ids`
}

export function packedSteps(sorted: Sql): Sql {
  return sql`arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), ${sorted})`
}
