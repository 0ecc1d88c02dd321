import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { journeys } from '../journeys/journeys.ts'
import type { Selector, View } from '../model.ts'
import { readBy } from './cut-sessions.ts'
import { codesOfAny } from './packed-steps.ts'

/**
 * The cases that have, anywhere in their journey, an event of each of these, for `IN`. A question that reads the log for what cases said
 * reads it for these alone: their journeys tell at a hundredth of the cost who can be in the answer at all. Of sessions: their persons.
 */
export function casesThatDid(
  scope: Scope,
  view: Pick<View, 'by'>,
  each: readonly (readonly Selector[])[],
): Sql {
  const did = each.map(any => sql`arrayExists(c -> c IN ${codesOfAny(scope, any)}, codes)`)
  // A scalar: on a cluster the sets by which journeys are read may not stand within another set.
  return sql`(WITH (SELECT groupArray(case) FROM ${journeys(scope, { by: readBy(view) })} WHERE ${joinSql(did, ' AND ')}) AS those SELECT arrayJoin(those))`
}
