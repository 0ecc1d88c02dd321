import type { Scope } from '../../platform/warehouse/scope.ts'
import { Shortcut } from '../../platform/warehouse/shortcut.ts'
import { ident, joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { movedSince } from '../../unify/person-of.ts'
import { longestCase } from '../model.ts'
import {
  caseOf,
  derivedRows,
  type FoldColumn,
  foldedRows,
  foldPart,
  foldRow,
  freshParts,
  type Place,
} from './fold-place.ts'
import type { HashRange } from './hash-ranges.ts'
import { type FoldLook, lookAtFold, touchedSql } from './look-at-fold.ts'
import {
  epoch1900,
  mergedSql,
  packedFrom,
  packedSteps,
  packedTime,
  personKind,
  type Stretch,
  stepEvents,
} from './parts-sql.ts'

/**
 * Journeys for `FROM`: rows (case UInt64, label String, steps Array(UInt64), codes Array(UInt16)), a row a case. A step is
 * (milliseconds since 1900-01-01 UTC) << 16 | code, in total order (time, ordinal, call, message id): never sort by its
 * value, equal times would follow the code. `codes` are those of the steps, for whoever needs no times: less to read.
 * `by` is 'person', 'account' or the path of a declared property.
 *
 * Folded rows without the cases that were touched since, and those regrouped from their units. Cases longer than
 * `longestCase` are left out unless asked for. Asked in a question, the fold is looked at first: mostly nothing was
 * touched, or only at the end of cases, and the rest of the text need not be planned.
 */
export function journeys(scope: Scope, options: Options): Sql {
  const { by, withLong = false } = options
  const place: Place = { scope, by, fold: sql`fold_state` }
  const touched = sql`SELECT arrayJoin(touched_cases)`
  const general = sql`(
    WITH (${foldRow(scope)}) AS fold_state, (${touchedCases(place, options)}) AS touched_cases
    ${foldedCases(place, options, sql`(empty(touched_cases) OR case NOT IN (${touched}))`)}
    UNION ALL
    ${regroupedCases(place, options, touched)} AND notEmpty(touched_cases)
  )`
  return new Shortcut(general, async warehouse => {
    const look = await lookAtFold(warehouse, { scope, by }, withLong, options.mostNamed)
    return look === null ? general : lookedAt({ scope, by, fold: look.fold }, options, look)
  })
}

interface Options {
  readonly by: string
  readonly withLong?: boolean
  /** Cases without a step in this stretch need not be there: most of a log's, of a few months. */
  readonly within?: Stretch | null
  /** Of what was touched, only these are looked for: for whoever asks for no others, where millions may have been. */
  readonly among?: HashRange
  /** Where more were touched, the engine keeps the list of them. */
  readonly mostNamed?: number
}

/** What the general form gives, with only what these touched cases need. */
function lookedAt(place: Place, options: Options, { appended, others, isMany }: FoldLook): Sql {
  if (isMany) return manyTouched(place, options)
  const list = (cases: readonly bigint[]) => sql`${param([...cases], 'Array(UInt64)')}`
  const touched = [...appended, ...others]
  const branches = [
    foldedCases(place, options, touched.length === 0 ? sql`1` : sql`case NOT IN ${list(touched)}`),
  ]
  if (appended.length > 0) branches.push(appendedCases(place, options, list(appended)))
  if (others.length > 0) branches.push(regroupedCases(place, options, list(others)))
  return sql`(${joinSql(branches, ' UNION ALL ')})`
}

/**
 * The same where so many were touched that their names would be megabytes of text: the engine keeps both lists.
 */
function manyTouched(place: Place, options: Options): Sql {
  const touched = sql`SELECT (appended, others) FROM (${touchedSql(place, options.withLong ?? false)})`
  const [appended, others] = [sql`tupleElement(touched, 1)`, sql`tupleElement(touched, 2)`]
  return sql`(
    WITH (${touched}) AS touched
    ${foldedCases(place, options, sql`case NOT IN (SELECT arrayJoin(arrayConcat(${appended}, ${others})))`)}
    UNION ALL
    ${appendedCases(place, options, sql`(SELECT arrayJoin(${appended}))`)}
    UNION ALL
    ${regroupedCases(place, options, sql`SELECT arrayJoin(${others})`)}
  )`
}

function shortEnough({ withLong = false }: Options, steps: Sql): Sql {
  return withLong ? sql`1` : sql`length(${steps}) <= ${longestCase}`
}

/**
 * Read in small portions: a row is a whole journey, and in portions of the engine's size one of two threads is left with
 * much less (*measured*: 89 ms against 75).
 */
const inPortions = sql`SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000`

function foldedCases(place: Place, options: Options, only: Sql): Sql {
  const which = joinSql([shortEnough(options, sql`codes`), ...reaches(options), only], ' AND ')
  return sql`SELECT case, label, steps, codes FROM journeys WHERE ${foldedRows(place)} AND ${which} ${inPortions}`
}

/** Whether a folded row may have a step in the stretch: told by its first and its last, steps are not read for it. */
function reaches({ within }: Options): Sql[] {
  if (!within) return []
  const { from, to } = within
  return [
    ...(from === null ? [] : [sql`last >= ${packedFrom(from)}`]),
    ...(to === null ? [] : [sql`first < ${packedFrom(to)}`]),
  ]
}

/** Folded rows with what came since at their end. */
function appendedCases(place: Place, options: Options, cases: Sql): Sql {
  const fresh = sql`(
        SELECT ${caseOf(place)} AS case, label, steps, ordinals, calls, ids FROM journey_parts
        WHERE ${freshParts(place)} AND case IN ${cases}
      )`
  return sql`SELECT case, label, steps, codes FROM (
      SELECT f.case AS case, f.label AS label, arrayConcat(f.steps, ${packedSteps(sql`p.sorted`)}) AS steps, arrayConcat(f.codes, p.sorted.5) AS codes
      FROM (SELECT case, label, steps, codes FROM journeys WHERE ${foldedRows(place)} AND case IN ${cases}) AS f
      INNER JOIN (${mergedSql(sql`case`, fresh)}) AS p ON f.case = p.key
    ) WHERE ${shortEnough(options, sql`codes`)}`
}

/** `cases`: for `IN`. */
function regroupedCases(place: Place, options: Options, cases: Sql): Sql {
  const columns = sql`label, steps, ordinals, calls, ids`
  const from = sql`(
      SELECT ${caseOf(place)} AS case, ${columns} FROM journey_units WHERE ${derivedRows(place)} AND case IN (${cases})
      UNION ALL
      SELECT ${caseOf(place)} AS case, ${columns} FROM journey_parts WHERE ${freshParts(place)} AND case IN (${cases})
    )`
  return sql`SELECT key AS case, label, ${packedSteps(sql`sorted`)} AS steps, sorted.5 AS codes FROM (${mergedSql(sql`case`, from)})
    WHERE ${shortEnough(options, sql`sorted`)}`
}

/** A scalar: how many cases a question regroups now, to a percent: in the memory of a page, however many they are. */
export function touchedCount(scope: Scope, by: string): Sql {
  const place: Place = { scope, by, fold: sql`(${foldRow(scope)})` }
  return sql`(SELECT uniqCombined(case) FROM (${touchedRows(place, true)}))`
}

/** The folded rows that are valid now, for `WHERE`. */
export function ofFold(scope: Scope, by: string): Sql {
  return foldedRows({ scope, by, fold: sql`(${foldRow(scope)})` })
}

/**
 * A scalar, Int64: milliseconds since 1970 of the first or the last step that journeys know, those of nobody too; 0 without any. The
 * folded rows keep theirs, so the log is not read for it.
 */
export function edgeOfSteps(scope: Scope, edge: 'first' | 'last'): Sql {
  const place: Place = { scope, by: personKind.path, fold: sql`fold_state` }
  const [of, step] = edge === 'first' ? [sql`min`, sql`steps[1]`] : [sql`max`, sql`steps[-1]`]
  const packed = (column: Sql) => sql`bitShiftRight(${column}, 16) AS ms`
  return sql`(
    WITH (${foldRow(scope)}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(${of}(ms)) - ${epoch1900}) FROM (
      SELECT ${packed(ident(edge))} FROM journeys WHERE ${foldedRows(place)} AND ${ident(edge)} > 0
      UNION ALL
      SELECT ${packed(step)} FROM journey_parts WHERE ${freshParts(place)} AND notEmpty(steps)
      UNION ALL
      SELECT ${packedTime()} AS ms FROM ${stepEvents(scope, { select: sql`time`, where: sql`trace = 0` })}
    ))`
}

/** Parts and units that were derived with the rules that are valid now, for `WHERE`. */
export function derivedAs(scope: Scope, by: string): Sql {
  return derivedRows({ scope, by, fold: sql`(${foldRow(scope)})` })
}

/** A scalar: which generation is valid, and up to which batch of events and version of the persons it holds. */
export function foldState(scope: Scope, column: FoldColumn): Sql {
  return foldPart(sql`(${foldRow(scope)})`, column)
}

/**
 * Cases whose folded row is not the last word: new or late events, and persons whose traces moved. A long case that got
 * one more event is still long, so unless asked for it is not regrouped (one kiosk of a million steps would be, each
 * time). A scalar: the engine computes it once however often it is named.
 */
function touchedCases(place: Place, { withLong = false, among }: Options): Sql {
  const where = among ? sql` WHERE case BETWEEN ${among.from} AND ${among.to}` : sql``
  return sql`SELECT groupUniqArray(case) FROM (${touchedRows(place, withLong)})${where}`
}

function touchedRows(place: Place, withLong: boolean): Sql {
  const { scope, by, fold } = place
  const long = sql`SELECT case FROM journeys WHERE ${foldedRows(place)} AND length(codes) > ${longestCase}`
  const fresh = sql`SELECT ${caseOf(place)} AS case FROM journey_parts WHERE ${freshParts(place)}`
  const byEvents = withLong ? fresh : sql`${fresh} AND case NOT IN (${long})`
  const moved = sql`SELECT arrayJoin([previous, person]) AS case FROM ${movedSince(scope, foldPart(fold, 'version'))}`
  return by === personKind.path ? sql`${byEvents} UNION ALL ${moved}` : byEvents
}
