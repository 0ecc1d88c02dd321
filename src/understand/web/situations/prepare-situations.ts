import type { Situations } from '../../model-situations.ts'
import type { Band, Curve } from '../daily/prepare-curves.ts'

const colours = [
  'var(--r-stage-4)',
  'var(--r-stage-5)',
  'var(--r-stage-2)',
  'var(--r-stage-6)',
  'var(--r-stage-3)',
  'var(--r-stage-1)',
]

interface Labels {
  readonly average: string
  name(name: string, from: string): string
}

/** The occurrences as thin curves over each other, their mean and its band above them. Newest last, in the strongest colour. */
export function liftCurves(
  answer: Situations,
  labels: Labels,
): { curves: Curve[]; bands: Band[]; xLabels: number[] } {
  const curves: Curve[] = answer.occurrences.map((one, i) => ({
    id: `${one.name} ${one.from}`,
    label: labels.name(one.name, one.from),
    colour: colours[(answer.occurrences.length - 1 - i) % colours.length] ?? 'var(--r-stage-1)',
    thin: true,
    points: one.series.map(day => ({ x: day.k, y: day.lift })),
  }))
  const isMean = answer.profile.some(point => point.n > 1)
  const mean: Curve = {
    ...{ id: 'average', label: labels.average, colour: 'var(--r-night)' },
    points: answer.profile.map(point => ({ x: point.k, y: point.lift })),
  }
  return {
    curves: isMean ? [...curves, mean] : curves,
    bands: isMean
      ? [
          {
            colour: 'var(--r-night)',
            points: answer.profile.map(p => ({ x: p.k, low: p.low, high: p.high })),
          },
        ]
      : [],
    xLabels: labelsOf(answer.profile.map(point => point.k)),
  }
}

/** The first, the last, and day 1 or a middle one. */
function labelsOf(ks: readonly number[]): number[] {
  const [first, last] = [ks[0], ks.at(-1)]
  if (first === undefined || last === undefined) return []
  const middle = first < 1 && last > 1 ? 1 : Math.round((first + last) / 2)
  return [...new Set([first, middle, last])].sort((a, b) => a - b)
}

/** Where the situation itself is on the axis: from its first day to the last that most have. */
export function insideOf({ occurrences }: Situations): { from: number; to: number } | null {
  const inside = occurrences.map(one => one.series.filter(day => day.isInside).map(day => day.k))
  const [longest = []] = inside.toSorted((a, b) => b.length - a.length)
  const [from, to] = [longest[0], longest.at(-1)]
  return from === undefined || to === undefined ? null : { from, to }
}

export function projectionCurves(
  { projection }: Situations,
  labels: { readonly usual: string; readonly projected: string },
): { curves: Curve[]; bands: Band[]; xLabels: number[] } {
  const days = projection?.days ?? []
  return {
    curves: [
      {
        ...{ id: 'usual', label: labels.usual, colour: 'var(--r-stage-5)', thin: true },
        points: days.map(day => ({ x: day.k, y: day.usual })),
      },
      {
        ...{ id: 'projected', label: labels.projected, colour: 'var(--r-night)', dash: '6 4' },
        points: days.map(day => ({ x: day.k, y: day.value })),
      },
    ],
    bands: [
      { colour: 'var(--r-night)', points: days.map(day => ({ x: day.k, low: day.low, high: day.high })) },
    ],
    xLabels: labelsOf(days.map(day => day.k)),
  }
}
