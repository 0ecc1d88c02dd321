import { dayOfText } from '../../../platform/zones/model-days.ts'
import type { WhatChanged } from '../../model-what-changed.ts'
import type { Band, Curve } from '../daily/prepare-curves.ts'

type Doubt = 'doubt.parallel' | 'doubt.placebo' | 'alone'

/** What makes the answer doubtful, the weightiest first. */
export function doubtsOf({ checks, control, headline }: WhatChanged): Doubt[] {
  const failed = (name: string) => checks.some(check => check.name === name && check.state === 'failed')
  const doubts: Doubt[] = []
  if (failed('placebo-dates') || failed('placebo-groups')) doubts.push('doubt.placebo')
  if (failed('parallel-trends')) doubts.push('doubt.parallel')
  if (!control && headline) doubts.push('alone')
  return doubts
}

/** Whether the sum of the structural series says something else than the method that is told: one finds a change, the other none, or its opposite. */
export function isSumAlone({ headline, added }: Pick<WhatChanged, 'headline' | 'added'>): boolean {
  if (!headline || !added || headline.method === 'structural') return false
  const sum = added.low > 0 ? 'rose' : added.high < 0 ? 'fell' : 'nothing'
  return sum !== headline.found
}

/** What the days after would have been, by the method that is told. */
export function expectedOf({ headline, treated, scale }: WhatChanged): number {
  const value = treated.after.value ?? 0
  const effect = headline?.effect ?? 0
  return scale === 'relative' ? value / (1 + effect) : value - effect
}

/**
 * Many days of few are a thicket: from ten weeks on the curves show the mean of the last seven days, which is said beside them.
 */
export function isSmoothed({ series }: Pick<WhatChanged, 'series'>): boolean {
  return series.length > 70
}

interface Labels {
  readonly seen: string
  readonly expected: string
  readonly control: string
}

export function curvesOf(
  answer: WhatChanged,
  labels: Labels,
  isShare: boolean,
): { curves: Curve[]; bands: Band[]; xLabels: number[] } {
  const { days } = answer
  const series = isShare ? answer.series.map(withinShares) : answer.series
  const smooth = isSmoothed(answer)
  const change = days ? dayOfText(days.change) : 0
  const curve = (pick: (day: (typeof series)[number]) => number | null) =>
    series.map((day, t) => ({ x: dayOfText(day.day), y: smooth ? meanOfWeek(series, t, pick) : pick(day) }))
  const hasControl = answer.control !== null
  const last = series.at(-1)
  return {
    curves: [
      ...(hasControl
        ? [
            {
              ...{ id: 'control', label: labels.control, colour: 'var(--r-stage-5)', thin: true },
              points: curve(day => day.control),
            },
          ]
        : []),
      {
        ...{ id: 'expected', label: labels.expected, colour: 'var(--r-clay)', dash: '5 4' },
        points: curve(day => day.expected),
      },
      { id: 'seen', label: labels.seen, colour: 'var(--r-night)', points: curve(day => day.treated) },
    ],
    bands: [
      {
        colour: 'var(--r-clay)',
        points: series.map((day, t) => ({
          x: dayOfText(day.day),
          low: smooth ? meanOfWeek(series, t, one => one.low) : day.low,
          high: smooth ? meanOfWeek(series, t, one => one.high) : day.high,
        })),
      },
    ],
    xLabels: [dayOfText(series[0]?.day ?? '1970-01-01'), change, dayOfText(last?.day ?? '1970-01-01')],
  }
}

/** What is expected of a share may come out beyond all or nothing: neither can be. */
function withinShares(day: WhatChanged['series'][number]): WhatChanged['series'][number] {
  const within = (value: number | null) => (value === null ? null : Math.min(1, Math.max(0, value)))
  return { ...day, expected: within(day.expected), low: within(day.low), high: within(day.high) }
}

/** The mean of a day and the six before it that have a number; the change is a wall that no mean reaches over. */
function meanOfWeek<T extends { readonly added: number | null }>(
  series: readonly T[],
  t: number,
  pick: (day: T) => number | null,
): number | null {
  const isAfter = series[t]?.added !== null
  const values = series
    .slice(Math.max(0, t - 6), t + 1)
    .filter(day => (day.added !== null) === isAfter)
    .flatMap(day => pick(day) ?? [])
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** What came beyond the expected, added up from the change on. */
export function addedCurves(
  { series }: WhatChanged,
  label: string,
): { curves: Curve[]; bands: Band[]; xLabels: number[] } {
  const after = series.filter(day => day.added !== null)
  const [first, last] = [after[0], after.at(-1)]
  return {
    curves: [
      {
        ...{ id: 'added', label, colour: 'var(--r-night)' },
        points: after.map(day => ({ x: dayOfText(day.day), y: day.added })),
      },
    ],
    bands: [
      {
        colour: 'var(--r-night)',
        points: after.map(day => ({ x: dayOfText(day.day), low: day.addedLow, high: day.addedHigh })),
      },
    ],
    xLabels: first && last ? [dayOfText(first.day), dayOfText(last.day)] : [],
  }
}

/** Circumstances other than the change itself that lie in the days shown. */
export function overlapping<T extends { readonly from: string; readonly to: string }>(
  known: readonly T[],
  { series, days }: Pick<WhatChanged, 'series' | 'days'>,
): (T & { first: number; last: number })[] {
  const [first, last] = [series[0]?.day, series.at(-1)?.day]
  if (!first || !last || !days) return []
  return known
    .filter(one => one.from <= last && one.to >= first && one.from !== days.change)
    .map(one => ({
      ...one,
      first: Math.max(dayOfText(one.from), dayOfText(first)),
      last: Math.min(dayOfText(one.to), dayOfText(last)),
    }))
}
