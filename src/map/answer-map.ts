import { z } from 'zod'
import { events } from '../collect/events.ts'
import { ask } from '../platform/warehouse/question.ts'
import { instant } from '../platform/warehouse/rows.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import { sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import type { Period, Touchpoint } from '../understand/model.ts'
import { stepChannels } from '../understand/questions/step-channels.ts'
import { type StepMetrics, stepMetrics } from '../understand/questions/step-metrics.ts'
import { findPains } from './find-pains.ts'
import { type MapContent, type MapStep, stepsOf } from './model.ts'
import type { MapAnswer, StepAnswer } from './model-answer.ts'
import { actions } from './questions/actions.ts'
import { emotion } from './questions/emotion.ts'
import { quotes } from './questions/quotes.ts'
import { within } from './questions/within.ts'

/** What a map asks of the log: each lane is a question, all asked side by side for the same view. */
export async function answerMap(
  warehouse: Warehouse,
  scope: Scope,
  content: MapContent,
  period: Period | null,
): Promise<MapAnswer> {
  const start = performance.now()
  const steps = stepsOf(content)
  const touchpoints = touchpointsOf(steps)
  const found =
    touchpoints.length === 0 ? nothing : await askLanes(warehouse, scope, { content, touchpoints, period })
  const measured = steps.map(step => measuredStep(step, found))
  const pains = findPains(measured)
  const answered = measured.map((step, i) => ({ ...step, pains: pains[i] ?? [] }))
  return {
    steps: answered,
    cases: found.metrics.started,
    coverage: coverageOf(content, answered),
    lastEvent: found.lastEvent,
    period,
    ms: Math.round(performance.now() - start),
  }
}

/** Steps with a rule, as touchpoints in the order of the map. */
export function touchpointsOf(steps: readonly MapStep[]): Touchpoint[] {
  return steps.filter(step => step.rule.length > 0).map(step => ({ id: step.id, any: step.rule }))
}

interface Found {
  readonly metrics: StepMetrics
  readonly channels: Map<string, { channel: string; cases: number }[]>
  readonly actions: Record<string, { event: string; cases: number }[]>
  readonly emotions: Record<string, NonNullable<StepAnswer['emotion']>>
  readonly quotes: Record<string, StepAnswer['quotes']>
  readonly lastEvent: number | null
}

const nothing: Found = {
  metrics: { started: 0, steps: [] },
  channels: new Map(),
  actions: {},
  emotions: {},
  quotes: {},
  lastEvent: null,
}

async function askLanes(
  warehouse: Warehouse,
  scope: Scope,
  { content, touchpoints, period }: { content: MapContent; touchpoints: Touchpoint[]; period: Period | null },
): Promise<Found> {
  const context = { warehouse, scope }
  const view = { by: content.by, period }
  const voice = {
    steps: touchpoints.map(({ id, any }) => ({ id, rule: any })),
    scores: content.scores,
    quotes: content.quotes,
    period,
  }
  const [metrics, channels, done, felt, said, lastEvent] = await Promise.all([
    ask(stepMetrics, context, { ...view, steps: touchpoints }),
    ask(stepChannels, context, { ...view, grain: touchpoints }),
    ask(actions, context, { ...view, steps: touchpoints }),
    ask(emotion, context, voice),
    ask(quotes, context, { ...voice, most: 5 }),
    readLastEvent(warehouse, scope, { touchpoints, period }),
  ])
  return {
    metrics: metrics.answer,
    channels: new Map(channels.answer.steps.map(step => [step.step.name, [...step.channels]])),
    actions: done.answer,
    emotions: felt.answer,
    quotes: said.answer,
    lastEvent,
  }
}

async function readLastEvent(
  warehouse: Warehouse,
  scope: Scope,
  { touchpoints, period }: { touchpoints: readonly Touchpoint[]; period: Period | null },
): Promise<number | null> {
  const names = [
    ...new Set(touchpoints.flatMap(touchpoint => touchpoint.any.map(selector => selector.event))),
  ]
  const [row] = await warehouse.rows({
    name: 'map.last-event',
    sql: sql`SELECT maxOrNull(time) AS last FROM ${events(scope)} WHERE name IN ${names} AND ${within(period)}`,
    row: z.object({ last: instant.nullable() }),
  })
  return row?.last ?? null
}

function measuredStep(step: MapStep, found: Found): Omit<StepAnswer, 'pains'> {
  const at = found.metrics.steps.findIndex(s => s.id === step.id)
  const metrics = found.metrics.steps[at]
  const cases = metrics?.cases ?? 0
  const isLast = at === found.metrics.steps.length - 1
  const shareOf = (n: number) => (cases === 0 ? 0 : n / cases)
  return {
    id: step.id,
    measured: metrics !== undefined,
    cases,
    share: metrics?.share.share ?? 0,
    dropOff: metrics && !isLast && cases > 0 ? metrics.dropOff.share : null,
    dropOffLow: metrics && !isLast && cases > 0 ? metrics.dropOff.low : null,
    dropOffHigh: metrics && !isLast && cases > 0 ? metrics.dropOff.high : null,
    medianToNext: metrics?.toNext.medianMs ?? null,
    channels: (found.channels.get(step.id) ?? []).map(({ channel, cases: n }) => ({
      channel,
      cases: n,
      share: shareOf(n),
    })),
    actions: (found.actions[step.id] ?? []).map(({ event, cases: n }) => ({
      event,
      cases: n,
      share: shareOf(n),
    })),
    emotion: found.emotions[step.id] ?? null,
    quotes: found.quotes[step.id] ?? [],
  }
}

/** Of the cells of the shown lanes that could hold data, how many do. No pain is no gap, so pains do not count. */
function coverageOf(content: MapContent, steps: readonly StepAnswer[]): number {
  const lanes = content.lanes.filter(lane => lane.shown).map(lane => lane.kind)
  const holds = (step: StepAnswer): boolean[] =>
    lanes.flatMap(kind => {
      if (kind === 'pains') return []
      if (kind === 'emotion') return [step.emotion !== null]
      if (kind === 'quotes') return [step.quotes.length > 0]
      if (kind === 'channels') return [step.channels.some(c => c.channel !== '')]
      return [step.cases > 0]
    })
  const cells = steps.flatMap(step => [step.cases > 0, ...holds(step)])
  return cells.length === 0 ? 0 : cells.filter(Boolean).length / cells.length
}
