import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { packedFrom } from '../journeys/parts-sql.ts'
import { bucketText } from '../model-buckets.ts'
import {
  type Lifecycle,
  type LifecycleInput,
  lifecycleInput,
  lifecycleStateSchema,
} from '../model-lifecycle.ts'
import { aroundPeriod, bucketOfInstant, bucketsOfSteps, endOfLog, refuseTooMany } from './local-buckets.ts'
import { codeOf, codesOfAny } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'

const row = z.object({
  bucket: z.number(),
  state: lifecycleStateSchema,
  n: count,
  cases: count,
  /** The unit in which the log ends. */
  until: z.number(),
})
type Row = z.infer<typeof row>

/**
 * Of those who are active each day, week or month: who is new, who was here before, who came back after a pause, and who
 * is gone?
 *
 * A unit is a local day, week or month of the zone; a case is active in it with one event or more of those named. New: its
 * first unit ever, also where the period begins later. Returning: active in the unit before too. Resurrecting: active
 * before, but not in the unit before. Dormant: active in the unit before and not in this one; each silence counts once,
 * where it begins. So active = new + returning + resurrecting, and the active of the unit before = returning + dormant.
 * Units are those that the period touches, whole. The one in which the log ends is marked: it still changes. Order and
 * ties within a unit do not matter. `channels` and `where` narrow what is activity: new is then new there.
 */
export const lifecycle = question({
  name: 'lifecycle',
  about: 'New, returning, resurrecting and dormant people in each day, week or month',
  input: lifecycleInput,
  row,
  example: lifecycleInput.parse({ unit: 'week' }),
  steps: (q, scope) => [
    ...statesOfEachCase(q, scope),
    step(
      'counted',
      sql`SELECT bucket, state, count() AS n, any(cases) AS cases, ${endOfLog(scope, q)} AS until
      FROM states GROUP BY bucket, state ORDER BY bucket, state`,
    ),
  ],
  answer: answerLifecycle,
  evidence: (_rows, { cases }, { by, period }) => ({ people: by === 'person' ? cases : null, cases, period }),
})

/** Last step `states`: rows (case, label, bucket, state, cases), a row for each unit in which something can be said of the case. */
export function statesOfEachCase(q: LifecycleInput, scope: Scope): Step[] {
  const kept =
    q.active.length === 0
      ? sql`steps`
      : sql`arrayFilter(s -> ${codeOf(sql`s`)} IN ${codesOfAny(scope, q.active)}, steps)`
  const inPeriod = q.period
    ? sql`at.1 >= ${bucketOfInstant(q, q.period.from)} AND at.1 <= ${bucketOfInstant(q, q.period.to - 1)}`
    : sql`1`
  const around = q.period ? aroundPeriod(q.period, q) : null
  const [near, wasBefore] = around
    ? [
        sql`arrayFilter(s -> s >= ${packedFrom(around.from)} AND s < ${packedFrom(around.to)}, kept)`,
        sql`kept[1] < ${packedFrom(around.from)}`,
      ]
    : [sql`kept`, sql`0`]
  return [
    // New is new ever, and who is gone was here before: the period cuts the units alone.
    seeJourneys(scope, { ...q, period: null }, q.active),
    step(
      'by_case',
      sql`SELECT case, label, was_before, ${bucketsOfSteps(q, sql`near`)} AS buckets
      FROM (SELECT case, label, ${wasBefore} AS was_before, ${near} AS near FROM (SELECT case, label, ${kept} AS kept FROM seen)) WHERE notEmpty(near)`,
    ),
    step(
      'by_unit',
      sql`SELECT case, label,
        arrayMap((b, before, place) -> (b, multiIf(place = 1 AND NOT was_before, 'new', place > 1 AND before = b - 1, 'returning', 'resurrecting')), buckets, arrayShiftRight(buckets, 1), arrayEnumerate(buckets)) AS here,
        arrayMap(b -> (toInt32(b + 1), 'dormant'), arrayFilter((b, after) -> after != b + 1, buckets, arrayShiftLeft(buckets, 1, toInt32(-2147483648)))) AS gone,
        arrayFilter(at -> at.1 <= ${endOfLog(scope, q)} AND ${inPeriod}, arrayConcat(here, gone)) AS told
      FROM by_case`,
    ),
    step(
      'states',
      sql`SELECT case, label, at.1 AS bucket, at.2 AS state, cases
      FROM (SELECT case, label, told, countIf(arrayExists(at -> at.2 != 'dormant', told)) OVER () AS cases FROM by_unit)
      ARRAY JOIN told AS at`,
    ),
  ]
}

function answerLifecycle(rows: readonly Row[], q: LifecycleInput): Lifecycle {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return { periods: [], cases: 0 }
  const units = last.bucket - first.bucket + 1
  refuseTooMany(units)
  const found = new Map(rows.map(r => [`${r.bucket} ${r.state}`, r.n]))
  const periods = Array.from({ length: units }, (_, i) => {
    const bucket = first.bucket + i
    const of = (state: Row['state']) => found.get(`${bucket} ${state}`) ?? 0
    const here = { new: of('new'), returning: of('returning'), resurrecting: of('resurrecting') }
    return {
      bucket: bucketText(bucket, q),
      ...here,
      active: here.new + here.returning + here.resurrecting,
      dormant: of('dormant'),
      complete: bucket < first.until,
    }
  })
  return { periods, cases: first.cases }
}
