import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { sql, step } from '../../platform/warehouse/sql.ts'
import { viewSchema } from '../model.ts'
import { seeJourneys } from './see-journeys.ts'

const quantile = z.number().nullable()
const row = z.object({
  cases: count,
  steps: count,
  mean: quantile,
  median: quantile,
  p90: quantile,
  least: count.nullable(),
  most: count.nullable(),
  median_steps: quantile,
})

export interface CaseDurations {
  readonly cases: number
  readonly events: number
  /** From a case's first event to its last, in milliseconds; null without cases. */
  readonly meanMs: number | null
  readonly medianMs: number | null
  readonly p90Ms: number | null
  readonly minMs: number | null
  readonly maxMs: number | null
  readonly medianSteps: number | null
}

/**
 * How many cases and events are there, and how long are cases? From first to last event in total order; a case of one
 * event takes 0 ms. Instants, not wall clocks: a change of offset in the data makes no case longer. Quantiles are exact,
 * interpolated between the two nearest.
 */
export const caseDurations = question({
  name: 'case-durations',
  about: 'How many cases and events there are, and how long cases take from first to last event',
  input: viewSchema,
  row,
  example: viewSchema.parse({}),
  steps: (q, scope) => [
    seeJourneys(scope, q, []),
    step(
      'lengths',
      sql`SELECT length(steps) AS size, toInt64(bitShiftRight(steps[-1], 16)) - toInt64(bitShiftRight(steps[1], 16)) AS took FROM seen`,
    ),
    step(
      'summed',
      sql`SELECT count() AS cases, sum(size) AS steps, sum(took) / nullIf(count(), 0) AS mean,
        quantilesExactInclusive(0.5, 0.9)(took) AS quantiles, quantiles[1] AS median, quantiles[2] AS p90,
        minOrNull(took) AS least, maxOrNull(took) AS most, quantileExactInclusive(0.5)(size) AS median_steps
      FROM lengths`,
    ),
  ],
  answer: (rows): CaseDurations => {
    const r = rows[0]
    return {
      cases: r?.cases ?? 0,
      events: r?.steps ?? 0,
      meanMs: r?.mean ?? null,
      medianMs: r?.median ?? null,
      p90Ms: r?.p90 ?? null,
      minMs: r?.least ?? null,
      maxMs: r?.most ?? null,
      medianSteps: r?.median_steps ?? null,
    }
  },
  evidence: (_rows, { cases }, { by, period }) => ({ people: by === 'person' ? cases : null, cases, period }),
})
