import type { Scope } from '../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../platform/warehouse/sql.ts'

/**
 * The person that a trace belongs to, as an SQL expression of type UInt64; 0 (nobody) stays 0. `trace` is a column or
 * another cheap expression: it is written several times. Ask it of traces, not of events, where you can: it costs some
 * 20 ns a row.
 */
export function personOf(scope: Scope, trace: Sql): Sql {
  const key = sql`bitXor(${trace}, intHash64(${param(scope.workspace, 'UInt32')}))`
  return sql`dictGetOrDefault('persons_small', 'person', ${key}, dictGetOrDefault('persons_large', 'person', ${key}, ${trace}))`
}

/**
 * Every trace that may belong to one of these persons, for `IN`: some did so only once, so `personOf` is asked beside it. The log
 * is sorted by trace: who reads what few did reads no more of it than that.
 *
 * @param persons a SELECT of their numbers
 */
export function tracesOf(scope: Scope, persons: Sql): Sql {
  const theirs = sql`workspace = ${param(scope.workspace, 'UInt32')} AND person IN (${persons})`
  return sql`(${persons} UNION ALL SELECT trace FROM persons WHERE ${theirs} UNION ALL SELECT trace FROM person_changes WHERE ${theirs})`
}

/**
 * What moved after a version: rows (trace, previous, person, version), for `FROM`. Whoever keeps something by person
 * notes the version before it reads (`personVersion`), and later regroups `previous` and `person` of what moved since.
 */
export function movedSince(scope: Scope, version: bigint | Sql): Sql {
  const since = typeof version === 'bigint' ? param(version, 'UInt64') : version
  return sql`(SELECT trace, previous, person, version FROM person_changes WHERE version > ${since} AND workspace = ${param(scope.workspace, 'UInt32')})`
}

/** The version of the latest change of any trace, as a scalar for `SELECT`. */
export function personVersion(): Sql {
  return sql`(SELECT max(version) FROM person_changes)`
}

/** The versions of changes up to one, for `FROM`: rows (version). */
export function personVersions(upTo: bigint): Sql {
  return sql`(SELECT version FROM person_changes WHERE version <= ${param(upTo, 'UInt64')})`
}
