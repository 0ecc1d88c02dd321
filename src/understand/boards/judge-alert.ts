import type { AlertRule, AlertState } from './model-alerts.ts'

export interface Seen {
  readonly value: number | null
  /** Of the periods before, the latest first. */
  readonly before: readonly (number | null)[]
}

export interface Verdict {
  readonly state: AlertState
  /** What the value was held against; null where there is nothing to hold it against. */
  readonly against: number | null
}

/** So many periods before are asked for an anomaly, and so many must have had something. */
export const periodsBefore = { change: 1, anomaly: 12 } as const
const leastHistory = 6

/**
 * On or off, with memory: what is on goes off only when it is back within the line by the margin (of a share or a deviation:
 * a fifth), so a number on the line is told once. Without a number, or without one to hold it against, nothing is known.
 */
export function judgeAlert(rule: AlertRule, { value, before }: Seen, was: AlertState): Verdict {
  if (value === null) return { state: 'unknown', against: null }
  const wasOn = was === 'on'
  const back = wasOn ? 0.8 : 1
  switch (rule.kind) {
    case 'above': {
      const line = wasOn ? rule.limit - rule.margin : rule.limit
      return { state: value > line ? 'on' : 'off', against: rule.limit }
    }
    case 'below': {
      const line = wasOn ? rule.limit + rule.margin : rule.limit
      return { state: value < line ? 'on' : 'off', against: rule.limit }
    }
    case 'change': {
      const [last = null] = before
      if (last === null || last === 0) return { state: 'unknown', against: last }
      const change = (value - last) / Math.abs(last)
      const counted = rule.way === 'any' ? Math.abs(change) : rule.way === 'up' ? change : -change
      return { state: counted > rule.by * back ? 'on' : 'off', against: last }
    }
    case 'anomaly': {
      const history = trimStart(before)
      if (history.length < leastHistory) return { state: 'unknown', against: null }
      const middle = median(history)
      // As it is: 0 over the least number is 0.
      const score = Math.abs(value - middle) / spread(history, middle)
      return { state: score > rule.deviations * back ? 'on' : 'off', against: middle }
    }
  }
}

/** Periods before anything was recorded say nothing: what is empty at the far end is left out. */
function trimStart(before: readonly (number | null)[]): number[] {
  const last = before.findLastIndex(value => value !== null && value !== 0)
  return before.slice(0, last + 1).flatMap(value => (value === null ? [] : [value]))
}

/**
 * A standard deviation that a few strange values do not move: 1.4826 × the median absolute deviation; where half of the values
 * are equal, 1.2533 × the mean absolute deviation (Iglewicz and Hoaglin 1993). All equal: any other value is strange.
 */
function spread(values: readonly number[], middle: number): number {
  const off = values.map(value => Math.abs(value - middle))
  const mad = median(off)
  if (mad > 0) return 1.4826 * mad
  const mean = off.reduce((sum, one) => sum + one, 0) / off.length
  return mean > 0 ? 1.2533 * mean : Number.MIN_VALUE
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]]
  return (low + high) / 2
}
