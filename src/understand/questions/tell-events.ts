import { z } from 'zod'
import { propertyNumber } from '../../collect/events.ts'
import { u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { Shortcut, takeShortcuts } from '../../platform/warehouse/shortcut.ts'
import { joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { personOf, tracesOf } from '../../unify/person-of.ts'
import { selectorSql } from '../journeys/condition-sql.ts'
import { kindOf, packedTime, stepEvents, unitOf } from '../journeys/parts-sql.ts'
import type { Selector, View } from '../model.ts'
import { isBySession, readBy } from './cut-sessions.ts'
import { whichEvents } from './narrow-view.ts'
import { timeOf } from './packed-steps.ts'

/**
 * Reads step `seen`. Rows (owner, case, label, begins, ends, total): cases that meet a condition, at most so many, in the order of
 * their numbers, which mean nothing: a fair sample that is the same each time. Persons are numbered as the log is sorted, so a
 * sample of them is read from its beginning. `owner`: whose events are to be told; `total`: how many there are.
 *
 * The last of them is looked up before the question: the sample stands at several places of it, and journeys are sorted by case.
 */
export function chooseCases(
  view: Pick<View, 'by'>,
  seen: Step,
  { where, most }: { where: Sql; most: number },
): Step {
  const owner = isBySession(view) ? sql`toUInt64OrZero(label)` : sql`case`
  const columns = sql`${owner} AS owner, case, label, ${timeOf(sql`steps[1]`)} AS begins, ${timeOf(sql`steps[-1]`)} AS ends`
  const general = sql`SELECT * FROM (
      SELECT ${columns}, count() OVER () AS total
      FROM seen WHERE ${where}
    ) ORDER BY case LIMIT ${most}`
  // Numbers of sessions are in no order.
  if (isBySession(view)) return step('chosen', general)
  const chosen = new Shortcut(general, async warehouse => {
    const [found] = await warehouse.rows({
      name: 'tell-events: last case',
      sql: await takeShortcuts(
        sql`SELECT max(case) AS last, any(all_cases) AS total FROM (SELECT case, count() OVER () AS all_cases FROM (${seen.body}) WHERE ${where} ORDER BY case LIMIT ${most})`,
        warehouse,
      ),
      row: z.object({ last: u64, total: u64 }),
    })
    if (found === undefined) return general
    return sql`SELECT ${columns}, ${param(found.total, 'UInt64')} AS total FROM seen WHERE case <= ${param(found.last, 'UInt64')} AND ${where} ORDER BY case LIMIT ${most}`
  })
  return step('chosen', chosen)
}

interface Told {
  readonly select: Sql
  readonly more: Sql
  /** Names of events that are not told. */
  readonly leaveOut?: readonly string[]
}

/**
 * Reads step `chosen`. Rows (case, label, total, ms, ordinal, call, message_id, name), what is selected and `more` made of it: the events of the chosen
 * cases that the view shows, straight from the log, because journeys know nothing of properties.
 */
export function tellEvents(scope: Scope, view: View, { select, more, leaveOut = [] }: Told): Step {
  const { unit, belongs } = unitOf(kindOf(readBy(view)))
  const owner = readBy(view) === 'person' ? personOf(scope, unit) : unit
  const which = whichEvents(scope, view)
  const { period, channels } = view
  const conditions = [
    belongs,
    ...(which ? [which] : []),
    ...(leaveOut.length > 0 ? [sql`name NOT IN (${[...leaveOut]})`] : []),
    ...(period ? [sql`time >= ${new Date(period.from)}`, sql`time < ${new Date(period.to)}`] : []),
    ...(channels.length > 0 ? [sql`channel IN (${[...channels]})`] : []),
    ...(readBy(view) === 'person' ? [sql`trace IN ${tracesOf(scope, sql`SELECT arrayJoin(found).1`)}`] : []),
    sql`${owner} IN (SELECT arrayJoin(found).1)`,
  ]
  const columns = sql`${owner} AS event_owner, ${packedTime()} AS ms, ordinal, call, message_id, toString(name) AS name, ${select}`
  return step(
    'told',
    sql`SELECT picked.2 AS case, picked.3 AS label, picked.6 AS total, * EXCEPT (picked, event_owner), ${more} FROM (
      WITH (SELECT groupArray((owner, case, label, begins, ends, total)) FROM chosen) AS found
      SELECT picked, logged.* FROM ${stepEvents(scope, { select: columns, where: joinSql(conditions, ' AND ') })} AS logged
      INNER JOIN (SELECT arrayJoin(found) AS picked, picked.1 AS picked_owner) AS those ON logged.event_owner = those.picked_owner
      WHERE logged.ms >= picked.4 AND logged.ms <= picked.5
    )`,
  )
}

/** Whether a told event is meant by any of the selectors, as 0 or 1. */
export function isAny(selectors: readonly Selector[]): Sql {
  if (selectors.length === 0) return sql`toUInt8(0)`
  return sql`toUInt8(${joinSql(selectors.map(selectorSql), ' OR ')})`
}

/** The number that an event of this name tells at a path; NaN where it is another event or tells none. */
export function numberOf({ event, path }: { event: string; path: string }): Sql {
  return sql`if(name = ${event}, ifNull(${propertyNumber(path)}, nan), nan)`
}
