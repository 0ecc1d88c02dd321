import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { sql, step } from '../../platform/warehouse/sql.ts'
import { journeys } from '../journeys/journeys.ts'
import { stepEvents } from '../journeys/parts-sql.ts'
import { caseKindSchema, longestCase, toldOfPages } from '../model.ts'
import type { LeftOut } from '../model-answers.ts'
import { readBy } from './cut-sessions.ts'

const input = z.object({ by: caseKindSchema.default('person') })

const row = z.object({ long_cases: count, long_steps: count, nobody: count, of_pages: count })

/**
 * What do questions about journeys leave out? Cases of more than 10,000 events, and events that named nobody; the flow also
 * what is told of a page on leaving it. Events of bots and colleagues are no journeys at all and are not counted here.
 */
export const leftOut = question({
  name: 'left-out',
  about: 'What questions about journeys leave out: endless cases and events of nobody',
  input,
  row,
  example: input.parse({}),
  steps: ({ by }, scope) => [
    step(
      'long',
      sql`SELECT count() AS cases, sum(length(steps)) AS events FROM ${journeys(scope, { by: readBy({ by }), withLong: true })} WHERE length(steps) > ${longestCase}`,
    ),
    step(
      'summed',
      sql`SELECT cases AS long_cases, events AS long_steps, (SELECT count() FROM ${stepEvents(scope)} WHERE trace = 0) AS nobody,
        (SELECT count() FROM ${stepEvents(scope, { where: sql`name IN (${[...toldOfPages]})` })}) AS of_pages FROM long`,
    ),
  ],
  answer: (rows): LeftOut => ({
    longCases: rows[0]?.long_cases ?? 0,
    longCaseEvents: rows[0]?.long_steps ?? 0,
    limit: longestCase,
    eventsOfNobody: rows[0]?.nobody ?? 0,
    eventsOfPages: rows[0]?.of_pages ?? 0,
  }),
})
