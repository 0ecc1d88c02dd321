import { z } from 'zod'
import { shareSchema, stepNameSchema } from './model.ts'

/** What questions about journeys answer. Times are in milliseconds, instants since 1970 UTC. */

const perhaps = z.number().nullable()

export const transitionsSchema = z.object({
  steps: z.array(
    z.object({
      step: stepNameSchema,
      /** Times and cases it was done; cases null with `measure: 'counts'`. */
      count: z.number(),
      cases: perhaps,
      /** Cases whose first, or last, step it is. */
      starts: z.number(),
      ends: z.number(),
    }),
  ),
  transitions: z.array(
    z.object({
      from: stepNameSchema,
      to: stepNameSchema,
      /** How often the one directly followed the other. */
      count: z.number(),
      /** In how many cases. Null with `measure: 'counts'`, as are the times. */
      cases: perhaps,
      /** The median and the 90 % quantile are exact, interpolated between the two nearest. */
      meanMs: perhaps,
      medianMs: perhaps,
      p90Ms: perhaps,
    }),
  ),
  cases: z.number(),
  /** Of all transitions, whether shown or not. */
  totalCount: z.number(),
  totalTransitions: z.number(),
})
export type Transitions = z.output<typeof transitionsSchema>

export const pathsSchema = z.object({
  paths: z.array(
    z.object({
      steps: z.array(stepNameSchema),
      /** Between a start and an end: the end came later than `length` steps, and is not part of the path. */
      cut: z.boolean(),
      share: shareSchema,
      /** From its first step to its last, mean. */
      meanMs: z.number(),
      /** Exact; null where it was not asked for. */
      medianMs: perhaps.default(null),
    }),
  ),
  /** Cases with a path, and distinct paths: of all, whether shown or not. */
  cases: z.number(),
  distinct: z.number(),
})
export type Paths = z.output<typeof pathsSchema>

export const caseListSchema = z.object({
  cases: z.array(
    z.object({
      /** Number of the case; for a person the number of their first trace. */
      case: z.string(),
      /** What people call it: an identifier of the person, the account, the value of the property. */
      label: z.string(),
      /** Number of the person, where the case is one or a session of one. */
      person: z.string().nullable(),
      /** Of a person: those that their first trace carried. */
      identifiers: z.array(z.string()),
    }),
  ),
  total: z.number(),
  /** Ask again with `after` for more; null at the end. */
  next: z.string().nullable(),
})
export type CaseList = z.output<typeof caseListSchema>

export const leftOutSchema = z.object({
  /** Cases longer than `limit`, and their events. List them with `cases`, mark `too-long`. */
  longCases: z.number(),
  longCaseEvents: z.number(),
  limit: z.number(),
  /** Events that named nobody: no person's journey has them. */
  eventsOfNobody: z.number(),
  /** Told of a page on leaving it: no steps of the flow unless it is asked otherwise. */
  eventsOfPages: z.number(),
})
export type LeftOut = z.output<typeof leftOutSchema>

export const propertyValuesSchema = z.object({
  /** The most frequent; a case may count for several with `of: 'step'`. */
  values: z.array(z.object({ value: z.string(), cases: z.number() })),
  /** Cases that have no value. */
  without: z.number(),
  /** Of all cases, and how many different values there are. */
  cases: z.number(),
  distinct: z.number(),
})
export type PropertyValues = z.output<typeof propertyValuesSchema>
