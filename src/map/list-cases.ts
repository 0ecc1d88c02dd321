import type { z } from 'zod'
import { RihlaError } from '../platform/errors.ts'
import { ask } from '../platform/warehouse/question.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import type { Period } from '../understand/model.ts'
import { cases } from '../understand/questions/cases.ts'
import { touchpointsOf } from './answer-map.ts'
import { type MapContent, stepsOf } from './model.ts'
import type { stepCasesSchema } from './model-answer.ts'

export interface Behind {
  readonly step: string
  /** `reached` the step, or `left` there: did no later step of the map after their first time. */
  readonly what: 'reached' | 'left'
  readonly period: Period | null
}

const most = 50

/**
 * The cases behind a number of a step: the same rules, the same period.
 *
 * @throws RihlaError `not-found` for a step that the map does not measure
 */
export async function listCases(
  warehouse: Warehouse,
  scope: Scope,
  { content, behind }: { content: MapContent; behind: Behind },
): Promise<z.infer<typeof stepCasesSchema>> {
  const mark = markOf(content, behind)
  const { answer } = await ask(cases, { warehouse, scope }, { mark, most })
  const isPerson = content.by === 'person'
  return {
    total: answer.total,
    cases: answer.cases.map(found => ({
      case: found.case,
      label:
        found.label.includes(':') && isPerson ? found.label.slice(found.label.indexOf(':') + 1) : found.label,
      identifier: isPerson ? (found.identifiers[0] ?? null) : null,
    })),
  }
}

/** The mark in the words of the question `cases`. */
function markOf(content: MapContent, { step, what, period }: Behind) {
  const touchpoints = touchpointsOf(stepsOf(content))
  const at = touchpoints.findIndex(touchpoint => touchpoint.id === step)
  const here = touchpoints[at]
  if (here === undefined) throw new RihlaError('not-found')
  const view = { by: content.by, period, channels: [], where: [], having: [] }
  const later = touchpoints.slice(at + 1).flatMap(touchpoint => touchpoint.any)
  if (what === 'reached' || later.length === 0) {
    return {
      of: 'step',
      input: { ...view, grain: touchpoints, collapse: false },
      step: { name: step, channel: '' },
    }
  }
  return {
    of: 'funnel' as const,
    input: { ...view, steps: [here, { id: 'later', any: later.slice(0, 60) }], windowMs: null },
    level: 1,
    outcome: 'left' as const,
  }
}
