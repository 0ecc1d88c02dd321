import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { personOf } from '../../unify/person-of.ts'
import { conditionsSql } from '../journeys/condition-sql.ts'
import { journeys } from '../journeys/journeys.ts'
import { kindOf, stepEvents, unitOf } from '../journeys/parts-sql.ts'
import { casePropertySchema, type View, viewSchema } from '../model.ts'
import type { PropertyValues } from '../model-answers.ts'
import { cutSessions, isBySession } from './cut-sessions.ts'

import { seeJourneys } from './see-journeys.ts'
import { propertyValue, sessionValue, sessionValues, standingByCase, withValues } from './values-by-case.ts'

const input = viewSchema.extend({
  property: casePropertySchema,
  most: z.number().int().min(1).max(1_000).default(20),
})
type Input = z.infer<typeof input>

const row = z.object({ value: z.string(), n: count, cases: count, distinct_values: count })

/**
 * Which values does a property have, and how many cases stand for each?
 *
 * `first`, `last`: one value a case, as in `values` of a view. `step`: a case counts once for each value that an event of
 * it had. Only events in the period and on the channels count for `step`; cases without a value are counted as such. In
 * the order of their cases, equal ones by the value's bytes.
 */
export const propertyValues = question({
  name: 'property-values',
  about: 'The values that a property has, and how many cases stand for each',
  input,
  row,
  example: input.parse({ property: { path: '$channel' } }),
  steps: (q, scope) => [
    seeJourneys(scope, q, []),
    step(
      'valued',
      sql`SELECT s.case AS case, v.found AS found FROM seen AS s LEFT JOIN ${foundByCase(scope, q)} AS v ON s.case = v.case`,
    ),
    ...countValues(q),
  ],
  answer: (rows, { most }): PropertyValues => ({
    values: rows
      .filter(r => r.value !== '')
      .slice(0, most)
      .map(r => ({ value: r.value, cases: r.n })),
    without: rows.find(r => r.value === '')?.n ?? 0,
    cases: rows[0]?.cases ?? 0,
    distinct: rows[0]?.distinct_values ?? 0,
  }),
  evidence: (_rows, { cases }, { by, period }) => ({
    people: by === 'person' ? cases : null,
    cases,
    period,
  }),
})

function countValues({ most }: Input): Step[] {
  return [
    step(
      'counted',
      sql`SELECT value, count() AS n, countIf(nth = 1) AS firsts FROM valued
      ARRAY JOIN if(empty(found), [''], found) AS value, arrayEnumerate(if(empty(found), [''], found)) AS nth GROUP BY value`,
    ),
    step(
      'most',
      sql`SELECT value, n, sum(firsts) OVER () AS cases, countIf(value != '') OVER () AS distinct_values
      FROM counted ORDER BY value = '' DESC, n DESC, value LIMIT ${most + 1}`,
    ),
  ]
}

/** Rows (case, found Array(String)), for `FROM`: the values of each case. */
function foundByCase(scope: Scope, q: Input): Sql {
  const { of, path } = q.property
  if (isBySession(q)) {
    const column = sql`property_values`
    const persons = withValues(scope, { persons: journeys(scope, { by: 'person' }), path, column })
    const sessions = cutSessions(persons, { ...q, isMarked: false, more: sql`, property_values` })
    const found =
      of === 'step' ? sessionValues(column) : sql`arrayFilter(v -> v != '', [${sessionValue(of, column)}])`
    return sql`(SELECT case, ${found} AS found FROM ${sessions})`
  }
  if (of !== 'step') return sql`(SELECT case, [value] AS found FROM ${standingByCase(scope, q, q.property)})`
  return valuesOfEvents(scope, q)
}

function valuesOfEvents(scope: Scope, q: Input): Sql {
  const { unit, belongs } = unitOf(kindOf(q.by))
  const value = propertyValue(q.property.path)
  const from = stepEvents(scope, {
    select: sql`${q.by === 'person' ? personOf(scope, unit) : unit} AS case, ${value} AS value`,
    where: joinSql([sql`${value} != ''`, belongs, ...shownEvents(q)], ' AND '),
  })
  return sql`(SELECT case, groupUniqArray(value) AS found FROM ${from} GROUP BY case)`
}

function shownEvents({ period, channels, where }: View): Sql[] {
  return [
    ...(period ? [sql`time >= ${new Date(period.from)}`, sql`time < ${new Date(period.to)}`] : []),
    ...(channels.length > 0 ? [sql`has(${[...channels]}, channel)`] : []),
    ...(where.length > 0 ? [conditionsSql(where)] : []),
  ]
}
