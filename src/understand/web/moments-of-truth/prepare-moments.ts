import type { Moment } from '../../model-moments-of-truth.ts'

export interface MomentDot {
  readonly id: string
  /** From 1, most deciding first. */
  readonly place: number
  /** 0 to 1 in the drawing: how many meet it, how much it decides. */
  readonly x: number
  readonly y: number
  readonly low: number
  readonly high: number
  readonly tone: 'bad' | 'good' | 'both'
}

/** A step of an axis that ends at or after the largest value: 1, 2 or 5 times a power of ten, never above the whole. */
export function axisEnd(largest: number): number {
  if (!(largest > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(largest))
  const end = [1, 2, 5, 10].map(step => step * power).find(step => step >= largest * 1.05)
  return Math.min(1, end ?? 10 * power)
}

/** Where each moment stands: how many meet its marked end against how much of what differs it explains. */
export function prepareMoments(moments: readonly Moment[]): {
  dots: MomentDot[]
  mostReach: number
  mostImportance: number
} {
  const mostReach = axisEnd(Math.max(0, ...moments.map(({ reach }) => reach.share)))
  const mostImportance = axisEnd(Math.max(0, ...moments.map(({ importance }) => importance.high)))
  const dots = moments.map(
    (moment, i): MomentDot => ({
      id: moment.id,
      place: i + 1,
      x: moment.reach.share / mostReach,
      y: Math.max(0, moment.importance.value) / mostImportance,
      low: Math.max(0, moment.importance.low) / mostImportance,
      high: Math.min(mostImportance, moment.importance.high) / mostImportance,
      tone: moment.bad && moment.good ? 'both' : moment.bad ? 'bad' : 'good',
    }),
  )
  return { dots, mostReach, mostImportance }
}

/** Lengths of the two bars of each moment, against the longest of all. */
export function swingScale(moments: readonly Moment[]): number {
  return Math.max(
    1e-9,
    ...moments.flatMap(({ penalty, reward }) => [
      Math.abs(penalty?.value ?? 0),
      Math.abs(reward?.value ?? 0),
    ]),
  )
}
