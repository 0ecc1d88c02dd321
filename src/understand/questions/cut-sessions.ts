import { type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { View } from '../model.ts'
import { codeOf, timeOf } from './packed-steps.ts'

const session = 'session'

export function isBySession({ by }: Pick<View, 'by'>): boolean {
  return by === session
}

/** Whose journeys are read to answer by these cases: sessions are cut from those of persons. */
export function readBy({ by }: Pick<View, 'by'>): string {
  return by === session ? 'person' : by
}

/**
 * Journeys of persons, from `FROM`, as their sessions: rows (case, label, steps, codes) like those of `journeys`, with
 * `whole_codes` of all its steps, `begun` and `ended`, and whatever else of a person's row is asked for. A session is over when nothing comes for longer than the pause: exactly as long a pause
 * does not end it. Cut from everything a person did, before a period, a channel or a property hides some of it, so that no
 * filter makes two sessions of one. The number of a session says its person and its beginning; `label` holds the number of
 * the person.
 *
 * @param persons rows (case, steps), and `marks` where only steps with a mark are to be kept: theirs are then in `marks` too
 */
export function cutSessions(
  persons: Sql,
  {
    sessionMinutes,
    isMarked,
    more = sql``,
  }: { readonly sessionMinutes: number; readonly isMarked: boolean; readonly more?: Sql },
): Sql {
  const pauseMs = sessionMinutes * 60_000
  const isNew = sql`arrayMap(pause -> pause > ${pauseMs}, arrayDifference(arrayMap(s -> toInt64(${timeOf(sql`s`)}), steps)))`
  const kept = isMarked ? sql`arrayFilter((s, mark) -> mark > 0, session, session_marks)` : sql`session`
  const split = isMarked ? sql`, arraySplit((mark, begins) -> begins, marks, ${isNew}) AS split_marks` : sql``
  const join = isMarked ? sql`, split_marks AS session_marks` : sql``
  const marks = isMarked ? sql`, arrayFilter(mark -> mark > 0, session_marks) AS marks` : sql``
  return sql`(
    SELECT sipHash64(person, ${timeOf(sql`session[1]`)}) AS case, toString(person) AS label, ${kept} AS steps,
      arrayMap(s -> ${codeOf(sql`s`)}, steps) AS codes, arrayMap(s -> ${codeOf(sql`s`)}, session) AS whole_codes, ${timeOf(sql`session[1]`)} AS begun, ${timeOf(sql`session[-1]`)} AS ended${marks}${more}
    FROM (SELECT case AS person, arraySplit((s, begins) -> begins, steps, ${isNew}) AS sessions${split}${more} FROM ${persons})
    ARRAY JOIN sessions AS session${join}
  )`
}
