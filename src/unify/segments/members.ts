import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'

/**
 * The people of a saved segment, rows (person, since), for `FROM`. As fresh as the latest event that was stored, some
 * hundred milliseconds later; persons as identity had them then.
 */
export function membersOf({ workspace }: Scope, segment: number): Sql {
  return sql`(SELECT person, since FROM segment_members FINAL WHERE workspace = ${param(workspace, 'UInt32')} AND segment = ${param(segment, 'UInt32')} AND is_member)`
}
