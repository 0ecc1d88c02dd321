import type { Abandonment, AbandonmentCause, Verdict } from '../../model-abandonment.ts'

export interface CauseRow {
  readonly cause: AbandonmentCause
  readonly place: number
  readonly tone: 'clay' | 'mint' | 'none' | 'saffron'
  /** Whether the number of lost conversions is told as a finding. */
  readonly isFinding: boolean
}

export interface PreparedAbandonment {
  readonly rows: readonly CauseRow[]
  /** Those that are shown to drive away. */
  readonly found: readonly AbandonmentCause[]
  /** From the least to the most on the scale of lost conversions; 0 lies in it. */
  readonly scale: { readonly from: number; readonly to: number }
  /** The currency with most attempts, and the others. */
  readonly main: Abandonment['atStake'][number] | null
  readonly others: Abandonment['atStake']
  readonly leftOut: readonly {
    readonly why: Abandonment['leftOut'][number]['why']
    readonly ids: readonly string[]
  }[]
}

const tones: Readonly<Record<Verdict, CauseRow['tone']>> = {
  'drives-away': 'clay',
  keeps: 'mint',
  nothing: 'none',
  'only-those-who-left': 'saffron',
  unclear: 'none',
}

/** What is shown beyond chance comes first, each group by what is lost to it. */
export function prepareAbandonment(answer: Abandonment): PreparedAbandonment {
  const rank = ({ verdict }: AbandonmentCause) =>
    verdict === 'drives-away' ? 0 : verdict === 'only-those-who-left' ? 1 : verdict === 'keeps' ? 3 : 2
  const causes = answer.causes.toSorted(
    (a, b) => rank(a) - rank(b) || b.conversions.estimate - a.conversions.estimate,
  )
  const ends = causes.flatMap(({ conversions }) => [conversions.low, conversions.high])
  const [main = null, ...others] = answer.atStake
  return {
    rows: causes.map((cause, i) => ({
      cause,
      place: i + 1,
      tone: tones[cause.verdict],
      isFinding: cause.verdict === 'drives-away',
    })),
    found: causes.filter(({ verdict }) => verdict === 'drives-away'),
    scale: { from: Math.min(0, ...ends), to: Math.max(1, ...ends) },
    main,
    others,
    leftOut: [...Map.groupBy(answer.leftOut, ({ why }) => why)].map(([why, list]) => ({
      why,
      ids: list.map(({ id }) => id),
    })),
  }
}

/** Place on the scale, 0 to 1 in reading order. */
export function onScale(value: number, { from, to }: PreparedAbandonment['scale']): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)))
}
