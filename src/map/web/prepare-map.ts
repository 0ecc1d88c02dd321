import { type LaneKind, laneKinds, type MapContent, type MapStep, smallSample } from '../model.ts'
import type { Emotion, MapAnswer, StepAnswer } from '../model-answer.ts'

export interface StageView {
  readonly id: string
  readonly index: number
  readonly title: MapContent['stages'][number]['title']
  /** 1…6, in the order of the look; then again from the start. */
  readonly colour: number
  /** Columns that it spans; at least one, so that an empty stage can still be filled. */
  readonly span: number
}

export interface ColumnView {
  readonly stageId: string
  readonly isFirst: boolean
  /** Null for the column of a stage without steps. */
  readonly step: MapStep | null
  readonly answer: StepAnswer | null
}

export interface EmotionPoint {
  /** Column, from the start. */
  readonly column: number
  readonly stepId: string
  readonly emotion: Emotion
  readonly isHollow: boolean
  readonly tone: 'good' | 'bad' | 'calm'
  readonly mark: 'peak' | 'trough' | 'end' | null
}

export interface MapView {
  readonly stages: readonly StageView[]
  readonly columns: readonly ColumnView[]
  readonly lanes: readonly LaneKind[]
  readonly emotion: readonly EmotionPoint[]
}

/** Decides everything that the grid draws: columns, colours, which lanes, the marks on the curve. */
export function prepareMap(content: MapContent, answer: MapAnswer | undefined): MapView {
  const byId = new Map(answer?.steps.map(step => [step.id, step]))
  const columns = content.stages.flatMap((stage): ColumnView[] =>
    stage.steps.length === 0
      ? [{ stageId: stage.id, isFirst: true, step: null, answer: null }]
      : stage.steps.map((step, i) => ({
          stageId: stage.id,
          isFirst: i === 0,
          step,
          answer: byId.get(step.id) ?? null,
        })),
  )
  return {
    stages: content.stages.map((stage, index) => ({
      id: stage.id,
      index,
      title: stage.title,
      colour: (index % 6) + 1,
      span: Math.max(1, stage.steps.length),
    })),
    columns,
    lanes: lanesOf(content),
    emotion: emotionOf(columns),
  }
}

/** Lanes that a map does not know yet are hidden, not lost. */
function lanesOf(content: MapContent): LaneKind[] {
  return content.lanes.filter(lane => lane.shown && laneKinds.includes(lane.kind)).map(lane => lane.kind)
}

function emotionOf(columns: readonly ColumnView[]): EmotionPoint[] {
  const points = columns.flatMap(({ step, answer }, column) =>
    step && answer?.emotion ? [{ column, stepId: step.id, emotion: answer.emotion }] : [],
  )
  const [peak, trough, end] = [extreme(points, 1), extreme(points, -1), points.at(-1)]
  return points.map(point => ({
    ...point,
    isHollow: point.emotion.n < smallSample,
    tone: point.emotion.mean <= -0.3 ? 'bad' : point.emotion.mean >= 0.4 ? 'good' : 'calm',
    mark:
      points.length < 2
        ? null
        : point === peak
          ? 'peak'
          : point === trough
            ? 'trough'
            : point === end
              ? 'end'
              : null,
  }))
}

/** The first of the highest (or lowest) points. */
function extreme<T extends { emotion: Emotion }>(points: readonly T[], sign: 1 | -1): T | undefined {
  return points.reduce<T | undefined>(
    (best, point) =>
      best === undefined || sign * point.emotion.mean > sign * best.emotion.mean ? point : best,
    undefined,
  )
}

/** Height of the emotion lane and the y of a value; good is up in every language. */
export const emotionHeight = 196
const inset = 28

export function emotionY(value: number): number {
  return emotionHeight / 2 - (value / 2) * (emotionHeight / 2 - inset)
}

/** A smooth line through points: level at each of them, so that no peak is drawn that was not measured. */
export function smoothPath(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points
    .map(({ x, y }, i) => {
      const before = points[i - 1]
      if (!before) return `M${x} ${y}`
      const middle = (before.x + x) / 2
      return `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`
    })
    .join(' ')
}

/** The band between the upper and the lower line. */
export function bandPath(
  upper: readonly { x: number; y: number }[],
  lower: readonly { x: number; y: number }[],
): string {
  const back = smoothPath(lower.toReversed()).replace(/^M/, 'L')
  return upper.length === 0 ? '' : `${smoothPath(upper)} ${back} Z`
}
