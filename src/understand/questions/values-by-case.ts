import { propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { personOf } from '../../unify/person-of.ts'
import { journeys } from '../journeys/journeys.ts'
import { kindOf, packedTime, personKind, stepEvents, unitOf } from '../journeys/parts-sql.ts'
import { type CaseProperty, channelProperty, type View } from '../model.ts'
import { channelsOfCodes, codeOf, codesWhere, stepsWithin } from './packed-steps.ts'

/** The text of a property of an event, a row of `events`: also its channel. */
export function propertyValue(path: string): Sql {
  return path === channelProperty ? sql`toString(channel)` : propertyText(path)
}

/** What `scope.kept` calls the values that stand for cases. */
export function nameOfValues(
  { by, period }: Pick<View, 'by' | 'period'>,
  { path, of }: CaseProperty,
): string {
  return JSON.stringify([by, path, of, period?.from ?? null, period?.to ?? null])
}

/** The same as `valuesByCase`, read where it was written down for this asking. */
export function standingByCase(scope: Scope, view: View, property: CaseProperty): Sql {
  return scope.kept?.get(nameOfValues(view, property)) ?? valuesByCase(scope, view, property)
}

/**
 * The value of a property that stands for each case, rows (case, value), for `FROM`: of the first or last event in the
 * period that has one, in the order of time, ordinal and call; of events that agree in these the value that is first or last by
 * its bytes (decision 92: message ids cost as much as all else together); of channels, which journeys know,
 * the one of the first or last step. Cases of no such event are not there. Not of sessions: see `sessionValue`.
 */
export function valuesByCase(scope: Scope, view: View, { path, of }: CaseProperty): Sql {
  if (path === channelProperty && of !== 'step') return channelsByCase(scope, view, of)
  const kind = kindOf(view.by)
  const { unit, belongs } = unitOf(kind)
  const chosen = of === 'first' ? sql`min` : sql`max`
  const value = propertyValue(path)
  const from = (key: Sql) =>
    stepEvents(scope, {
      select: sql`${key} AS unit, ${placedText(value)} AS placed`,
      where: valuedWhere(view, { value, belongs }),
    })
  const byUnit = sql`SELECT unit, ${chosen}(placed) AS placed FROM ${from(unit)} GROUP BY unit`
  const text = sql`substring(${chosen}(placed), ${placeBytes + 1}) AS value`
  // A person's traces each have one first already: persons are looked up for these, not for events.
  if (kind === personKind)
    return sql`(SELECT ${personOf(scope, sql`unit`)} AS case, ${text} FROM (${byUnit}) GROUP BY case)`
  return sql`(SELECT unit AS case, ${text} FROM ${from(unit)} GROUP BY case)`
}

/** The same of the channel: journeys know it, in total order (*measured*, 20 M events: a tenth of the log's time). */
function channelsByCase(scope: Scope, { by, period }: View, of: 'first' | 'last'): Sql {
  const has = joinSql(
    [
      sql`${codeOf(sql`s`)} IN ${codesWhere(scope, sql`channel != ''`)}`,
      ...stepsWithin({ from: period?.from ?? null, to: period?.to ?? null }),
    ],
    ' AND ',
  )
  const chosen = of === 'first' ? sql`arrayFirst` : sql`arrayLast`
  return sql`(
    WITH ${channelsOfCodes(scope)} AS channels
    SELECT case, channels[${codeOf(sql`step`)} + 1] AS value FROM (
      SELECT case, ${chosen}(s -> ${has}, steps) AS step FROM ${journeys(scope, { by, withLong: true })}
    ) WHERE step > 0)`
}

const placeBytes = 17

/** A text that sorts by time, ordinal and call, and then by its own bytes: the engine compares texts much faster than tuples. */
function placedText(text: Sql): Sql {
  // The highest byte is never zero, so that all eight are written.
  const bytes = (number: Sql) =>
    sql`reverse(reinterpretAsString(bitOr(${number}, bitShiftLeft(toUInt64(1), 56))))`
  return sql`concat(${bytes(packedTime())}, ${bytes(sql`toUInt64(ordinal)`)}, char(call + 1), ${text})`
}

function valuedWhere(
  { period }: Pick<View, 'period'>,
  { value, belongs }: { value: Sql; belongs: Sql },
): Sql {
  const inPeriod = period ? [sql`time >= ${new Date(period.from)}`, sql`time < ${new Date(period.to)}`] : []
  return joinSql([sql`${value} != ''`, belongs, ...inPeriod], ' AND ')
}

/** Persons with all values that their events had, in the order of `valuesByCase`: their rows and `column Array(Tuple(time, value))`. */
export function withValues(
  scope: Scope,
  { persons, path, column }: { readonly persons: Sql; readonly path: string; readonly column: Sql },
): Sql {
  const { unit, belongs } = unitOf(kindOf('person'))
  const value = propertyValue(path)
  const from = stepEvents(scope, {
    select: sql`${personOf(scope, unit)} AS case, (${packedTime()}, ordinal, call, ${value}) AS place`,
    where: valuedWhere({ period: null }, { value, belongs }),
  })
  return sql`(
    SELECT p.*, v.said AS ${column} FROM ${persons} AS p
    LEFT JOIN (SELECT case, arrayMap(one -> (one.1, one.4), arraySort(groupArray(place))) AS said FROM ${from} GROUP BY case) AS v
    ON p.case = v.case
  )`
}

/** The value that stands for a session, a row of `cutSessions` with the column; empty where none of its events has one. */
export function sessionValue(of: CaseProperty['of'], column: Sql): Sql {
  const inside = sql`one -> one.1 >= begun AND one.1 <= ended`
  return of === 'first' ? sql`arrayFirst(${inside}, ${column}).2` : sql`arrayLast(${inside}, ${column}).2`
}

/** All values in a session, each once. */
export function sessionValues(column: Sql): Sql {
  return sql`arrayDistinct(arrayFilter(one -> one.1 >= begun AND one.1 <= ended, ${column}).2)`
}
